"""Files of a few KB that would be laid out over all memory are refused before they are."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt

from service.records.reading import FileUnreadableError
from service.records.reading.workbooks import oldworkbooks, reach, safety
from service.records.reading.workbooks.compound import workbook_stream
from service.records.reading.workbooks.marks import NOTHING
from tests.records.reading.tables import HEADER, NAMES, Read, number, row, xlsx

ROWS = [HEADER, row(0), row(1), row(2)]
SHEET = "xl/worksheets/sheet1.xml"


def changed(source: Path, target: Path, change: Callable[[bytes], bytes], sheet: str = SHEET) -> Path:
    """A workbook whose sheet is changed, and kept in the part ``sheet``."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            data = old.read(member)
            if member.filename == SHEET:
                new.writestr(sheet, change(data))
                continue
            if member.filename in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
                data = data.replace(SHEET.encode(), sheet.encode())
                data = data.replace(SHEET.removeprefix("xl/").encode(), sheet.removeprefix("xl/").encode())
            new.writestr(member.filename, data)
    return target


def unusual(cells: bytes) -> Callable[[bytes], bytes]:
    return lambda xml: xml.replace(b"</sheetData>", cells + b"</sheetData>")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "good.xlsx", ROWS)


_VALUE = b"<v>1</v></c>"
FAR = {
    "double quotes": b'<row r="1048576"><c r="XFD1048576">' + _VALUE + b"</row>",
    "single quotes": b"<row r='1048576'><c r='XFD1048576'>" + _VALUE + b"</row>",
    "spaces": b'<row r = "1048576"><c r = "XFD1048576">' + _VALUE + b"</row>",
    "small letters": b'<row r="1048576"><c r="xfd1048576">' + _VALUE + b"</row>",
    "another attribute first": b"<row r='1048576'><c t='n' r='XFD1048576'>" + _VALUE + b"</row>",
    "a line between": b'<row r="1048576"><c\n  s="1"\n  r="XFD1048576">' + _VALUE + b"</row>",
    "a bracket in quotes": b"<row r='1048576'><c x='>' r='XFD1048576'>" + _VALUE + b"</row>",
    "no place": b'<row r="1000000">' + (b"<c>" + _VALUE) * 20 + b"</row>",
    "no place, many rows": b"<row/>" * 9000 + b"<row>" + (b'<c t="n">' + _VALUE) * 1000 + b"</row>",
    "the row alone tells": b'<row r="1048576"><c>' + _VALUE + b'</row><row r="5">' + (b"<c>" + _VALUE) * 9 + b"</row>",
}


@pytest.mark.parametrize("how", FAR)
def test_far_cells_are_refused_however_they_are_written(tmp_path: Path, good: Path, how: str) -> None:
    path = changed(good, tmp_path / "far.xlsx", unusual(FAR[how]))
    with pytest.raises(FileUnreadableError) as error:
        Read(path)
    assert error.value.code == "too_sparse"


def test_far_cells_behind_a_megabyte_are_seen(tmp_path: Path, good: Path) -> None:
    for gap in range(0, 40, 3):  # somewhere the cell is cut by the end of a piece
        filling = b"<!--" + b" " * (reach.PIECE - 2500 + gap * 60) + b"-->"
        path = changed(good, tmp_path / "far.xlsx", unusual(filling + FAR["single quotes"]))
        with pytest.raises(FileUnreadableError) as error:
            Read(path)
        assert error.value.code == "too_sparse"


@pytest.mark.parametrize("write", ["prefix", "single quotes", "no places", "places last"])
def test_unusual_cells_of_an_honest_sheet_are_read(tmp_path: Path, good: Path, write: str) -> None:
    def change(xml: bytes) -> bytes:
        if write == "single quotes":
            return re.sub(rb'\br="(\w+)"', rb"r='\1'", xml)
        if write == "no places":
            return re.sub(rb'(<(?:c|row))\b([^>]*?) r="\w+"', rb"\1\2", xml)
        if write == "places last":
            return re.sub(rb'<c r="(\w+)"([^>]*?)>', rb'<c\2 r="\1">', xml)
        xml = xml.replace(b'<worksheet xmlns="', b'<x:worksheet xmlns:x="').replace(b"</worksheet>", b"</x:worksheet>")
        return re.sub(rb"<(/?)(sheetData|row|c|v|is|t)\b", rb"<\1x:\2", xml)

    read = Read(changed(good, tmp_path / "a.xlsx", change))
    assert (read.names, read.codes()) == (NAMES[:3], [])


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.dat", "xl/media/image1.jpeg", "xl/other/sheet1.PNG"])
def test_a_sheet_under_another_ending_is_bounded_too(
    tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    assert Read(changed(good, tmp_path / "a.xlsx", lambda xml: xml, part)).names == NAMES[:3]
    far = changed(good, tmp_path / "far.xlsx", unusual(FAR["double quotes"]), part)
    with pytest.raises(FileUnreadableError) as error:
        Read(far)
    assert error.value.code == "too_sparse"
    monkeypatch.setattr(safety, "MAX_TEXT", 2_000_000)
    big = changed(good, tmp_path / "big.xlsx", unusual(b" " * 3_000_000), part)
    with pytest.raises(FileUnreadableError) as error:
        Read(big)
    assert error.value.code == "bomb"


def test_large_pictures_are_no_bomb(tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety, "MAX_TEXT", 2_000_000)
    with zipfile.ZipFile(good, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bmp", bytes(3_000_000))
    assert Read(good).names == NAMES[:3]


def test_merges_without_bound_cost_their_sheet(tmp_path: Path, good: Path) -> None:
    merges = b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 20_000 + b"</mergeCells>"
    path = changed(good, tmp_path / "a.xlsx", lambda xml: xml.replace(b"</sheetData>", b"</sheetData>" + merges))
    read = Read(path)
    assert (read.names, read.codes()) == ([], [(0, "too_sparse")])


def old_workbook(path: Path, sheets: int, last: tuple[int, int]) -> Path:
    book = xlwt.Workbook(encoding="utf-8")
    for at in range(sheets):
        sheet = book.add_sheet(f"s{at}")
        for column, text in enumerate(("姓名", "身份证号")):
            sheet.write(0, column, text)
        for column, text in enumerate((NAMES[at], number(at))):
            sheet.write(1, column, text)
        sheet.write(*last, 7)
    book.save(str(path))
    return path


def test_far_cells_of_an_old_workbook_are_refused(tmp_path: Path) -> None:
    for sheets in (1, 3):
        with pytest.raises(FileUnreadableError) as error:
            Read(old_workbook(tmp_path / "far.xls", sheets, (65_535, 255)))
        assert error.value.code == "too_sparse"


def test_many_sheets_of_an_old_workbook_count_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old_workbook(tmp_path / "a.xls", 3, (999, 9))
    assert Read(path).names == NAMES[:3]
    monkeypatch.setattr(oldworkbooks, "MAX_ALL_CELLS", 29_000)
    with pytest.raises(FileUnreadableError) as error:
        Read(path)
    assert error.value.code == "too_sparse"


def test_an_old_workbook_too_small_for_sectors_of_its_own_is_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = old_workbook(tmp_path / "a.xls", 2, (40, 5))
    stream = workbook_stream(path.read_bytes())
    assert stream is not None
    cells = 41 * 6
    for most, refused in ((cells - 1, True), (cells, False)):
        monkeypatch.setattr(oldworkbooks, "MAX_CELLS", most)
        if refused:
            with pytest.raises(FileUnreadableError):
                oldworkbooks.check_xls(path, "a.xls")
        else:
            assert oldworkbooks.check_xls(path, "a.xls").marks == [NOTHING] * 2
