"""The first step and the receipt."""

from __future__ import annotations

import pytest
from flask import Flask

from service.searches import brakes
from service.store import clock
from service.store.intake import Intake
from service.store.models.intake import Search
from service.store.receipt import Receipt
from tests.searches.conftest import Family, picture
from tests.support.client import CheckedClient


def drafts(intake: Intake) -> int:
    with intake.database.read() as session:
        return session.query(Search).count()


def test_a_name_or_a_photo_is_enough_and_less_is_not(family: Family) -> None:
    family.browser.get("/en/start")
    page = family.browser.submit("Go on", status=200)
    assert "One of the two is enough" in page.text
    assert page.title == "Please check: The name"
    assert drafts(family.intake) == 0
    page = family.browser.submit("Go on", photos=[(picture(), "one.jpg")])
    assert page.heading == "Your receipt"
    assert drafts(family.intake) == 1


def test_a_father_s_name_alone_begins_nothing_but_is_not_lost(family: Family) -> None:
    family.browser.get("/en/start")
    page = family.browser.submit("Go on", status=200, father_name="Tursun")
    assert page.forms[0].values["father_name"] == ["Tursun"]


def test_one_more_line_keeps_what_was_typed(family: Family) -> None:
    family.browser.get("/en/start")
    page = family.browser.submit("One more line", status=200, **{"names-0": "ئايگۈل", "names-1": "Aygul"})
    assert page.forms[0].values["names-0"] == ["ئايگۈل"]
    page = family.browser.submit("Go on", **{"names-2": "阿依古丽"})
    family.receipt = " ".join("".join(g.itertext()) for g in page.by_class("receipt")[0])
    assert family.search.form().names == ("ئايگۈل", "Aygul", "阿依古丽")


def test_too_long_a_name_is_kept_and_explained(family: Family) -> None:
    family.browser.get("/en/start")
    long = "ئا" * 150
    page = family.browser.submit("Go on", status=200, **{"names-0": long})
    assert "This has 300 characters; 200 is the most." in page.text
    assert page.forms[0].values["names-0"] == [long]
    assert drafts(family.intake) == 0


def test_a_file_that_is_no_photo_says_why_and_nothing_typed_is_lost(family: Family) -> None:
    family.browser.get("/en/start")
    page = family.browser.submit("Go on", status=200, father_name="Tursun", photos=[(b"no picture at all", "x<b>.jpg")])
    assert "One photo could not be kept" in page.text
    assert "x<b>.jpg: The file is not a picture." in page.text
    assert page.forms[0].values["father_name"] == ["Tursun"]
    assert drafts(family.intake) == 0


def test_with_a_name_the_draft_begins_and_the_bad_photo_is_told(family: Family) -> None:
    family.browser.get("/en/start")
    files = [(picture(), "good.jpg"), (b"no picture", "bad.jpg")]
    page = family.browser.submit("Go on", photos=files, **{"names-0": "Aygul"})
    assert page.heading == "Your receipt"
    assert "bad.jpg" in page.text
    family.receipt = " ".join("".join(g.itertext()) for g in page.by_class("receipt")[0])
    assert len(family.search.pictures()) == 1


def test_whoever_goes_back_from_the_receipt_finds_the_number_again(family: Family) -> None:
    """Browsers show an empty form there: what was typed is not lost, and nobody has to begin twice."""
    family.browser.get("/en/start")
    assert "Show me the number again" not in family.browser.page.text
    family.begin()
    for url in ("/en/start", "/en/return"):
        page = family.browser.get(url)
        assert family.browser.get(page.links()["Show me the number again"]).heading == "Your receipt"
    assert drafts(family.intake) == 1


def test_whoever_begins_anew_in_an_open_visit_is_shown_the_way_back_into_it(with_search: Family) -> None:
    for url in ("/en/start", "/en/return"):
        links = with_search.browser.get(url).links()
        assert with_search.browser.get(links["Where things stand"]).heading == "Where things stand"
        assert with_search.browser.get(links["Look for one more person of the family"]).heading == "One more person"


def test_the_receipt_is_shown_in_six_groups_of_four(family: Family) -> None:
    page = family.begin()
    groups = ["".join(g.itertext()) for g in page.by_class("receipt")[0]]
    assert [len(g) for g in groups] == [4] * 6
    assert "".join(groups).isdecimal()


def test_nothing_goes_on_before_the_receipt_is_typed_back(family: Family) -> None:
    family.begin()
    for url in ("/en/form/person", "/en/form/check", "/en/overview", "/en/messages", "/en/withdraw"):
        family.browser.request("GET", url, 302)
        assert family.browser.location == "/en/receipt"
    assert not family.search.header().confirmed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Please type the 24 digits"),
        ("1234", "There are 4 here"),
        ("1" * 25, "There are 25 here"),
        ("0123 4567 8901 2345 6789 0123", "These are not the same digits"),
    ],
)
def test_a_receipt_typed_wrongly_says_what_is_wrong(family: Family, typed: str, said: str) -> None:
    family.begin()
    family.browser.get("/en/receipt/typed")
    page = family.browser.submit("Go on", receipt=typed)
    assert said in page.text
    assert page.by_id("receipt").get("value") == typed
    assert not family.search.header().confirmed
    family.browser.get("/en/receipt", heading="Your receipt")


@pytest.mark.parametrize("zero", "0٠۰०０", ids=["latin", "arabic", "persian", "devanagari", "fullwidth"])
def test_digits_of_any_script_and_any_gaps_count(family: Family, zero: str) -> None:
    family.begin()
    family.receipt = "–".join("".join(chr(ord(zero) + int(d)) for d in group) for group in family.receipt.split())
    page = family.confirm()
    assert page.heading == "About the person"
    assert family.search.header().confirmed


def test_after_typing_it_back_the_receipt_is_nowhere_any_more(with_draft: Family) -> None:
    digits = with_draft.receipt.replace(" ", "")
    for url in ("/en/receipt", "/en/receipt/typed"):
        with_draft.browser.request("GET", url, 302)
        assert with_draft.browser.location == "/en/overview"
    for url in ("/en/overview", "/en/form/names", "/en/form/check", "/en/messages"):
        page = with_draft.browser.get(url)
        assert digits not in page.html
        assert with_draft.receipt not in page.html


def test_without_a_visit_there_is_no_receipt_page(app: Flask) -> None:
    browser = CheckedClient(app)
    for url in ("/en/receipt", "/en/receipt/typed"):
        browser.request("GET", url, 302)
        assert browser.location == "/en/return?ended=1"


def test_a_draft_never_typed_back_is_gone_after_a_day(family: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    family.begin()
    assert family.intake.sweep() == 0
    later = clock.now() + 25 * 3600
    monkeypatch.setattr(clock, "now", lambda: later)
    assert family.intake.sweep() == 1
    family.browser.request("GET", "/en/receipt", 302)
    assert family.browser.location == "/en/return?ended=1"


def test_many_drafts_from_one_address_are_stopped_but_never_from_a_shared_one(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brakes, "DRAFTS", "2/hour")
    for address, last in (("198.51.100.9", 429), ("127.0.0.1", 302)):
        browser = CheckedClient(app, address=address)
        for expected in (302, 302, last):
            browser.get("/en/start")
            browser.post("/en/start", {"names-0": "Aygul"}, status=expected)
        if last == 429:
            assert browser.page is not None
            assert "What you typed is still here." in browser.page.text
            assert browser.page.forms[0].values["names-0"] == ["Aygul"]


def test_a_session_that_ended_over_the_first_step_loses_nothing(family: Family) -> None:
    browser = family.browser
    browser.get("/en/start")
    browser.client.delete_cookie(family.app.config["SESSION_COOKIE_NAME"])
    page = browser.submit("Go on", status=200, **{"names-0": "Aygul", "father_name": "Tursun"})
    assert "Please press the button once more" in page.text
    assert page.forms[0].values["names-0"] == ["Aygul"]
    assert browser.submit("Go on").heading == "Your receipt"


def test_pressing_twice_begins_once(family: Family) -> None:
    first = family.browser.get("/en/start")
    for _twice in range(2):
        family.browser.submit("Go on", page=first, **{"names-0": "Aygul"})
    assert drafts(family.intake) == 1


def test_a_new_receipt_is_never_in_a_cookie(family: Family) -> None:
    family.begin()
    cookie = family.browser.client.get_cookie(family.app.config["SESSION_COOKIE_NAME"])
    assert cookie is not None
    assert Receipt.parse(family.receipt).digits not in cookie.value


def test_two_searches_begun_in_two_tabs_call_no_good_number_wrong(family: Family) -> None:
    """A mother of two missing sons: the number of the first must not be thrown away."""
    family.begin("First Son")
    first = family.receipt
    family.begin("Second Son")
    second = family.receipt
    family.browser.get("/en/receipt/typed")
    page = family.browser.submit("Go on", receipt=first)
    assert "It is good: keep it" in page.text
    page = family.browser.submit("Go on", receipt=second)
    assert page.heading == "About the person"
    for receipt in (first, second):
        search = family.intake.open(Receipt.parse(receipt))
        assert search is not None
        assert search.header().confirmed
