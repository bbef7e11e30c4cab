"""The header of a printed page: one row or several, and those of the page before that come again on top of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.records.reading.columns.assigned import combine, header_score
from service.records.reading.formats.printedtables import PrintedTable
from service.records.reading.headers.knownheaders import is_exact
from service.records.reading.headers.meant import field_of
from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import header_key
from service.records.reading.workbooks.merges import Merges

_VALUE = pattern_of(r"\d{4}")  # a day, a number: nothing that a header holds
_AMONG, _MOST_BELOW = 8, 2  # rows of a page, and of a header below its first


@dataclass(frozen=True, slots=True)
class PrintedHeader:
    """``texts``: of all its rows as one. ``lower``: its rows below the first. ``end``: the row behind it."""

    texts: list[str]
    lower: tuple[list[str], ...]
    end: int

    def fields(self) -> list[str | None]:
        """What the columns hold. Below a header of several rows the first name is the person's (not 家属/姓名)."""
        if not self.lower:
            return [field_of(text) for text in self.texts]
        found: list[str | None] = []
        for text in self.texts:
            field = field_of(text.rpartition("/")[2])
            found.append(None if field in found else field)
        return found


def header_of(table: PrintedTable, before: PrintedHeader | None) -> PrintedHeader | None:
    """The header of a page, or None. ``before``: that of the page before, whose lower row may come again alone: it is
    written out then, as the page shows no more of it."""
    if before is not None and before.lower:
        for n, row in enumerate(table.rows[:_AMONG]):
            if _says(row, before.lower[-1]) and not (n and _is_over(table, n - 1)):
                table.rows[n] = before.texts
                return PrintedHeader(before.texts, before.lower, n + 1)
    at = next((n for n, row in enumerate(table.rows[:_AMONG]) if header_score(row, {})[0] >= 3), None)
    if at is None:
        return None
    end = at + 1
    while end - at <= _MOST_BELOW and _is_over(table, end - 1):
        end += 1
    merges, texts = Merges(table.merges), table.rows[end - 1]
    for n in range(end - 2, at - 1, -1):
        texts = combine(merges.spread(n + 1, list(table.rows[n]), list(texts)), texts)
    return PrintedHeader(texts, tuple(list(row) for row in table.rows[at + 1 : end]), end)


def _says(row: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two rows say the same, cell by cell."""
    return any(row) and len(row) == len(other) and list(map(header_key, row)) == list(map(header_key, other))


def _is_over(table: PrintedTable, n: int) -> bool:
    """Whether the row below a header row is one too: cells of the upper one reach down into it, or it holds nothing but
    header words, some of them below a gap, and none where the upper one names the person."""
    if n + 1 >= len(table.rows):
        return False
    upper, row = table.rows[n], table.rows[n + 1]
    filled = [i for i, text in enumerate(row) if text]
    if len(filled) < 2 or len(upper) != len(row) or any(map(_VALUE.search, row)):
        return False
    if header_score(upper, {})[0] < 2:
        return False
    if sum(start[0] == n < end[0] and bool(upper[start[1]]) for start, end in table.merges) >= 2:
        return True
    gaps = any(not upper[i] and i > 0 and i - 1 in filled for i in filled)
    return gaps and all(is_exact(row[i]) and field_of(upper[i]) not in {"name", "id", "serial"} for i in filled)
