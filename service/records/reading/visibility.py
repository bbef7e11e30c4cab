"""Which rows and columns of an ``.xlsx`` sheet a spreadsheet does not show, and from when it counts days."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from service.records.reading.parts import sheet_parts

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_NUMBER = re.compile(rb'\b(r|min|max)="(\d{1,7})"')
_LAST_COLUMN = 16_384


@dataclass(frozen=True, slots=True)
class Hidden:
    """``rows`` from 1, ``columns`` from 0."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


NOTHING = Hidden()


def hidden_parts(path: Path) -> Mapping[str, Hidden]:
    """By name of the sheet. Call :func:`safety.check_xlsx` first: it unpacks within limits."""
    with zipfile.ZipFile(path) as archive:
        return {name: _hidden(archive.read(part)) for name, part in sheet_parts(archive)}


def _hidden(xml: bytes) -> Hidden:
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
    return Hidden(frozenset(rows), frozenset(columns))
