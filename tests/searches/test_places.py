"""The county picker."""

from __future__ import annotations

import pytest
from flask import Flask

from service.matching.values.gazetteer import REGION, counties, places
from service.searches.places import county_choices, place_name


@pytest.mark.parametrize("language", ["en", "ug", "kk", "tr", "zh", "ru", "de", "fr"])
def test_every_county_and_prefecture_can_be_chosen_once(app: Flask, language: str) -> None:
    with app.test_request_context():
        choices = county_choices(language)
    codes = [choice.value for choice in choices]
    assert len(codes) == len(set(codes))
    assert set(codes) == {"", *counties(), *(c for c in places() if c.endswith("00") and c != REGION)}
    assert all(choice.label for choice in choices)


def test_names_stand_in_the_reader_s_language_and_as_people_there_write_them() -> None:
    assert place_name("653125", "tr") == "Yarkent · يەكەن · 莎车县"
    assert place_name("653125", "zh") == "莎车县 · يەكەن"
    assert place_name("", "en") == ""
