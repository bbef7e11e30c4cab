"""The loop that finds the best records without reading all of them.

Every record has a weight in each of a few *aspects*: one for each part of the query's name, date of birth, county.
Posting lists hold the records by weight. What no list read so far holds cannot score more than the heaviest unread
lists of all aspects together; once that is too little, all that matter were scored (MaxScore: Turtle & Flood 1995; the
lists of the aspect that lowers this bound most for the records to be read come first). Integers only: exact, and the
order of reading changes nothing.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.matching.bounds import corners, reach_of_names
from service.matching.heap import push
from service.matching.kernels import OVERFLOW, crowded_units, long_units, short_units
from service.names.jit import compiled

Array = NDArray[Any]
#: Python's int where Python calls, a machine word within compiled code.
Int = Any

BLOCK = 256
"""Rows that are looked up together."""


@compiled
def score(
    source: Array,
    begins: Array,
    ends: Array,
    first: Int,
    last: Int,
    extra: Array,
    rest: Int,
    needed: Int,
    seen: Array,
    epoch: Int,
    live: Array,
    names: Any,
    columns: Any,
    room: Any,
    heap_units: Array,
    heap_rows: Array,
    size: Int,
    tally: Any,
) -> Int:
    """Score the rows of the lists ``first:last``, each once; returns the heap's size.

    List ``i`` is ``source[begins[i]:ends[i]]``, or where ``source`` is empty, rows ``begins[i]`` to ``ends[i]``.
    ``extra``: units to add for each, or [0]. ``rest``: the most that anything but the name can add to them; a row that
    cannot reach ``needed`` with it is left at once.
    """
    named, pairs, more, table, short, parts, optional, split_starts, doubts, contradicted, in_order, swapped, work = (
        names
    )
    births, birth_table, counties, county_table, misc, misc_table = columns
    counts, lowest, bin_width = tally
    rows, firsts, seconds, units_of = room
    capacity = len(heap_units)
    at = first
    here = begins[first] if first < last else np.int64(0)
    while at < last:
        # First the look-ups alone: nothing waits for another, so that the memory answers many at once.
        length = 0
        while at < last and length < BLOCK:
            taken: Int = min(ends[at] - here, BLOCK - length)
            for i in range(taken):
                row = np.int64(source[here + i]) if len(source) else here + i
                rows[length + i], firsts[length + i], seconds[length + i] = row, pairs[row, 0], pairs[row, 1]
                units_of[length + i] = extra[here + i] if len(extra) else 0
            length += taken
            here += taken
            if here == ends[at]:
                at += 1
                here = begins[at] if at < last else np.int64(0)
        least = needed
        if not len(counts) and capacity and size == capacity:
            least = max(needed, heap_units[0])
        kept = 0
        for i in range(length):
            row = rows[i]
            if seen[row] == epoch:
                continue
            seen[row] = epoch
            if len(live) and not live[row]:
                continue
            units = units_of[i]
            a, b = np.int64(firsts[i]), np.int64(seconds[i])
            if named:
                if a >= OVERFLOW:
                    units += crowded_units(
                        a & 0x7FFFFFFF, more, table, parts, optional, split_starts, doubts,
                        contradicted, in_order, swapped, work,
                    )  # fmt: skip
                elif a > 0:
                    if len(short):
                        units += short_units(a, b, table, short, contradicted, in_order, swapped)
                    else:
                        units += long_units(
                            a, b, table, parts, optional, split_starts, doubts, contradicted, in_order, swapped, work
                        )
            if units + rest >= least:
                rows[kept], units_of[kept] = row, units
                kept += 1
        for i in range(kept):
            row = rows[i]
            units_of[i] += np.int64(birth_table[births[row]]) + county_table[counties[row]] + misc_table[misc[row]]
        for i in range(kept):
            units = units_of[i]
            if units < needed:
                continue
            if len(counts):
                counts[min(len(counts) - 1, max(0, (units - lowest) // bin_width))] += 1
            if capacity and (size < capacity or units >= heap_units[0]):
                size = push(heap_units, heap_rows, size, capacity, units, rows[i])
    return size


@compiled
def pursue(
    aspects: Array,
    lasts: Array,
    weights: Array,
    begins: Array,
    ends: Array,
    by_name: Array,
    by_birth: Array,
    by_county: Array,
    first_rows: Array,
    first_extra: Array,
    nameless: Array,
    misc_most: Int,
    needed: Int,
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
    doubts: Array,
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
    heap_units: Array,
    heap_rows: Array,
    counts: Array,
    lowest: Int,
    bin_width: Int,
) -> Int:
    """Score every row that can be among the best, or count; returns the heap's size.

    ``aspects``: int64 [n_aspects + 1], where the lists of each begin; the last two are birth and county, those before
    the query's parts. ``lasts``: the weight of what is in none of an aspect's lists. ``weights``, ``begins``, ``ends``:
    of each list, heaviest first within its aspect. ``first_rows``, ``first_extra``: rows with corrections.
    ``needed``: units below which nothing matters. ``counts``: int64 bins for scores from ``needed`` on, or [0].
    """
    names = (
        named, pairs, more, table, short, parts, optional, split_starts, doubts, contradicted, in_order, swapped, work,
    )  # fmt: skip
    columns = (births, birth_table, counties, county_table, misc, misc_table)
    tally = (counts, lowest, bin_width)
    room = (
        np.empty(BLOCK, np.int64),
        np.empty(BLOCK, np.uint32),
        np.empty(BLOCK, np.uint32),
        np.empty(BLOCK, np.int64),
    )
    fixed = (contradicted, max(np.int64(0), max(np.int64(in_order), np.int64(swapped))))
    none = np.zeros(0, dtype=np.int64)
    zero = np.zeros(1, dtype=np.int64)
    far = np.int64(1) << 40
    n_aspects, n_rows, capacity = len(aspects) - 1, len(pairs), len(heap_units)
    size = score(
        first_rows, zero, np.array([len(first_rows)]), 0, min(1, len(first_rows)), first_extra, far, needed,
        seen, epoch, live, names, columns, room, heap_units, heap_rows, 0, tally,
    )  # fmt: skip
    size = score(
        nameless, zero, np.array([len(nameless)]), 0, min(1, len(nameless)), none, far, needed,
        seen, epoch, live, names, columns, room, heap_units, heap_rows, size, tally,
    )  # fmt: skip
    left = np.empty(n_aspects, dtype=np.int64)
    stops = np.empty((n_aspects, int(np.max(np.diff(aspects))) + 1), dtype=np.int64)
    stop = np.empty(n_aspects, dtype=np.int64)
    sizes = ends - begins
    for d in range(n_aspects):
        left[d] = weights[aspects[d]] if aspects[d] < aspects[d + 1] else lasts[d]
        stop[d] = corners(weights, sizes, aspects[d], aspects[d + 1], lasts[d], stops[d]) - 1
    while True:
        rest = left[n_aspects - 2] + left[n_aspects - 1] + misc_most
        least = needed
        if not len(counts) and size == capacity:
            least = max(needed, heap_units[0]) if capacity else far
        if reach_of_names(left, parts, optional, split_starts, doubts, fixed) + rest < least:
            return size
        chosen, steepest, rows_of = -1, 0.0, np.int64(0)
        for d in range(n_aspects):
            if stop[d] <= 0:
                continue
            goal = stops[d, stop[d] - 1]
            after = weights[goal] if goal < aspects[d + 1] else lasts[d]
            cost = np.int64(0)
            for i in range(stops[d, stop[d]], goal):
                cost += max(np.int64(1), sizes[i])
            slope = float(left[d] - after) / cost
            if slope > steepest:
                chosen, steepest, rows_of = d, slope, cost
        if chosen < 0 or rows_of * 4 > n_rows:
            return score(
                by_name[:0], zero, np.array([n_rows]), 0, min(1, n_rows), none, rest, needed,
                seen, epoch, live, names, columns, room, heap_units, heap_rows, size, tally,
            )  # fmt: skip
        source = by_county if chosen == n_aspects - 1 else by_birth if chosen == n_aspects - 2 else by_name
        goal = stops[chosen, stop[chosen] - 1]
        size = score(
            source, begins, ends, stops[chosen, stop[chosen]], goal, none, rest, needed,
            seen, epoch, live, names, columns, room, heap_units, heap_rows, size, tally,
        )  # fmt: skip
        stop[chosen] -= 1
        left[chosen] = weights[goal] if goal < aspects[chosen + 1] else lasts[chosen]
