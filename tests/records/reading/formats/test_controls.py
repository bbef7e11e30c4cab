"""Control characters are dropped from cells, with what they order a terminal to do; the row is told."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwt

from service.records.reading.workbooks.controls import without_controls
from tests.records.reading.tables import NAMES, Read, number, xlsx

_TOLD = "control_characters"


def _rows(escape: str, bell: str, mark: str) -> list[list[str]]:
    return [
        ["姓名", "身份证号", "备注"],
        [NAMES[0], number(1), "无"],
        [f"{escape}[31m{NAMES[1]}{mark}", number(2), "在家"],
        [f"{escape}]0;evil{bell}", f"{escape}[2J", ""],
        [NAMES[2], number(3), f"上{mark}学"],
    ]


def _check(read: Read) -> None:
    assert read.names == NAMES[:3]
    assert read.codes() == [(3, _TOLD), (4, _TOLD), (5, _TOLD)]
    assert all(c.isprintable() for s in read.statements for c in "".join(s.cells.values()))
    assert read.statements[2].cells["备注"] == "上学"


def test_of_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(",".join(row) for row in _rows("\x1b", "\x07", "\x00")) + "\n", "utf-8")
    _check(Read(path))


def test_of_a_workbook(tmp_path: Path) -> None:
    _check(Read(xlsx(tmp_path / "a.xlsx", _rows("_x001B_", "_x0007_", "_x0001_"))))


def test_of_an_old_workbook(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("人员")
    for at, row in enumerate(_rows("\x1b", "\x07", "\x02")):
        for column, text in enumerate(row):
            sheet.write(at, column, text)
    book.save(str(tmp_path / "a.xls"))
    _check(Read(tmp_path / "a.xls"))


def test_line_breaks_and_tabs_stay(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号", "备注"], [NAMES[0], number(1), "甲\n乙\t丙"]]))
    assert read.codes() == []
    assert read.only.cells["备注"] == "甲\n乙\t丙"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("\x1b]0;evil\x07", ""), ("\x1b]8;;http://x\x1b\\买买提", "买买提"), ("\x1b[1;31m买\x1b[0m买提", "买买提"),
        ("\x1bP1$q\x1b\\x", "x"), ("\x1bc买", "买"), ("\x1b买买提", "买买提"),
        ("买\x07买\x7f提", "买买提"), ("\x1b", ""), ("\x1b]0;evil", ""),
    ],
)  # fmt: skip
def test_what_is_left(text: str, left: str) -> None:
    assert without_controls([text, "x", 7]) == [left, "x", 7]


def test_rows_without_any_are_left_alone() -> None:
    assert without_controls(["买买提", "", 7, "a\tb\nc"]) is None
