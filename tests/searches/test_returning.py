"""Coming back: one number, one answer for all that is wrong, and nothing typed is lost over a visit that ended."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.http import parse_cookie

from service.searches import brakes, visits
from service.store import clock
from service.store.intake import Intake
from service.store.receipt import ReceiptLock
from tests.searches.conftest import Family
from tests.support.client import CheckedClient


def forget_session(family: Family) -> None:
    family.browser.client.delete_cookie(family.app.config["SESSION_COOKIE_NAME"])


def end_all_visits(family: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half an hour later."""
    later = clock.now() + 41 * 60
    monkeypatch.setattr(clock, "now", lambda: later)


def test_the_receipt_opens_the_search_anywhere(with_search: Family) -> None:
    assert with_search.come_back().heading == "Where things stand"


def test_coming_back_to_a_draft_goes_on_where_it_was_left(with_draft: Family) -> None:
    page = with_draft.come_back()
    assert "You have not sent it yet." in page.text
    with_draft.browser.get(page.links()["Go on with the form"], heading="About the person")


def test_coming_back_counts_as_typing_the_receipt_back(family: Family) -> None:
    family.begin()
    family.come_back()
    assert family.search.header().confirmed


def test_wrong_unknown_and_withdrawn_receipts_get_one_answer(with_search: Family, app: Flask) -> None:
    with_search.intake.withdraw(with_search.search)
    wrong = with_search.receipt[:-1] + str((int(with_search.receipt[-1]) + 1) % 10)
    answers = set()
    for receipt in (with_search.receipt, wrong, "0" * 24):
        browser = CheckedClient(app)
        browser.get("/en/return")
        page = browser.submit("Open", receipt=receipt)
        assert "This receipt opens nothing here." in page.text
        token = page.forms[0].values["csrf_token"][0]
        answers.add((page.html.replace(token, ""), tuple(sorted(k for k, _ in page.response.headers))))
    assert len(answers) == 1


def test_the_slow_hash_is_computed_for_every_receipt(
    with_search: Family, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed = []
    original = ReceiptLock.open
    monkeypatch.setattr(ReceiptLock, "open", lambda self, r: computed.append(1) or original(self, r))
    for receipt in (with_search.receipt, "0" * 24):
        browser = CheckedClient(app)
        browser.get("/en/return")
        browser.post("/en/return", {"receipt": receipt})
    assert len(computed) == 2


@pytest.mark.parametrize(("typed", "said"), [("", "Please type the 24 digits"), ("12 34", "There are 4 here")])
def test_too_few_digits_are_told_without_looking(app: Flask, typed: str, said: str) -> None:
    browser = CheckedClient(app)
    browser.get("/en/return")
    page = browser.submit("Open", receipt=typed)
    assert said in page.text


def test_a_wrong_receipt_is_not_shown_again(app: Flask) -> None:
    browser = CheckedClient(app)
    browser.get("/en/return")
    page = browser.submit("Open", receipt="123456789012345678901234")
    assert "123456789012345678901234" not in page.html


def test_guessing_is_stopped_for_one_address_and_never_for_a_shared_one(
    with_search: Family, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brakes, "WRONG_RECEIPTS", "3/hour")
    guesser, other, onion = (CheckedClient(app, address=a) for a in ("203.0.113.5", "203.0.113.6", "127.0.0.1"))
    for browser, last in ((guesser, 429), (onion, 302)):
        for expected in (302, 302, 302, last):
            browser.get("/en/return")
            browser.post("/en/return", {"receipt": "0" * 24}, status=expected)
    # A receipt that is right is refused to the guesser as well, or the limit would tell which one is right.
    guesser.get("/en/return")
    guesser.post("/en/return", {"receipt": with_search.receipt}, status=429)
    other.get("/en/return")
    other.post("/en/return", {"receipt": with_search.receipt})
    assert other.follow().heading == "Where things stand"


def test_every_page_of_a_visit_asks_for_the_receipt_once_it_ended(app: Flask) -> None:
    browser = CheckedClient(app)
    for url in ("/en/overview", "/en/messages", "/en/withdraw", "/en/form/names", "/en/form/check", "/en/pictures/0"):
        browser.request("GET", url, 302)
        assert browser.location == "/en/return?ended=1"
    assert "Your visit has ended" in browser.follow().text


def test_the_limit_takes_nothing_away_that_was_typed(with_draft: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brakes, "WRONG_RECEIPTS", "1/hour")
    browser = with_draft.browser
    browser.get("/en/form/story")
    forget_session(with_draft)
    browser.submit("Save and go on", status=200, happened="Long and hard to write.")
    browser.submit("Open and save", status=200, receipt="0" * 24)
    browser.submit("Open and save", status=429, receipt="0" * 24)
    monkeypatch.setattr(brakes, "WRONG_RECEIPTS", "20/hour")
    browser.submit("Open and save", receipt=with_draft.receipt)
    assert with_draft.search.form().happened == "Long and hard to write."


@pytest.mark.parametrize("how", ["session", "time"])
def test_a_step_typed_into_an_ended_visit_is_saved_after_the_receipt(
    with_draft: Family, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    browser = with_draft.browser
    browser.get("/en/form/relatives")
    if how == "session":
        forget_session(with_draft)
    else:
        end_all_visits(with_draft, monkeypatch)
    page = browser.submit(
        "Save and go on", status=200, **{"relatives-0-name": "Ömer", "relatives-0-relation": "father"}
    )
    assert page.heading == "Your receipt, please"
    page = browser.submit("Open and save", status=200, receipt="0" * 24)
    assert "opens nothing here" in page.text
    page = browser.submit("Open and save", receipt=with_draft.receipt)
    assert page.heading == "What happened"
    [relative] = with_draft.search.form().relatives
    assert (relative.name, relative.relation) == ("Ömer", "father")


def test_a_message_typed_into_an_ended_visit_is_sent_after_the_receipt_and_once(with_search: Family) -> None:
    browser = with_search.browser
    browser.get("/en/messages")
    forget_session(with_search)
    page = browser.submit("Send", status=200, text="ياخشىمۇسىز")
    again = browser.page
    for _twice in range(2):
        page = browser.submit("Open and save", page=again, receipt=with_search.receipt)
    assert page.heading == "Messages"
    assert [m.text for m in with_search.search.messages()] == ["ياخشىمۇسىز"]


def test_an_ended_visit_does_not_overwrite_what_changed_meanwhile(with_draft: Family) -> None:
    browser = with_draft.browser
    old = browser.get("/en/form/story")
    other = CheckedClient(with_draft.app)
    with_draft.come_back(other)
    other.get("/en/form/story")
    other.submit("Save and go on", happened="from the other phone")
    with_draft.browser = browser
    forget_session(with_draft)
    browser.submit("Save and go on", page=old, status=200, happened="from this phone")
    page = browser.submit("Open and save", status=200, receipt=with_draft.receipt)
    assert "This was changed in another window" in page.text
    assert with_draft.search.form().happened == "from the other phone"


def test_an_unknown_kind_of_form_is_not_taken_in(app: Flask) -> None:
    browser = CheckedClient(app)
    browser.get("/en/return")
    browser.post("/en/return/again", {"kind": "withdraw", "receipt": "0" * 24})
    assert browser.location == "/en/return"


def test_a_receipt_typed_into_a_page_that_was_open_too_long_is_asked_again(with_search: Family) -> None:
    browser = CheckedClient(with_search.app)
    browser.get("/en/return")
    browser.client.delete_cookie(with_search.app.config["SESSION_COOKIE_NAME"])
    page = browser.submit("Open", receipt=with_search.receipt)
    assert "Please press the button once more" in page.text
    assert browser.submit("Open", receipt=with_search.receipt).heading == "Where things stand"


def test_a_button_of_a_page_that_was_open_too_long_gets_a_clear_page(with_search: Family) -> None:
    browser = with_search.browser
    browser.get("/en/overview")
    forget_session(with_search)
    page = browser.submit("Pause", status=400)
    assert page.heading == "This page was open for too long"
    assert with_search.search.header().state == "open"


def test_the_cookie_opens_nothing_once_the_visit_is_finished(with_search: Family, intake: Intake) -> None:
    browser = with_search.browser
    name = with_search.app.config["SESSION_COOKIE_NAME"]
    kept = browser.client.get_cookie(name)
    assert kept is not None
    browser.get("/en/overview")
    assert browser.submit("Finish this visit").heading == "Your visit has ended"
    browser.client.set_cookie(name, kept.value)
    browser.request("GET", "/en/overview", 302)
    assert browser.location == "/en/return?ended=1"


def test_leaving_quickly_ends_the_visit(with_search: Family) -> None:
    page = with_search.browser.get("/en/overview")
    response = with_search.browser.request("GET", page.links()["Leave quickly"], 302)
    assert response.headers["Location"].startswith("https://")
    cookies = [parse_cookie(value) for value in response.headers.getlist("Set-Cookie")]
    assert [next(iter(c.values())) for c in cookies] == [""]
    with_search.browser.request("GET", "/en/overview", 302)
    assert with_search.browser.location == "/en/return?ended=1"


def test_tags_differ_between_searches(with_search: Family) -> None:
    first = visits.tag(with_search.search)
    with_search.begin("Another Name")
    assert visits.tag(with_search.search) != first
