"""The order of travel: everybody once, never longer than without thought, and the places lie where they should."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.matching.values.gazetteer import counties, prefecture_of
from service.referrals.visits.route import length, moved, travel_order, with_new
from service.referrals.visits.seats import distance, seat_of, seats

CODES = sorted(seats())
SOME = st.lists(st.sampled_from(CODES), max_size=14, unique=True)
START = "650102"


@settings(max_examples=60)
@example(["650205", "652325", "652826", "652902"], START)  # untangled from the nearest first it stays the longer way
@given(SOME, st.sampled_from(CODES))
def test_each_county_once_and_never_longer_than_the_naive_ways(codes: list[str], start: str) -> None:
    order = travel_order(codes, start, distance)
    assert sorted(order) == sorted(codes)
    assert length(order, start, distance) <= length(sorted(codes), start, distance) + 1e-6
    left, here, nearest = set(codes), start, 0.0
    while left:
        there = min(left, key=lambda code: (distance(here, code), code))
        nearest, here = nearest + distance(here, there), there
        left.remove(there)
    assert length(order, start, distance) <= nearest + 1e-6
    assert order == travel_order(reversed(codes), start, distance)


@settings(max_examples=40)
@given(SOME, SOME, st.sampled_from(CODES), st.sampled_from([-1, 1]))
def test_an_order_by_hand_keeps_its_order_and_takes_in_what_is_new(
    order: list[str], wanted: list[str], code: str, by: int
) -> None:
    after = with_new(order, wanted, START, distance)
    assert sorted(after) == sorted(wanted)
    kept = [one for one in order if one in wanted]
    assert [one for one in after if one in order] == kept
    assert sorted(moved(order, code, by)) == sorted(order)


def test_every_county_has_a_seat_within_the_region_and_a_tile_of_its_own() -> None:
    assert set(seats()) == counties()
    for seat in seats().values():
        assert 34.0 <= seat.lat <= 49.5, seat
        assert 73.0 <= seat.lon <= 96.5, seat
    tiles = [(seat.column, seat.row) for seat in seats().values()]
    assert len(set(tiles)) == len(tiles)


def test_counties_of_one_prefecture_lie_near_one_another() -> None:
    """A digit that was typed wrong puts a county far from all others of its prefecture."""
    for code in CODES:
        others = [c for c in CODES if c != code and prefecture_of(c) == prefecture_of(code) is not None]
        if others:
            assert min(distance(code, other) for other in others) < 260, code


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [("653101", "653201", 430), ("650102", "653101", 1080), ("654301", "654201", 400), ("653121", "653101", 14)],
)
def test_known_distances(one: str, other: str, km: int) -> None:
    assert distance(one, other) == pytest.approx(km, rel=0.12, abs=12)


@pytest.mark.parametrize(
    ("west", "east"), [("653101", "653201"), ("654002", "650102"), ("650102", "650502"), ("653131", "653124")]
)
def test_the_map_keeps_west_and_north(west: str, east: str) -> None:
    assert seats()[west].column < seats()[east].column or seats()[west].lon > seats()[east].lon


def test_the_map_reads_from_north_to_south_within_each_column() -> None:
    """Roughly: no tile lies more than three degrees on the wrong side of its neighbour below."""
    for column in {seat.column for seat in seats().values()}:
        inside = sorted((s for s in seats().values() if s.column == column), key=lambda s: s.row)
        assert all(upper.lat > lower.lat - 3 for upper, lower in pairwise(inside)), column


def test_a_prefecture_stands_at_its_own_seat_and_elsewhere_nowhere() -> None:
    assert seat_of("653100") == seats()["653101"]
    assert seat_of("110101") is None
    assert distance("110101", "653101") == 0
