"""Columns of where people were taken on to, beside one of where they were before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

CAMP, JAIL, PRISON = "疏附县第一教培中心", "疏附县看守所", "喀什监狱"


def _places(folder: Path, before: str, how: str, to: str, *rows: list[str]) -> list[str | None]:
    told = [[NAMES[i], number(i), row[0], "2017.4.6", row[1], row[2]] for i, row in enumerate(rows)]
    read = Read(csv(folder / "a.csv", [["姓名", "身份证号", before, "入教时间", how, to], *told]))
    assert [s.names for s in read.statements] == [(NAMES[i],) for i in range(len(rows))]
    return [s.facility for s in read.statements]


@pytest.mark.parametrize("before", ["原教培中心", "原关押地点", "此前关押地点", "教培点"])
@pytest.mark.parametrize(
    "to",
    [
        "移交单位", "移交（服刑）单位", "移送单位", "接收单位", "投送单位", "去向单位", "转往单位", "投牢单位",
        "转入单位", "移交监所", "接收监狱", "送往单位", "服刑（执行）单位",
    ],
)  # fmt: skip
def test_where_they_are_now(tmp_path: Path, before: str, to: str) -> None:
    rows = [[CAMP, "判刑", PRISON], [CAMP, "移交", JAIL], [CAMP, "结业", ""], [CAMP, "判刑", "已送喀什监狱服刑"]]
    assert _places(tmp_path, before, "出中心方式", to, *rows) == [PRISON, JAIL, CAMP, PRISON]


def test_of_whom_nobody_says_where_they_went(tmp_path: Path) -> None:
    rows = [[CAMP, "判刑", "#REF!"], [CAMP, "移交", JAIL], [CAMP, "移交", "县公安局"], [CAMP, "死亡", ""]]
    rows.append([CAMP, "移交", JAIL])
    assert _places(tmp_path, "原教培中心", "出中心方式", "移交单位", *rows) == [None, JAIL, None, CAMP, JAIL]


def test_plans_take_nobody_anywhere(tmp_path: Path) -> None:
    rows = [[CAMP, "在训", JAIL], [CAMP, "在训", JAIL], [CAMP, "在训", ""]]
    assert _places(tmp_path, "教培点", "现状", "拟移交单位", *rows) == [CAMP] * 3
    rows = [[CAMP, "拟移交看守所", JAIL], [CAMP, "待移送", JAIL], [CAMP, "在训", ""]]
    assert _places(tmp_path, "教培点", "现状", "接收单位", *rows) == [CAMP] * 3


@pytest.mark.parametrize("to", ["移交单位", "移送单位"])
def test_who_handed_them_over(tmp_path: Path, to: str) -> None:
    assert _places(tmp_path, "关押地点", "备注", to, *[[JAIL, "", CAMP]] * 3) == [JAIL] * 3
    assert _places(tmp_path, "接收单位", "备注", to, *[[JAIL, "", CAMP]] * 3) == [JAIL] * 3


@pytest.mark.parametrize("to", ["送押单位", "接收单位", "去向单位"])
def test_offices_are_no_place_of_custody(tmp_path: Path, to: str) -> None:
    rows = [[CAMP, "结业", "木什乡派出所"], [CAMP, "结业", "巴扎村村委会"], [CAMP, "结业", "县服装厂"]]
    assert _places(tmp_path, "原教培中心", "去向", to, *rows) == [CAMP] * 3


def test_where_they_are_goes_before_where_they_were_taken(tmp_path: Path) -> None:
    assert _places(tmp_path, "现关押地点", "备注", "移交单位", *[[PRISON, "", JAIL]] * 3) == [PRISON] * 3
