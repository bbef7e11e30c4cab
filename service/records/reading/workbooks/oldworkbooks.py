"""What a true ``.xls`` tells beside its cells, from its records ([MS-XLS]): how far they spread, which hold an error,
which rows and columns are hidden. The reader of its cells lays out all sheets at once and tells none of this."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from service.records.reading.errors import FileUnreadableError
from service.records.reading.workbooks.compound import workbook_stream
from service.records.reading.workbooks.marks import NOTHING, Marks
from service.records.reading.workbooks.reach import MAX_CELLS

MAX_ALL_CELLS = 4 * MAX_CELLS  # of all sheets together
_END_OF_SHEET, _PASSWORD, _SHEET, _ROW_OF_NUMBERS, _DATE_MODE = 0x000A, 0x002F, 0x0085, 0x00BD, 0x0022
# Records of cells that hold something, of all versions: formulas, numbers, texts, errors.
_CELLS = frozenset(
    {0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x007E, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x0406}
)
_FORMULAS, _TRUTH_OR_ERROR = frozenset({0x0006, 0x0206, 0x0406}), 0x0205
_ROW, _COLUMNS = 0x0208, 0x007D
_OF_CELLS = 0  # a sheet that is no chart and no macros
_LONGEST = 20  # bytes of a record that are looked into
_record = struct.Struct("<HHHH").unpack_from
_flags = struct.Struct("<H").unpack_from


@dataclass(frozen=True, slots=True)
class OldWorkbook:
    """``marks`` of each sheet of cells, in order; ``date1904``: days are counted from 1904."""

    marks: Sequence[Marks] = ()
    date1904: bool = False


def check_xls(path: Path, name: str) -> OldWorkbook:
    """Raises :class:`FileUnreadableError` for cells that lie too far apart. Of a damaged workbook nothing is told: that
    is the reader's to tell."""
    try:
        data = workbook_stream(path.read_bytes())
        return OldWorkbook() if data is None else _looked_into(data + bytes(_LONGEST), name)
    except (struct.error, IndexError, ValueError):
        return OldWorkbook()


def _looked_into(data: bytes, name: str) -> OldWorkbook:
    marks: list[Marks] = []
    known: dict[int, tuple[int, Marks]] = {}  # several sheets may name the same place
    total = 0
    starts, date1904 = _sheets(data)
    for start, of_cells in starts:
        size, told = known[start] = known.get(start) or _sheet(data, start)
        total += size
        if size > MAX_CELLS or total > MAX_ALL_CELLS:
            sentence = "a sheet spreads its cells over more rows and columns than fit"
            raise FileUnreadableError("too_sparse", name, sentence)
        if of_cells:
            marks.append(told)
    return OldWorkbook(marks, date1904)


def _sheets(data: bytes) -> tuple[list[tuple[int, bool]], bool]:
    """Where each begins, and whether it is one of cells; whether days are counted from 1904. No sheet of an encrypted
    workbook."""
    starts, at, date1904 = [], 0, False
    while at < len(data) - _LONGEST:
        kind, length, low, high = _record(data, at)
        if kind == _PASSWORD:
            return [], False
        if kind == _END_OF_SHEET:
            break
        if kind == _SHEET:
            starts.append((high << 16 | low, data[at + 9] == _OF_CELLS))
        elif kind == _DATE_MODE:
            date1904 = low == 1
        at += 4 + length
    return starts, date1904


def _sheet(data: bytes, at: int) -> tuple[int, Marks]:
    """How many cells lie from A1 to the last of the sheet that begins here, and what is marked in it."""
    top = last_column = 0
    rows: set[int] = set()
    columns: set[int] = set()
    errors: dict[int, set[int]] = {}
    while at < len(data) - _LONGEST:
        kind, length, row, column = _record(data, at)
        if kind == _END_OF_SHEET:
            break
        begin = at + 4
        at = begin + length
        if kind in _CELLS:
            if (kind == _TRUTH_OR_ERROR or kind in _FORMULAS) and _is_error(data, begin, kind):
                errors.setdefault(row + 1, set()).add(column)
        elif kind == _ROW_OF_NUMBERS and length >= 6:
            column = _flags(data, at - 2)[0]
        elif kind == _ROW and length >= 14:
            if _flags(data, begin + 12)[0] & 0x20:
                rows.add(row + 1)
            continue
        elif kind == _COLUMNS and length >= 10:
            if _flags(data, begin + 8)[0] & 1:
                columns.update(range(row, min(column, 255) + 1))  # its first and last column
            continue
        else:
            continue
        if row >= top:
            top = row + 1
        if column >= last_column:
            last_column = column + 1
    if not (rows or columns or errors):
        return top * last_column, NOTHING
    marked = {number: frozenset(at) for number, at in errors.items()}
    return top * last_column, Marks(frozenset(rows), frozenset(columns), marked)


def _is_error(data: bytes, begin: int, kind: int) -> bool:
    """Row, column and format take six bytes, then comes the value. That of a formula tells its kind in the first byte,
    if the last two say that it is no number; any other in the byte behind it."""
    if kind == _TRUTH_OR_ERROR:
        return data[begin + 7] == 1
    return data[begin + 6] == 2 and data[begin + 12 : begin + 14] == b"\xff\xff"
