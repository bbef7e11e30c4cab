"""A file to events: tables, statements, skipped rows, problems. Every row that is not blank is told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from service.records.reading.formats.delimited import CUT
from service.records.reading.formats.opening import open_sheets, shown_name
from service.records.reading.headers.profiles import Profile, profiles
from service.records.reading.layout.finding import TableFinder
from service.records.reading.layout.forms import Forms
from service.records.reading.layout.staggered import parts_of
from service.records.reading.layout.unsaved import unsaved
from service.records.reading.problems import SENTENCES
from service.records.reading.rows.companions import with_beside
from service.records.reading.rows.datarows import DataRow
from service.records.reading.rows.households import Register, names_head
from service.records.reading.rows.lines import WHY
from service.records.reading.rows.linesover import LinesOver
from service.records.reading.rows.ordinary import OrdinaryReader, ordinary_reader
from service.records.reading.rows.pairs import tell_pair_apart, year_of
from service.records.reading.rows.plan import Plan
from service.records.reading.rows.rowcells import cells_of
from service.records.reading.rows.stating import read_row
from service.records.reading.rows.together import apart
from service.records.reading.statement import Column, Event, OrdinaryRows, Problem, Skipped, Statement, TableInfo
from service.records.reading.words.synonyms import FIELDS
from service.records.reading.workbooks.sheets import Sheet

# Counted up whenever the same bytes would be read otherwise, so that a second import reads them again.
READER_VERSION = 20
_BLOCK = 250  # rows that are read column by column


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
    shown = shown_name(path, name)
    mapping = dict(mapping or {})
    if unknown := sorted({f for f in mapping.values() if f and f not in FIELDS}):
        raise ValueError(f"no such field: {', '.join(unknown)} (known: {', '.join(sorted(FIELDS))})")
    if profile is not None and profile not in profiles():
        raise ValueError(f"no such profile: {profile} (known: {', '.join(profiles())})")
    sheets, warnings = open_sheets(path, shown, encoding)
    return _events(sheets, warnings, shown, mapping, profiles()[profile] if profile else None, ordinary)


@dataclass(slots=True)
class _Earlier:
    """What a sheet may go on with. ``columns``: of the last table with a header. ``over``: the lines over the last rows
    of a printed page. ``plans``: of its last tables, where a line among their rows still holds."""

    columns: tuple[Column, ...] = ()
    over: LinesOver | None = None
    plans: Sequence[Plan] = ()


def _events(
    sheets: list[Sheet] | Iterator[Sheet],
    warnings: list[tuple[str, str]],
    name: str,
    mapping: Mapping[str, str],
    profile: Profile | None,
    ordinary: bool,
) -> Iterator[Event]:
    for code, sentence in warnings:
        yield Problem(code, name, "", 0, sentence)
    earlier = _Earlier()
    for sheet in sheets:
        parts = parts_of(sheet)
        told = (_sheet_events(part, name, mapping, profile, earlier, ordinary) for part in parts)
        for event in next(told) if len(parts) == 1 else _together(told):
            if isinstance(event, TableInfo) and event.header_rows:
                earlier.columns = event.columns
            yield event


def _together(parts: Iterable[Iterator[Event]]) -> Iterator[Event]:
    """What the parts of a sheet beside each other give; a row that states somebody in one of them is left out of
    none, and one that is left out of all is told once."""
    events = [event for part in parts for event in part]
    stating = {row for event in events for row in _rows_of(event)}
    told: set[int] = set()
    for event in events:
        if isinstance(event, Skipped):
            if event.row in stating or event.row in told:
                continue
            told.add(event.row)
        yield event


def _rows_of(event: Event) -> Sequence[int]:
    if isinstance(event, OrdinaryRows):
        return event.rows
    return (event.row,) if isinstance(event, Statement) else ()


def _sheet_events(
    sheet: Sheet,
    name: str,
    mapping: Mapping[str, str],
    profile: Profile | None,
    earlier: _Earlier,
    ordinary: bool,
) -> Iterator[Event]:
    if code := sheet.bad.get(0):
        yield Problem(code, name, sheet.name, 0, SENTENCES[code])
        return
    register = Register(sheet.name)
    reader: OrdinaryReader | None = None
    faultless = ordinary and not sheet.marks.errors
    unrecognised = 0
    found: list[TableInfo] = []
    told: set[int] = set()
    passed: set[int] = set()  # rows of which an error in a cell needs no telling any more
    heads: set[str] = set()
    plan: Plan | None = None
    forms = Forms(sheet, name, mapping, profile)
    over, plans = (earlier.over, earlier.plans) if sheet.page else (None, ())
    finder = TableFinder(sheet, name, mapping, profile, earlier.columns, over, plans)
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
                errors = plan.errors_in(sheet.marks.errors.get(data.number))
                broken = sheet.bad.get(data.number) or ("error_cell" if errors else None)
                if broken:
                    told.add(data.number)
                if sheet.marks.errors:
                    passed.add(data.number)
                for row in apart(data) or (data,):
                    result = read_row(row, broken, errors if broken == "error_cell" else ("",))
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
            register, heads = Register(sheet.name), set()
            found.append(event)
            yield event
            if event.header_rows and event.unnamed:
                code = "no_header"
                yield Problem(code, name, sheet.name, event.header_rows[-1], SENTENCES[code])
        else:
            unrecognised += event.kind == "unrecognised"
            if sheet.marks.errors and event.kind not in {"number only", "note"}:
                passed.add(event.row)
            yield event
    if sheet.page:
        earlier.over, earlier.plans = finder.over, finder.open_plans
    for number, code in sheet.bad.items():
        if code in CUT and number not in told:  # in a header, or in a row that was left out
            yield Problem(code, name, sheet.name, number, SENTENCES[code])
    for number, columns in sorted(sheet.marks.errors.items()):
        if plan is not None and number not in passed and not columns.isdisjoint((plan.name_at, plan.id_at)):
            header = next(iter(plan.errors_in(columns)), "")
            yield Problem("error_cell", name, sheet.name, number, SENTENCES["error_cell"], header, lost=1)
    yield from unsaved(sheet, name, found)
    if unrecognised:
        sentence = f"no column of names or ID numbers was found; {unrecognised} rows were left out (map them by hand)"
        yield Problem("no_table", name, sheet.name, 0, sentence, lost=unrecognised)


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
