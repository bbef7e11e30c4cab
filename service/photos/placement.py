"""From near points to records: points vote for a record when they place it alike in the query."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.photos import kernels
from service.photos.thresholds import thresholds

Array = NDArray[Any]
Arrays = Mapping[str, Array]

#: Where a record's point lies: the fields of ``signatures.POINT`` that voting needs.
PLACE = np.dtype([("x", "<u2"), ("y", "<u2"), ("radius", "u1"), ("angle", "u1")])
#: The place in a record that points vote for: about the middle of an upright portrait, in units of its longer side.
_MIDDLE = (0.4, 0.5)


def chunk_keys(codes: Array, key_bits: int) -> Array:
    """uint32 [n, 3]: the key of each code in each of the three tables."""
    mask = np.uint64((1 << key_bits) - 1)
    shifts = np.arange(kernels.CHUNKS, dtype=np.uint64) * np.uint64(kernels.CHUNK_BITS)
    return np.asarray((codes[:, None] >> shifts) & mask, dtype=np.uint32)


def key_bits_for(count: int) -> int:
    """About one key per code, within what a chunk has."""
    return int(np.clip(np.ceil(np.log2(max(count, 2))), 8, kernels.CHUNK_BITS))


def build_tables(codes: Array, key_bits: int | None = None) -> dict[str, Array]:
    """The three tables of ``kernels.near_codes`` over uint64 codes of shape [n]."""
    key_bits = key_bits or key_bits_for(len(codes))
    sorted_codes = np.empty((kernels.CHUNKS, len(codes)), "<u8")
    order = np.empty((kernels.CHUNKS, len(codes)), "<u4")
    starts = np.zeros((kernels.CHUNKS, (1 << key_bits) + 1), "<u4")
    for chunk in range(kernels.CHUNKS):
        shift = np.uint64(chunk * kernels.CHUNK_BITS)
        keys = ((codes >> shift) & np.uint64((1 << key_bits) - 1)).astype(np.uint32)
        order[chunk] = np.argsort(keys, kind="stable")
        sorted_codes[chunk] = codes[order[chunk]]
        starts[chunk, 1:] = np.cumsum(np.bincount(keys, minlength=1 << key_bits))
    return {"sorted_codes": sorted_codes, "order": order, "starts": starts}


def near_pairs(arrays: Arrays, kind: str, codes: Array, radius: int) -> tuple[Array, Array]:
    """All pairs of a query code and a code of the tables ``{kind}_...`` within ``radius`` bits.

    Two uint32 arrays of shape [n]: query numbers and numbers in the tables. ``ValueError`` for a radius that the
    tables do not answer exactly.
    """
    if radius > kernels.WIDEST_RADIUS:
        raise ValueError(f"the tables are exact up to {kernels.WIDEST_RADIUS} bits, not {radius}")
    codes = np.ascontiguousarray(codes)
    sorted_codes, order, starts = (arrays[f"{kind}_{name}"] for name in ("sorted_codes", "order", "starts"))
    key_bits = (starts.shape[1] - 1).bit_length() - 1
    keys = chunk_keys(codes, key_bits)
    room = 1 << 16
    while True:
        query, found_codes = np.empty(room, np.uint32), np.empty(room, np.uint32)
        found = int(kernels.near_codes(keys, sorted_codes, order, starts, key_bits, radius, query, found_codes, codes))
        if found <= room:
            return query[:found], found_codes[:found]
        room = found


def votes_per_row(arrays: Arrays, points: Array) -> tuple[Array, Array]:
    """The records that most points place alike: rows (ascending) and their votes, at most ``most_hits``."""
    query, point = near_pairs(arrays, "point", points["code"], thresholds().point_radius)
    rows = arrays["point_rows"][point]
    order = np.lexsort((point, query, rows))
    query, point, rows = query[order], point[order], rows[order]
    first = np.flatnonzero(np.diff(rows, prepend=np.uint32(0xFFFFFFFF)))
    counts = np.diff(np.append(first, len(rows)))
    enough = np.repeat(counts >= thresholds().least_votes, counts)
    query, point, rows = query[enough], point[enough], rows[enough]
    starts = np.append(np.flatnonzero(np.diff(rows, prepend=np.uint32(0xFFFFFFFF))), len(rows)).astype(np.int64)
    if len(starts) == 1:
        return np.zeros(0, np.int64), np.zeros(0, np.uint16)
    votes = np.zeros(len(starts) - 1, np.uint16)
    scale, turn, x, y, reach, side = _placements(points[query], arrays["places"][point])
    kernels.agreeing(starts, query, point, scale, turn, x, y, reach, side, votes)
    unique = rows[starts[:-1]].astype(np.int64)
    best = np.argsort(-votes.astype(np.int64), kind="stable")[: thresholds().most_hits]
    best = np.sort(best[votes[best] >= thresholds().least_votes])
    return unique[best], votes[best]


def _placements(query: Array, record: Array) -> tuple[Array, ...]:
    """What each pair says of the record: log2 of its scale in the query, its turn (1 = full), where its middle lies,
    its size there, and whether it is mirrored."""
    side = query["mirrored"]
    x, y = query["x"] / np.float32(65535), query["y"] / np.float32(65535)
    angle = query["angle"] / np.float32(256)
    x, angle = np.where(side, -x, x), np.where(side, np.float32(0.5) - angle, angle)
    scale = (query["radius"].astype(np.float32) - record["radius"]) / np.float32(16)
    reach = np.exp2(scale)
    turn = angle - record["angle"] / np.float32(256)
    cos, sin = np.cos(2 * np.pi * turn), np.sin(2 * np.pi * turn)
    dx = np.float32(_MIDDLE[0]) - record["x"] / np.float32(65535)
    dy = np.float32(_MIDDLE[1]) - record["y"] / np.float32(65535)
    centre_x = x + reach * (cos * dx - sin * dy)
    centre_y = y + reach * (sin * dx + cos * dy)
    exact = (scale, turn, centre_x, centre_y, reach)
    return (*(np.ascontiguousarray(values, np.float32) for values in exact), np.ascontiguousarray(side))
