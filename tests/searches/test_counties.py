"""Counties typed in any script: understood, offered, or kept as words."""

from __future__ import annotations

import pytest

from service.jobs.query import query_of
from service.matching.comparisons.place import place_view
from tests.searches.conftest import Family


@pytest.mark.parametrize("typed", ["يەكەن", "Yarkand", "yarkand", "Yerken", "Яркенд", "莎车", "莎车县", "Shache"])
def test_a_county_is_understood_in_any_script(with_draft: Family, typed: str) -> None:
    with_draft.browser.get("/en/form/home")
    assert with_draft.browser.submit("Save and go on", county_typed=typed).heading == "Photos"
    form = with_draft.search.form()
    assert (form.county, form.county_typed) == ("653125", typed)
    assert typed in with_draft.browser.get("/en/form/check").text


def test_two_places_are_both_looked_in_or_one_is_chosen(with_draft: Family) -> None:
    browser = with_draft.browser
    browser.get("/en/form/home")
    page = browser.submit("Save and go on", county_typed="Yarkand or Poskam")
    assert "We look in all of them" in page.text
    form = with_draft.search.form()
    query = query_of(form, (), 2026)
    assert place_view((), query.places).counties == {"653124", "653125"}
    page = browser.submit("Save and go on", meant="653124")
    assert page.heading == "Photos"
    assert with_draft.search.form().county == "653124"
    # Looking at the page again and pressing the button changes nothing.
    browser.get("/en/form/home")
    browser.submit("Save and go on")
    assert with_draft.search.form().county == "653124"


def test_a_prefecture_is_one_choice(with_draft: Family) -> None:
    with_draft.browser.get("/en/form/home")
    with_draft.browser.submit("Save and go on", county_typed="Hotan Prefecture")
    assert with_draft.search.form().county == "653200"


def test_an_unknown_place_stays_as_words(with_draft: Family) -> None:
    with_draft.browser.get("/en/form/home")
    page = with_draft.browser.submit("Save and go on", county_typed="the village by the river")
    assert "does not know this place" in page.text
    assert with_draft.browser.submit("Save and go on").heading == "Photos"
    form = with_draft.search.form()
    assert (form.county, form.county_typed) == ("", "the village by the river")


def test_the_list_and_the_words_follow_what_was_changed_last(with_draft: Family) -> None:
    browser = with_draft.browser
    browser.get("/en/form/home")
    browser.submit("Save and go on", county="653125")
    assert with_draft.search.form().county == "653125"
    browser.get("/en/form/home")
    browser.submit("Save and go on", county_typed="پوسكام")
    assert with_draft.search.form().county == "653124"
    browser.get("/en/form/home")
    browser.submit("Save and go on", county="")
    assert with_draft.search.form().county == ""
