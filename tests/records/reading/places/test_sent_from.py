"""Who was sent on to a place of another kind is not where the column says any more."""

from __future__ import annotations

import pytest

from service.records.reading.places.sentfrom import place_after

_CAMP = "疏附县第二教培中心"


@pytest.mark.parametrize(
    ("status", "place"),
    [
        ("转看守所", "看守所"),
        ("已转送看守所", "看守所"),
        ("2018年3月转县看守所", "县看守所"),
        ("移送看守所羁押", "看守所"),
        ("已投送监狱服刑", "监狱"),
        ("因深挖转看守所", "看守所"),
    ],
)
def test_a_kind_of_place_elsewhere(status: str, place: str) -> None:
    assert place_after(status, _CAMP) == place


def test_a_place_that_has_a_name() -> None:
    assert place_after("转疏勒县看守所", _CAMP) == "疏勒县看守所"
    assert place_after("已转押喀什监狱服刑", "疏附县看守所") == "喀什监狱"


@pytest.mark.parametrize(
    ("status", "place"),
    [
        ("转看守所", "疏附县看守所"),  # that is the one they were sent to
        ("转教培中心", _CAMP),
        ("由看守所转入", _CAMP),
        ("看守所转教培", _CAMP),
        ("转出看守所", _CAMP),
        ("丈夫转看守所", _CAMP),
        ("拟转看守所", _CAMP),
        ("在教", _CAMP),
        ("转监狱", "兵团三师"),  # of no kind that is known
    ],
)
def test_everything_else_leaves_the_place(status: str, place: str) -> None:
    assert place_after(status, place) == place
