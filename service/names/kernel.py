"""The compiled inner loop that measures two forms; ``walk`` holds the one over a trie.

Compiled or not, it does the same arithmetic on the same integers, so answers are equal to the last bit.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from service.names.jit import compiled

Ints = npt.NDArray[np.int32]


@compiled
def distance_within(a: Ints, b: Ints, change: Ints, loss: Ints, far: int) -> int:
    """As :func:`distance`; where that is more than ``far``, a number that is more than ``far`` and no more than it."""
    row = np.empty(b.size + 1, dtype=np.int32)
    row[0] = 0
    for j in range(b.size):
        row[j + 1] = row[j] + loss[b[j]]
    for i in range(a.size):
        diagonal = row[0]
        row[0] += loss[a[i]]
        least = row[0]
        for j in range(b.size):
            cost = diagonal + change[a[i], b[j]]
            diagonal = row[j + 1]
            cost = min(cost, diagonal + loss[a[i]])
            cost = min(cost, row[j] + loss[b[j]])
            row[j + 1] = cost
            least = min(least, cost)
        if least > far:
            return int(least)
    return int(row[b.size])


@compiled
def distance(a: Ints, b: Ints, change: Ints, loss: Ints) -> int:
    """Weighted edit distance of two encoded forms, in hundredths."""
    return distance_within(a, b, change, loss, 1 << 30)


@compiled
def resemblance(cost: int, weights: int, extra: int) -> float:
    """Similarity from a distance, the summed weight of both forms and the summed cost of choosing them."""
    return 1.0 - (2.0 * cost) / max(weights, 1) - extra / 100.0
