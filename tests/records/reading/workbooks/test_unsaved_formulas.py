"""Formulas of which a workbook does not hold what they showed are told once for each column."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from service.records.reading import Problem
from tests.records.reading.tables import HEADER, NAMES, Read, number, row, with_part, xlsx


def _formulas(read: Read) -> list[tuple[int, str, str]]:
    return [(p.row, p.column, p.sentence) for p in read.problems if p.code == "unsaved_formula"]


def test_they_are_told_once_for_each_column_of_each_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.append(["2017年收押人员"])
    first.append(["姓名", "身份证号", "收押时间", "备注"])
    for n in range(3):
        first.append([NAMES[n], number(n), "=DATE(2017,1,1)", "=A3" if n else "无"])
    second = book.create_sheet("乙")
    second.append(HEADER)
    second.append(row(4))
    second["J9"] = "=SUM(A1:A3)"
    book.save(tmp_path / "a.xlsx")
    read = Read(tmp_path / "a.xlsx")
    said = "formulas without a saved value: {}; what they showed is not in the file"
    assert _formulas(read) == [
        (3, "收押时间", said.format(3)), (4, "备注", said.format(2)), (9, "J", said.format(1)),
    ]  # fmt: skip
    assert len(read.names) == 4
    assert all(isinstance(p, Problem) and p.lost == 0 for p in read.problems)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (b'<c r="F2"><f>A1</f></c>', True),
        (b'<c r="F2" s="4"><f t="shared" si="0"/><v/></c>', True),
        (b'<c r="F2"><f t="array" ref="F2:F2">A1</f><v></v></c>', True),
        (b"<c r='F2' t='str'><f>A1</f></c>", True),
        (b'<c r="F2"><f>A1</f><v>7</v></c>', False),
        (b'<c r="F2" t="str"><f>IF(A1="","","x")</f><v></v></c>', False),  # an empty text is a value
        (b'<c r="F2" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f></c>', False),  # a picture
        (b'<c r="F2"><v/></c>', False),
    ],
)
def test_only_what_is_lost_is_told(tmp_path: Path, cell: bytes, told: bool) -> None:
    path = xlsx(tmp_path / "whole.xlsx", [["姓名", "身份证号"], [NAMES[0], number(1)]])
    end = b"</row></sheetData>"
    sheet = "xl/worksheets/sheet1.xml"
    read = Read(with_part(path, tmp_path / "a.xlsx", sheet, lambda xml: xml.replace(end, cell + end)))
    assert bool(_formulas(read)) is told
    assert read.names == [NAMES[0]]
