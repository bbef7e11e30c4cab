"""The figures: kappa by the book, classes that are complete, counts that point at nobody, frozen for the day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.review.measures.coarse import STEP, WIDTH, bars, coarse, large_only
from service.review.measures.figures import figures, of_today
from service.review.measures.kappa import agreement, strength
from service.store import controls
from service.store.cards import CaseCard
from service.store.clock import today
from service.store.controls import Control
from service.store.models.work import SealedBook
from tests.staff.scene import Scene

JUDGEMENTS = ("same", "different", "unsure")
judgements = st.sampled_from(JUDGEMENTS)
ON = dt.date(2026, 11, 25)


def times(count: int, one: str, other: str) -> list[tuple[str, str]]:
    return [(one, other)] * count


def test_kappa_by_the_book() -> None:
    # The textbook's table: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no; kappa 0.4.
    found = agreement(times(20, "a", "a") + times(5, "a", "b") + times(10, "b", "a") + times(15, "b", "b"))
    assert found is not None
    assert (found.pairs, found.observed) == (50, 0.7)
    assert found.kappa == pytest.approx(0.4)
    assert found.least < 0.4 < found.most
    assert strength(found.kappa) == "fair"


@given(st.lists(st.tuples(judgements, judgements), min_size=1, max_size=60))
def test_kappa_is_bounded_symmetric_and_never_above_agreement(pairs: list[tuple[str, str]]) -> None:
    found, turned = agreement(pairs), agreement([(b, a) for a, b in pairs])
    assert found is not None
    assert turned is not None
    assert found.kappa == pytest.approx(turned.kappa)
    assert -1 <= found.least <= found.kappa <= found.most <= 1
    assert found.kappa <= found.observed + 1e-12
    if all(a == b for a, b in pairs):
        assert found.kappa == 1


def test_nobody_agrees_about_nothing() -> None:
    assert agreement([]) is None
    assert [strength(k) for k in (-0.1, 0.1, 0.3, 0.5, 0.7, 0.9)] == [
        "poor",
        "slight",
        "fair",
        "moderate",
        "substantial",
        "perfect",
    ]


@given(st.integers(0, 10_000))
def test_a_coarse_count_hides_what_a_single_search_does(count: int) -> None:
    low = coarse(count)
    assert (low is None) == (count < STEP)
    if low is not None:
        assert low <= count < low + STEP
        assert low % STEP == 0


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 40), max_size=8))
def test_a_small_cell_cannot_be_computed_from_what_is_shown(counts: dict[str, int]) -> None:
    shown, rest = large_only(counts)
    total, small = coarse(sum(counts.values())), sum(c for c in counts.values() if c < STEP)
    assert all(low is not None and low >= STEP for low in shown.values())
    if small and total is not None:
        # The most exact subtraction of everything shown still leaves more than one possible number.
        least = total - sum((low or 0) + STEP - 1 for low in shown.values())
        most = total + STEP - 1 - sum(low or 0 for low in shown.values())
        assert max(0, least) < most
        assert max(0, least) <= small <= most
        assert rest == coarse(small)


@given(st.lists(st.one_of(st.none(), st.integers(1, 200).map(lambda n: n * STEP)), max_size=7))
def test_bars_stay_inside(counts: list[int | None]) -> None:
    for bar, low in zip(bars([("x", c) for c in counts]), counts, strict=True):
        assert 0 <= bar.width <= WIDTH
        assert (bar.width == 0) == (low is None)


def card(number: int, **more: object) -> CaseCard:
    return CaseCard(str(number), received="2026-11-20", **more)  # type: ignore[arg-type]


def test_every_search_falls_into_one_class_of_age_and_of_waiting() -> None:
    made = [
        *(replace(card(i), received=(ON - dt.timedelta(days=days)).isoformat()) for i, days in enumerate([0, 6] * 3)),
        *(replace(card(10 + i), received="2020-01-01") for i in range(7)),
        *(card(20 + i, first_read="2026-11-20") for i in range(5)),
        *(card(30 + i, first_read="2026-12-31") for i in range(9)),
    ]
    found = figures(made, {c.search_id for c in made}, ON)
    assert found.ages == {"week": 20, "month": None, "quarter": None, "year": None, "longer": 5}
    assert found.waits == {"day": 5, "three_days": None, "week": None, "month": None, "longer": 5}
    assert found.totals["open"] == 25
    assert figures(made, set(), ON).ages == dict.fromkeys(found.ages)


def test_sources_yield_and_readers_agree() -> None:
    made = [
        card(i, sources=("s", "t"), yields=("s",), pairs=("same:same",), confirmed=1, judged=1) for i in range(15)
    ] + [card(100 + i, sources=("s",), pairs=("same:different",), judged=1) for i in range(5)]
    found = figures(made, set(), ON)
    assert [(s.id, s.searches, s.confirmed) for s in found.sources] == [("s", 20, 15), ("t", 15, None)]
    assert found.agreement is not None
    assert found.agreement.observed == 0.75
    assert found.candidates == {"waiting": None, "judged": 20, "confirmed": 15, "rejected": None}
    assert figures(made[:-1], set(), ON).agreement is None, "nineteen pairs are too few"


def test_cards_know_what_the_figures_need(scene: Scene) -> None:
    planted = scene.planted(candidates=2)
    scene.read("amina", planted, "same", 0)
    scene.read("bahar", planted, "same", 0)
    scene.read("bahar", planted, "different", 1)
    scene.read("celil", planted, "unsure", 1)
    found = scene.cards.all()[planted.id]
    assert (found.judged, found.confirmed, found.rejected) == (2, 1, 0)
    assert found.first_read == today().isoformat()
    assert found.pairs == ("different:unsure", "same:same")
    assert len(found.yields) == 1


def test_they_are_counted_once_a_day_sealed_and_without_controls(scene: Scene) -> None:
    searches = [scene.search(picture=False) for _ in range(9)]
    with scene.casework.database.write() as session:
        for planted in searches[:2]:
            control = Control(planted.id, "0" * 32, True, False, "x", "y", (), today().isoformat())
            controls.add(session, scene.casework.vault, control)
    client = scene.client("gulnar")
    page = client.get("/numbers", heading="Numbers")
    found = of_today(scene.casework, scene.cards)
    assert found.totals["searches"] == 5, "seven families, not nine"
    assert "5–9" in page.text
    for _ in range(3):
        scene.search(picture=False)
    assert of_today(scene.casework, scene.cards) == found, "nobody watches a search come in"
    assert client.get("/numbers").text == page.text
    with scene.casework.database.write() as session:
        book = session.get_one(SealedBook, "figures")
        assert b"totals" not in book.sealed
        session.delete(book)
    assert of_today(scene.casework, scene.cards).totals["searches"] == 10
    assert ("gulnar", "numbers.looked") in scene.trail()
