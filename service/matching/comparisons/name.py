"""Names: own and father's part in any order, each part weighed by how rare it is in the records.

A *split* is one way to read a name as parts (``service.names.ParsedName.splits``); each side may have several, from
several spellings or because the name is written in one run, and the best pair of splits counts, less the doubt of both.
Within a pair each part is used once. A part left over on one side only was omitted (0); where both sides have one left
over, they contradict each other.

Parts of one name are not independent of each other (fashions, families); the table's m and u are for each part alone,
which overstates two common parts a little. Kept simple, and said here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from service.matching.keys import HeldPart
from service.matching.units import to_bits, to_units
from service.names import NamePart, parse, similarity
from service.names.jit import compiled

#: Parts of a split that are compared, and splits of a name. Real names stay far below.
MOST_PARTS = 4
MOST_SPLITS = 8

#: How doubtful (units) a split of a record's name may be. What is hardly ever right would only fill the index with
#: parts that nobody bears. Fixed, because segments build on it; a query, asked once, may be cut in more ways.
MOST_DOUBT_OF_RECORDS = to_units(6.0)


@dataclass(frozen=True, slots=True)
class Split:
    """One way to read a name as parts. ``doubt``: units by which it is less likely than the likeliest way."""

    parts: tuple[NamePart | HeldPart, ...]
    doubt: int = 0

    @property
    def read(self) -> tuple[NamePart, ...]:
        """The parts of a split that was read from a text, and not only held by an index."""
        return tuple(part for part in self.parts if isinstance(part, NamePart))


@lru_cache(maxsize=100_000)
def splits_of(text: str, most_doubt: int | None = None) -> tuple[Split, ...]:
    """The ways to read one name, likeliest first, without parts that have no sound; empty where nothing is readable.

    ``most_doubt``: units above which the caller leaves a split out; some of those may be missing.
    """
    found: dict[tuple[NamePart, ...], Split] = {}
    for split, doubt in parse(text, math.inf if most_doubt is None else to_bits(most_doubt + 1)).doubted_splits:
        readable = tuple(part for part in split if part.forms)[:MOST_PARTS]
        if readable:
            found.setdefault(readable, Split(readable, to_units(doubt)))
    return tuple(found.values())[:MOST_SPLITS]


@lru_cache(maxsize=100_000)
def first_part(text: str) -> NamePart | None:
    """The own name in a full name: what a child bears as its father's name."""
    splits = splits_of(text)
    return splits[0].read[0] if splits else None


def with_father(split: Split, fathers: Iterable[NamePart], alike: float) -> Split:
    """``split`` and those fathers' names that do not sound like a part behind the own name already."""
    parts = split.parts
    for father in fathers:
        if len(parts) < MOST_PARTS and not any(sound_alike(father, part) >= alike for part in parts[1:]):
            parts = (*parts, father)
    return split if parts is split.parts else replace(split, parts=parts)


@lru_cache(maxsize=200_000)
def sound_alike(a: NamePart, b: NamePart) -> float:
    """``service.names.similarity``, remembered."""
    return float(similarity(a, b))


def all_splits(
    names: tuple[str, ...], father_names: tuple[str, ...], alike: float, most_doubt: int | None = None
) -> tuple[Split, ...]:
    """Every way to read a person's names, fathers' names added; at most ``MOST_SPLITS``, in a fixed order.

    ``alike``: similarity from which a father's name is taken to be in the name already. ``most_doubt``: units of doubt
    above which a split is left out.
    """
    fathers = [part for part in map(first_part, father_names) if part is not None]
    found: dict[tuple[NamePart | HeldPart, ...], Split] = {}
    for name in names:
        for split in splits_of(name, most_doubt):
            if most_doubt is not None and split.doubt > most_doubt:
                continue
            whole = with_father(split, fathers, alike)
            known = found.get(whole.parts)
            if known is None or whole.doubt < known.doubt:
                found[whole.parts] = whole
    if not found and fathers:
        found[tuple(fathers[:1])] = Split(tuple(fathers[:1]))
    return tuple(found.values())[:MOST_SPLITS]


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
