"""Hits that do not come from the name: ID numbers, relatives and households, pictures, townships and villages.

Each yields corrections, in units, to what the tables say about single rows. Every row with a correction is scored,
whatever its name.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from service.matching import kernels
from service.matching.columns import NameIndex
from service.matching.comparisons import idnumber
from service.matching.comparisons.photo import CopyCheck, photo_level
from service.matching.prepared import PreparedQuery, PreparedRelative
from service.matching.scorer import Scorer
from service.matching.segment import Segment
from service.matching.tables import Ints, NameTable, Splits, county_units, is_whole, work_area
from service.matching.values.relations import RELATIONS

Rows = NDArray[np.int64]
Hits = tuple[Rows, NDArray[np.int64]]


def best_by_row(rows: Rows, values: NDArray[np.int64]) -> Hits:
    """(rows ascending and distinct, the greatest value of each)."""
    if not len(rows):
        return rows, values
    order = np.lexsort((values, rows))
    rows, values = rows[order], values[order]
    last = np.append(rows[1:] != rows[:-1], True)
    return rows[last], values[last]


def number_hits(segment: Segment, ready: PreparedQuery, scorer: Scorer) -> tuple[Rows, NDArray[np.int64], Rows]:
    """(rows, units to add to the tables', covers mask) of every comparable ID number that is not plainly another."""
    none = np.zeros(0, dtype=np.int64)
    arrays, number = segment.arrays, ready.number
    if number is None or not len(arrays["numbers"]):
        return none, none, none
    numbers = arrays["numbers"]
    if is_whole(ready):
        texts = numbers.view("S18").ravel()
        near = idnumber.slips_of(number)
        first, last = np.searchsorted(texts, near, "left"), np.searchsorted(texts, near, "right")
        hits = [np.arange(a, b, dtype=np.uint32) for a, b in zip(first.tolist(), last.tolist(), strict=True) if b > a]
        which = np.unique(np.concatenate([arrays["number_incomplete"], *hits]))
    else:
        which = np.arange(len(numbers), dtype=np.uint32)
    text = (number.fragment or number.known).encode("ascii")
    levels, covers = idnumber.scan(
        np.frombuffer(text, dtype=np.uint8), bool(number.fragment), numbers, arrays["number_damaged"], which
    )
    comparable = levels >= 0
    units = scorer.number_units[levels[comparable]].astype(np.int64)
    # Units and covers travel in one number, so that the best of a row's numbers brings its own covers.
    rows, best = best_by_row(arrays["number_rows"][which[comparable]].astype(np.int64), units * 8 + covers[comparable])
    units, covered = best >> 3, np.where(best >> 3 > 0, best & 7, 0)
    if is_whole(ready):
        base = scorer.weights.units("id_number", "contradicted")
        whole = (arrays["misc"][rows] & 4) > 0
        units = np.where(whole, np.maximum(units, base) - base, units)
        covered = np.where(whole & (units == 0), 0, covered)
    return rows, units, covered


def place_hits(segment: Segment, ready: PreparedQuery) -> Hits:
    """(rows, 1 for the township + 2 for the village) of the records that name one of the query's."""
    rows, marks = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    kinds = (
        ("township", segment.townships, ready.place.townships),
        ("village", segment.villages, ready.place.villages),
    )
    for mark, (kind, keys, names) in enumerate(kinds, 1):
        found = [np.zeros(0, np.uint32)]
        for index in map(keys.find, sorted(names)):
            if index >= 0:
                starts = segment.arrays[f"{kind}_starts"]
                found.append(segment.arrays[f"{kind}_rows"][int(starts[index]) : int(starts[index + 1])])
        distinct = np.unique(np.concatenate(found)).astype(np.int64)
        rows.append(distinct)
        marks.append(np.full(len(distinct), mark, dtype=np.int64))
    all_rows, all_marks = np.concatenate(rows), np.concatenate(marks)
    distinct, where = np.unique(all_rows, return_inverse=True)
    return distinct, np.bincount(where, weights=all_marks, minlength=len(distinct)).astype(np.int64)


def _agreeing(index: NameIndex, relative: PreparedRelative, names: NameTable, scorer: Scorer) -> Hits:
    """Units of ``index`` (records or people) whose name agrees with the relative's by more than nothing."""
    splits, n = Splits.of(relative.splits), len(index.pairs)
    if not n:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    lists = np.unique(np.concatenate([names.agreeing[q] for q in sorted(set(splits.parts.tolist()))]))
    most = int((index.starts[lists + 1].astype(np.int64) - index.starts[lists]).sum())
    found, units = np.empty(most, np.int64), np.empty(most, np.int64)
    count = kernels.agreeing_units(
        lists, index.starts, index.units, index.pairs, index.more, names.units, splits.parts, splits.optional,
        splits.starts, splits.doubts, scorer.contradicted, scorer.in_order, scorer.swapped, work_area(), found, units,
        np.zeros(n, np.uint8), 1,
    )  # fmt: skip
    return found[:count], units[:count]


def relative_hits(segment: Segment, ready: PreparedQuery, names: NameTable, scorer: Scorer) -> Hits:
    """(rows, units) of the records beside which relatives are found, all relatives together."""
    all_rows, all_units = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for relative in ready.relatives:
        rows, units = [], []
        people, agreeing = _agreeing(segment.people, relative, names, scorer)
        levels = [scorer.relation_level(relative.relation, code) for code in (None, *RELATIONS)]
        more = np.array([scorer.relative_units(level) for level in levels], dtype=np.int64)
        rows.append(segment.arrays["people_rows"][people].astype(np.int64))
        units.append(agreeing + more[segment.arrays["people_relations"][people]])
        if len(segment.arrays["household"]):
            records, agreeing = _agreeing(segment.names, relative, names, scorer)
            mates, of = _mates(segment, records)
            rows.append(mates)
            units.append(agreeing[of] + scorer.relative_units("found"))
        best_rows, best = best_by_row(np.concatenate(rows), np.concatenate(units))
        all_rows.append(best_rows[best > 0])
        all_units.append(best[best > 0])
    rows_found = np.concatenate(all_rows)
    distinct, where = np.unique(rows_found, return_inverse=True)
    total = np.zeros(len(distinct), dtype=np.int64)
    np.add.at(total, where, np.concatenate(all_units))
    return distinct, total


def _mates(segment: Segment, rows: Rows) -> tuple[Rows, Rows]:
    """(row of another member, index into ``rows``) for every member of the households of ``rows``."""
    group = segment.arrays["household"][rows].astype(np.int64)
    inside = np.flatnonzero(group)
    starts = segment.arrays["household_starts"].astype(np.int64)
    first, last = starts[group[inside] - 1], starts[group[inside]]
    of = np.repeat(inside, last - first)
    offsets = np.arange(len(of)) - np.repeat(np.cumsum(last - first) - (last - first), last - first)
    mates = segment.arrays["household_rows"][np.repeat(first, last - first) + offsets].astype(np.int64)
    other = mates != rows[of]
    return mates[other], of[other]


def photo_hits(segment: Segment, ready: PreparedQuery, scorer: Scorer, copy_check: CopyCheck | None) -> Hits:
    """(rows, units) of the records with a picture whose hashes come near one of the query's."""
    found: set[int] = set()
    if segment.photos is not None:
        for photo in ready.query.photos:
            if photo.algorithm == segment.photos.algorithm:
                found.update(segment.photos.search(photo, points=copy_check is not None).rows.tolist())
    rows = np.array(sorted(found), dtype=np.int64)
    levels = [photo_level(ready.query.photos, segment.entry(row), copy_check)[0] for row in rows.tolist()]
    return rows, np.array([scorer.weights.units("photo", level) for level in levels], dtype=np.int64)


def corrections(
    segment: Segment,
    ready: PreparedQuery,
    scorer: Scorer,
    names: NameTable,
    births: Ints,
    levels: NDArray[np.int8],
    sexes: Ints,
    copy_check: CopyCheck | None,
) -> Hits:
    """(rows, units) to add to what the tables of birth, county and ``misc`` say, all kinds of hits together."""
    arrays = segment.arrays
    place_rows, marks = place_hits(segment, ready)
    number_rows, number_units, covers = number_hits(segment, ready, scorer)
    other = [relative_hits(segment, ready, names, scorer), photo_hits(segment, ready, scorer, copy_check)]
    rows = np.unique(np.concatenate([place_rows, number_rows, *(hits[0] for hits in other)]))
    total = np.zeros(len(rows), dtype=np.int64)
    if not len(rows):
        return rows, total
    total[np.searchsorted(rows, number_rows)] += number_units
    for hit_rows, units in other:
        total[np.searchsorted(rows, hit_rows)] += units
    mark, covered = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64)
    mark[np.searchsorted(rows, place_rows)] = marks
    covered[np.searchsorted(rows, number_rows)] = covers
    by_mark = np.stack([county_units(ready, scorer, bool(m & 1), bool(m & 2)) for m in range(4)])
    level = levels[arrays["counties"][rows]]
    place = by_mark[mark, level]
    total += np.where((covered & idnumber.COVERS_PLACE > 0) & (place > 0), 0, place) - by_mark[0, level]
    birth, sex = births[arrays["births"][rows]], sexes[arrays["misc"][rows]]
    total -= np.where((covered & idnumber.COVERS_BIRTH > 0) & (birth > 0), birth, 0)
    total -= np.where((covered & idnumber.COVERS_SEX > 0) & (sex > 0), sex, 0)
    return rows, total
