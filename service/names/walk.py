"""The compiled loop that compares one query with a whole trie of forms, level by level.

All nodes of a level that are still in the race are measured together, one column of the distance table at a time: the
processor works on many at once, and no node waits for another. A node is left as soon as no form below it can reach
the floor, foreseen from what is still to come on both sides (see ``foresight``). Same arithmetic on the same integers
as ``kernel.distance``, so the answers are equal to the last bit.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from service.names.jit import compiled
from service.names.kernel import Ints, resemblance
from service.names.trie import CHEAPEST, CODE, HEAVIEST, LEAST_REST, MOST_REST, WEIGHT

Array = npt.NDArray[Any]
#: Costs of whole forms stay far below 2 ** 15 (48 phones of some hundredths each), and narrow numbers go twice as fast.
Shorts = npt.NDArray[np.int16]
FAR = 30_000
LANES = 4
"""Costs of 16 bits in a number of 64."""


# Small loops over few arrays: of these the compiler knows that none overlaps, and takes many numbers at a time.
@compiled
def _gather(source: Array, index: Array, out: Array, count: int) -> None:
    for j in range(count):
        out[j] = source[index[j]]


@compiled
def _unpack(packed: Array, lane: int, out: Shorts, count: int) -> None:
    for j in range(count):
        out[j] = np.int16(packed[j] >> lane * 16)


@compiled
def _first_column(above: Shorts, gone: Shorts, out: Shorts, count: int) -> None:
    for j in range(count):
        out[j] = np.int16(above[j] + gone[j])


@compiled
def _column(
    diagonal: Shorts, change: Shorts, above: Shorts, gone: Shorts, left: Shorts, lost: int, out: Shorts, count: int
) -> None:
    for j in range(count):
        cost = min(np.int16(diagonal[j] + change[j]), np.int16(above[j] + gone[j]))
        out[j] = min(cost, np.int16(left[j] + lost))


@compiled
def _foresee(column: Shorts, ahead: int, least_rest: Shorts, most_rest: Shorts, least: Shorts, count: int) -> None:
    """Lower ``least`` to what the cells of one column cost at the end at least: the rests must be made equal too."""
    for j in range(count):
        apart = max(np.int16(ahead - most_rest[j]), np.int16(least_rest[j] - ahead))
        least[j] = min(least[j], np.int16(column[j] + max(apart, np.int16(0))))


@compiled
def scan(
    nodes: Shorts,
    first_child: Ints,
    first_entry: Ints,
    entry_part: Ints,
    entry_cost: Ints,
    change: Ints,
    loss: Ints,
    potential: Ints,
    q_codes: Ints,
    q_starts: Ints,
    q_weight: Ints,
    q_cost: Ints,
    floor: float,
    best: npt.NDArray[np.float32],
    touched: Ints,
    rows: Shorts,
    room: Ints,
    cells: Shorts,
    packed: npt.NDArray[np.int64],
) -> int:
    """Note, per part, the best similarity of any form pair at or above ``floor``; returns how many are ``touched``.

    The trie: see ``trie.TrieArrays``. The query: form ``f`` is ``q_codes[q_starts[f]:q_starts[f + 1]]``. Scratch:
    ``rows`` [2, phones + 1, widest level], ``room`` int32 [5, widest], ``cells`` [8, widest], ``packed`` [widest].
    """
    kept, slots, candidates, parents, phones = room[0], room[1], room[2], room[3], room[4]
    gone, limit, least, near, far, costs, least_rest, most_rest = (
        cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7],
    )  # fmt: skip
    # The answer is rounded to float32 before it meets the floor; leave no branch that rounding could lift over it.
    low = floor - 1e-6
    count = 0
    for f in range(len(q_weight)):
        query = q_codes[q_starts[f] : q_starts[f + 1]]
        length = len(query)
        slack = 1.0 - low - q_cost[f] / 100.0
        # Four columns in one number: looking a phone up costs more than what is then done with it.
        profile = np.zeros((length // LANES + 1, len(loss)), dtype=np.int64)
        lost = np.empty(len(loss), dtype=np.int16)
        for k in range(len(loss)):
            lost[k] = loss[k]
        ahead = np.zeros(length + 1, dtype=np.int16)
        upper, lower = rows[0], rows[1]
        upper[0, 0] = 0
        for c in range(length):
            upper[c + 1, 0] = upper[c, 0] + loss[query[c]]
            for k in range(len(loss)):
                profile[c // LANES, k] |= np.int64(change[query[c], k]) << c % LANES * 16
        for c in range(length - 1, -1, -1):
            ahead[c] = ahead[c + 1] + potential[query[c]]
        kept[0], slots[0], alive = 0, 0, 1
        while alive:
            width = 0
            for a in range(alive):
                for child in range(first_child[kept[a]], first_child[kept[a] + 1]):
                    candidates[width], parents[width] = child, slots[a]
                    width += 1
            for j in range(width):
                n = candidates[j]
                phones[j] = nodes[n, CODE]
                gone[j] = lost[nodes[n, CODE]]
                heaviest, cheapest = nodes[n, HEAVIEST], nodes[n, CHEAPEST]
                limit[j] = np.int16((slack - cheapest * 0.01) * (q_weight[f] + heaviest) * 0.5 + 1e-6)
                least_rest[j], most_rest[j] = nodes[n, LEAST_REST], nodes[n, MOST_REST]
                least[j] = FAR
            _gather(upper[0], parents, near, width)
            _first_column(near, gone, lower[0], width)
            _foresee(lower[0], ahead[0], least_rest, most_rest, least, width)
            for c in range(1, length + 1):
                _gather(upper[c], parents, far, width)
                if (c - 1) % LANES == 0:
                    _gather(profile[(c - 1) // LANES], phones, packed, width)
                _unpack(packed, (c - 1) % LANES, costs, width)
                _column(near, costs, far, gone, lower[c - 1], lost[query[c - 1]], lower[c], width)
                _foresee(lower[c], ahead[c], least_rest, most_rest, least, width)
                near, far = far, near
            alive = 0
            for j in range(width):
                slots[alive], kept[alive] = j, candidates[j] + 1
                alive += int(least[j] <= limit[j])
            for a in range(alive):
                j, n = slots[a], kept[a] - 1
                cost = lower[length, j]
                if cost > limit[j]:
                    continue
                for e in range(first_entry[n], first_entry[n + 1]):
                    weights = q_weight[f] + nodes[n, WEIGHT]
                    value = np.float32(resemblance(cost, weights, q_cost[f] + entry_cost[e]))
                    if value >= floor:
                        part = entry_part[e]
                        if best[part] == 0:
                            touched[count] = part
                            count += 1
                        best[part] = max(best[part], value)
            upper, lower = lower, upper
    return count
