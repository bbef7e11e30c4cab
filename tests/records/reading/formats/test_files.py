"""Encodings, broken files and hostile ones."""

from __future__ import annotations

import contextlib
import io
import re
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from service.records.reading import FileUnreadableError, Problem, Skipped, Statement, read_tables
from service.records.reading.formats.markup import is_markup
from service.records.reading.photonames import id_in_filename, picture_files, read_photo_mapping
from service.records.reading.workbooks import safety
from tests.records.reading.tables import HEADER, NAMES, Read, csv, number, row, xlsx

ROWS = [HEADER, row(0), row(1), row(2)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    read = Read(csv(tmp_path / "a.csv", ROWS, encoding, delimiter))
    assert (read.names, read.rows) == (NAMES[:3], [2, 3, 4])
    assert read.codes() == []


def test_one_undecodable_row_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    path = csv(tmp_path / "a.csv", [HEADER, *(row(i) for i in range(40))], "gb18030")
    lines = path.read_bytes().split(b"\r\n")
    lines[20] = lines[20][:4] + b"\xff\xff" + lines[20][4:]
    path.write_bytes(b"\r\n".join(lines))
    read = Read(path)
    assert len(read.statements) == 40
    assert (21, "undecodable") in read.codes()


def test_unknown_encoding_asks(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("имя,пол\nАйгүл,ж\nБолат,м\nСерік,м\n".encode("cp1251", errors="replace"))
    with pytest.raises(FileUnreadableError) as error:
        Read(path)
    assert error.value.code == "unknown_encoding"
    assert len(Read(path, encoding="cp1251").statements) == 3


def test_quotes_closed_and_stray(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = [
        ",".join(HEADER),
        f'1,"{NAMES[0]}",女,{number(0)},1960.4.12,"新疆疏附县,乌帕尔镇"',
        f'2,"{NAMES[1]},男,{number(1)},1960.4.12,疏附县',
        f'3,{NAMES[2]},女,{number(2)},1960.4.12,"疏附县\n乌帕尔镇"',
        f"4,{NAMES[3]},男,{number(3)},1960.4.12,疏附县",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    read = Read(path)
    assert (read.names, read.rows) == (NAMES[:4], [2, 3, 4, 5])
    assert read.codes() == [(3, "unclosed_quote")]


def test_rows_longer_than_the_header(tmp_path: Path) -> None:
    assert (2, "too_many_cells") in Read(csv(tmp_path / "a.csv", [HEADER, [*row(0), "x", "y"], row(1)])).codes()


def test_a_slipped_number_in_a_short_row_is_read(tmp_path: Path) -> None:
    read = Read(csv(tmp_path / "a.csv", [["身份证号", "姓名"], ["", number(0)]]))
    assert (2, "no_name") in read.codes()


@pytest.mark.parametrize("quoted", [False, True])
def test_a_row_without_end_is_cut_and_told_and_costs_little(tmp_path: Path, quoted: bool) -> None:
    first = '"x"' if quoted else "x"
    wide = [*row(1), first, *(["x"] * 200_000)]
    begun = time.process_time()
    read = Read(csv(tmp_path / "a.csv", [HEADER, row(0), wide, row(2)]))
    assert time.process_time() - begun < 5
    assert (read.names, read.rows) == (NAMES[:3], [2, 3, 4])
    assert (3, "too_many_columns") in read.codes()


def test_a_header_without_end_is_told_too(tmp_path: Path) -> None:
    wide = [*HEADER, *(f"c{i}" for i in range(200_000))]
    begun = time.process_time()
    read = Read(csv(tmp_path / "a.csv", [wide, row(0)]))
    assert time.process_time() - begun < 5
    assert read.names == NAMES[:1]
    assert (1, "too_many_columns") in read.codes()


@pytest.mark.parametrize("place", range(1, 6))
@pytest.mark.parametrize("filling", ["x", "、阿", "·", "(", "6531 "])
def test_an_unclosed_quote_over_a_long_text_is_cut_and_told(tmp_path: Path, place: int, filling: str) -> None:
    long = row(1)
    long[place] = '"' + filling * (2_000_000 // len(filling))
    begun = time.process_time()
    read = Read(csv(tmp_path / "a.csv", [HEADER, row(0), long, row(2)]))
    assert time.process_time() - begun < 5
    assert {2, 4} <= set(read.rows)
    assert (3, "too_long_cell") in read.codes()


def test_a_long_text_in_quotes_keeps_its_beginning_and_its_neighbours(tmp_path: Path) -> None:
    long = row(1)
    long[5] = '"' + "新疆疏附县乌帕尔镇3村," * 20_000 + '"'
    read = Read(csv(tmp_path / "a.csv", [HEADER, row(0), long, row(2)]))
    assert (read.names, read.rows) == (NAMES[:3], [2, 3, 4])
    assert read.codes() == [(3, "too_long_cell")]


def bad(path: Path) -> str:
    with pytest.raises(FileUnreadableError) as error:
        list(read_tables(path))
    assert error.value.file == path.name
    return error.value.code


def test_damaged_and_foreign_files(tmp_path: Path) -> None:
    good = xlsx(tmp_path / "good.xlsx", ROWS).read_bytes()
    cases = {
        "cut.xlsx": (good[: len(good) // 2], "damaged"),
        "text.xlsx": (b"not a workbook", "damaged"),
        "cut.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        "empty.csv": (b"", "empty"),
        "page.xls": (b"<html><table><tr><td>x</td></tr></table></html>", "markup"),
        "a.exe": (b"MZ", "unknown_kind"),
    }
    for name, (data, code) in cases.items():
        (tmp_path / name).write_bytes(data)
        assert bad(tmp_path / name) == code, name
    assert bad(tmp_path / "absent.csv") == "missing"
    (tmp_path / "folder.csv").mkdir()
    assert bad(tmp_path / "folder.csv") == "not_a_file"


def with_part(source: Path, target: Path, name: str, data: bytes) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, data)
    return target


def test_bombs_and_tricks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = xlsx(tmp_path / "good.xlsx", ROWS)
    monkeypatch.setattr(safety, "MAX_TEXT", 2_000_000)
    assert bad(with_part(good, tmp_path / "bomb.xlsx", "xl/big.xml", b" " * 3_000_000)) == "bomb"
    assert bad(with_part(good, tmp_path / "doc.xlsx", "xl/a.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>')) == "bomb"
    assert bad(with_part(good, tmp_path / "out.xlsx", "../../etc/x", b"x")) == "path_trick"
    far = b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    assert bad(with_part(good, tmp_path / "far.xlsx", "xl/worksheets/sheet9.xml", far)) == "too_sparse"
    far = far.replace(b"XFD1048576", b"A11500").replace(b"</row>", b'<c r="AAA1"><v>1</v></c></row>')
    assert bad(with_part(good, tmp_path / "wide.xlsx", "xl/worksheets/sheet9.xml", far)) == "too_sparse"
    with pytest.raises(FileUnreadableError):
        read_tables(good, name="../x.xlsx")


_ARCHIVE = io.BytesIO()
with zipfile.ZipFile(_ARCHIVE, "w", zipfile.ZIP_DEFLATED) as _made:
    _made.writestr("xl/workbook.xml", "<workbook/>" * 30)
    _made.writestr("名单.xml", "<c r='A1'/>" * 200)
    _made.writestr("empty.xml", "")


@given(st.lists(st.tuples(st.integers(0, len(_ARCHIVE.getvalue()) - 1), st.integers(0, 255)), min_size=1, max_size=2))
@settings(max_examples=150, deadline=None)
def test_an_archive_damaged_in_any_byte_is_told_as_damaged(changes: list[tuple[int, int]]) -> None:
    data = bytearray(_ARCHIVE.getvalue())
    for at, byte in changes:
        data[at] = byte
    with contextlib.suppress(FileUnreadableError):
        safety.check_xlsx(io.BytesIO(bytes(data)), "a.xlsx")


def test_macros_and_links_are_noted_and_the_values_read(tmp_path: Path) -> None:
    good = xlsx(tmp_path / "good.xlsx", ROWS)
    one = with_part(good, tmp_path / "one.xlsx", "xl/vbaProject.bin", b"x")
    two = with_part(one, tmp_path / "two.xlsx", "xl/externalLinks/externalLink1.xml", b"<x/>")
    read = Read(two)
    assert [p.code for p in read.problems] == ["external_links", "macros"]
    assert len(read.statements) == 3


def test_formulas_give_no_more_than_their_saved_value(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [HEADER, [1, '=HYPERLINK("http://x","y")', "女", number(0), None, None]]))
    assert read.only.names == ()


def test_unknown_field_in_a_mapping(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no such field"):
        read_tables(xlsx(tmp_path / "a.xlsx", ROWS), mapping={"甲": "nonsense"})


def test_portrait_names(tmp_path: Path) -> None:
    whole = number(5)
    for name in (
        f"{whole}.jpg",
        f"{whole}_20180301093000.jpg",
        f"20180301093000-{whole.lower()}.JPG",
        f"a/b/{whole}.png",
    ):
        found = id_in_filename(name)
        assert found is not None, name
        assert found.text == whole
    assert id_in_filename(f"{whole[:17]}.jpg") is None
    assert id_in_filename(f"{number(1)}_{number(2)}.jpg") is None
    assert id_in_filename("IMG_20180301_093000.jpg") is None
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jpg").write_bytes(b"x")
    (tmp_path / "b.txt").write_bytes(b"x")
    assert [name for _, name in picture_files(tmp_path)] == ["in/a.jpg"]
    table = tmp_path / "map.csv"
    table.write_text(f"file,id\nin/a.jpg,{whole}\nb.jpg,zzz\n", encoding="utf-8")
    assert {k: v.text for k, v in read_photo_mapping(table).items()} == {"in/a.jpg": whole}
    table.write_text("x\n", encoding="utf-8")
    with pytest.raises(FileUnreadableError):
        read_photo_mapping(table)


COMMON = ["", *HEADER, *NAMES, "合计", "男", "1", "2017.4.12", number(1), "6.53121E+17", "备注：无"]
CELL = st.sampled_from(COMMON) | st.text(
    st.characters(exclude_characters='"\x85\u2028\u2029', exclude_categories=["Cs", "Cc"]), max_size=12
)


def test_a_short_row_that_slipped(tmp_path: Path) -> None:
    rows = [
        ["性别", "身份证号", "出生日期", "姓名"],
        [number(0), "", NAMES[0]],
        ["女", number(1), "1960.4.12", NAMES[1]],
    ]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert read.rows == [2, 3]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELL, min_size=1, max_size=7), min_size=1, max_size=14))
def test_no_row_is_ever_lost(tmp_path: Path, rows: list[list[str]]) -> None:
    """Every row that is not blank becomes a statement, a problem with its number, or a row that says why it is none.

    Blank is what holds nothing but what parts cells in some file: spreadsheets export empty rows like that.
    """
    path = csv(tmp_path / "a.tsv", rows, delimiter="\t")
    assume(not is_markup(path.read_bytes()))  # a first cell "<table" makes it a web page
    told = {e.row for e in read_tables(path) if isinstance(e, Statement | Problem | Skipped)}
    assert {i for i, r in enumerate(rows, 1) if any(re.sub(r"[\s,;|\ufeff]", "", c) for c in r)} <= told
