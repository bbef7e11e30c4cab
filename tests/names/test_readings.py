"""Whole forms come out cheapest first, whichever way they are found."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from service.names.readings import DEAREST, Reading, combine, tidy

_READINGS = st.lists(st.tuples(st.sampled_from(["", "a", "ab", "b", "x"]), st.integers(0, 25)), max_size=3)
_UNITS = st.lists(_READINGS.map(lambda found: sorted(found, key=lambda reading: reading[1])), max_size=4)


def _one_by_one(units: list[list[Reading]], most: int) -> list[Reading]:
    """Every choice, ordered by what it costs and then by its picks."""
    chosen = [unit for unit in units if unit]
    picks = sorted(
        product(*(range(len(unit)) for unit in chosen)),
        key=lambda pick: (sum(unit[at][1] for unit, at in zip(chosen, pick, strict=True)), pick),
    )
    base = sum(unit[0][1] for unit in chosen)
    found: dict[str, int] = {}
    for pick in picks if chosen else ():
        parts = [unit[at] for unit, at in zip(chosen, pick, strict=True)]
        form, cost = tidy("".join(text for text, _ in parts)), sum(cost for _, cost in parts)
        if form and cost <= base + DEAREST and len(found) < most:
            found.setdefault(form, cost)
    return list(found.items())


@given(_UNITS, st.integers(1, 12))
def test_the_cheapest_forms_are_found_in_their_order(units: list[list[Reading]], most: int) -> None:
    assert combine(units, most) == _one_by_one(units, most)
