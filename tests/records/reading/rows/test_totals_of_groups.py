"""Totals of a class, a cell or a floor, and counts alone in a row: nobody is lost in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    "cells",
    [
        ["A1班小计", "4人"], ["三(1)班小计", "3"], ["1监室小计:4人"], ["3号楼合计"], ["6人"], ["7户"], ["6人次"],
        ["一共6人"], ["总共12人"], ["一共7个人"], ["“4.15”团伙小计"],
    ],
)  # fmt: skip
def test_no_person_and_no_damage(tmp_path: Path, cells: list[str]) -> None:
    for header in (["序号", "班级", "姓名", "身份证号"], ["班级", "姓名", "身份证号", "住址"]):
        at = header.index("姓名")
        row = ["1", "A1", "", ""][:at] + [NAMES[0], number(), "", ""][: 4 - at]
        read = Read(csv(tmp_path / "list.csv", [header, row, [*cells, "", "", ""][:4], row]))
        assert (read.rows, read.codes()) == ([2, 4], [])


LEFT, RIGHT = ["序号", "姓名", "族别", "身份证号"], ["序号", "姓名", "性别", "身份证号"]


@pytest.mark.parametrize("total", [["小计", "9人", "", ""], ["合计：9人", "", "", ""], ["", "共计9人", "", ""]])
@pytest.mark.parametrize("right", [True, False])
def test_a_total_beside_a_person_of_the_next_table(tmp_path: Path, total: list[str], right: bool) -> None:
    left_row, right_row = ["2", NAMES[2], "维", number(2)], ["2", NAMES[3], "男", number(3)]
    last = [*left_row, "", *total] if right else [*total, "", *right_row]
    first = ["1", NAMES[0], "维", number(0), "", "1", NAMES[1], "男", number(1)]
    read = Read(csv(tmp_path / "list.csv", [[*LEFT, "", *RIGHT], first, last]))
    assert read.names == [NAMES[0], NAMES[1], NAMES[2 if right else 3]]
    assert read.codes() == []


def test_damage_beside_a_person_of_the_next_table_is_told(tmp_path: Path) -> None:
    first = ["1", NAMES[0], "维", number(0), "", "1", NAMES[1], "男", number(1)]
    last = ["2", NAMES[2], "维", number(2), "", "2", "####", "男", ""]
    read = Read(csv(tmp_path / "list.csv", [[*LEFT, "", *RIGHT], first, last]))
    assert len(read.names) == 3
    assert (3, "no_person") in read.codes()
