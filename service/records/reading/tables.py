"""A file to events: tables, statements, skipped rows, problems. Every row that is not blank is told of."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from service.records.reading import safety
from service.records.reading.companions import with_beside
from service.records.reading.delimited import CUT, open_delimited
from service.records.reading.errors import FileUnreadableError
from service.records.reading.fields import read_row
from service.records.reading.forms import Forms
from service.records.reading.households import names_head
from service.records.reading.layout import TableFinder
from service.records.reading.lines import WHY
from service.records.reading.marks import NOTHING, Marks, marks_of
from service.records.reading.markup import is_markup, open_markup
from service.records.reading.ordinary import OrdinaryReader, ordinary_reader
from service.records.reading.pairs import tell_pair_apart, year_of
from service.records.reading.printed import open_pdf
from service.records.reading.problems import SENTENCES
from service.records.reading.profiles import Profile, profiles
from service.records.reading.rowcells import cells_of
from service.records.reading.rows import DataRow, Plan, Register
from service.records.reading.sheets import Sheet, open_workbook
from service.records.reading.statement import Column, Event, OrdinaryRows, Problem, Skipped, Statement, TableInfo
from service.records.reading.synonyms import FIELDS
from service.records.reading.together import apart

# Counted up whenever the same bytes would be read otherwise, so that a second import reads them again.
READER_VERSION = 11

_SMALL = 2**20
_BLOCK = 250  # rows that are read column by column
_ENDINGS = {"xlsx": {".xlsx", ".xlsm"}, "xls": {".xls", ".et"}}
SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".csv", ".tsv", ".txt", ".pdf"})
_WARNINGS = {
    "macros": "the workbook holds macros; they were not run",
    "external_links": "the workbook points to other files; none was opened, cells hold the values last saved",
}


def read_tables(
    path: Path,
    *,
    name: str | None = None,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    profile: str | None = None,
    ordinary: bool = False,
) -> Iterator[Event]:
    """Everything that a file states, in order, one row at a time.

    ``name``: how the file is called in provenance (relative, ``/`` between folders); its base name by default.
    ``mapping``: header -> field for headers that no synonym covers ("" leaves a column out). ``encoding``: of a text
    file, where it is neither UTF-8 nor GB18030 nor marked. ``ordinary``: ordinary rows come as :class:`OrdinaryRows` in
    place of statements, which takes a third of the time. Raises :class:`FileUnreadableError` for a file that gives
    nothing, before the first event; and ValueError for a field or a profile that does not exist.
    """
    shown = _shown(path, name)
    mapping = dict(mapping or {})
    if unknown := sorted({f for f in mapping.values() if f and f not in FIELDS}):
        raise ValueError(f"no such field: {', '.join(unknown)} (known: {', '.join(sorted(FIELDS))})")
    if profile is not None and profile not in profiles():
        raise ValueError(f"no such profile: {profile} (known: {', '.join(profiles())})")
    sheets, warnings = _open(path, shown, encoding)
    return _events(sheets, warnings, shown, mapping, profiles()[profile] if profile else None, ordinary)


def _shown(path: Path, name: str | None) -> str:
    shown = PurePosixPath((name or path.name).replace("\\", "/"))
    if shown.is_absolute() or ".." in shown.parts or any(ord(c) < 32 for c in str(shown)):
        raise FileUnreadableError("path_trick", path.name, "the file's name leads outside its folder")
    return str(shown)


def _open(path: Path, name: str, encoding: str | None) -> tuple[list[Sheet] | Iterator[Sheet], list[str]]:
    if path.suffix.lower() not in SUFFIXES:
        raise FileUnreadableError("unknown_kind", name, "only .xlsx, .xls, .csv, .tsv and .pdf files are read")
    safety.check_regular(path, name)
    with path.open("rb") as file:
        data = file.read(_SMALL + 1)  # most files, whole: none is opened for each question anew
    kind, whole = safety.kind_of(data), len(data) <= _SMALL
    if kind == "pdf":
        return open_pdf(path, name), []
    if kind == "text":
        start = data[:2000]
        if start.startswith((b"{\\rtf", b"MIME-Version:")):
            sentence = "this is a document or a web archive; save its table as .xlsx or .csv"
            raise FileUnreadableError("markup", name, sentence)
        if path.suffix.lower() in {".xlsx", ".xlsm", ".xls"} and not _is_table_text(start):
            raise FileUnreadableError("damaged", name, "the workbook is damaged and cannot be read")
        if is_markup(start):
            return list(open_markup(path, name, encoding)), []
        return list(open_delimited(path, name, encoding)), []
    by_content = path.suffix.lower() not in _ENDINGS[kind]
    if kind == "xls":
        return _eager_first(open_workbook(path, name, by_content, old=True)), []
    checked = safety.check_xlsx(io.BytesIO(data) if whole else path, name)
    sheets = open_workbook(path, name, by_content)
    if checked.marked or checked.date1904:
        sheets = _marked(sheets, path, checked)
    return _eager_first(sheets), list(checked.warnings)


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


@dataclass(slots=True)
class _Earlier:
    """What a sheet may go on with. ``columns``: of the last table with a header. ``over``: the lines that stood over
    the last rows of a printed page."""

    columns: tuple[Column, ...] = ()
    over: Sequence[str] = ()


def _events(
    sheets: list[Sheet] | Iterator[Sheet],
    warnings: list[str],
    name: str,
    mapping: Mapping[str, str],
    profile: Profile | None,
    ordinary: bool,
) -> Iterator[Event]:
    for code in warnings:
        yield Problem(code, name, "", 0, _WARNINGS[code])
    earlier = _Earlier()
    for sheet in sheets:
        for event in _sheet_events(sheet, name, mapping, profile, earlier, ordinary):
            if isinstance(event, TableInfo) and event.header_rows:
                earlier.columns = event.columns
            yield event


def _sheet_events(
    sheet: Sheet,
    name: str,
    mapping: Mapping[str, str],
    profile: Profile | None,
    earlier: _Earlier,
    ordinary: bool,
) -> Iterator[Event]:
    if sheet.bad.get(0):
        yield Problem("damaged_sheet", name, sheet.name, 0, "the sheet is damaged and cannot be read", lost=True)
        return
    register = Register(sheet.name)
    reader: OrdinaryReader | None = None
    faultless = ordinary and not sheet.marks.errors
    unrecognised = 0
    tables = 0
    told: set[int] = set()
    passed: set[int] = set()  # rows of which an error in a cell needs no telling any more
    heads: set[str] = set()
    plan: Plan | None = None
    forms = Forms(sheet, name, mapping, profile)
    finder = TableFinder(sheet, name, mapping, profile, earlier.columns, earlier.over if sheet.page else ())
    for event in _in_blocks(forms.events() if forms.shape else finder.events()):
        if isinstance(event, list):
            if plan is not event[0].plan:
                plan = event[0].plan
                reader = ordinary_reader(event[0].table, plan) if faultless else None
            sound = reader is not None and (not sheet.bad or all(row.number not in sheet.bad for row in event))
            for data in reader.read(event, register) if reader is not None and sound else event:
                if isinstance(data, OrdinaryRows):
                    yield data
                    continue
                broken = sheet.bad.get(data.number) or plan.error_in(sheet.marks.errors.get(data.number))
                if broken:
                    told.add(data.number)
                if sheet.marks.errors:
                    passed.add(data.number)
                for row in apart(data) or (data,):
                    result = read_row(row, broken)
                    if isinstance(result, Statement):
                        if row is not data:
                            result.cells = cells_of(data)
                        elif data.table.why is WHY:  # nothing that the file has no cell for
                            result.cells = {h: result.cells[h] for i, h, field in plan.cells if field is None}
                        if result.household is None:
                            result.household = register.household(result.row, result.relation)
                        else:
                            register.begin(result.household)
                        if result.relation == "self":
                            is_head = names_head(result.texts.get("relation", ""), result.household)
                            register.head(year_of(result.births), result.names[0] if is_head and result.names else None)
                        else:
                            tell_pair_apart(result, register.head_born(result.household))
                        result.household_head = result.household_head or register.head_name(result.household)
                    if isinstance(result, Statement) and plan.beside:
                        yield from with_beside(row, result, heads)
                    else:
                        yield result
        elif isinstance(event, TableInfo):
            tables, register, heads = tables + 1, Register(sheet.name), set()
            yield event
            if event.header_rows and event.unnamed:
                code = "too_many_cells"  # the rows below it
                yield Problem(code, name, sheet.name, event.header_rows[-1], SENTENCES[code])
        else:
            unrecognised += event.kind == "unrecognised"
            if sheet.marks.errors and event.kind not in {"number only", "note"}:
                passed.add(event.row)
            yield event
    if sheet.page:
        earlier.over = finder.over
    for number, code in sheet.bad.items():
        if code in CUT and number not in told:  # in a header, or in a row that was left out
            yield Problem(code, name, sheet.name, number, SENTENCES[code])
    for number, columns in sorted(sheet.marks.errors.items()):
        if plan is not None and number not in passed and not columns.isdisjoint((plan.name_at, plan.id_at)):
            yield Problem("error_cell", name, sheet.name, number, SENTENCES["error_cell"], lost=True)
    if unrecognised:
        sentence = f"no column of names or ID numbers was found; {unrecognised} rows were left out (map them by hand)"
        yield Problem("no_table", name, sheet.name, 0, sentence, lost=True)


def _in_blocks(
    events: Iterator[TableInfo | DataRow | Skipped],
) -> Iterator[TableInfo | list[DataRow] | Skipped]:
    """The events with rows of one table that stand one below the other together."""
    rows: list[DataRow] = []
    for event in events:
        if isinstance(event, DataRow):
            if rows and (event.plan is not rows[0].plan or len(rows) == _BLOCK):
                yield rows
                rows = []
            rows.append(event)
            continue
        if rows:
            yield rows
            rows = []
        yield event
    if rows:
        yield rows
