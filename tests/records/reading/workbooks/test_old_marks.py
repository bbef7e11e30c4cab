"""Old ``.xls``: cells with an error are damage, hidden rows and columns are told, as those of an ``.xlsx`` are."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.matching.values.dates import PartialDate
from service.records.reading import FileUnreadableError
from service.records.reading.workbooks.oldworkbooks import OldWorkbook, check_xls
from tests.records.reading.tables import HEADER, NAMES, Read, number, row

TERMS = [["姓名", "身份证号", "刑期"], *([NAMES[i], number(30 + i), "5年"] for i in range(6))]


def write(path: Path, tables: list[list[list[str]]], errors: dict[tuple[int, int], str]) -> Path:
    """A workbook whose last table has errors in the cells (row, column), counted from 0."""
    book = xlwt.Workbook()
    for at, table in enumerate(tables, 1):
        sheet = book.add_sheet(f"表{at}")
        for r, values in enumerate(table):
            for c, value in enumerate(values):
                if at == len(tables) and (r, c) in errors:
                    sheet.row(r).set_cell_error(c, errors[r, c])
                else:
                    sheet.write(r, c, value)
    book.save(str(path))
    return path


def told(read: Read) -> list[tuple[str, int, str]]:
    problems = [*read.problems, *(problem for s in read.statements for problem in s.problems)]
    return [(p.sheet, p.row, p.column) for p in problems if p.code == "error_cell"]


@pytest.mark.parametrize("others", [0, 1, 3])
def test_errors_are_told_with_sheet_row_and_column(tmp_path: Path, others: int) -> None:
    tables = [[HEADER, *(row(i + 6 * n) for i in range(6))] for n in range(others)]
    read = Read(write(tmp_path / "a.xls", [*tables, TERMS], {(2, 1): "#REF!", (4, 2): "#DIV/0!"}))
    last = f"表{others + 1}"
    assert told(read) == [(last, 3, "身份证号"), (last, 5, "刑期")]
    assert [s.row for s in read.statements if s.sheet == last] == [2, 3, 4, 5, 6, 7]


def test_the_error_of_a_formula_is_one_too(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for r, values in enumerate(TERMS):
        for c, value in enumerate(values):
            sheet.write(r, c, xlwt.Formula("A1&B1") if (r, c) == (3, 2) else value)
    book.save(str(path))
    # xlwt saves no values of formulas; one that a spreadsheet program saved as #N/A is put in its place.
    data = path.read_bytes()
    at = data.index(b"\x03\x00\x02\x00", data.index(b"\x06\x00"))
    while data[at - 4 : at - 2] != b"\x06\x00":
        at = data.index(b"\x03\x00\x02\x00", at + 1)
    for value, expected in (
        (b"\x02\x00\x2a\x00\x00\x00\xff\xff", [("表", 4, "刑期")]),
        (b"\x01\x00\x01\x00\x00\x00\xff\xff", []),
    ):
        path.write_bytes(data[: at + 6] + value + data[at + 14 :])
        assert told(Read(path)) == expected


def test_a_truth_and_a_number_are_no_error(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for r, values in enumerate([["姓名", "在押", "刑期"], *([NAMES[i], True, 5] for i in range(4))]):
        for c, value in enumerate(values):
            sheet.write(r, c, value)
    book.save(str(tmp_path / "a.xls"))
    assert [dict(one.errors) for one in check_xls(tmp_path / "a.xls", "a.xls").marks] == [{}]


def test_hidden_rows_and_columns_are_told(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("空")
    sheet = book.add_sheet("表")
    for r, values in enumerate(TERMS):
        for c, value in enumerate(values):
            sheet.write(r, c, value)
    sheet.row(2).hidden = sheet.row(5).hidden = True
    sheet.col(2).hidden = True
    book.save(str(tmp_path / "a.xls"))
    empty, marks = check_xls(tmp_path / "a.xls", "a.xls").marks
    assert (empty.rows, empty.columns) == (frozenset(), frozenset())
    assert (marks.rows, marks.columns) == ({3, 6}, {2})
    read = Read(tmp_path / "a.xls").statements
    assert [s.row for s in read if s.hidden] == [3, 6]
    assert all(s.hidden_cells for s in read)


def test_days_counted_from_1904_are_read_so(tmp_path: Path) -> None:
    for from_1904, expected in ((False, PartialDate(2017, 5, 3)), (True, PartialDate(2021, 5, 4))):
        book = xlwt.Workbook()
        book.dates_1904 = from_1904
        sheet = book.add_sheet("表")
        for r, values in enumerate(
            [["姓名", "身份证号", "收押日期"], *([NAMES[i], number(i), 42858] for i in range(4))]
        ):
            for c, value in enumerate(values):
                sheet.write(r, c, value)
        book.save(str(tmp_path / "a.xls"))
        assert {s.detained_on for s in Read(tmp_path / "a.xls").statements} == {expected}


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_workbook_is_looked_into_without_failing(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "a.xls"
    if not path.exists():
        write(path, [TERMS, TERMS], {(2, 1): "#REF!"})
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        piece = data.draw(st.binary(min_size=1, max_size=8))
        whole[at : at + len(piece)] = piece
    broken = tmp_path / "broken.xls"
    broken.write_bytes(whole[: data.draw(st.integers(0, len(whole)))] if data.draw(st.booleans()) else whole)
    with contextlib.suppress(FileUnreadableError):
        assert isinstance(check_xls(broken, "broken.xls"), OldWorkbook)
