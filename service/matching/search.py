"""The exact best records of segments: as if every record were scored, ordered by bits, then record id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.matching.comparisons.photo import CopyCheck
from service.matching.extras import corrections
from service.matching.lists import PostingLists
from service.matching.prepared import PreparedQuery
from service.matching.pursuit import pursue
from service.matching.scorer import Scorer
from service.matching.segment import Segment
from service.matching.tables import Splits, birth_table, county_levels, county_units, misc_table, name_table, work_area
from service.matching.tally import BIN, LOWEST, Tally
from service.matching.types import Match, Query
from service.matching.units import to_units

Live = Sequence[NDArray[np.bool_] | None]
_NOTHING = -(1 << 40)
_NO_COUNTS = np.zeros(0, dtype=np.int64)
_ALL_LIVE = np.zeros(0, dtype=np.bool_)


def best(
    segments: Sequence[Segment],
    query: Query,
    k: int,
    scorer: Scorer,
    *,
    floor: float | None = None,
    live: Live | None = None,
    copy_check: CopyCheck | None = None,
) -> list[Match]:
    """The ``k`` best live records of all ``segments`` with at least ``floor`` bits (None: whatever they score).

    ``live``: for each segment a mask bool [n_records] or None for all. Equal scores go by record id.
    """
    return best_many(segments, [query], k, scorer, floor=floor, live=live, copy_checks=[copy_check])[0]


def best_many(
    segments: Sequence[Segment],
    queries: Sequence[Query],
    k: int,
    scorer: Scorer,
    *,
    floor: float | None = None,
    live: Live | None = None,
    copy_checks: Sequence[CopyCheck | None] | None = None,
) -> list[list[Match]]:
    """:func:`best` for many queries, which share the pass over the vocabulary."""
    checks = copy_checks or [None] * len(queries)
    prepared = scorer.prepare_many(queries)
    return [
        _search(segments, ready, k, scorer, None if floor is None else to_units(floor), live, check, None)
        for ready, check in zip(prepared, checks, strict=True)
    ]


def best_and_tally(
    segments: Sequence[Segment],
    query: Query,
    k: int,
    scorer: Scorer,
    *,
    floor: float | None = None,
    live: Live | None = None,
    copy_check: CopyCheck | None = None,
) -> tuple[list[Match], Tally]:
    """:func:`best`, and how many live records score how much, exact from ``floor`` (None: the table's) upwards."""
    total = Tally(to_units(scorer.weights.settings.floor if floor is None else floor))
    matches = _search(segments, scorer.prepare(query), k, scorer, total.floor, live, copy_check, total)
    return matches, total


def _search(
    segments: Sequence[Segment],
    ready: PreparedQuery,
    k: int,
    scorer: Scorer,
    floor: int | None,
    live: Live | None,
    copy_check: CopyCheck | None,
    tally: Tally | None,
) -> list[Match]:
    found: list[_Found] = []
    for number, segment in enumerate(segments):
        mask = live[number] if live is not None else None
        rows, units = _Pass(segment, ready, scorer, mask, copy_check).run(
            k, _NOTHING if floor is None else floor, tally
        )
        found += [_Found(-u, segment.record_id(r), number, r) for r, u in zip(rows, units, strict=True)]
    found.sort(key=lambda item: (item.order, item.record_id))
    return [explain(segments[f.segment], f.row, ready, scorer, copy_check) for f in found[:k]]


def explain(
    segment: Segment, row: int, query: Query | PreparedQuery, scorer: Scorer, copy_check: CopyCheck | None = None
) -> Match:
    """The match of ``query`` with one record of a segment, household looked up."""
    entry, mates = segment.entry(row), map(segment.entry, segment.household(row))
    return scorer.score(
        query, entry, household=mates, row=row, segment=segment.name, copy_check=copy_check,
        splits=segment.held_splits(row, entry),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    order: int
    record_id: str
    segment: int
    row: int


class _Pass:
    """One query over one segment."""

    def __init__(
        self,
        segment: Segment,
        ready: PreparedQuery,
        scorer: Scorer,
        live: NDArray[np.bool_] | None,
        copy_check: CopyCheck | None,
    ) -> None:
        self.segment, self.scorer = segment, scorer
        self.live = _ALL_LIVE if live is None else live
        if live is not None and len(live) != len(segment):
            raise ValueError(f"a mask of {len(live)} for a segment of {len(segment)} records")
        self.splits = Splits.of(ready.splits)
        self.names = name_table(segment, ready, scorer)
        self.births = birth_table(segment, ready, scorer)
        levels = county_levels(segment, ready)
        self.counties = county_units(ready, scorer, False, False)[levels]
        self.misc, sexes = misc_table(ready, scorer)
        rows, self.hit_units = corrections(segment, ready, scorer, self.names, self.births, levels, sexes, copy_check)
        self.hit_rows = rows.astype(np.uint32)
        self.hit_rows.flags.writeable = False
        self.lists = PostingLists.of(segment, self.names, self.splits, self.births, self.counties)

    def run(self, k: int, floor: int, tally: Tally | None) -> tuple[list[int], list[int]]:
        """(rows, units) of the ``k`` best with at least ``floor`` units, best first; ``tally`` is added to."""
        counts = _NO_COUNTS
        if tally is not None:
            tally.records += len(self.segment) if not len(self.live) else int(self.live.sum())
            counts = tally.counts
        segment, lists = self.segment, self.lists
        heap_units, heap_rows = np.zeros(k, np.int64), np.zeros(k, np.int64)
        with segment.lock:
            seen, epoch = _seen(segment)
            size = pursue(
                lists.aspects, lists.lasts, lists.weights, lists.begins, lists.ends, segment.names.units,
                segment.arrays["birth_rows"], segment.arrays["county_rows"], self.hit_rows, self.hit_units,
                segment.nameless, int(self.misc.max()), floor, seen, epoch, self.live, len(self.splits.parts) > 0,
                segment.names.pairs, segment.names.more, self.names.units, self.splits.short, self.splits.parts,
                self.splits.optional, self.splits.starts, self.splits.doubts, self.scorer.contradicted,
                self.scorer.in_order, self.scorer.swapped, work_area(), segment.arrays["births"], self.births,
                segment.arrays["counties"], self.counties, segment.arrays["misc"], self.misc, heap_units, heap_rows,
                counts, LOWEST, BIN,
            )  # fmt: skip
        order = np.lexsort((heap_rows[:size], -heap_units[:size]))
        return heap_rows[order].tolist(), heap_units[order].tolist()


def _seen(segment: Segment) -> tuple[NDArray[np.uint8], int]:
    """Marks that need no clearing: a new epoch for each pass, cleared every 255."""
    seen, epoch = segment.scratch.get("seen", (None, 255))
    if epoch == 255:
        seen, epoch = np.zeros(len(segment), dtype=np.uint8), 0
    segment.scratch["seen"] = (seen, epoch + 1)
    return seen, epoch + 1
