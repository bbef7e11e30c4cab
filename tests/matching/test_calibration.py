"""The arithmetic of calibration: bands, intervals, estimates, effects."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.matching.adjusting import adjusted, as_toml
from service.matching.calibration import (
    MOST_BITS,
    Decided,
    effect_of,
    estimate,
    expected_share,
    fitted_shift,
    held_out_loss,
    reliability,
    wilson,
)
from service.matching.calibration.estimating import SITUATIONS
from service.matching.weights import LEVELS, Weights

WEIGHTS = Weights.load()
LINES = sorted((comparison, level) for comparison, levels in LEVELS.items() for level in levels)
decided = st.lists(
    st.builds(
        Decided,
        prior=st.integers(0, 24),
        bits=st.integers(-20, 60),
        levels=st.lists(st.sampled_from(LINES), max_size=8).map(lambda found: tuple(sorted(found))),
        confirmed=st.integers(0, 30),
        rejected=st.integers(0, 30),
    ),
    max_size=25,
)


@given(decided, st.integers(1, 12))
def test_bands_hold_every_pair_once_and_none_is_small(made: list[Decided], fewest: int) -> None:
    bands, pairs = reliability(made, fewest=fewest), sum(d.pairs for d in made)
    assert sum(b.pairs for b in bands) == (pairs if pairs >= fewest else 0)
    for band in bands:
        assert band.pairs >= fewest
        assert 0 <= band.least <= band.observed <= band.most <= 1
        assert 0 <= band.expected <= 1
    for one, following in pairwise(bands):
        assert one.high <= following.low
        assert one.expected <= following.expected + 1e-12, "more bits never say less"


@given(st.integers(0, 500), st.integers(0, 500))
def test_an_interval_holds_its_share_and_narrows(hits: int, misses: int) -> None:
    of = hits + misses
    least, most = wilson(hits, of)
    assert 0 <= least <= most <= 1
    if of:
        assert least <= hits / of <= most
        wider = wilson(hits * 4, of * 4)
        assert wider[1] - wider[0] <= most - least + 1e-12


def test_an_interval_by_the_book() -> None:
    # Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, Wilson without continuity correction.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


@given(st.floats(-100, 100), st.floats(-100, 100))
def test_what_bits_say_grows_with_them(bits: float, prior: float) -> None:
    assert expected_share(prior, prior) == pytest.approx(0.5)
    assert expected_share(bits, prior) <= expected_share(bits + 1, prior)


@given(decided)
def test_the_shift_makes_as_many_expected_as_were_confirmed(made: list[Decided]) -> None:
    shift, confirmed = fitted_shift(made), sum(d.confirmed for d in made)
    assert -30 <= shift <= 30
    if abs(shift) < 29:
        wanted = sum(d.pairs * expected_share(d.bits + shift, d.prior) for d in made)
        assert wanted == pytest.approx(confirmed, abs=1e-4)


@given(decided)
def test_every_estimate_is_a_probability_within_its_bound(made: list[Decided]) -> None:
    for one in estimate(made, WEIGHTS):
        weight = WEIGHTS[one.comparison, one.level]
        assert 0 < one.after <= 1
        assert one.before / 2**MOST_BITS * 0.99 <= one.after <= one.before * 2**MOST_BITS * 1.01
        assert one.seen <= one.of + 1e-6, "a level is seen only where it could come out"
        if weight.u is not None and weight.m < weight.u:
            assert one.after < weight.u, "what speaks against never comes to speak for"


@given(decided)
def test_any_estimate_makes_a_table_that_loads(made: list[Decided]) -> None:
    changes = [(e.comparison, e.level, e.after) for e in estimate(made, WEIGHTS)]
    table = adjusted(WEIGHTS, changes, 'From "decided" pairs.')
    again = Weights.parse(as_toml(table))
    assert again.digest == table.digest
    assert (again.digest == WEIGHTS.digest) == all(WEIGHTS[c, n].m == m for c, n, m in changes)


def test_nothing_decided_changes_nothing() -> None:
    assert not any(e.changed for e in estimate([], WEIGHTS))
    assert Weights.parse(as_toml(WEIGHTS)).digest == WEIGHTS.digest


def test_a_level_that_a_later_table_lacks_is_passed_over() -> None:
    assert adjusted(WEIGHTS, [("birth", "no such level", 0.5)], "x").digest == WEIGHTS.digest


def test_levels_are_known_to_the_table_and_situations_leave_out_only_what_is_neutral_or_a_picture() -> None:
    for comparison, situations in SITUATIONS.items():
        named = frozenset().union(*situations)
        assert named <= LEVELS[comparison]
        for level in LEVELS[comparison] - named:
            weight = WEIGHTS[comparison, level]
            assert weight.m == weight.u, f"{comparison}/{level} counts and is never estimated"
    assert LEVELS.keys() - SITUATIONS.keys() == {"photo"}


def drawn(shares: dict[str, float], pairs: int, seed: int) -> list[Decided]:
    """Confirmed pairs whose birth falls into levels with these shares."""
    found = random.Random(seed).choices(list(shares), list(shares.values()), k=pairs)
    return [Decided(20, 30, (("birth", level),), found.count(level), 0) for level in sorted(shares)]


def test_estimates_come_from_the_prior_with_few_pairs_and_from_the_pairs_with_many() -> None:
    truth = {"day": 0.5, "exchanged": 0.02, "month_only": 0.1, "year_only": 0.15, "near": 0.18, "contradicted": 0.05}
    errors = []
    for pairs in (20, 200, 20_000):
        after = {e.level: e.after for e in estimate(drawn(truth, pairs, 1), WEIGHTS) if e.comparison == "birth"}
        errors.append(abs(after["day"] - truth["day"]))
    assert errors[0] > errors[2]
    assert errors[2] < 0.02


def test_pairs_of_unknown_precision_are_shared_out_between_situations() -> None:
    # Half of the pairs know the year only: their years that differ must not count against the days of the others.
    full = {"day": 0.7, "month_only": 0.1, "year_only": 0.1, "near": 0.08, "contradicted": 0.02}
    years = {"year": 0.9, "near": 0.08, "contradicted": 0.02}
    made = drawn(full, 10_000, 2) + drawn(years, 10_000, 3)
    after = {e.level: e.after for e in estimate(made, WEIGHTS, prior_pairs=1) if e.comparison == "birth"}
    assert after["day"] == pytest.approx(0.7, abs=0.03)
    assert after["year"] == pytest.approx(0.9, abs=0.03)
    assert after["near"] == pytest.approx(0.08, abs=0.01)


def test_the_effect_counts_what_falls_below_the_floor() -> None:
    pair = (("birth", "near"), ("name", "same"))
    made = [Decided(10, 10, pair, 3, 7), Decided(10, 25, (("name", "same"),), 5, 0)]
    effect = effect_of(made, WEIGHTS, {("birth", "near"): WEIGHTS["birth", "near"].m / 2})
    assert (effect.confirmed, effect.rejected) == (8, 7)
    assert (effect.confirmed_lost, effect.rejected_spared) == (3, 7)
    assert effect.rejected_bits == (10.0, 9.0)
    assert effect.loss_after < effect.loss_before, "seven of ten were rejected: fewer bits say so better"


@given(decided)
def test_no_change_has_no_effect(made: list[Decided]) -> None:
    effect = effect_of(made, WEIGHTS, {})
    assert effect.confirmed_lost == effect.rejected_spared == 0
    assert effect.loss_before == effect.loss_after


def test_weights_that_fit_are_better_on_decisions_that_they_did_not_see() -> None:
    # Families' years are nearly always off by one here, which the table holds for rare.
    seen = Decided(20, 19, (("birth", "near"), ("name", "same")), 95, 5)
    other = Decided(20, 19, (("birth", "year"), ("name", "same")), 5, 95)
    made = [seen, other]
    assert held_out_loss(made, WEIGHTS) < effect_of(made, WEIGHTS, {}).loss_before
