"""Names: own and father's part in any order, each part weighed by how rare it is in the records.

A *split* is one way to read a name as parts (``service.names.ParsedName.splits``); each side may have several, from
several spellings, and the best pair of splits counts. Within a pair each part is used once. A part left over on one
side only was omitted (0); where both sides have one left over, they contradict each other.

Parts of one name are not independent of each other (fashions, families); the table's m and u are for each part alone,
which overstates two common parts a little. Kept simple, and said here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from service.matching.jit import compiled
from service.names import NamePart, parse, similarity

#: Parts of a split that are compared, and splits of a name. Real names stay far below.
MOST_PARTS = 4
MOST_SPLITS = 8

Split = tuple[NamePart, ...]


@lru_cache(maxsize=100_000)
def splits_of(text: str) -> tuple[Split, ...]:
    """The ways to read one name, without parts that have no sound; empty where nothing is readable."""
    found: dict[Split, None] = {}
    for split in parse(text).splits:
        readable = tuple(part for part in split if part.forms)[:MOST_PARTS]
        if readable:
            found[readable] = None
    return tuple(found)[:MOST_SPLITS]


@lru_cache(maxsize=100_000)
def first_part(text: str) -> NamePart | None:
    """The own name in a full name: what a child bears as its father's name."""
    splits = splits_of(text)
    return splits[0][0] if splits else None


def with_father(split: Split, fathers: Iterable[NamePart], alike: float) -> Split:
    """``split`` and those fathers' names that do not sound like a part behind the own name already."""
    for father in fathers:
        if len(split) < MOST_PARTS and not any(sound_alike(father, part) >= alike for part in split[1:]):
            split = (*split, father)
    return split


@lru_cache(maxsize=200_000)
def sound_alike(a: NamePart, b: NamePart) -> float:
    """``service.names.similarity``, remembered."""
    return float(similarity(a, b))


def all_splits(names: tuple[str, ...], father_names: tuple[str, ...], alike: float) -> tuple[Split, ...]:
    """Every way to read a person's names, fathers' names added; at most ``MOST_SPLITS``, in a fixed order.

    ``alike``: similarity from which a father's name is taken to be in the name already.
    """
    fathers = [part for part in map(first_part, father_names) if part is not None]
    found: dict[Split, None] = {}
    for name in names:
        for split in splits_of(name):
            found[with_father(split, fathers, alike)] = None
    if not found and fathers:
        found[tuple(fathers[:1])] = None
    return tuple(found)[:MOST_SPLITS]


@compiled
def assign(
    units: NDArray[np.int32], optional: NDArray[np.bool_], contradicted: int, in_order: int, swapped: int
) -> tuple[int, int]:
    """(units, code) of the best one-to-one assignment of query parts to record parts.

    ``units``: int32 [m, n], below 0 where two parts do not agree; ``optional``: bool [m], parts that contradict
    nothing when left over. In ``code``, base n + 1, digit i is 0 for "part i left over" or 1 + the record's part.
    """
    m, n = units.shape
    best, best_code = -(1 << 30), 0
    for code in range((n + 1) ** m):
        rest, total, used, matched, last, ordered, free = code, 0, 0, 0, -1, True, 0
        fits = True
        for i in range(m):
            r = rest % (n + 1) - 1
            rest //= n + 1
            if r < 0:
                free += 0 if optional[i] else 1
                continue
            if units[i, r] < 0 or used >> r & 1:
                fits = False
                break
            total += units[i, r]
            used |= 1 << r
            matched += 1
            ordered = ordered and r > last
            last = r
        if not fits:
            continue
        total += contradicted * min(free, n - matched)
        if matched > 1:
            total += in_order if ordered else swapped
        if total > best:
            best, best_code = total, code
    return best, best_code
