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
