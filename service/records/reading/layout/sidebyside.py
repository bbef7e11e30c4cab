"""Tables that stand side by side in the same rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from service.records.reading.columns.assigned import assign
from service.records.reading.headers.meant import field_of
from service.records.reading.headers.profiles import profiles
from service.records.reading.kin.whosenumber import is_of_members
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.rowkinds import kind_of_row
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import names_somebody_else, under_group
from service.records.reading.workbooks.sheets import Value

_DIGITS = pattern_of(r"\d+")


@lru_cache(maxsize=4096)
def columns_below(
    texts: tuple[str, ...], given: tuple[tuple[str, str], ...], profile: str
) -> list[tuple[int, int, list[Column]]]:
    """What headers mean, for each of the tables that stand side by side below them: (start, end, columns)."""
    found = []
    for start, end in _blocks(texts):
        inside = [t if start <= i < end else "" for i, t in enumerate(texts)]
        found.append((start, end, assign(inside, dict(given), profiles()[profile].map)))
    return found


def totals_beside(values: Sequence[Value], tables: Sequence[Sequence[Column]]) -> Collection[int]:
    """Which of the tables beside each other end in a row (小计, 9人) that goes on with a person in another of them."""
    parts = [{c.index: c.field for c in columns} for columns in tables]
    cut = [[v if i in fields else "" for i, v in enumerate(values)] for fields in parts]
    kinds = [kind_of_row(own, fields, False) for own, fields in zip(cut, parts, strict=True)]
    named = any(
        kind is None and any(own[i] != "" for i, field in fields.items() if field in _NAMED and i < len(own))
        for own, fields, kind in zip(cut, parts, kinds, strict=True)
    )
    return {n for n, kind in enumerate(kinds) if kind == "total"} if named else ()


_NAMED = frozenset({"name", "id"})


def _blocks(headers: Sequence[str]) -> list[tuple[int, int]]:
    """Column ranges [start, end) of tables that stand side by side: the same headers repeated to the right."""
    keys = [header_key(h if _of_others(h) else h.rpartition("/")[2]) for h in headers]
    filled = [i for i, k in enumerate(keys) if k]
    if not filled:
        return [(0, len(headers))]
    if apart := _apart(headers, filled):
        return apart
    if members := _numbered(headers, keys, filled):
        return members
    first = keys[filled[0]]
    starts = [i for i in filled if keys[i] == first]
    names = [i for i in filled if field_of(headers[i]) == "name"]
    if len(starts) < 2 or len(names) < len(starts):
        return [(0, len(headers))]
    ends = [*starts[1:], len(headers)]
    ranges = list(zip(starts, ends, strict=True))
    if all(any(a <= n < b for n in names) for a, b in ranges):
        return [(0 if n == 0 else a, b) for n, (a, b) in enumerate(ranges)]
    return [(0, len(headers))]


def _of_others(header: str) -> bool:
    """家庭成员 over 姓名, 联系人姓名: not the row's person, whose name stands before."""
    return names_somebody_else(under_group(header)) or is_of_members(header.partition("/")[0])


def _apart(headers: Sequence[str], filled: Sequence[int]) -> list[tuple[int, int]]:
    """Tables of their own with an empty column between them: each names persons and gives their numbers."""
    starts = [filled[0]] + [b for a, b in pairwise(filled) if b - a > 1]
    ranges = list(zip([0, *starts[1:]], [*starts[1:], len(headers)], strict=True))
    whole = all({"name", "id"} <= {field_of(h.rpartition("/")[2]) for h in headers[a:b] if h} for a, b in ranges)
    return ranges if len(ranges) > 1 and whole else []


def _numbered(headers: Sequence[str], keys: Sequence[str], filled: Sequence[int]) -> list[tuple[int, int]]:
    """Members of a household beside each other: 成员1姓名, 成员1身份证号, 成员2姓名, ... each with an ID number."""
    starts = [i for i in filled if any(c.isdigit() for c in keys[i]) and field_of(headers[i]) == "name"]
    if len(starts) < 2 or len({_DIGITS.sub("", keys[i]) for i in starts}) > 1:
        return []
    ranges = list(zip([0, *starts[1:]], [*starts[1:], len(headers)], strict=True))
    numbers = [i for i in filled if field_of(headers[i]) == "id"]
    return ranges if all(any(a <= n < b for n in numbers) for a, b in ranges) else []
