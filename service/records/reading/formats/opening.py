"""A file to its sheets: what kind it is tells its content, and nothing in it is run."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from service.records.reading.errors import FileUnreadableError
from service.records.reading.formats.delimited import open_delimited
from service.records.reading.formats.markup import is_markup, open_markup
from service.records.reading.formats.printed import open_pdf
from service.records.reading.workbooks import archives, safety
from service.records.reading.workbooks.controls import cleaned
from service.records.reading.workbooks.filenames import readable
from service.records.reading.workbooks.marks import NOTHING, Marks, marks_of
from service.records.reading.workbooks.merges import MOST_MERGED_ROWS, merged_rows
from service.records.reading.workbooks.oldworkbooks import OldWorkbook, check_xls
from service.records.reading.workbooks.sheets import Sheet, open_workbook
from service.records.reading.workbooks.unshown import unshown
from service.records.reading.workbooks.widths import rows_as_read

_SMALL = 2**20
_ENDINGS = {"xlsx": {".xlsx", ".xlsm"}, "xls": {".xls", ".et"}}
_WARNINGS = {
    "macros": "the workbook holds macros; they were not run",
    "external_links": "the workbook points to other files; none was opened, cells hold the values last saved",
}
SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".csv", ".tsv", ".txt", ".pdf"})


def shown_name(path: Path, name: str | None) -> str:
    """How a file is called in provenance. Raises :class:`FileUnreadableError` for a name that leads elsewhere."""
    whole = readable(name or path.name).replace("\\", "/")
    parts = [part for part in whole.split("/") if part not in {"", "."}]
    shown = "/".join(parts) or "."
    if whole.startswith("/") or ".." in parts or min(shown) < " ":
        raise FileUnreadableError("path_trick", readable(path.name), "the file's name leads outside its folder")
    return shown


def open_sheets(
    path: Path, name: str, encoding: str | None
) -> tuple[list[Sheet] | Iterator[Sheet], list[tuple[str, str]]]:
    """The sheets of a file, and (code, sentence) of what is told about it as a whole.

    Raises :class:`FileUnreadableError`."""
    ending = path.suffix.lower()
    if ending in archives.ENDINGS:
        raise FileUnreadableError("archive", name, "this is an archive of files; unpack it first")
    if ending not in SUFFIXES:
        raise FileUnreadableError("unknown_kind", name, "only .xlsx, .xls, .csv, .tsv and .pdf files are read")
    most = min(safety.check_regular(path, name), _SMALL)  # a buffer for more than there is costs more than the reading
    with path.open("rb", buffering=0) as file:
        data = file.read(most + 1)  # most files, whole: none is opened for each question anew
    kind, whole = safety.kind_of(data), len(data) <= most
    if kind == "pdf":
        return map(_as_read, open_pdf(path, name)), []
    if kind == "text":
        start = data[:2000]
        if start.startswith((b"{\\rtf", b"MIME-Version:")):
            sentence = "this is a document or a web archive; save its table as .xlsx or .csv"
            raise FileUnreadableError("markup", name, sentence)
        if ending in {".xlsx", ".xlsm", ".xls"} and not _is_table_text(start):
            raise FileUnreadableError("damaged", name, "the workbook is damaged and cannot be read")
        if is_markup(start):
            return list(_bounded(open_markup(path, name, encoding))), []
        return [_as_read(sheet) for sheet in open_delimited(path, name, encoding)], []
    by_content = ending not in _ENDINGS[kind]
    if kind == "xls":
        known = check_xls(path, name)
        return _eager_first(_bounded(_told(open_workbook(path, name, by_content, old=True), known))), []
    checked = safety.check_xlsx(io.BytesIO(data) if whole else path, name)
    told = [(code, _WARNINGS[code]) for code in checked.warnings]
    if checked.drawn:
        told += unshown(io.BytesIO(data) if whole else path).told
    sheets = open_workbook(path, name, by_content)
    if checked.marked or checked.date1904:
        sheets = _marked(sheets, path, checked)
    return _eager_first(_bounded(sheets, checked.controls)), told


def _told(sheets: Iterator[Sheet], known: OldWorkbook) -> Iterator[Sheet]:
    """The sheets of an ``.xls`` with what its records tell beside the cells."""
    for number, sheet in enumerate(sheets):
        sheet.date1904 = known.date1904
        if number < len(known.marks):
            sheet.marks = known.marks[number]
        yield sheet


def _marked(sheets: Iterator[Sheet], path: Path, checked: safety.Checked) -> Iterator[Sheet]:
    """The sheets with what their XML tells beside the cells."""
    marks: Mapping[str, Marks] | None = None
    for sheet in sheets:
        if marks is None:  # a workbook that cannot be opened has told so by now
            try:
                marks = marks_of(path) if checked.marked else {}
            except (ElementTree.ParseError, KeyError):  # the cells can be read, so they are
                marks = {}
        sheet.marks, sheet.date1904 = marks.get(sheet.name, NOTHING), checked.date1904
        yield sheet


def _bounded(sheets: Iterable[Sheet], controls: bool = True) -> Iterator[Sheet]:
    """The sheets, but of one whose merged cells would fill the memory nothing: a merge lies over no other, so that no
    real sheet comes near. ``controls``: there may be control characters to drop."""
    for sheet in sheets:
        _as_read(sheet)
        if merged_rows(sheet.merges) > MOST_MERGED_ROWS:
            yield Sheet(sheet.name, sheet.hidden, iter(()), bad={0: "too_sparse"})
        else:
            if controls:
                sheet.rows = cleaned(sheet.rows, sheet.bad)
            yield sheet


def _as_read(sheet: Sheet) -> Sheet:
    sheet.rows = rows_as_read(sheet.rows)
    return sheet


def _is_table_text(start: bytes) -> bool:
    """Whether bytes under a workbook's name are a table in text: lines, with hardly a control character."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    control = sum(1 for b in start if b < 32 and b not in b"\t\r\n\f")
    return control * 100 <= len(start) and (b"\n" in start or b"\r" in start or is_markup(start))


def _eager_first(sheets: Iterator[Sheet]) -> Iterator[Sheet]:
    """Open the workbook now, so that a damaged one raises at once; its further sheets one by one."""
    first = next(sheets, None)

    def rest() -> Iterator[Sheet]:
        if first is not None:
            yield first
            yield from sheets

    return rest()
