"""The inner loops over records. Everything in them is integer arithmetic, so order and batch change nothing."""

from __future__ import annotations

import numpy as np

from service.matching.comparisons.name import assign
from service.matching.jit import compiled

NO_NAME = -(1 << 29)
_OVERFLOW = 0x80000000


@compiled
def split_units(  # type: ignore[no-untyped-def]
    table, parts, optional, first, last, more, at, n, a, b, contradicted, in_order, swapped, work
) -> int:
    """Units of one query split (``parts[first:last]``) against one record split.

    The record split is (a, b) where n <= 2, else ``more[at:at + n]``; numbers are part + 1. ``table``: int16
    [n_parts + 1, n_query_parts], below 0 where parts do not agree. Equals ``comparisons.name.assign``.
    """
    m = last - first
    if m > 2 or n > 2:
        for i in range(m):
            for j in range(n):
                work[i, j] = table[more[at + j] if n > 2 else (a if j == 0 else b), parts[first + i]]
        units, _ = assign(work[:m, :n], optional[first:last], contradicted, in_order, swapped)
        return units
    q0 = parts[first]
    s00 = table[a, q0]
    free0 = 0 if optional[first] else 1
    if m == 1:
        best = contradicted * free0
        if s00 >= 0:
            best = max(best, np.int64(s00))
        if n == 2:
            s01 = table[b, q0]
            if s01 >= 0:
                best = max(best, np.int64(s01))
        return best
    q1 = parts[first + 1]
    s10 = table[a, q1]
    free1 = 0 if optional[first + 1] else 1
    if n == 1:
        best = contradicted * min(free0 + free1, 1)
        if s00 >= 0:
            best = max(best, np.int64(s00))
        if s10 >= 0:
            best = max(best, np.int64(s10))
        return best
    s01, s11 = table[b, q0], table[b, q1]
    best = contradicted * (free0 + free1)
    one0 = max(s00, s01)
    if one0 >= 0:
        best = max(best, np.int64(one0) + contradicted * free1)
    one1 = max(s10, s11)
    if one1 >= 0:
        best = max(best, np.int64(one1) + contradicted * free0)
    if s00 >= 0 and s11 >= 0:
        best = max(best, np.int64(s00) + s11 + in_order)
    if s01 >= 0 and s10 >= 0:
        best = max(best, np.int64(s01) + s10 + swapped)
    return best


@compiled
def name_units(  # type: ignore[no-untyped-def]
    unit, pairs, more, table, parts, optional, split_starts, contradicted, in_order, swapped, work
) -> int:
    """Units of the best pair of splits; ``NO_NAME`` where the unit has none."""
    a, b = pairs[unit, 0], pairs[unit, 1]
    if a == 0:
        return NO_NAME
    best = NO_NAME
    for s in range(len(split_starts) - 1):
        first, last = split_starts[s], split_starts[s + 1]
        if a < _OVERFLOW:
            n = 1 if b == 0 else 2
            best = max(
                best,
                split_units(
                    table, parts, optional, first, last, more, 0, n, a, b, contradicted, in_order, swapped, work
                ),
            )
            continue
        at = np.int64(a & 0x7FFFFFFF)
        count = more[at]
        at += 1
        for _ in range(count):
            n = np.int64(more[at])
            x = more[at + 1]
            y = more[at + 2] if n > 1 else more[at + 1]
            best = max(
                best,
                split_units(
                    table, parts, optional, first, last, more, at + 1, n, x, y, contradicted, in_order, swapped, work
                ),
            )
            at += 1 + n
    return best


@compiled
def push(heap_units, heap_rows, size, capacity, units, row) -> int:  # type: ignore[no-untyped-def]
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
def sweep(  # type: ignore[no-untyped-def]
    lists, starts, rows, everything, seen, epoch, live, named, pairs, more, table, parts, optional, split_starts,
    contradicted, in_order, swapped, work, births, birth_table, counties, county_table, misc, misc_table, extra,
    floor, heap_units, heap_rows, size, counts, counts_floor, lowest, bin_width,
):  # fmt: skip
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
                name = name_units(
                    row, pairs, more, table, parts, optional, split_starts, contradicted, in_order, swapped, work
                )
                if name != NO_NAME:
                    units += name
            if len(counts) and units >= counts_floor:
                counts[min(len(counts) - 1, max(0, (units - lowest) // bin_width))] += 1
            if capacity and units >= floor and (size < capacity or units >= heap_units[0]):
                size = push(heap_units, heap_rows, size, capacity, units, row)
    return size


@compiled
def agreeing_units(  # type: ignore[no-untyped-def]
    lists, starts, units_of, pairs, more, table, parts, optional, split_starts, contradicted, in_order, swapped, work,
    found, found_units, seen, epoch,
):  # fmt: skip
    """Units (records or people) whose name agrees by more than 0 units; returns how many were written to ``found``."""
    count = 0
    for k in range(len(lists)):
        for p in range(np.int64(starts[lists[k]]), np.int64(starts[lists[k] + 1])):
            unit = np.int64(units_of[p])
            if seen[unit] == epoch:
                continue
            seen[unit] = epoch
            value = name_units(
                unit, pairs, more, table, parts, optional, split_starts, contradicted, in_order, swapped, work
            )
            if value > 0:
                found[count] = unit
                found_units[count] = value
                count += 1
    return count
