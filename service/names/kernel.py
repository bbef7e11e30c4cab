"""The compiled inner loop that measures two forms, and how a loop is compiled; ``walk`` holds the one over a trie.

Compiled by numba on first use and kept in its cache; where no cache can be written, compiled once per process.
Both do the same arithmetic on the same integers, so their answers are equal to the last bit.
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
