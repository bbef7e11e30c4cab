"""A query laid over one segment: small tables, one entry for each distinct value, that the row loops look up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.matching.builder import WHOLE_NUMBER
from service.matching.comparisons import birth, place
from service.matching.comparisons.name import MOST_PARTS
from service.matching.keys import part_text
from service.matching.prepared import PreparedQuery, PreparedSplit
from service.matching.rarity import NO_AGREEMENT
from service.matching.scorer import Scorer
from service.matching.segment import Segment
from service.names import PartVocabulary, make_part

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Overlay:
    """How a segment's parts lie in the vocabulary of a scorer's frequencies.

    ``of_frequencies``: for each part of the frequencies its number in the segment or -1; ``others``: the segment's
    parts that the frequencies do not know, as a vocabulary of their own, with their numbers.
    """

    of_frequencies: Ints
    others: PartVocabulary | None
    other_numbers: NDArray[np.int64]


def overlay(segment: Segment, scorer: Scorer) -> Overlay:
    """Made once for each segment and scorer version."""
    key = f"overlay {scorer.version}"
    with segment.lock:
        if key not in segment.scratch:
            known = segment.part_keys.places_in(scorer.frequencies.keys)
            backward = np.full(len(scorer.frequencies.keys), -1, dtype=np.int32)
            inside = np.flatnonzero(known >= 0)
            backward[known[inside]] = inside
            outside = np.flatnonzero(known < 0)
            texts = [part_text(segment.part_keys[int(i)]) for i in outside]
            others = PartVocabulary.build(map(make_part, texts)) if texts else None
            segment.scratch[key] = Overlay(backward, others, outside)
        found: Overlay = segment.scratch[key]
        return found


@dataclass(frozen=True, slots=True)
class NameTable:
    """``units``: int16 [n_parts + 1, n_query_parts], row 0 for no part, ``NO_AGREEMENT`` where parts do not agree.

    ``agreeing``: by query part, the numbers of the parts that agree with it; ``weights``: their units.
    """

    units: NDArray[np.int16]
    agreeing: tuple[NDArray[np.int64], ...]
    weights: tuple[NDArray[np.int32], ...]


def name_table(segment: Segment, ready: PreparedQuery, scorer: Scorer) -> NameTable:
    """Where each query part agrees in the segment, and how much that weighs; ``agreeing``: parts by query part."""
    over = overlay(segment, scorer)
    table = np.full((len(segment.part_keys) + 1, max(1, len(ready.parts))), NO_AGREEMENT, dtype=np.int16)
    agreeing, weights = [], []
    floor = scorer.weights.settings.name_faint
    for q, part in enumerate(ready.parts):
        here = over.of_frequencies[part.indices]
        numbers, units = here[here >= 0].astype(np.int64), part.units[here >= 0]
        if over.others is not None:
            indices, more = over.others.agreements(part.part, floor)
            numbers = np.concatenate([numbers, over.other_numbers[indices]])
            units = np.concatenate([units, part.curve.weigh(more)[0]])
        numbers, units = numbers[units >= 0], units[units >= 0]
        table[numbers + 1, q] = units
        agreeing.append(numbers)
        weights.append(units)
    return NameTable(table, tuple(agreeing), tuple(weights))


@dataclass(frozen=True, slots=True)
class Splits:
    """Splits for the kernels: parts of all splits, one after the other. int64, bool, int64 [n_splits + 1].

    ``doubts``: int64 [n_splits], units. ``short``: int64 [n_splits, 5] as ``kernels.short_units`` reads it, or [0, 5]
    where a split has more than two parts.
    """

    parts: NDArray[np.int64]
    optional: NDArray[np.bool_]
    starts: NDArray[np.int64]
    doubts: NDArray[np.int64]
    short: NDArray[np.int64]

    @classmethod
    def of(cls, splits: tuple[PreparedSplit, ...]) -> Splits:
        """In the order given."""
        parts = np.array([q for split in splits for q in split.parts], dtype=np.int64)
        optional = np.concatenate([split.optional for split in splits]) if splits else np.zeros(0, dtype=np.bool_)
        starts = np.concatenate([[0], np.cumsum([len(s.parts) for s in splits])]).astype(np.int64)
        doubts = np.array([split.doubt for split in splits], dtype=np.int64)
        short = np.zeros((0, 5), dtype=np.int64)
        if splits and all(len(split.parts) <= 2 for split in splits):
            rows = [
                (*split.parts, -1)[:2] + (*(~split.optional).astype(int).tolist(), 0)[:2] + (split.doubt,)
                for split in splits
            ]
            short = np.array(rows, dtype=np.int64)
        return cls(parts, optional, starts, doubts, short)


def work_area() -> Ints:
    """Scratch for the assignment of one pair of splits."""
    return np.zeros((MOST_PARTS, MOST_PARTS), dtype=np.int32)


def birth_table(segment: Segment, ready: PreparedQuery, scorer: Scorer) -> Ints:
    """Units by code of the column ``births``."""
    arrays = segment.arrays
    if ready.birth is None:
        return np.zeros(len(arrays["birth_sets"]) - 1, dtype=np.int32)
    return birth.best_units(
        ready.birth, arrays["birth_dates"], arrays["birth_sets"], scorer.birth_units, scorer.near, scorer.about
    )


#: Level by number in :func:`county_levels`.
COUNTY_LEVELS = ("county", "prefecture", "different", "missing")


def county_levels(segment: Segment, ready: PreparedQuery) -> NDArray[np.int8]:
    """Number of the level by code of the column ``counties``, townships and villages apart."""
    mine = ready.place.counties
    if not mine:
        return np.full(len(segment.county_sets), COUNTY_LEVELS.index("missing"), dtype=np.int8)
    numbers = {level: number for number, level in enumerate(COUNTY_LEVELS)}
    return np.array([numbers[place.county_level(mine, theirs)] for theirs in segment.county_sets], dtype=np.int8)


def county_units(ready: PreparedQuery, scorer: Scorer, township: bool, village: bool) -> Ints:
    """Units by number of the level, for records whose township or village agrees: int32 of shape [4]."""
    levels = [scorer.place_level(ready, level, township, village) for level in COUNTY_LEVELS]
    return np.array([scorer.place_units(ready, level)[0] for level in levels], dtype=np.int32)


def misc_table(ready: PreparedQuery, scorer: Scorer) -> tuple[Ints, Ints]:
    """(units by code of the column ``misc``, those of them that come from the sex)."""
    weights, sex = scorer.weights, np.zeros(8, dtype=np.int32)
    if ready.query.sex is not None:
        mine = {"f": 1, "m": 2}[ready.query.sex]
        for code in range(8):
            if code & 3:
                sex[code] = weights.units("sex", "equal" if code & 3 == mine else "contradicted")
    total = sex.copy()
    if ready.number is not None and is_whole(ready):
        total[WHOLE_NUMBER:] += weights.units("id_number", "contradicted")
    return total, sex


def is_whole(ready: PreparedQuery) -> bool:
    """True where every character of the query's ID number is known."""
    return ready.number is not None and not ready.number.fragment and "?" not in ready.number.known
