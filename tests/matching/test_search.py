"""The index finds exactly what scoring every record with the scorer finds."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import pytest

from service.matching.frequencies import Frequencies
from service.matching.scorer import Scorer
from service.matching.search import best, best_and_tally, best_many
from service.matching.segment import Segment, build_segment
from service.matching.tally import bin_of
from service.matching.types import Match, Query, RecordEntry
from service.matching.units import to_units
from service.matching.weights import Weights
from tests.matching import world

Masks = list[np.ndarray | None]
#: Queries for each collection; raise it to look longer.
QUERIES = int(os.environ.get("VMF_EXACT_QUERIES", "25"))


class Collection:
    """Two segments, one of them unknown to the frequencies in part, and a pairwise pass over all records."""

    def __init__(self, folder: Path, seed: int, sizes: Sequence[int] = (220, 130)) -> None:
        self.rng = random.Random(seed)
        self.segments, self.numbers = [], []
        for number, size in enumerate(sizes):
            entries, numbers = world.collection(self.rng, size)
            self.numbers += numbers
            build_segment(folder / f"s{number}", entries)
            self.segments.append(Segment.open(folder / f"s{number}"))
        self.scorer = Scorer(Weights.load(), Frequencies.build(self.segments[:1]))

    @cached_property
    def people(self) -> list[tuple[int, int, RecordEntry, list[RecordEntry]]]:
        """(segment, row, entry, household) of every record, read once."""
        return [
            (number, row, segment.entry(row), [segment.entry(mate) for mate in segment.household(row)])
            for number, segment in enumerate(self.segments)
            for row in range(len(segment))
        ]

    def brute(self, query: Query, live: Masks | None = None) -> list[Match]:
        ready = self.scorer.prepare(query)
        matches = [
            self.scorer.score(ready, entry, household=mates, row=row, segment=self.segments[number].name)
            for number, row, entry, mates in self.people
            if live is None or (mask := live[number]) is None or mask[row]
        ]
        return sorted(matches, key=lambda match: (-match.bits, match.record_id))


@pytest.fixture(scope="module", params=range(4))
def collection(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return Collection(tmp_path_factory.mktemp("segments"), request.param)


def test_best_equals_scoring_every_record(collection: Collection) -> None:
    for _ in range(QUERIES):
        query = world.query(collection.rng, collection.numbers)
        k = collection.rng.choice((1, 3, 10, 50, 400))
        assert best(collection.segments, query, k, collection.scorer) == collection.brute(query)[:k]


def test_doubtful_cuts_are_among_the_best(collection: Collection) -> None:
    """Names in one run, on both sides, take part in the comparison with brute force, and their doubt is stated."""
    levels = [
        item.level
        for _ in range(40)
        for match in best(collection.segments, world.query(collection.rng, collection.numbers), 50, collection.scorer)
        for item in match.evidence
        if item.comparison == "name"
    ]
    assert "cut" in levels


def test_floor_and_dead_records(collection: Collection) -> None:
    for _ in range(15):
        query = world.query(collection.rng, collection.numbers)
        masks: Masks = [np.array([collection.rng.random() < 0.7 for _ in range(len(collection.segments[0]))]), None]
        floor = collection.rng.uniform(-5, 15)
        wanted = [m for m in collection.brute(query, masks) if to_units(m.bits) >= to_units(floor)][:20]
        assert best(collection.segments, query, 20, collection.scorer, floor=floor, live=masks) == wanted


def test_tally_equals_counting(collection: Collection) -> None:
    for _ in range(15):
        query = world.query(collection.rng, collection.numbers)
        floor = float(collection.rng.choice((-8, 0, 4, 10)))
        everything = collection.brute(query)
        matches, tally = best_and_tally(collection.segments, query, 5, collection.scorer, floor=floor)
        wanted = np.zeros_like(tally.counts)
        for match in everything:
            if match.bits >= floor:
                wanted[bin_of(to_units(match.bits))] += 1
        assert np.array_equal(tally.counts, wanted)
        assert tally.records == len(everything)
        assert matches == [match for match in everything if match.bits >= floor][:5]


def test_batch_equals_one_by_one(collection: Collection) -> None:
    queries = [world.query(collection.rng, collection.numbers) for _ in range(12)]
    together = best_many(collection.segments, queries, 7, collection.scorer)
    assert together == [best(collection.segments, query, 7, collection.scorer) for query in queries]


def test_bits_add_up(collection: Collection) -> None:
    for _ in range(10):
        query = world.query(collection.rng, collection.numbers)
        for match in best(collection.segments, query, 20, collection.scorer):
            assert match.bits == sum(item.bits for item in match.evidence)
            for item in match.evidence:
                assert (item.comparison, item.level) in {(w.comparison, w.level) for w in collection.scorer.weights}
