"""The preview: a bounded look into the files, and what each column was taken for, why, with examples."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from service.records.imports.face import Progress, events, tables_in
from service.records.reading import FileUnreadableError, Statement, TableInfo
from service.records.reading.headers import header_key

MOST_FILES = 150
MOST_ROWS = 200  # of one file
MOST_COLUMNS = 400
MOST_NAMED = 50
_EXAMPLES = 3
_LONGEST_EXAMPLE = 60


@dataclasses.dataclass
class ColumnSeen:
    """One header, wherever it stands. ``field``: what it was taken for ("" for text only); ``reason`` why;
    ``examples``: values as read; ``tables``: how many tables have it; ``also``: what else it was taken for."""

    header: str
    field: str
    reason: str
    examples: list[str] = dataclasses.field(default_factory=list)
    tables: int = 0
    also: list[str] = dataclasses.field(default_factory=list)


def look(files: Sequence[tuple[Path, str]], mapping: Mapping[str, str], progress: Progress) -> dict[str, Any]:
    """What a few rows of each file, or of some files of a large tree, show. JSON.

    ``files``: how many there are; ``looked``: how many were opened; ``tables``: (file, sheet, hidden, rows of the
    header, rows seen); ``columns``: see ColumnSeen; ``failed``: (file, sentence).
    """
    chosen = _spread(files)
    columns: dict[str, ColumnSeen] = {}
    tables: list[list[Any]] = []
    failed: list[list[str]] = []
    found = 0
    for done, (path, name) in enumerate(chosen):
        progress(name, done, len(chosen))
        try:
            found += _look_into(path, name, mapping, columns, tables)
        except FileUnreadableError as error:
            failed.append([name, error.sentence])
    progress("", len(chosen), len(chosen))
    return {
        "files": len(files),
        "looked": len(chosen),
        "found": found,
        "tables": tables[:MOST_NAMED],
        "columns": [dataclasses.asdict(c) for c in sorted(columns.values(), key=lambda c: -c.tables)[:MOST_COLUMNS]],
        "failed": failed[:MOST_NAMED],
        "failures": len(failed),
    }


def _spread(files: Sequence[tuple[Path, str]]) -> Sequence[tuple[Path, str]]:
    """Of a large tree files from every part of it."""
    if len(files) <= MOST_FILES:
        return files
    return [files[i * len(files) // MOST_FILES] for i in range(MOST_FILES)]


def _look_into(
    path: Path, name: str, mapping: Mapping[str, str], columns: dict[str, ColumnSeen], tables: list[list[Any]]
) -> int:
    rows, found = 0, 0
    for event in events(path, name, mapping):
        if isinstance(event, TableInfo):
            found += 1
            tables.append([name, event.sheet, event.hidden, list(event.header_rows), 0])
            for column in event.columns:
                _note(columns, column.header, column.field or "", column.reason)
        elif isinstance(event, Statement):
            rows += 1
            if found:
                tables[-1][4] += 1
            for header, text in event.cells.items():
                seen = columns.get(header_key(header))
                if seen is not None and len(seen.examples) < _EXAMPLES and text.strip():
                    example = _shortened(text)
                    if example not in seen.examples:
                        seen.examples.append(example)
            if rows >= MOST_ROWS:
                break
    return found


def _note(columns: dict[str, ColumnSeen], header: str, field: str, reason: str) -> None:
    seen = columns.setdefault(header_key(header), ColumnSeen(header, field, reason))
    seen.tables += 1
    if field != seen.field and field not in seen.also:
        seen.also.append(field)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_EXAMPLE else text[: _LONGEST_EXAMPLE - 1] + "…"


def look_at_folder(folder: Path, mapping: Mapping[str, str], progress: Progress) -> dict[str, Any]:
    return look(tables_in(folder), mapping, progress)
