"""What rows that were not read yet can still score, and in which steps their lists are read; see ``pursuit``."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.names.jit import compiled

Array = NDArray[Any]
#: Python's int where Python calls, a machine word within compiled code.
Int = Any


@compiled
def reach_of_names(left: Array, parts: Array, optional: Array, split_starts: Array, doubts: Array, fixed: Any) -> Int:
    """The most that the name of a record can weigh whose parts weigh at most ``left``, int64 [n_query_parts]."""
    contradicted, bonus = fixed
    best = np.int64(-(1 << 40))
    for s in range(len(split_starts) - 1):
        total, agreeing, bound = np.int64(0), 0, False
        for i in range(split_starts[s], split_starts[s + 1]):
            weight = left[parts[i]]
            bound = bound or not optional[i]
            if weight >= 0:
                total += weight
                agreeing += 1
        if agreeing > 1:
            total += bonus
        elif agreeing == 0 and bound:
            total = np.int64(contradicted)
        best = max(best, total - doubts[s])
    return best if len(split_starts) > 1 else np.int64(0)


@compiled
def corners(weights: Array, sizes: Array, begin: Int, end: Int, last: Int, out: Array) -> Int:
    """Where to pause in the lists ``begin:end`` (heaviest first): the convex hull of bound against rows read.

    Writes the positions to ``out``, ``begin`` last, and returns how many; from the end they are the steepest first.
    ``last``: what is left when all are read.
    """
    out[0] = end
    count = 1
    read = np.int64(0)
    costs = np.empty(end - begin + 1, dtype=np.int64)
    for i in range(begin, end):
        costs[i - begin] = read
        read += max(np.int64(1), sizes[i])
    costs[end - begin] = read
    for i in range(end - 1, begin - 1, -1):
        while count > 1:
            near, far = out[count - 1], out[count - 2]
            far_left = last if far == end else weights[far]
            first = float(weights[i] - weights[near]) * (costs[far - begin] - costs[near - begin])
            second = float(weights[near] - far_left) * (costs[near - begin] - costs[i - begin])
            if first > second:
                break
            count -= 1
        out[count] = i
        count += 1
    return count
