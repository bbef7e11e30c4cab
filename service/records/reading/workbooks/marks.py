"""What an ``.xlsx`` sheet tells beside its values: rows and columns that are not shown, cells that hold an error."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from service.records.reading.workbooks.parts import column_of, sheet_parts

_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^<>]*)>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_NUMBER = re.compile(rb'\b(r|min|max)="(\d{1,7})"')
_LAST_COLUMN = 16_384


_ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^<>]*\bt="e")[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"')


@dataclass(frozen=True, slots=True)
class Marks:
    """Hidden ``rows`` from 1, hidden ``columns`` from 0; ``errors``: row -> columns of cells such as #REF!."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    errors: Mapping[int, frozenset[int]] = field(default_factory=dict)


NOTHING = Marks()


def marks_of(path: Path) -> Mapping[str, Marks]:
    """By name of the sheet. Call :func:`safety.check_xlsx` first: it unpacks within limits."""
    with zipfile.ZipFile(path) as archive:
        return {name: _marks(archive.read(part)) for name, part in sheet_parts(archive)}


def _marks(xml: bytes) -> Marks:
    rows: set[int] = set()
    columns: set[int] = set()
    before = 0  # a row may leave its number out: then it follows the one before
    for match in _ROW.finditer(xml):
        marks = dict(_NUMBER.findall(match[1]))
        before = int(marks.get(b"r", before + 1))
        if _HIDDEN.search(match[1]):
            rows.add(before)
    for match in _COLUMN.finditer(xml):
        marks = dict(_NUMBER.findall(match[1]))
        if _HIDDEN.search(match[1]) and b"min" in marks and b"max" in marks:
            first, last = int(marks[b"min"]), min(int(marks[b"max"]), _LAST_COLUMN)
            columns.update(range(first - 1, last))
    errors: dict[int, set[int]] = {}
    for letters, number in _ERROR.findall(xml):
        errors.setdefault(int(number), set()).add(column_of(letters) - 1)
    return Marks(frozenset(rows), frozenset(columns), {row: frozenset(at) for row, at in errors.items()})
