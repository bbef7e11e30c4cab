"""The preview: a bounded look into the files, and what each column was taken for, why, with examples."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from service.records.filework import FileTask, Unreadable
from service.records.imports.face import Broken, Passed, read, tables_in
from service.records.imports.previewcells import NAMES, Cells
from service.records.reading import FileUnreadableError, Statement, TableInfo, read_tables
from service.records.reading.columns.guesses import UNNAMED
from service.records.reading.words.synonyms import header_key
from service.records.running import Progress

MOST_FILES = 150
# Rows, and what else there is to tell: of all files together, and of each at least. A few files are looked through to
# their last sheet, many are looked into.
MOST_EVENTS, LEAST_EVENTS = 100_000, 400
MOST_COLUMNS = 400
MOST_NAMED = 50
# Rows after which it is told that so many more are read.
_STEP = 1000
_EXAMPLES = 3
_FILES = 3
_LONGEST = 60


@dataclasses.dataclass
class ColumnSeen:
    """One header, wherever it stands. ``field``: what it was taken for ("" for text only); ``reason`` why;
    ``examples``: values as read; ``tables``: how many tables have it; ``also``: what else it was taken for; ``named``:
    whether there is a header at all; where there is none, a mapping speaks of the column by its letter; ``gives``: of a
    column of states that holds days, which day it gives; ``files``: the first that have it, ``more``: how many more."""

    header: str
    field: str
    reason: str
    examples: list[str] = dataclasses.field(default_factory=list)
    tables: int = 0
    also: list[str] = dataclasses.field(default_factory=list)
    named: bool = True
    gives: str = ""
    files: list[str] = dataclasses.field(default_factory=list)
    more: int = 0

    def note(self, field: str, gives: str) -> None:
        self.tables += 1
        self.gives = self.gives or gives
        if field != self.field and field not in self.also:
            self.also.append(field)

    def stands_in(self, file: str) -> None:
        """Once for each file."""
        if len(self.files) < _FILES:
            self.files.append(file)
        else:
            self.more += 1

    def show(self, examples: Sequence[str]) -> None:
        new = [example for example in examples if example not in self.examples]
        self.examples += new[: _EXAMPLES - len(self.examples)]


@dataclasses.dataclass
class Looked:
    """What the first rows of a file show. ``tables``: (sheet, hidden, rows of the header, code of the profile);
    ``columns``: (header, field, reason) of each table; ``examples``: by key of the header; ``cells``: what those hold
    that a person should know; ``nameless``: sheets of tables without a column of names; ``old_workbook``: it is a true
    ``.xls``."""

    old_workbook: bool = False
    tables: list[tuple[str, bool, tuple[int, ...], str]] = dataclasses.field(default_factory=list)
    columns: list[tuple[str, str, str]] = dataclasses.field(default_factory=list)
    examples: dict[str, list[str]] = dataclasses.field(default_factory=dict)
    cells: Cells = dataclasses.field(default_factory=Cells)
    nameless: list[str] = dataclasses.field(default_factory=list)


def look_into(task: FileTask, most: int) -> Iterator[Looked | Passed | Unreadable]:
    """Runs in a reading process: the first ``most`` events of one file."""
    looked, rows = Looked(), 0
    try:
        events = read_tables(task.path, name=task.name, mapping=task.mapping, profile=task.profile)
        for event in islice(events, most):
            if isinstance(event, TableInfo):
                looked.old_workbook = looked.old_workbook or event.old_workbook
                looked.tables.append((event.sheet, event.hidden, event.header_rows, event.profile))
                looked.columns += [(c.header, c.field or "", c.reason) for c in event.columns]
                looked.cells.begin(event)
                if not any(c.field in NAMES for c in event.columns):
                    looked.nameless.append(event.sheet)
            elif isinstance(event, Statement):
                rows += 1
                if rows % _STEP == 0:
                    yield Passed(_STEP)
                looked.cells.see(event)
                for header, text in event.cells.items():
                    examples = looked.examples.setdefault(header_key(header), [])
                    if len(examples) < _EXAMPLES and text.strip() and _shortened(text) not in examples:
                        examples.append(_shortened(text))
    except FileUnreadableError as error:
        yield Unreadable(error.code, error.sentence)
    except OSError as error:
        yield Unreadable("missing", f"The file cannot be opened: {error.strerror}.")
    else:
        yield looked


def look(folder: Path, source: str, mapping: Mapping[str, str], profile: str, progress: Progress) -> dict[str, Any]:
    """What a few rows of each file, or of some files of a large tree, show. JSON.

    ``files``: how many there are; ``looked``: how many were opened; ``found``: tables in them; ``tables``: (file,
    sheet, hidden, rows of the header, profile) of the first; ``columns``: see ColumnSeen; ``failed``: (file, sentence);
    ``old_workbooks``: how many files are a true ``.xls``; ``nameless``: (file, sheet) of tables in which no column
    holds names; ``numbers``: (file, header) of columns of ID numbers that are kept as text only.
    """
    files = tables_in(folder)
    chosen = _spread(files)
    seen: dict[str, Looked] = {}
    failed: dict[str, str] = {}
    most = max(LEAST_EVENTS, MOST_EVENTS // max(1, len(chosen)))
    for name, item in read(partial(look_into, most=most), source, chosen, mapping, profile, progress):
        if isinstance(item, Unreadable | Broken):
            failed[name] = item.sentence
        elif isinstance(item, Looked):
            seen[name] = item
    columns: dict[str, ColumnSeen] = {}
    tables: list[list[Any]] = []
    nameless: list[list[str]] = []
    numbers: list[list[str]] = []
    for name in (name for _, name in chosen if name in seen):
        one = seen[name]
        tables += [[name, sheet, hidden, list(rows), profile] for sheet, hidden, rows, profile in one.tables]
        nameless += [[name, sheet] for sheet in one.nameless]
        numbers += [[name, header] for header in one.cells.unread_numbers()]
        for header, field, reason in one.columns:
            column = ColumnSeen(header, field, reason, named=not UNNAMED.fullmatch(header))
            columns.setdefault(header_key(header), column).note(field, one.cells.gives(header))
        for key in dict.fromkeys(header_key(header) for header, _, _ in one.columns):
            columns[key].stands_in(name)
        for key, examples in one.examples.items():
            if key in columns:
                columns[key].show(examples)
    return {
        "files": len(files),
        "looked": len(chosen),
        "found": len(tables),
        "tables": tables[:MOST_NAMED],
        "columns": [dataclasses.asdict(c) for c in sorted(columns.values(), key=lambda c: -c.tables)[:MOST_COLUMNS]],
        "failed": [[name, failed[name]] for _, name in chosen if name in failed][:MOST_NAMED],
        "failures": len(failed),
        "nameless": nameless[:MOST_NAMED],
        "numbers": numbers[:MOST_NAMED],
        "old_workbooks": sum(one.old_workbook for one in seen.values()),
    }


def _spread(files: Sequence[tuple[Path, str]]) -> Sequence[tuple[Path, str]]:
    """Of a large tree files from every part of it."""
    if len(files) <= MOST_FILES:
        return files
    return [files[i * len(files) // MOST_FILES] for i in range(MOST_FILES)]


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
