"""How far the cells of a sheet reach, told from its XML before a reader lays out the rectangle that they span."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from service.records.reading.patterns import pattern_of
from service.records.reading.workbooks.parts import column_of

MAX_CELLS = 8_000_000  # of the rectangle that a reader lays out for one sheet
PIECE = 1 << 20
TAIL = 32  # bytes of a piece that are looked at again with the next one

# A cell as every known program begins it, and one that begins otherwise: its place is another attribute, is written
# in other quotes, or is left out.
_CELL = pattern_of(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_AS_KNOWN = rb'r="[A-Z]{1,3}+[0-9]{1,7}+"'
_OTHERWISE = rb"c(?! " + _AS_KNOWN + rb")(?:[/>]|\s(?!" + _AS_KNOWN + rb"))"  # the first look spares most of them more
_UNUSUAL, _UNUSUAL_WITH_PREFIX = pattern_of(rb"<" + _OTHERWISE), pattern_of(rb"<\w+:" + _OTHERWISE)
_PREFIX = pattern_of(rb":c")  # which a pattern finds in a third of the time that ``in`` takes
# A sheet without such a cell is laid out on 702 columns and 9,999 rows at most, which is less than MAX_CELLS.
_FAR = pattern_of(rb'r="[A-Z]{1,2}+(?:[A-Z]|[0-9]{5})')
_TAG = pattern_of(rb"<(?:\w+:)?(row|c)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_PLACE = pattern_of(rb"(?:^|\s)r\s*=\s*[\"']\s*([A-Za-z]{0,3})([0-9]{1,9})")
_LONGEST_TAG = 1 << 16


class Reach:
    """Of one sheet, piece by piece. ``unusual``: some cell was not told of, :func:`whole` must be asked."""

    def __init__(self) -> None:
        self.unusual = False
        self._top = self._last_column = 0

    def add(self, piece: bytes, only: bool) -> None:
        """``piece``: with the tail of the one before. ``only``: there is no other."""
        found = None if self.unusual else _UNUSUAL.search(piece)
        if found is None and not self.unusual and _PREFIX.search(piece):
            found = _UNUSUAL_WITH_PREFIX.search(piece)
        if found is not None:
            self.unusual = only or found.start() < len(piece) - TAIL  # else it may only be cut
        if only and _FAR.search(piece) is None:
            return
        # Cells stand in order, but that is not relied on.
        if cells := _CELL.findall(piece):
            letters, rows = {letters for letters, _ in cells}, {row for _, row in cells}
            self._top = max(self._top, max(map(int, rows)))
            self._last_column = max(self._last_column, max(map(column_of, letters)))

    @property
    def cells(self) -> int:
        """The rectangle from A1 on."""
        return self._top * self._last_column


def whole(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """The rectangle of a sheet with unusual cells, tag by tag: a cell without a place follows the one before."""
    row = column = top = last_column = 0
    for place in _places(archive, member):
        if place is None:  # a row
            row, column = row + 1, 0
        elif isinstance(place, int):
            row, column = place, 0
        else:
            letters, number = place
            column = column_of(letters.upper()) if letters else column + 1
            row = int(number) if number else max(row, 1)
        top, last_column = max(top, row), max(last_column, column)
    return top * last_column


def _places(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[int | tuple[bytes, bytes] | None]:
    """Of each row its number, where it is told; of each cell (letters, number), where they are."""
    rest = b""
    with archive.open(member) as part:
        while chunk := part.read(PIECE):
            piece, end = rest + chunk, 0
            for tag in _TAG.finditer(piece):
                end = tag.end()
                found = _PLACE.search(tag[2])
                if tag[1] == b"row":
                    yield int(found[2]) if found else None
                else:
                    yield (found[1], found[2]) if found else (b"", b"")
            begun = piece.rfind(b"<")
            rest = piece[begun:] if end <= begun and len(piece) - begun < _LONGEST_TAG else b""
