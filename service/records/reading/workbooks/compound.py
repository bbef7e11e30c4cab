"""The file system inside an old ``.xls`` ([MS-CFB], Compound File Binary File Format)."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator

_HEADER = 512
_LAST = 0xFFFF_FFFA  # numbers from here on are no sectors


def workbook_stream(data: bytes) -> bytes | None:
    """The stream of the workbook, or None where it is not found. Raises struct.error, IndexError or ValueError for a
    damaged file."""
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
