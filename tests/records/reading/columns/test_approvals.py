"""What was approved befell somebody where the list says when it was done."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    ("approved", "done"),
    [
        ("审批意见", "执行日期"),
        ("审批结果", "执行时间"),
        ("批准意见", "落实时间"),
        ("指挥部审批意见", "实际执行日期"),
        ("县委审批\n意见", "执行\n日期"),
    ],
)
def test_an_approval_with_its_day_is_a_status(tmp_path: Path, approved: str, done: str) -> None:
    told = [
        ("同意收押", "2017.7.2"),
        ("不予收押", ""),
        ("同意刑拘", "2017年7月3日"),
        ("同意收押", ""),
        ("不同意收押", "2017.7.2"),
    ]
    rows = [["姓名", "身份证号", approved, done], *([NAMES[i], number(i), a, d] for i, (a, d) in enumerate(told))]
    read = Read(csv(tmp_path / "a.csv", [[v.replace("\n", " ") for v in r] for r in rows]))
    assert [s.status for s in read.statements] == ["interned", None, "interned", None, "other"]
    days = [s.detained_on for s in read.statements]
    assert days == [PartialDate(2017, 7, 2), None, PartialDate(2017, 7, 3), None, None]


def test_what_was_granted_and_done_took_place(tmp_path: Path) -> None:
    told = [
        ("同意释放", "released"),
        ("不同意释放", "interned"),
        ("经研究，同意刑拘", "interned"),
        ("同意", None),
        ("批准逮捕", "interned"),
        ("不批准逮捕", "other"),
    ]
    rows = [["姓名", "身份证号", "审批意见", "执行日期"]]
    rows += [[NAMES[i], number(i), text, "2017.7.2"] for i, (text, _) in enumerate(told)]
    assert [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements] == [status for _, status in told]


def test_an_approval_alone_says_nothing(tmp_path: Path) -> None:
    for beside in ("备注", "会见日期", "填表日期", "计划执行日期"):
        rows = [["姓名", "身份证号", "审批意见", beside]]
        rows += [[NAMES[i], number(i), "同意收押", "2017.7.2"] for i in range(3)]
        assert {s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {None}


def test_what_a_column_says_became_of_somebody_goes_first(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "审批意见", "执行日期", "目前状态"]]
    rows += [[NAMES[i], number(i), "同意收押", "2017.7.2", "已释放"] for i in range(3)]
    assert {s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {"released"}


@pytest.mark.parametrize("header", ["时间", "日期"])
def test_a_time_behind_a_kind_is_its_day(tmp_path: Path, header: str) -> None:
    rows = [["姓名", "身份证号", "类别", header, "刑期"]]
    rows += [[NAMES[0], number(0), "收押", "2017.3.5", ""], [NAMES[1], number(1), "判刑", "2018.2.1", "7年"]]
    first, second = Read(csv(tmp_path / "a.csv", rows)).statements
    assert first.detained_on == PartialDate(2017, 3, 5)
    assert (second.detained_on, second.texts["status_on"]) == (None, "2018.2.1")


@pytest.mark.parametrize(
    "headers",
    [
        ("类别", "时间", "谈话内容"),
        ("类别", "时间", "走访人"),
        ("时间", "类别", "备注"),
        ("类别", "备注", "时间"),
        ("类别", "时间", "收押时间"),
        ("类别", "时间", "填报单位"),
        ("目前状态", "时间"),
        ("人员类别", "日期"),
    ],
)
def test_other_times_are_none(tmp_path: Path, headers: tuple[str, ...]) -> None:
    cells = {"类别": "收押", "目前状态": "收押", "人员类别": "收押", "时间": "2017.3.5", "日期": "2017.3.5"}
    rows = [
        ["姓名", "身份证号", *headers],
        *([NAMES[i], number(i), *(cells.get(h, "") for h in headers)] for i in range(3)),
    ]
    assert {s.detained_on for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {None}
