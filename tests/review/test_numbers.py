from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.review.chart import WIDTH, signed_bits, waterfall
from service.review.numbers import SMALLEST, numbers
from service.store.cards import CaseCard
from tests.staff.scene import Scene

COUNTIES = ("653121", "654027", "653222", "")
cards = st.lists(st.sampled_from(COUNTIES), max_size=40).map(
    lambda counties: [CaseCard(str(i), county=county) for i, county in enumerate(counties)]
)


@given(cards)
def test_no_small_number_is_shown_and_none_can_be_computed(made: list[CaseCard]) -> None:
    found = numbers(made)
    for _, count in (*found.totals.items(), *found.by_county):
        assert count is None or count >= SMALLEST
    hidden = [county for county, count in found.by_county if count is None]
    if found.totals["searches"] is not None and hidden:
        shown = sum(count for _, count in found.by_county if count is not None)
        assert len(made) - shown >= SMALLEST, "the total minus what is shown would tell the small number"


@given(cards)
def test_large_counties_add_up_with_the_rest(made: list[CaseCard]) -> None:
    found = numbers(made).by_county
    if all(count is not None for _, count in found):
        assert sum(count or 0 for _, count in found) == len(made)


@given(st.lists(st.floats(-30, 30), max_size=9))
def test_bars_stay_inside_and_follow_each_other(bits: list[float]) -> None:
    chart = waterfall([("label", "sentence", b) for b in bits], "all")
    for bar in (*chart.bars, chart.total):
        assert -0.02 <= bar.x <= WIDTH + 0.02
        assert bar.x + bar.width <= WIDTH + 0.03
    position = chart.zero
    for bar in chart.bars:
        left, right = bar.x, bar.x + bar.width
        start, end = (left, right) if bar.bits >= 0 else (right, left)
        assert abs(start - position) < 0.05
        position = end
    assert abs(chart.total.bits - sum(bits)) < 1e-9


def test_numbers_are_written_with_a_true_minus() -> None:
    assert [signed_bits(b) for b in (5.25, -3, 0, -0.04)] == ["+5.2", "−3.0", "0", "0"]


def test_the_page_shows_no_small_numbers(scene: Scene) -> None:
    scene.planted()
    page = scene.client("erkin").get("/numbers", heading="Numbers")
    assert "fewer than 5" in page.text
    assert "1" not in page.text
