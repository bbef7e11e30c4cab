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

from service.names.kernel import Ints, compiled, resemblance

Array = npt.NDArray[Any]
#: Costs of whole forms stay far below 2 ** 15 (48 phones of some hundredths each), and narrow numbers go twice as fast.
Shorts = npt.NDArray[np.int16]
FAR = 30_000


@compiled
def _gather(source: Array, index: Array, out: Array, count: int) -> None:
    for j in range(count):
        out[j] = source[index[j]]


@compiled
def _column(
    diagonal: Shorts, change: Shorts, above: Shorts, gone: Shorts, left: Shorts, lost: int, out: Shorts, count: int
) -> None:
    for j in range(count):
        cost = min(np.int16(diagonal[j] + change[j]), np.int16(above[j] + gone[j]))
        out[j] = min(cost, np.int16(left[j] + lost))


@compiled
def _ahead(ahead: int, least_rest: Shorts, most_rest: Shorts, more: Shorts, count: int) -> None:
    """Raise ``more`` to the difference of what is still to come on both sides."""
    for j in range(count):
        apart = max(np.int16(ahead - most_rest[j]), np.int16(least_rest[j] - ahead))
        more[j] = max(more[j], apart)


@compiled
def _foresee(out: Shorts, more: Shorts, least: Shorts, count: int) -> None:
    """Lower ``least`` to what the cells of one column cost at the end at least; ``more`` is used up."""
    for j in range(count):
        least[j] = min(least[j], np.int16(out[j] + more[j]))
    for j in range(count):
        more[j] = 0


@compiled
def scan(
    code: Ints,
    first_child: Ints,
    first_entry: Ints,
    weight: Ints,
    heaviest: Ints,
    cheapest: Ints,
    least_rest: Ints,
    most_rest: Ints,
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
    rests: Shorts,
) -> int:
    """Note, per part, the best similarity of any form pair at or above ``floor``; returns how many are ``touched``.

    The trie: see ``trie.TrieArrays``. The query: form ``f`` is ``q_codes[q_starts[f]:q_starts[f + 1]]``. Scratch:
    ``rows`` [2, phones + 1, widest level], ``room`` int32 [5, widest], ``cells`` [7, widest], ``rests``
    [2, potentials, widest].
    """
    nodes, slots, candidates, parents, phones = room[0], room[1], room[2], room[3], room[4]
    gone, limit, least, near, far, costs, more = cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]
    kinds = len(potential)
    # The answer is rounded to float32 before it meets the floor; leave no branch that rounding could lift over it.
    low = floor - 1e-6
    count = 0
    for f in range(len(q_weight)):
        query = q_codes[q_starts[f] : q_starts[f + 1]]
        length = len(query)
        slack = 1.0 - low - q_cost[f] / 100.0
        profile = np.empty((length + 1, len(loss)), dtype=np.int16)
        lost = np.empty(len(loss), dtype=np.int16)
        for k in range(len(loss)):
            lost[k] = loss[k]
        ahead = np.zeros((length + 1, kinds), dtype=np.int16)
        upper, lower = rows[0], rows[1]
        upper[0, 0] = 0
        for c in range(length):
            upper[c + 1, 0] = upper[c, 0] + loss[query[c]]
            for k in range(len(loss)):
                profile[c + 1, k] = change[query[c], k]
        for c in range(length - 1, -1, -1):
            for g in range(kinds):
                ahead[c, g] = ahead[c + 1, g] + potential[g, query[c]]
        nodes[0], slots[0], alive = 0, 0, 1
        while alive:
            width = 0
            for a in range(alive):
                for child in range(first_child[nodes[a]], first_child[nodes[a] + 1]):
                    candidates[width], parents[width] = child, slots[a]
                    width += 1
            for j in range(width):
                n = candidates[j]
                phones[j] = code[n]
                limit[j] = np.int16((slack - cheapest[n] * 0.01) * (q_weight[f] + heaviest[n]) * 0.5 + 1e-6)
            _gather(lost, phones, gone, width)
            for g in range(kinds):
                _gather(least_rest[g], candidates, rests[0, g], width)
                _gather(most_rest[g], candidates, rests[1, g], width)
            _gather(upper[0], parents, near, width)
            first = lower[0]
            for j in range(width):
                first[j] = near[j] + gone[j]
                least[j] = FAR
                more[j] = 0
            for g in range(kinds):
                _ahead(ahead[0, g], rests[0, g], rests[1, g], more, width)
            _foresee(first, more, least, width)
            for c in range(1, length + 1):
                _gather(upper[c], parents, far, width)
                _gather(profile[c], phones, costs, width)
                _column(near, costs, far, gone, lower[c - 1], lost[query[c - 1]], lower[c], width)
                for g in range(kinds):
                    _ahead(ahead[c, g], rests[0, g], rests[1, g], more, width)
                _foresee(lower[c], more, least, width)
                near, far = far, near
            alive = 0
            for j in range(width):
                slots[alive], nodes[alive] = j, candidates[j] + 1
                alive += int(least[j] <= limit[j])
            for a in range(alive):
                j, n = slots[a], nodes[a] - 1
                cost = lower[length, j]
                if cost > limit[j]:
                    continue
                for e in range(first_entry[n], first_entry[n + 1]):
                    value = np.float32(resemblance(cost, q_weight[f] + weight[n], q_cost[f] + entry_cost[e]))
                    if value >= floor:
                        part = entry_part[e]
                        if best[part] == 0:
                            touched[count] = part
                            count += 1
                        best[part] = max(best[part], value)
            upper, lower = lower, upper
    return count
