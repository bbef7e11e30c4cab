"""Tables beside each other that begin in different rows: an empty column parts the sheet, and each part is read alone.

Those whose headers stand in the same rows are told apart as they come (:mod:`sidebyside`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from service.records.reading.columns.assigned import header_score
from service.records.reading.headers.meant import field_of
from service.records.reading.rows.rowkinds import has_value, texts_of
from service.records.reading.workbooks.sheets import Merge, Sheet, Value

_MOST: Final = 2000  # rows of a sheet that somebody lays out so
_NAMED: Final = frozenset({"name", "id"})
_LEAST: Final = 4  # columns of a table

Row = tuple[int, Sequence[Value]]


def parts_of(sheet: Sheet) -> list[Sheet]:
    """The sheet, or its parts from left to right, each with its own rows and columns where they stand. The titles above
    all of them stand over each."""
    rows = list(islice(sheet.rows, _MOST + 1))
    sheet.rows = _chained(rows, sheet.rows)
    if len(rows) > _MOST or sheet.page:
        return [sheet]
    ranges = _ranges(rows)
    heads = [_headers(rows, a, b) for a, b in ranges]
    if len(ranges) < 2 or not all(heads) or all(one == heads[0] for one in heads):
        return [sheet]
    titles = _titles(rows, sheet.merges, ranges[0][1], {n for numbers in heads for n in numbers})
    return [
        replace(sheet, rows=iter(_within(rows, a, b, titles)), merges=_merged(sheet.merges, a, b)) for a, b in ranges
    ]


def _chained(rows: list[Row], rest: Iterator[Row]) -> Iterator[Row]:
    yield from rows
    yield from rest


def _ranges(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Ranges of columns [start, end) with a column between them in which nothing stands."""
    width = max((len(values) for _, values in rows), default=0)
    filled = [False] * width
    for _, values in rows:
        for i, value in enumerate(values):
            if value != "":
                filled[i] = True
        if all(filled):
            return []
    found: list[tuple[int, int]] = []
    for i, full in enumerate(filled):
        if full and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        elif full:
            found.append((i, i + 1))
    return found if len(found) > 1 and all(b - a >= _LEAST for a, b in found) else []


def _headers(rows: Sequence[Row], start: int, end: int) -> list[int]:
    """The numbers of the rows that are headers of persons within a range of columns."""
    found = []
    for number, values in rows:
        own = values[start:end]
        if has_value(own):
            continue
        texts = texts_of(own)
        known, filled = header_score(texts, frozenset())
        if known >= _LEAST and known * 2 > filled and {field_of(t) for t in texts if t} >= _NAMED:
            found.append(number)
    return found


def _titles(rows: Sequence[Row], merges: Sequence[Merge], end: int, heads: set[int]) -> set[int]:
    """The numbers of the rows over all headers that hold one text: one right above a header is of that table alone,
    unless it is merged beyond the column ``end``."""
    wide = {r1 + 1 for (r1, c1), (_, c2) in merges if c1 < end <= c2}
    alone = {n for n, values in rows if n < min(heads) and sum(v != "" for v in values) == 1}
    return {n for n in alone if n in wide or n + 1 not in heads}


def _within(rows: Sequence[Row], start: int, end: int, titles: set[int]) -> Iterator[Row]:
    for number, values in rows:
        if number in titles:
            title = next((v for v in values if v != ""), "")
            yield number, [*[""] * start, title]
        elif any(v != "" for v in values[start:end]):
            yield number, [*[""] * start, *values[start:end]]
        else:
            yield number, []


def _merged(merges: Sequence[Merge], start: int, end: int) -> list[Merge]:
    return [((r1, c1), (r2, c2)) for (r1, c1), (r2, c2) in merges if start <= c1 and c2 < end]
