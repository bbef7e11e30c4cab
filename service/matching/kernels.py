"""The inner loops over names. Everything in them is integer arithmetic, so order and batch change nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.matching.comparisons.name import assign
from service.names.jit import compiled, inlined

Array = NDArray[Any]
#: Python's int where Python calls, a machine word within compiled code.
Int = Any

NO_NAME = -(1 << 29)
#: Marks a unit whose splits stand elsewhere; see ``columns``.
OVERFLOW = 0x80000000


@compiled
def crowded_units(
    at: Int,
    more: Array,
    table: Array,
    parts: Array,
    optional: Array,
    split_starts: Array,
    doubts: Array,
    contradicted: Int,
    in_order: Int,
    swapped: Int,
    work: Array,
) -> Int:
    """Units of the best pair of splits for a unit whose splits stand in ``more`` from ``at``; any sizes.

    ``table``: int16 [n_parts + 1, n_query_parts], below 0 where parts do not agree. ``doubts``: of the query's splits.
    """
    best: Int = NO_NAME
    for s in range(len(split_starts) - 1):
        first, last = split_starts[s], split_starts[s + 1]
        m = last - first
        here = at + 1
        for _ in range(more[at]):
            n = np.int64(more[here])
            for i in range(m):
                for j in range(n):
                    work[i, j] = table[more[here + 2 + j], parts[first + i]]
            units, _ = assign(work[:m, :n], optional[first:last], contradicted, in_order, swapped)
            best = max(best, units - doubts[s] - np.int64(more[here + 1]))
            here += 2 + n
    return best


@compiled
def long_units(
    a: Int,
    b: Int,
    table: Array,
    parts: Array,
    optional: Array,
    split_starts: Array,
    doubts: Array,
    contradicted: Int,
    in_order: Int,
    swapped: Int,
    work: Array,
) -> Int:
    """The same for a unit with one split, of parts ``a`` and ``b`` (0 for none); query splits of any size."""
    best: Int = NO_NAME
    n = 1 if b == 0 else 2
    for s in range(len(split_starts) - 1):
        first, last = split_starts[s], split_starts[s + 1]
        m = last - first
        for i in range(m):
            work[i, 0] = table[a, parts[first + i]]
            work[i, 1] = table[b, parts[first + i]]
        units, _ = assign(work[:m, :n], optional[first:last], contradicted, in_order, swapped)
        best = max(best, units - doubts[s])
    return best


@inlined
def short_units(a: Int, b: Int, table: Array, short: Array, contradicted: Int, in_order: Int, swapped: Int) -> Int:
    """The same where no split of the query has more than two parts, written out for speed.

    ``short``: int64 [n_splits, 5]: first part, second part or -1, 1 for each of them that must not be left over, doubt.
    """
    best: Int = np.int64(NO_NAME)
    left = 0 if b == 0 else 1
    for s in range(len(short)):
        q0, q1, free0, free1, doubt = short[s, 0], short[s, 1], short[s, 2], short[s, 3], short[s, 4]
        s00, s01 = np.int64(table[a, q0]), np.int64(table[b, q0])
        one = max(s00, s01)
        if q1 < 0:
            best = max(best, (one if one >= 0 else contradicted * free0) - doubt)
            continue
        s10, s11 = np.int64(table[a, q1]), np.int64(table[b, q1])
        best = max(best, contradicted * min(free0 + free1, 1 + left) - doubt)
        if one >= 0:
            best = max(best, one + contradicted * min(free1, left) - doubt)
        one = max(s10, s11)
        if one >= 0:
            best = max(best, one + contradicted * min(free0, left) - doubt)
        if s00 >= 0 and s11 >= 0:
            best = max(best, s00 + s11 + in_order - doubt)
        if s01 >= 0 and s10 >= 0:
            best = max(best, s01 + s10 + swapped - doubt)
    return best


@compiled
def agreeing_units(
    lists: Array,
    starts: Array,
    units_of: Array,
    pairs: Array,
    more: Array,
    table: Array,
    parts: Array,
    optional: Array,
    split_starts: Array,
    doubts: Array,
    contradicted: Int,
    in_order: Int,
    swapped: Int,
    work: Array,
    found: Array,
    found_units: Array,
    seen: Array,
    epoch: Int,
) -> Int:
    """Units (records or people) whose name agrees by more than 0 units; returns how many were written to ``found``."""
    count = 0
    for k in range(len(lists)):
        for p in range(np.int64(starts[lists[k]]), np.int64(starts[lists[k] + 1])):
            unit = np.int64(units_of[p])
            if seen[unit] == epoch:
                continue
            seen[unit] = epoch
            a = pairs[unit, 0]
            if a >= OVERFLOW:
                value = crowded_units(
                    np.int64(a & 0x7FFFFFFF), more, table, parts, optional, split_starts, doubts,
                    contradicted, in_order, swapped, work,
                )  # fmt: skip
            else:
                value = long_units(
                    np.int64(a), np.int64(pairs[unit, 1]), table, parts, optional, split_starts, doubts,
                    contradicted, in_order, swapped, work,
                )  # fmt: skip
            if value > 0:
                found[count] = unit
                found_units[count] = value
                count += 1
    return count
