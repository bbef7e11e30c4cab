from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.matching.tally import BINS, Tally, bin_of

_tallies = st.builds(
    lambda floor, bins: _with(floor, bins),
    st.integers(-640, 640),
    st.dictionaries(st.integers(0, BINS - 1), st.integers(1, 9)),
)


def _with(floor: int, bins: dict[int, int]) -> Tally:
    tally = Tally(floor, sum(bins.values()))
    for number, count in bins.items():
        tally.counts[number] = count
    return tally


@given(_tallies)
def test_bytes_round_trip(tally: Tally) -> None:
    assert Tally.from_bytes(tally.to_bytes()) == tally


@given(_tallies, _tallies)
def test_adding_is_exact_from_the_higher_floor(a: Tally, b: Tally) -> None:
    both = a + b
    assert both.floor == max(a.floor, b.floor)
    assert both.at_least(20) == a.at_least(20) + b.at_least(20)
    assert both.records == a.records + b.records


@given(st.binary(max_size=60))
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="tally"):
        Tally.from_bytes(data)


def test_below_the_floor_nothing_is_said() -> None:
    with pytest.raises(ValueError, match=r"10\.0 bits"):
        Tally(640).at_least(9)


def test_the_record_itself_is_no_lookalike() -> None:
    tally = Tally(640, records=9)
    tally.counts[bin_of(64 * 12)] = 3
    assert tally.others_at_least(12) == 2
    assert tally.others_at_least(30) == 0
    assert tally.others_at_least(9) is None
    assert Tally(640).others_at_least(12) is None


def test_bins_keep_the_ends() -> None:
    assert bin_of(-(10**6)) == 0
    assert bin_of(10**6) == BINS - 1
