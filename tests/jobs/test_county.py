"""Which county a search is about, for the queue."""

from __future__ import annotations

import pytest

from service.jobs.comparing import county_of
from service.store.form import SearchForm


@pytest.mark.parametrize(
    ("county", "place", "expected"),
    [
        ("653121", "", "653121"),
        ("653121", "Yarkand", "653121"),  # what was chosen goes before what was typed
        ("", "Konasheher", "653121"),
        ("", "疏附县乌帕尔镇", "653121"),
        ("", "Yarkand or Poskam", ""),
        ("", "a village by the river", ""),
        ("", "", ""),
    ],
)
def test_the_county_is_chosen_or_the_only_one_that_the_place_means(county: str, place: str, expected: str) -> None:
    assert county_of(SearchForm(names=("Memet",), county=county, place=place)) == expected
