"""What a true ``.xls`` would be laid out to, told from its records before a reader does: it lays out all sheets at
once."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator
from pathlib import Path

from service.records.reading.errors import FileUnreadableError
from service.records.reading.workbooks.reach import MAX_CELLS

MAX_ALL_CELLS = 4 * MAX_CELLS  # of all sheets together
_HEADER = 512
_LAST = 0xFFFF_FFFA  # numbers from here on are no sectors
_END_OF_SHEET, _PASSWORD, _SHEET, _ROW_OF_NUMBERS = 0x000A, 0x002F, 0x0085, 0x00BD
# Records of cells that hold something, of all versions: formulas, numbers, texts, errors.
_CELLS = frozenset(
    {0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x007E, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x0406}
)
_record = struct.Struct("<HHHH").unpack_from


def check_xls(path: Path, name: str) -> None:
    """Raises :class:`FileUnreadableError` for cells that lie too far apart. What is damaged is the reader's to tell."""
    try:
        data = _workbook(path.read_bytes())
        if data is None:
            return
        data += bytes(8)
        known: dict[int, int] = {}  # several sheets may name the same place
        total = 0
        for start in _sheets(data):
            known[start] = known[start] if start in known else _rectangle(data, start)
            total += known[start]
            if known[start] > MAX_CELLS or total > MAX_ALL_CELLS:
                sentence = "a sheet spreads its cells over more rows and columns than fit"
                raise FileUnreadableError("too_sparse", name, sentence)
    except (struct.error, IndexError, ValueError):
        return


def _sheets(data: bytes) -> list[int]:
    """Where each begins; none of an encrypted workbook."""
    starts, at = [], 0
    while at < len(data) - 8:
        kind, length, low, high = _record(data, at)
        if kind == _PASSWORD:
            return []
        if kind == _END_OF_SHEET:
            break
        if kind == _SHEET:
            starts.append(high << 16 | low)
        at += 4 + length
    return starts


def _rectangle(data: bytes, at: int) -> int:
    """From A1 to the last cell of the sheet that begins here."""
    top = last_column = 0
    while at < len(data) - 8:
        kind, length, row, column = _record(data, at)
        if kind == _END_OF_SHEET:
            break
        at += 4 + length
        if kind == _ROW_OF_NUMBERS and length >= 6:
            column = struct.unpack_from("<H", data, at - 2)[0]
        elif kind not in _CELLS:
            continue
        if row >= top:
            top = row + 1
        if column >= last_column:
            last_column = column + 1
    return top * last_column


# -- the file system inside the file


def _workbook(data: bytes) -> bytes | None:
    """The stream of the workbook, or None where it is not found."""
    sector, mini = 1 << struct.unpack_from("<H", data, 30)[0], 1 << struct.unpack_from("<H", data, 32)[0]
    if not 64 <= sector <= 1 << 16 or not 8 <= mini <= sector:
        return None
    directory, cutoff, minis, more = (struct.unpack_from("<I", data, at)[0] for at in (48, 56, 60, 68))
    most = len(data) // sector + 1
    tables = list(struct.unpack_from("<109I", data, 76))
    while more < _LAST and len(tables) <= most:
        *further, more = _numbers(_sector(data, more, sector))
        tables += further
    table = array("I")
    for number in tables:
        if number < _LAST and len(table) <= most:
            table.extend(_numbers(_sector(data, number, sector)))

    def stream(start: int) -> bytes:
        return b"".join(_sector(data, number, sector) for number in _chain(start, table, most))

    root = b""
    entries = stream(directory)
    for at in range(0, len(entries) - 127, 128):
        length = struct.unpack_from("<H", entries, at + 64)[0]
        called = entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").lower()
        start, size = struct.unpack_from("<II", entries, at + 116)
        if entries[at + 66] == 5:
            root = stream(start)
        elif called in ("workbook", "book"):
            if size >= cutoff:
                return stream(start)[:size]
            small = array("I", _numbers(stream(minis)))
            pieces = (root[n * mini : (n + 1) * mini] for n in _chain(start, small, len(root) // mini + 1))
            return b"".join(pieces)[:size]
    return None


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[_HEADER + number * size : _HEADER + (number + 1) * size]


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _chain(start: int, table: array[int], most: int) -> Iterator[int]:
    for _ in range(most):
        if start >= len(table):
            return
        yield start
        start = table[start]
