"""The whole way of a family through the form, and back with the receipt."""

from __future__ import annotations

from service.store.form import Relative
from tests.searches.conftest import Family, picture


def test_from_the_first_page_to_the_sent_search(family: Family) -> None:
    browser = family.browser
    home = browser.get("/en/", heading="Welcome")
    browser.get(home.links()["Begin"], heading="The name")
    family.begin("پاتىگۈل ئۆمەر")
    page = family.confirm()

    assert page.heading == "About the person"
    page = browser.submit("Save and go on", sex="f", birth="about 1960", id_number="65312519600314????")
    assert page.heading == "Home"
    page = browser.submit("Save and go on", county="653125", place="Yarkand or Poskam")
    assert page.heading == "Photos"
    page = browser.submit("Save and go on", photos=[(picture(), "a.jpg")])
    assert page.heading == "Relatives"
    page = browser.submit("Save and go on", **{"relatives-0-name": "Ömer Tursun", "relatives-0-relation": "father"})
    assert page.heading == "What happened"
    page = browser.submit("Save and go on", happened="One evening in 2017 <b>they</b> came.", last_contact="2017")
    assert page.heading == "About you"
    page = browser.submit("Save and go on", kinship="daughter", enquirer="A.", reach="signal: example.07")
    assert page.heading == "What you agree to"
    page = browser.submit("Save and go on", contact="y", dossier="y")
    assert page.heading == "Please look it over"
    for typed in (
        "پاتىگۈل ئۆمەر",
        "about 1960",
        "Yarkand or Poskam",
        "Ömer Tursun",
        "One evening in 2017 <b>they</b> came.",
    ):
        assert typed in page.text
    assert "莎车县" in page.text
    page = browser.submit("Send")
    assert page.heading == "Where things stand"
    assert "Thank you. We have it." in page.text

    form = family.search.form()
    assert form.names == ("پاتىگۈل ئۆمەر",)
    assert (form.sex, form.birth, form.county, form.place) == ("f", "about 1960", "653125", "Yarkand or Poskam")
    assert form.relatives == (Relative("Ömer Tursun", "father"),)
    assert [c.purpose for c in form.consents] == ["contact", "dossier"]
    assert form.language == "en"
    assert len(family.search.pictures()) == 1
    header = family.search.header()
    assert (header.state, header.revision, header.confirmed) == ("open", 1, True)
