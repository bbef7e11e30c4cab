"""One picture on many records is no portrait of any of them: silhouettes, emblems, "no photo" cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from service.photos.signatures import PhotoSignature

#: Records of one person may share a picture; more than this many records with one picture is a placeholder.
MOST_RECORDS = 4
_FAR_VIEW_BITS = 10
_NEAR_VIEW_BITS = 2
_SAME_CODE_BITS = 4
_LEAST_SHARED = 0.5
_FEW_POINTS = 5
_KEY_POINTS = 12


@dataclass(frozen=True, slots=True)
class Placeholder:
    """``rows``: the records that carry the picture, ascending; ``signature``: that of the first of them."""

    rows: tuple[int, ...]
    signature: PhotoSignature


def find_placeholders(
    signatures: Iterable[tuple[int, PhotoSignature]], most_records: int = MOST_RECORDS
) -> list[Placeholder]:
    """Pictures that more than ``most_records`` records carry, most records first.

    Pictures count as one when their hashes are at most 2 bits apart and at least five of their points agree (drawn
    cards have few that outlive recompression), or at most 10 bits and half of their points. Portraits that merely
    resemble each other share neither.
    """
    leaders: dict[int, list[int]] = defaultdict(list)
    groups: list[tuple[PhotoSignature, set[int]]] = []
    for row, item in signatures:
        group = next((g for g in _near(leaders, item) if _same(groups[g][0], item)), None)
        if group is None:
            group = len(groups)
            groups.append((item, set()))
            for key in _keys(item):
                leaders[key].append(group)
        groups[group][1].add(row)
    found = [Placeholder(tuple(sorted(rows)), item) for item, rows in groups if len(rows) > most_records]
    return sorted(found, key=lambda one: (-len(one.rows), one.rows))


def _keys(item: PhotoSignature) -> list[int]:
    """Three chunks of the first hash (hashes at most two bits apart share one) and the codes of the best points."""
    view = int(item.views[0])
    chunks = [(chunk << 64) | ((view >> (22 * (chunk - 1))) & 0x3FFFFF) for chunk in (1, 2, 3)]
    return chunks + [int(code) for code in item.points["code"][:_KEY_POINTS]]


def _near(leaders: dict[int, list[int]], item: PhotoSignature) -> Iterable[int]:
    return dict.fromkeys(group for key in _keys(item) for group in leaders.get(key, ()))


def _same(ours: PhotoSignature, theirs: PhotoSignature) -> bool:
    apart = (int(ours.views[0]) ^ int(theirs.views[0])).bit_count()
    a, b = ours.points["code"], theirs.points["code"]
    if min(len(a), len(b)) < _FEW_POINTS:
        return apart <= _NEAR_VIEW_BITS
    if apart > _FAR_VIEW_BITS:
        return False
    shared = int(np.sum(np.bitwise_count(a[:, None] ^ b[None]).min(axis=1) <= _SAME_CODE_BITS))
    return shared >= (_FEW_POINTS if apart <= _NEAR_VIEW_BITS else _LEAST_SHARED * min(len(a), len(b)))
