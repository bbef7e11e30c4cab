"""The inner loops over records. Everything in them is integer arithmetic, so order and batch change nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.matching.comparisons.name import assign
from service.matching.jit import compiled, inlined

Array = NDArray[Any]
#: Python's int where Python calls, a machine word within compiled code.
Int = Any

NO_NAME = -(1 << 29)
_OVERFLOW = 0x80000000


@compiled
def crowded_units(
    at: Int,
    more: Array,
    table: Array,
    parts: Array,
    optional: Array,
    split_starts: Array,
    contradicted: Int,
    in_order: Int,
    swapped: Int,
    work: Array,
) -> Int:
    """Units of the best pair of splits for a unit whose splits stand in ``more`` from ``at``; any sizes.

    ``table``: int16 [n_parts + 1, n_query_parts], below 0 where parts do not agree.
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
                    work[i, j] = table[more[here + 1 + j], parts[first + i]]
            units, _ = assign(work[:m, :n], optional[first:last], contradicted, in_order, swapped)
            best = max(best, units)
            here += 1 + n
    return best


@compiled
def long_units(
    a: Int,
    b: Int,
    table: Array,
    parts: Array,
    optional: Array,
    split_starts: Array,
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
        best = max(best, units)
    return best


@inlined
def short_units(a: Int, b: Int, table: Array, short: Array, contradicted: Int, in_order: Int, swapped: Int) -> Int:
    """The same where no split of the query has more than two parts, written out for speed.

    ``short``: int64 [n_splits, 4]: first part, second part or -1, 1 for each of them that must not be left over.
    """
    best: Int = np.int64(NO_NAME)
    left = 0 if b == 0 else 1
    for s in range(len(short)):
        q0, q1, free0, free1 = short[s, 0], short[s, 1], short[s, 2], short[s, 3]
        s00, s01 = np.int64(table[a, q0]), np.int64(table[b, q0])
        one = max(s00, s01)
        if q1 < 0:
            best = max(best, one if one >= 0 else contradicted * free0)
            continue
        s10, s11 = np.int64(table[a, q1]), np.int64(table[b, q1])
        best = max(best, contradicted * min(free0 + free1, 1 + left))
        if one >= 0:
            best = max(best, one + contradicted * min(free1, left))
        one = max(s10, s11)
        if one >= 0:
            best = max(best, one + contradicted * min(free0, left))
        if s00 >= 0 and s11 >= 0:
            best = max(best, s00 + s11 + in_order)
        if s01 >= 0 and s10 >= 0:
            best = max(best, s01 + s10 + swapped)
    return best


@compiled
def push(heap_units: Array, heap_rows: Array, size: Int, capacity: Int, units: Int, row: Int) -> Int:
    """Add to a heap whose root is the worst (fewest units, then highest row); returns the new size."""
    if size < capacity:
        i = size
        size += 1
        while i > 0:
            up = (i - 1) >> 1
            if heap_units[up] < units or (heap_units[up] == units and heap_rows[up] > row):
                break
            heap_units[i], heap_rows[i] = heap_units[up], heap_rows[up]
            i = up
        heap_units[i], heap_rows[i] = units, row
        return size
    if heap_units[0] > units or (heap_units[0] == units and heap_rows[0] < row):
        return size
    i = 0
    while True:
        down = 2 * i + 1
        if down >= size:
            break
        other = down + 1
        if other < size and (
            heap_units[other] < heap_units[down]
            or (heap_units[other] == heap_units[down] and heap_rows[other] > heap_rows[down])
        ):
            down = other
        if heap_units[down] > units or (heap_units[down] == units and heap_rows[down] < row):
            break
        heap_units[i], heap_rows[i] = heap_units[down], heap_rows[down]
        i = down
    heap_units[i], heap_rows[i] = units, row
    return size


@compiled
def sweep(
    lists: Array,
    starts: Array,
    rows: Array,
    everything: bool,
    seen: Array,
    epoch: Int,
    live: Array,
    named: bool,
    pairs: Array,
    more: Array,
    table: Array,
    short: Array,
    parts: Array,
    optional: Array,
    split_starts: Array,
    contradicted: Int,
    in_order: Int,
    swapped: Int,
    work: Array,
    births: Array,
    birth_table: Array,
    counties: Array,
    county_table: Array,
    misc: Array,
    misc_table: Array,
    extra: Array,
    floor: Int,
    heap_units: Array,
    heap_rows: Array,
    size: Int,
    counts: Array,
    counts_floor: Int,
    lowest: Int,
    bin_width: Int,
) -> Int:
    """Score the rows of the given posting lists (or all rows), each once; returns the heap's new size.

    ``lists``: which lists of (``starts``, ``rows``); ``everything``: all rows instead. ``seen``: uint8 [n], rows
    marked ``epoch`` were scored. ``live``: bool [n] or [0] for all. ``named``: whether the query has names.
    ``extra``: int32 [n] or [0]. ``counts``: int64 bins for scores from ``counts_floor`` on, or [0].
    """
    capacity = len(heap_units)
    n_lists = 1 if everything else len(lists)
    for k in range(n_lists):
        begin = np.int64(0) if everything else np.int64(starts[lists[k]])
        end = np.int64(len(pairs)) if everything else np.int64(starts[lists[k] + 1])
        for p in range(begin, end):
            row = p if everything else np.int64(rows[p])
            if seen[row] == epoch:
                continue
            seen[row] = epoch
            if len(live) and not live[row]:
                continue
            units = np.int64(birth_table[births[row]]) + county_table[counties[row]] + misc_table[misc[row]]
            if len(extra):
                units += extra[row]
            if named:
                a = pairs[row, 0]
                if a >= _OVERFLOW:
                    units += crowded_units(
                        np.int64(a & 0x7FFFFFFF), more, table, parts, optional, split_starts,
                        contradicted, in_order, swapped, work,
                    )  # fmt: skip
                elif a > 0:
                    b = np.int64(pairs[row, 1])
                    if len(short):
                        units += short_units(np.int64(a), b, table, short, contradicted, in_order, swapped)
                    else:
                        units += long_units(
                            np.int64(a), b, table, parts, optional, split_starts, contradicted, in_order, swapped, work
                        )
            if len(counts) and units >= counts_floor:
                counts[min(len(counts) - 1, max(0, (units - lowest) // bin_width))] += 1
            if capacity and units >= floor and (size < capacity or units >= heap_units[0]):
                size = push(heap_units, heap_rows, size, capacity, units, row)
    return size


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
            if a >= _OVERFLOW:
                value = crowded_units(
                    np.int64(a & 0x7FFFFFFF), more, table, parts, optional, split_starts,
                    contradicted, in_order, swapped, work,
                )  # fmt: skip
            else:
                value = long_units(
                    np.int64(a), np.int64(pairs[unit, 1]), table, parts, optional, split_starts,
                    contradicted, in_order, swapped, work,
                )  # fmt: skip
            if value > 0:
                found[count] = unit
                found_units[count] = value
                count += 1
    return count
