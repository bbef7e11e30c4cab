"""The compiled inner loops: distance of two forms, and of one query against a whole trie of forms.

Compiled by numba on first use and kept in its cache; where no cache can be written, compiled once per process.
Both loops do the same arithmetic on the same integers, so their answers are equal to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
import numpy.typing as npt

_F = TypeVar("_F", bound=Callable[..., Any])
Ints = npt.NDArray[np.int32]


def compiled(function: _F) -> _F:
    """``numba.njit`` with a cache on disk if there is a folder for it, without one otherwise."""
    try:
        return cast("_F", numba.njit(cache=True, nogil=True)(function))
    except RuntimeError:
        return cast("_F", numba.njit(nogil=True)(function))


@compiled
def distance(a: Ints, b: Ints, change: Ints, loss: Ints) -> int:
    """Weighted edit distance of two encoded forms, in hundredths."""
    row = np.empty(b.size + 1, dtype=np.int32)
    row[0] = 0
    for j in range(b.size):
        row[j + 1] = row[j] + loss[b[j]]
    for i in range(a.size):
        diagonal = row[0]
        row[0] += loss[a[i]]
        for j in range(b.size):
            cost = diagonal + change[a[i], b[j]]
            diagonal = row[j + 1]
            cost = min(cost, diagonal + loss[a[i]])
            cost = min(cost, row[j] + loss[b[j]])
            row[j + 1] = cost
    return int(row[b.size])


@compiled
def resemblance(cost: int, weights: int, extra: int) -> float:
    """Similarity from a distance, the summed weight of both forms and the summed cost of choosing them."""
    return 1.0 - (2.0 * cost) / max(weights, 1) - extra / 100.0


@compiled
def scan(
    code: Ints,
    depth: Ints,
    after: Ints,
    first_entry: Ints,
    weight: Ints,
    heaviest: Ints,
    entry_part: Ints,
    entry_cost: Ints,
    change: Ints,
    loss: Ints,
    q_code: Ints,
    q_parent: Ints,
    q_end: Ints,
    q_weight: Ints,
    q_cost: Ints,
    floor: float,
    best: npt.NDArray[np.float32],
    touched: Ints,
) -> int:
    """Walk the trie in preorder and note, per part, the best similarity of any form pair at or above ``floor``.

    Node ``n`` adds phone ``code[n]`` at ``depth[n]``; its subtree ends before ``after[n]``; its entries are
    ``first_entry[n]:first_entry[n + 1]``; ``weight`` is that of its path, ``heaviest`` the largest of its subtree.
    The query is a trie too: column ``c`` continues column ``q_parent[c]``; form ``f`` ends in column ``q_end[f]``.
    A subtree is left as soon as no form in it can reach the floor. Returns the number of ``touched`` parts.
    """
    columns = q_code.size + 1
    table = np.empty((52, columns), dtype=np.int32)
    profile = np.empty((loss.size, columns), dtype=np.int32)
    for c in range(columns - 1):
        for k in range(loss.size):
            profile[k, c + 1] = change[q_code[c], k]
    lost = np.zeros(columns, dtype=np.int32)
    table[0, 0] = 0
    for c in range(1, columns):
        lost[c] = loss[q_code[c - 1]]
        table[0, c] = table[0, q_parent[c - 1]] + lost[c]
    # The answer is rounded to float32 before it meets the floor; leave no branch that rounding could lift over it.
    low = floor - 1e-6
    most_weight = 0
    for f in range(q_end.size):
        most_weight = max(most_weight, q_weight[f])
    slack = 1.0 - low
    chain = True
    for c in range(columns - 1):
        chain = chain and q_parent[c] == c
    count = 0
    n = 0
    while n < code.size:
        d = depth[n]
        phone = code[n]
        gone = loss[phone]
        diagonal = table[d - 1, 0]
        left = diagonal + gone
        table[d, 0] = left
        least = left
        if chain:
            for c in range(1, columns):
                up = table[d - 1, c]
                left = min(min(diagonal + profile[phone, c], up + gone), left + lost[c])
                table[d, c] = left
                diagonal = up
                least = min(least, left)
        else:
            for c in range(1, columns):
                p = q_parent[c - 1]
                cost = min(table[d - 1, p] + profile[phone, c], table[d - 1, c] + gone)
                cost = min(cost, table[d, p] + lost[c])
                table[d, c] = cost
                least = min(least, cost)
        if 2.0 * least > slack * (most_weight + heaviest[n]):
            n = after[n]
            continue
        for f in range(q_end.size):
            if first_entry[n] == first_entry[n + 1]:
                break
            cost = table[d, q_end[f]]
            if resemblance(cost, q_weight[f] + weight[n], q_cost[f]) < low:
                continue
            for e in range(first_entry[n], first_entry[n + 1]):
                value = np.float32(resemblance(cost, q_weight[f] + weight[n], q_cost[f] + entry_cost[e]))
                if value >= floor:
                    part = entry_part[e]
                    if best[part] == 0:
                        touched[count] = part
                        count += 1
                    best[part] = max(best[part], value)
        n += 1
    return count
