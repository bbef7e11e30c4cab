"""What the sheet of a workbook tells beside its values: rows and columns that are not shown, cells that hold an error,
or a formula without the value that it had."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from service.records.reading.patterns import pattern_of
from service.records.reading.workbooks.parts import column_of, sheet_parts

_ROW = pattern_of(rb"<(?:\w+:)?row\b([^<>]*)>")
_COLUMN = pattern_of(rb"<(?:\w+:)?col\b([^<>]*)>")
_HIDDEN = pattern_of(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_NUMBER = pattern_of(rb"""\b(r|min|max)\s*=\s*["'](\d{1,7})["']""")
_LAST_COLUMN = 16_384
_PLACE = rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']"""
_ERROR = pattern_of(rb"""<(?:\w+:)?c\b(?=[^<>]*\bt\s*=\s*["']e["'])[^<>]*?""" + _PLACE)
# The end of a formula, and of its cell, with no value between them.
_NO_VALUE = (
    rb"(?:</(?:\w+:)?f\s*>|<(?:\w+:)?f\b[^<>]*/>)\s*(<(?:\w+:)?v\s*/>|<(?:\w+:)?v\s*>\s*</(?:\w+:)?v\s*>)?\s*"
    rb"</(?:\w+:)?c\s*>"
)
_UNSAVED = pattern_of(_NO_VALUE)
_OF_FORMULA = pattern_of(rb"f(?:(?<=</f)>|(?<=:f)[> ]|(?<=<f) )")  # begins with what sheets without formulas lack
_FORMULA = pattern_of(
    rb"<(?:\w+:)?c\b([^<>]*[^<>/])>\s*(?:<(?:\w+:)?f\b[^<>]*[^<>/]>([^<]*)|<(?:\w+:)?f>([^<]*))?" + _NO_VALUE
)
_PLACED, _IS_TEXT = pattern_of(_PLACE), pattern_of(rb"""\bt\s*=\s*["']str["']""")


@dataclass(frozen=True, slots=True)
class Marks:
    """Hidden ``rows`` from 1, hidden ``columns`` from 0; ``errors``: row -> columns of cells such as #REF!;
    ``unsaved``: column -> rows of formulas of which the file does not hold what they showed."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    errors: Mapping[int, frozenset[int]] = field(default_factory=dict)
    unsaved: Mapping[int, Sequence[int]] = field(default_factory=dict)


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
    marked = {row: frozenset(at) for row, at in errors.items()}
    return Marks(frozenset(rows), frozenset(columns), marked, _unsaved(xml))


def may_be_marked(piece: bytes) -> bool:
    """Whether a piece of a sheet may hold any of this; it is asked of every sheet."""
    if b"hidden" in piece and _HIDDEN.search(piece):
        return True
    if b't="e"' in piece or (b"'" in piece and b"t='e'" in piece):
        return True
    return _OF_FORMULA.search(piece) is not None and _UNSAVED.search(piece) is not None


def _unsaved(xml: bytes) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for cell in _FORMULA.finditer(xml):
        # An empty text is a value, and a picture in a cell is none that could be saved.
        empty_text = cell[4] is not None and _IS_TEXT.search(cell[1])
        if not empty_text and b"DISPIMG" not in (cell[2] or cell[3] or b"") and (place := _PLACED.search(cell[1])):
            found.setdefault(column_of(place[1]) - 1, []).append(int(place[2]))
    return found
