"""One picture on many records is no portrait of any of them: silhouettes, emblems, "no photo" cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from service.photos.signatures import PhotoSignature

#: Records of one person may share a picture; more than this many records with one picture is a placeholder.
MOST_RECORDS = 4
_SAME_VIEW_BITS = 2
_SAME_CODE_BITS = 4
_LEAST_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Placeholder:
    """``rows``: the records that carry the picture, ascending; ``signature``: that of the first of them."""

    rows: tuple[int, ...]
    signature: PhotoSignature


def find_placeholders(
    signatures: Iterable[tuple[int, PhotoSignature]], most_records: int = MOST_RECORDS
) -> list[Placeholder]:
    """Pictures that more than ``most_records`` records carry, most records first.

    Pictures count as one when their hashes are at most 2 bits apart and half of their points agree, so that the same
    card saved twice is found and portraits that merely resemble each other are not.
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
    """Three chunks of the first hash: hashes at most two bits apart share at least one."""
    view = int(item.views[0])
    return [(chunk << 32) | ((view >> (22 * chunk)) & 0x3FFFFF) for chunk in range(3)]


def _near(leaders: dict[int, list[int]], item: PhotoSignature) -> Iterable[int]:
    return dict.fromkeys(group for key in _keys(item) for group in leaders.get(key, ()))


def _same(ours: PhotoSignature, theirs: PhotoSignature) -> bool:
    if (int(ours.views[0]) ^ int(theirs.views[0])).bit_count() > _SAME_VIEW_BITS:
        return False
    a, b = ours.points["code"], theirs.points["code"]
    if not len(a) or not len(b):
        return len(a) == len(b)
    near = sum(1 for code in a.tolist() if any((code ^ other).bit_count() <= _SAME_CODE_BITS for other in b.tolist()))
    return near >= _LEAST_SHARED * min(len(a), len(b))
