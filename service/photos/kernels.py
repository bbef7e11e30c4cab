"""The loops of the search, compiled. All are exact: what lies within the radius is found.

Codes are looked up by multi-index hashing (Norouzi, Punjani, Fleet, "Fast exact search in Hamming space with
multi-index hashing", PAMI 36, 2014): two 64-bit codes at most 5 bits apart differ by at most one bit in at least one
of three chunks, so three tables and every key at most one bit away reach them all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numba import types
from numba.extending import intrinsic
from numpy.typing import NDArray

_F = TypeVar("_F", bound=Callable[..., Any])
Array = NDArray[Any]

CHUNKS = 3
CHUNK_BITS = 21
#: The widest radius that the three tables answer exactly.
WIDEST_RADIUS = 5


def compiled(function: _F) -> _F:
    """``numba.njit`` with a cache on disk if there is a folder for it, without one otherwise."""
    try:
        return cast("_F", numba.njit(cache=True, nogil=True)(function))
    except RuntimeError:
        return cast("_F", numba.njit(nogil=True)(function))


def _count_bits(_typing: Any, _value: Any) -> Any:
    return types.uint64(types.uint64), lambda _context, builder, _signature, args: builder.ctpop(args[0])


#: Number of set bits of a uint64: one processor instruction in compiled code.
popcount: Any = intrinsic(_count_bits)


@compiled
def near_codes(
    keys: Array,
    sorted_codes: Array,
    order: Array,
    starts: Array,
    key_bits: int,
    radius: int,
    out_query: Array,
    out_code: Array,
    codes: Array,
) -> int:
    """All (query, code) pairs within ``radius``. Returns how many there are, also when ``out`` holds fewer.

    ``keys``: uint32 [n_queries, 3] of the queries' chunks; ``sorted_codes`` and ``order``: [3, n_codes]; ``starts``:
    [3, 2**key_bits + 1]. A table's key is the low ``key_bits`` of its chunk, which keeps the search exact.
    """
    mask = np.uint64((1 << key_bits) - 1)
    begins, ends = np.empty(key_bits + 1, np.int64), np.empty(key_bits + 1, np.int64)
    touched = np.zeros(1, np.uint64)
    found = 0
    for q in range(len(codes)):
        code = codes[q]
        for chunk in range(CHUNKS):
            # All buckets are touched before any is read: memory then answers many requests at once, not one by one.
            for probe in range(key_bits + 1):
                key = keys[q, chunk] if probe == 0 else keys[q, chunk] ^ np.uint32(1 << (probe - 1))
                begins[probe], ends[probe] = starts[chunk, key], starts[chunk, key + 1]
            for probe in range(key_bits + 1):
                if begins[probe] < ends[probe]:
                    touched[0] ^= sorted_codes[chunk, begins[probe]] ^ sorted_codes[chunk, ends[probe] - 1]
            for probe in range(key_bits + 1):
                for at in range(begins[probe], ends[probe]):
                    difference = sorted_codes[chunk, at] ^ code
                    if popcount(difference) > radius:
                        continue
                    # A pair that an earlier table reached too was counted there.
                    earlier = False
                    for other in range(chunk):
                        if popcount((difference >> np.uint64(other * CHUNK_BITS)) & mask) <= 1:
                            earlier = True
                    if earlier:
                        continue
                    if found < len(out_query):
                        out_query[found] = q
                        out_code[found] = order[chunk, at]
                    found += 1
    return found


@compiled
def agreeing(
    starts: Array,
    query: Array,
    point: Array,
    scale: Array,
    turn: Array,
    centre_x: Array,
    centre_y: Array,
    reach: Array,
    side: Array,
    out: Array,
) -> None:
    """Per group of pairs: the most that tell of one and the same placement of the record in the query.

    Two pairs agree when both are mirrored or neither, scale within a factor of 1.6, turn within 25 degrees, and the
    record's centre falls within a quarter of its size; a query or record point votes once per placement.
    """
    for g in range(len(starts) - 1):
        best = 0
        for i in range(starts[g], starts[g + 1]):
            votes = 0
            last_query, last_point = np.int64(-1), np.int64(-1)
            for j in range(starts[g], starts[g + 1]):
                if side[i] != side[j] or abs(scale[i] - scale[j]) > 0.68:
                    continue
                apart = abs(turn[i] - turn[j]) % 1.0
                if min(apart, 1.0 - apart) > 0.07:
                    continue
                limit = 0.25 * max(reach[i], reach[j])
                if abs(centre_x[i] - centre_x[j]) > limit or abs(centre_y[i] - centre_y[j]) > limit:
                    continue
                if query[j] == last_query or point[j] == last_point:
                    continue
                last_query, last_point = query[j], point[j]
                votes += 1
            best = max(best, votes)
        out[g] = best


@compiled
def most_shared(source: Array, target: Array, near: float, shared: Array) -> int:
    """Which point pair proposes the placement that most pairs share: its number. Fills ``shared`` (bool [n]).

    ``source`` and ``target``: float64 [n, 4] of x, y, radius and direction in degrees, n at least 1. Two pairs share a
    placement when scale is within a factor of 1.6, turn within 26 degrees, and the one puts the other's point within
    ``near`` pixels of the source times the scale, plus one.
    """
    n = len(source)
    scale, turn = target[:, 2] / source[:, 2], np.radians(target[:, 3] - source[:, 3])
    level = np.log2(scale)
    best, most = 0, -1
    for draw in range(2):
        for i in range(n) if draw == 0 else range(best, best + 1):
            a, b = scale[i] * np.cos(turn[i]), scale[i] * np.sin(turn[i])
            limit = near * scale[i] + 1.0
            votes = 0
            for j in range(n):
                dx, dy = source[j, 0] - source[i, 0], source[j, 1] - source[i, 1]
                x = target[i, 0] + a * dx - b * dy - target[j, 0]
                y = target[i, 1] + b * dx + a * dy - target[j, 1]
                apart = abs((turn[i] - turn[j] + np.pi) % (2 * np.pi) - np.pi)
                agrees = x * x + y * y < limit * limit and abs(level[i] - level[j]) < 0.7 and apart < 0.45
                votes += agrees
                if draw == 1:
                    shared[j] = agrees
            if votes > most:
                most, best = votes, i
    return best
