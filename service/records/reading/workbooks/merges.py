"""Merged cells of a sheet: a value over several rows is carried down, a header over several columns is spread."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from service.records.reading.workbooks.sheets import Merge, Value

# A merge over more rows is a mistake of somebody's, not a statement about all of them.
_MOST_ROWS = 5000
# Rows of all merges of a sheet: two columns merged by pairs from its first row to its last.
MOST_MERGED_ROWS = 2 << 20


def merged_rows(merges: Sequence[Merge]) -> int:
    """How many places in rows all of them take, as :class:`Merges` remembers them."""
    return sum(min(r2 - r1, _MOST_ROWS) + 1 for (r1, _), (r2, _) in merges)


class Merges:
    """By 1-based row. Feed the rows in order with :meth:`keep`. ``rows``: those with a cell that is merged with one
    above or below it."""

    def __init__(self, merges: Sequence[Merge]) -> None:
        self._down: dict[int, list[tuple[int, int]]] = {}  # row -> (column, first row) of vertical merges
        self._across: dict[int, list[tuple[int, int]]] = {}  # row -> (first, last column) of horizontal merges
        self._kept: dict[tuple[int, int], Value] = {}
        self._keep: dict[int, list[int]] = {}
        for (r1, c1), (r2, c2) in merges:
            if c2 > c1:
                self._across.setdefault(r1 + 1, []).append((c1, c2))
            for row in range(r1 + 2, min(r2 + 1, r1 + _MOST_ROWS) + 1):
                self._down.setdefault(row, []).append((c1, r1 + 1))
            if r2 > r1:
                self._keep.setdefault(r1 + 1, []).append(c1)
        self.rows: Collection[int] = self._down.keys() | self._keep.keys()

    def go_on(self, row: int) -> bool:
        """Whether a cell of the row is merged with one above it."""
        return row in self._down

    def reach(self, first: int, last: int, row: int) -> bool:
        """Whether a cell that begins in rows ``first`` to ``last`` is merged down into ``row``."""
        return any(first <= begun <= last for _, begun in self._down.get(row, ()))

    def wide(self, row: int, least: int = 2) -> bool:
        """Whether a cell of the row is merged over so many columns."""
        return any(last - first + 1 >= least for first, last in self._across.get(row, ()))

    def spread(self, number: int, top: list[str], bottom: list[str]) -> list[str]:
        """The upper header row with each group's text over all columns of its merge (without merges: over the gap)."""
        width = max(len(top), len(bottom))
        top = top + [""] * (width - len(top))
        spans = self._across.get(number)
        if spans:
            for first, last in spans:
                for i in range(first, min(last + 1, width)):
                    top[i] = top[first] if i < width and first < width else ""
        elif number not in self._keep:
            for i in range(1, width):
                if not top[i] and i < len(bottom) and bottom[i] and top[i - 1] and bottom[i - 1]:
                    top[i] = top[i - 1]
        return top

    def keep(self, number: int, values: Sequence[Value]) -> None:
        """Remembers the values of a row that stand for rows below it."""
        for column in self._keep.get(number, ()):
            if column < len(values):
                self._kept[number, column] = values[column]

    def carried(
        self, number: int, values: Sequence[Value], persons: Collection[int]
    ) -> tuple[Sequence[Value], int | None]:
        """The row with what is carried down into it; the row of the person where one of the columns ``persons``, which
        name them, is carried down."""
        down = self._down.get(number)
        if not down:
            return values, None
        filled, continues = list(values), None
        for column, first in down:
            kept = self._kept.get((first, column))
            if kept is None:
                continue
            filled += [""] * (column + 1 - len(filled))
            if filled[column] == "":
                filled[column] = kept
                if column in persons:
                    continues = first
        return filled, continues
