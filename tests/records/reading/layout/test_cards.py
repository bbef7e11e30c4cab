"""Cards and forms whose labels only their neighbours show, and headers that merges or units make whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import PartialDate
from tests.records.reading.tables import NAMES, Read, number, xlsx


def card(i: int, *more: list[Any]) -> list[list[Any]]:
    return [
        ["学员信息卡"],
        ["姓名", NAMES[i], "性别", "女" if i % 2 == 0 else "男"],
        ["身份证号码", number(i)],
        *more,
        [],
    ]


def test_cards_below_each_other(tmp_path: Path) -> None:
    more = [["入校时间", "2017-05-09", "所在中心", "洛浦县第一教培中心"], ["家庭住址", "洛浦县山普鲁镇3村"]]
    read = Read(xlsx(tmp_path / "a.xlsx", [r for i in range(4) for r in card(i, *more)]))
    assert read.names == NAMES[:4]
    assert not read.problems
    for s in read.statements:
        assert (s.status, s.facility) == ("interned", "洛浦县第一教培中心")
        assert s.detained_on == PartialDate(2017, 5, 9)
        assert s.texts["address"] == "洛浦县山普鲁镇3村"


def test_labels_that_nobody_knows_are_kept(tmp_path: Path) -> None:
    more = [["现实表现", "一般", "特长情况", "无"], ["关押地点", "沙雅监狱", "减刑情况", ""]]
    read = Read(xlsx(tmp_path / "a.xlsx", [r for i in range(2) for r in card(i, *more)]))
    assert [s.cells["现实表现"] for s in read.statements] == ["一般"] * 2
    assert [s.facility for s in read.statements] == ["沙雅监狱"] * 2


def test_a_table_is_no_card(tmp_path: Path) -> None:
    rows = [["姓名", "现状", "身份证号", "备注"], *([NAMES[i], "在家", number(i), "务农"] for i in range(4))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.names == NAMES[:4]
    assert read.tables[0].header_rows == (1,)


def test_a_person_in_each_column_below_numbers(tmp_path: Path) -> None:
    rows = [
        ["人员", 1, 2, 3],
        ["姓名", *NAMES[:3]],
        ["证件号码", *map(number, range(3))],
        ["刑期", "5年", "6年", "7年"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [s.sentence.months for s in read.statements if s.sentence] == [60, 72, 84]


@pytest.mark.parametrize(
    ("units", "months"), [(["", "", "（年）"], 84), (["", "", "（月）"], 7), (["", "（18位）", "（填写）"], 84)]
)
def test_units_in_a_row_of_their_own(tmp_path: Path, units: list[str], months: int | None) -> None:
    rows = [["姓名", "身份证号", "刑期"], units, *([NAMES[i], number(i), 7] for i in range(3))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [s.sentence.months if s.sentence else None for s in read.statements] == [months] * 3
    assert (2, "header") in read.skipped


@pytest.mark.parametrize("group", ["教培情况", "收教情况", "教培\n情况", "教培信息"])
def test_groups_merged_over_the_columns_of_what_befell_people(tmp_path: Path, group: str) -> None:
    rows = [["姓名", "证号", group, "", "结业情况", ""], ["", "", "时间", "地点", "时间", "去向"]]
    rows += [
        [NAMES[i], number(i), "2017.5.5", "县第二教培中心", *(["2018.6.6", "返家"] if i % 2 else ["", ""])]
        for i in range(6)
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]))
    day = PartialDate(2018, 6, 6)
    assert [(s.status, s.released_on) for s in read.statements] == [("interned", None), ("released", day)] * 3
    assert {s.detained_on for s in read.statements} == {PartialDate(2017, 5, 5)}


def test_the_day_of_going_home_lies_ahead(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "收教时间", "结业时间", "结业去向"],
        [NAMES[0], number(), "2017.5.5", "2199.1.1", "返家"],
    ]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.released_on is None


def test_kinds_of_people_merged_beside_their_rows(tmp_path: Path) -> None:
    groups = ["收押人员", "判刑", "已结业", "死亡"]
    rows: list[list[Any]] = [["", "姓名", "身份证号"]]
    rows += [[groups[i // 2] if i % 2 == 0 else None, NAMES[i % 6], number(i)] for i in range(8)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A2:A3", "A4:A5", "A6:A7", "A8:A9"]))
    assert [s.status for s in read.statements[::2]] == ["interned", "sentenced", "released", "deceased"]
    assert [s.status for s in read.statements[1::2]] == [s.status for s in read.statements[::2]]


def test_other_groups_beside_their_rows_say_nothing(tmp_path: Path) -> None:
    for groups in (["一组", "二组"], ["收押人员家属", "判刑人员家属"], ["收押人员", "一般人员"]):
        rows: list[list[Any]] = [["", "姓名", "身份证号"]]
        rows += [[groups[i // 2] if i % 2 == 0 else None, NAMES[i], number(i)] for i in range(4)]
        read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A2:A3", "A4:A5"]))
        assert [s.status for s in read.statements] == [None] * 4
