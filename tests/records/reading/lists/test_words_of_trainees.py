"""Registers of trainees: groups over headers, kinds that are no status, who is still in class."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.assigned import assign
from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("送训情况/送训时间", "detained_on"),
        ("入训情况/入训时间", "detained_on"),
        ("管理情况/送训时间", "detained_on"),
        ("送培信息/送培日期", "detained_on"),
        ("送学情况/送学原因", "reason"),
        ("释放情况/原因", "afterwards"),
        ("家属情况/送训时间", "relatives_text"),
        ("父亲/送训时间", None),
        ("联系人/现状", None),
        ("亲属情况/关押地点", None),
        ("境外人员情况/送训时间", None),
        ("同伙情况/送训时间", None),
    ],
)
def test_a_group_that_adds_nothing(header: str, field: str | None) -> None:
    assert assign([header], {}, {})[0].field == field


@pytest.mark.parametrize("header", ["管理类别", "分级管理类别", "班级类别", "班次类别", "课程类别"])
def test_kinds_that_are_no_status(header: str) -> None:
    assert field_of(header) is None
    assert field_of("管控类别") == field_of("学员类别") == "status"


def test_a_day_of_release_below_three_headers(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "送训时间", "管理类别", "结业时间"]]
    rows += [[NAMES[0], number(0), "2017.4.5", "严管", ""], [NAMES[1], number(1), "2017.4.5", "普通", "2018.5.1"]]
    assert [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements] == ["interned", "released"]


@pytest.mark.parametrize(
    "told",
    [
        "在校",
        "在读",
        "在班学习",
        "仍在校学习",
        "在校培训",
        "在培",
        "在学",
        "在教",
        "仍在培",
        "在培人员",
        "正在学习",
        "学习中",
        "正接受培训",
    ],
)
def test_who_is_in_class_is_held(tmp_path: Path, told: str) -> None:
    rows = [
        ["疏附县第一教培中心学员名单"],
        ["姓名", "身份证号", "入学时间", "去向"],
        [NAMES[0], number(0), "2017.4.5", told],
    ]
    one = Read(csv(tmp_path / "a.csv", rows)).only
    assert (one.status, one.facility) == ("interned", "疏附县第一教培中心")
    rows = [["姓名", "身份证号", "教培中心", "去向"], [NAMES[0], number(0), "第二教培中心", told]]
    assert Read(csv(tmp_path / "b.csv", rows)).only.status == "interned"
    for title in (
        ("三类人员子女就学情况", "疏附县第三小学学生名单", "收押人员子女名单")
        if "训" not in told and "教" not in told
        else ()
    ):
        rows = [[title], ["姓名", "身份证号", "去向"], [NAMES[0], number(0), told]]
        assert Read(csv(tmp_path / "c.csv", rows)).only.status == "other"


@pytest.mark.parametrize("told", ["在家", "在外上学", "务工", "在逃"])
def test_who_is_elsewhere_is_not(tmp_path: Path, told: str) -> None:
    rows = [
        ["疏附县第一教培中心学员名单"],
        ["姓名", "身份证号", "入学时间", "去向"],
        [NAMES[0], number(0), "2017.4.5", told],
    ]
    one = Read(csv(tmp_path / "a.csv", rows)).only
    assert (one.status, one.facility) == ("other", None)


@pytest.mark.parametrize("header", ["CYM", "BMCH", "XMPY", "WWXM"])
def test_other_names_in_databases(header: str) -> None:
    assert field_of(header) == "alias"
