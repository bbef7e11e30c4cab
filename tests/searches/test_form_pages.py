"""The steps: saved, corrected, warned about, and never overwritten in silence."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace

import pytest

from service.searches import brakes
from service.searches.steps import ORDER, STEPS
from service.store.form import Relative
from tests.searches.conftest import Family, picture


@pytest.mark.parametrize("slug", ORDER)
def test_every_step_opens_empty_and_can_be_left_empty(with_draft: Family, slug: str) -> None:
    page = with_draft.browser.get(f"/en/form/{slug}", heading=str(STEPS[slug].heading))
    assert f"Step {ORDER.index(slug) + 1} of {len(ORDER)}" in page.text
    following = with_draft.browser.submit("Save and go on")
    assert following.heading != page.heading
    assert slug in with_draft.search.form().steps


def test_an_unknown_step_is_not_there(with_draft: Family) -> None:
    assert with_draft.browser.get("/en/form/none", 404).heading == "There is nothing here"


def test_back_leads_through_all_steps_to_the_first(with_draft: Family) -> None:
    page = with_draft.browser.get("/en/form/check")
    for slug in reversed(ORDER):
        page = with_draft.browser.get(page.links()["Back"], heading=str(STEPS[slug].heading))
    assert "Back" not in page.links()


def test_a_step_comes_back_as_it_was_left(with_draft: Family) -> None:
    browser = with_draft.browser
    browser.get("/en/form/relatives")
    browser.submit(
        "Save and go on", **{"relatives-0-name": "Ömer", "relatives-0-relation": "father", "relatives-1-name": "Rena"}
    )
    page = browser.get("/en/form/relatives")
    values = page.form("Save and go on").values
    assert values["relatives-0-name"] == ["Ömer"]
    assert values["relatives-0-relation"] == ["father"]
    assert values["relatives-1-name"] == ["Rena"]
    page = browser.submit("One more relative")
    assert "relatives-2-name" in page.form("Save and go on").values


def test_a_freely_written_relation_survives(with_draft: Family) -> None:
    relatives = (Relative("Ömer", "great-uncle"),)
    with_draft.search.change_form(lambda kept: replace(kept, relatives=relatives))
    with_draft.browser.get("/en/form/relatives")
    with_draft.browser.submit("Save and go on", **{"relatives-1-name": "Rena"})
    assert with_draft.search.form().relatives == (Relative("Ömer", "great-uncle"), Relative("Rena", ""))


@pytest.mark.parametrize(("typed", "age"), [("58 ياش", 58), ("35", 35)])
def test_an_age_is_kept_with_the_year_it_means(with_draft: Family, typed: str, age: int) -> None:
    with_draft.browser.get("/en/form/person")
    page = with_draft.browser.submit("Save and go on", birth=typed)
    assert "We could not tell a year" not in page.text
    understood = f"{typed} (~{dt.datetime.now(dt.UTC).year - age})"
    assert with_draft.search.form().birth == understood
    assert with_draft.browser.get("/en/form/person").form("Save and go on").values["birth"] == [understood]
    with_draft.browser.submit("Save and go on")
    assert with_draft.search.form().birth == understood
    assert understood in with_draft.browser.get("/en/form/check").text


@pytest.mark.parametrize(
    ("slug", "name", "typed", "said"),
    [
        ("person", "birth", "when the apricots were ripe", "We could not tell a year"),
        ("person", "birth", "58", "We could not tell a year"),  # of 1958, or 58 years old?
        ("person", "id_number", "653125196003140001", "does not fit the others"),
        ("home", "county_typed", "a place that nobody knows", "does not know this place"),
        ("you", "reach", "8613800000000", "Another way is safer"),
        ("you", "reach", "aygul@vip.163.com", "Another way is safer"),
        ("you", "reach", "+86 138 0000 0000", "Another way is safer"),
        ("you", "reach", "WeChat: aygul", "Another way is safer"),
        ("you", "reach", "aygul@qq.com", "Another way is safer"),
        ("you", "reach", "微信 aygul", "Another way is safer"),
    ],
)
def test_a_warning_is_no_refusal(with_draft: Family, slug: str, name: str, typed: str, said: str) -> None:
    with_draft.browser.get(f"/en/form/{slug}")
    page = with_draft.browser.submit("Save and go on", **{name: typed})
    assert said in page.text
    assert getattr(with_draft.search.form(), name) == typed
    page = with_draft.browser.submit("Save and go on")
    assert page.heading != str(STEPS[slug].heading)
    assert said in with_draft.browser.get("/en/form/check").text


@pytest.mark.parametrize("typed", ["signal: aygul.07", "+90 555 000 00 00", "aygul@example.org", "+7 701 000 00 00"])
def test_other_ways_to_be_reached_bring_no_warning(with_draft: Family, typed: str) -> None:
    with_draft.browser.get("/en/form/you")
    assert with_draft.browser.submit("Save and go on", reach=typed).heading == "What you agree to"


def test_what_is_too_long_is_told_and_still_there(with_draft: Family) -> None:
    with_draft.browser.get("/en/form/story")
    story = "a" * 10_001
    page = with_draft.browser.submit("Save and go on", status=200, happened=story)
    assert "10001 characters; 10000 is the most" in page.text
    assert page.form("Save and go on").values["happened"] == [story]
    assert page.by_id("happened").get("maxlength") is None


def test_a_county_that_is_none_is_refused(with_draft: Family) -> None:
    with_draft.browser.get("/en/form/home")
    page = with_draft.browser.submit("Save and go on", status=200, county="110101", place="kept")
    assert page.form("Save and go on").values["place"] == ["kept"]
    assert with_draft.search.form().county == ""


def test_markup_and_control_characters_do_no_harm(with_draft: Family) -> None:
    with_draft.browser.get("/en/form/story")
    with_draft.browser.submit("Save and go on", happened="<script>alert(1)</script>\x07\r\nline two")
    page = with_draft.browser.get("/en/form/check")
    assert "<script>alert(1)</script>" in page.text
    assert with_draft.search.form().happened == "<script>alert(1)</script>\nline two"


# -- consent


def test_each_consent_stands_alone_with_its_day_and_can_be_taken_back(with_draft: Family) -> None:
    browser = with_draft.browser
    page = browser.get("/en/form/consent")
    boxes = [c for c in page.form("Save and go on").inputs() if c.get("type") == "checkbox"]
    assert len(boxes) == 5
    assert all(box.get("checked") is None for box in boxes)
    browser.submit("Save and go on", referral="y")
    [consent] = with_draft.search.form().consents
    assert (consent.purpose, consent.language) == ("referral", "en")
    assert consent.day == dt.datetime.now(dt.UTC).date().isoformat()
    browser.get("/en/form/consent")
    browser.submit("Save and go on", referral=None, contact="y")
    assert [c.purpose for c in with_draft.search.form().consents] == ["contact"]


# -- photos


def test_each_photo_is_kept_or_says_why(with_draft: Family) -> None:
    browser = with_draft.browser
    browser.get("/en/form/photos")
    files = [(picture(), "a.jpg"), (b"", "empty.jpg"), (b"%PDF-1.7 ...", "letter.pdf"), (picture(kind="PNG"), "b.png")]
    page = browser.submit("Save and go on", photos=files)
    assert "2 photos could not be kept" in page.text
    assert "empty.jpg: The file is empty." in page.text
    assert "letter.pdf: The file is a document" in page.text
    images = page.by_class("pictures")[0].findall(".//img")
    shown = browser.request("GET", images[0].get("src", ""), 200)
    assert shown.mimetype == "image/jpeg"
    assert shown.headers["Cache-Control"] == "no-store"
    assert shown.data.startswith(b"\xff\xd8")


def test_the_same_photo_twice_is_one_photo(with_draft: Family) -> None:
    browser = with_draft.browser
    for _twice in range(2):
        browser.get("/en/form/photos")
        browser.submit("Add these photos and stay here", photos=[(picture(), "a.jpg")])
    assert len(with_draft.search.pictures()) == 1


def test_a_ninth_photo_is_told_and_the_eight_stay(with_draft: Family) -> None:
    browser = with_draft.browser
    browser.get("/en/form/photos")
    files = [(picture(colour=10 + 20 * n), f"{n}.png") for n in range(9)]
    page = browser.submit("Save and go on", photos=files)
    assert "8.png: There are 8 photos already" in page.text
    assert len(with_draft.search.pictures()) == 8


def test_a_photo_can_be_removed(with_draft: Family) -> None:
    browser = with_draft.browser
    browser.get("/en/form/photos")
    page = browser.submit("Add these photos and stay here", photos=[(picture(), "a.jpg")])
    [kept] = with_draft.search.pictures()
    page = browser.submit(action=f"/en/pictures/{kept.id}/remove")
    assert page.heading == "Photos"
    assert with_draft.search.pictures() == []
    browser.get(f"/en/pictures/{kept.id}", 404)


def test_uploads_are_limited_per_search(with_draft: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brakes, "UPLOADS", "1/hour")
    with_draft.browser.get("/en/form/photos")
    with_draft.browser.submit("Add these photos and stay here", photos=[(picture(), "a.jpg")])
    page = with_draft.browser.submit("Add these photos and stay here", photos=[(picture(), "b.jpg")])
    assert "b.jpg: Many photos were sent in the last hour." in page.text


# -- two tabs


def test_two_tabs_on_one_step_keep_both(with_draft: Family) -> None:
    browser = with_draft.browser
    first = browser.get("/en/form/story")
    second = browser.get("/en/form/story")
    browser.submit("Save and go on", page=first, happened="from the first window")
    page = browser.submit("Save and go on", page=second, status=200, happened="from the second window")
    assert "This was changed in another window" in page.text
    assert "from the first window" in page.text
    assert page.form("Save and go on").values["happened"] == ["from the second window"]
    assert with_draft.search.form().happened == "from the first window"
    browser.submit("Save and go on")
    assert with_draft.search.form().happened == "from the second window"


def test_two_tabs_on_two_steps_do_not_disturb_each_other(with_draft: Family) -> None:
    browser = with_draft.browser
    story, home = browser.get("/en/form/story"), browser.get("/en/form/home")
    browser.submit("Save and go on", page=story, happened="something")
    browser.submit("Save and go on", page=home, place="Azatbagh")
    form = with_draft.search.form()
    assert (form.happened, form.place) == ("something", "Azatbagh")


def test_pressing_twice_saves_once(with_search: Family) -> None:
    browser = with_search.browser
    page = browser.get("/en/form/story")
    for _twice in range(2):
        browser.submit("Save", page=page, happened="something")
    assert with_search.search.header().revision == 2


@pytest.mark.parametrize("sent", [False, True])
def test_two_windows_that_save_at_the_same_moment_lose_nothing(with_draft: Family, sent: bool) -> None:
    if sent:
        with_draft.send()
    app, search = with_draft.app, with_draft.search

    def save(field: str) -> None:
        for _again in range(10):
            with app.app_context():
                search.change_form(lambda kept: replace(kept, **{field: getattr(kept, field) + "+"}))

    fields = ("place", "happened", "kinship")
    threads = [threading.Thread(target=save, args=(field,)) for field in fields]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    form = search.form()
    assert [getattr(form, field) for field in fields] == ["+" * 10] * 3
    assert search.header().revision == (31 if sent else 0)


def test_a_form_made_for_another_search_does_not_reach_this_one(with_draft: Family) -> None:
    """One browser, two searches in two tabs: the cookie holds the second."""
    browser, first_receipt = with_draft.browser, with_draft.receipt
    old_tab = browser.get("/en/form/story")
    with_draft.begin("Tursun Ömer")
    with_draft.confirm()
    second_receipt = with_draft.receipt
    page = browser.submit("Save and go on", page=old_tab, status=200, happened="about the first")
    assert page.heading == "Your receipt, please"
    assert with_draft.search.form().happened == ""
    page = browser.submit("Open and save", receipt=second_receipt, status=200)
    assert "This receipt belongs to another search" in page.text
    page = browser.submit("Open and save", receipt=first_receipt)
    assert page.heading == "About you"
    with_draft.receipt = first_receipt
    assert with_draft.search.form().happened == "about the first"
    with_draft.receipt = second_receipt
    assert with_draft.search.form().happened == ""


# -- the summary and sending


def test_without_name_and_photo_it_is_not_sent(with_draft: Family) -> None:
    browser = with_draft.browser
    browser.get("/en/form/names")
    browser.submit("Save and go on", **{"names-0": ""})
    browser.get("/en/form/check")
    page = browser.submit("Send")
    assert "There is neither a name nor a photo yet" in page.text
    assert with_draft.search.header().state == "draft"
    browser.get("/en/form/photos")
    browser.submit("Save and go on", photos=[(picture(), "a.jpg")])
    assert with_draft.send().heading == "Where things stand"


def test_sending_twice_is_sending_once(with_draft: Family) -> None:
    page = with_draft.browser.get("/en/form/check")
    with_draft.browser.submit("Send", page=page)
    with_draft.browser.submit("Send", page=page)
    assert (with_draft.search.header().state, with_draft.search.header().revision) == ("open", 1)


def test_change_leads_back_to_the_summary(with_draft: Family) -> None:
    page = with_draft.browser.get("/en/form/check")
    page = with_draft.browser.get(page.links()["Change Home"], heading="Home")
    assert with_draft.browser.submit("Save and go on", place="Azatbagh").heading == "Please look it over"


def test_correcting_one_thing_of_a_search_that_was_sent_is_no_way_of_eight_steps(with_search: Family) -> None:
    page = with_search.browser.get("/en/form/home", heading="Home")
    assert "Step " not in page.text


def test_a_correction_is_a_new_revision_and_looking_is_none(with_search: Family) -> None:
    browser = with_search.browser
    for slug in ORDER:
        browser.get(f"/en/form/{slug}")
    browser.get("/en/form/home")
    assert browser.submit("Save").heading == "What you gave us"
    before = with_search.search.header().revision
    browser.get("/en/form/home")
    browser.submit("Save", place="Azatbagh")
    assert with_search.search.header().revision == before + 1
