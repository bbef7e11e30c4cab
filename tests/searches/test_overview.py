"""The five states, pausing, renewing, withdrawing."""

from __future__ import annotations

import datetime as dt

import pytest

from service.searches.states import ENDED, MESSAGE, OPEN, PAUSED, RECEIVED, state_of
from service.store import clock
from service.store.models.intake import Search, SearchKey
from service.store.sealed_search import Header
from service.store.shares import Shares
from tests.searches.conftest import Family, picture

TODAY = clock.today()
YESTERDAY = TODAY - dt.timedelta(days=1)
LATER = TODAY + dt.timedelta(days=400)


@pytest.mark.parametrize(
    ("state", "created", "waiting", "expected"),
    [
        ("draft", YESTERDAY, False, RECEIVED),
        ("open", TODAY, False, RECEIVED),
        ("open", YESTERDAY, False, OPEN),
        ("open", YESTERDAY, True, MESSAGE),
        ("paused", TODAY, False, PAUSED),
        ("paused", TODAY, True, MESSAGE),
        ("ended", TODAY, False, ENDED),
        ("ended", YESTERDAY, True, MESSAGE),
    ],
)
def test_states(state: str, created: dt.date, waiting: bool, expected: object) -> None:
    header = Header(state, 1, created, LATER, True)
    assert state_of(header, message_waiting=waiting) is expected


def set_days(family: Family, **days: dt.date) -> None:
    search_id = family.search.id
    with family.intake.database.write() as session:
        row = session.get_one(Search, search_id)
        for name, day in days.items():
            setattr(row, name, day)


def state_shown(family: Family) -> str:
    page = family.browser.get("/en/overview", heading="Where things stand")
    return "".join(page.by_class("state")[0].itertext())


def test_the_page_shows_the_state(with_search: Family) -> None:
    assert state_shown(with_search) == "Received"
    set_days(with_search, created_day=YESTERDAY)
    assert state_shown(with_search) == "We are looking"
    with_search.search.add_message("Hello", kind="message", from_family=False)
    assert state_shown(with_search) == "A message is waiting"
    with_search.browser.get("/en/messages")
    assert state_shown(with_search) == "We are looking"
    with_search.search.end()
    assert state_shown(with_search) == "Ended"


def test_a_message_of_their_own_is_no_message_waiting(with_search: Family) -> None:
    with_search.browser.get("/en/messages")
    with_search.browser.submit("Send", text="Hello")
    assert state_shown(with_search) == "Received"


def test_pausing_and_going_on(with_search: Family) -> None:
    with_search.browser.get("/en/overview")
    with_search.browser.submit("Pause")
    assert with_search.search.header().state == "paused"
    assert state_shown(with_search) == "Paused"
    with_search.browser.submit("Go on looking")
    assert with_search.search.header().state == "open"


def test_nothing_is_paused_that_was_not_sent(with_draft: Family) -> None:
    page = with_draft.browser.get("/en/overview")
    assert not [f for f in page.forms if f.url.endswith("/pause")]


def test_more_time_is_given_near_the_end_only(with_search: Family) -> None:
    page = with_search.browser.get("/en/overview")
    assert not [f for f in page.forms if f.url.endswith("/renew")]
    tag = page.form("Pause").values["of"][0]
    far = with_search.search.header().expires_day
    with_search.browser.post("/en/renew", {"of": tag})
    assert with_search.search.header().expires_day == far
    set_days(with_search, expires_day=TODAY + dt.timedelta(days=30))
    with_search.browser.get("/en/overview")
    page = with_search.browser.submit("Keep it for longer")
    assert "It will be kept for longer." in page.text
    assert with_search.search.header().expires_day == clock.in_months(with_search.intake.settings.search_months)


def test_withdrawing_says_what_it_means_and_destroys_the_keys_at_once(with_search: Family) -> None:
    browser = with_search.browser
    browser.get("/en/form/photos")
    browser.submit("Save", photos=[(picture(), "a.jpg")])
    [kept] = with_search.search.pictures()
    page = browser.get("/en/withdraw", heading="Destroy everything?")
    assert "The keys are destroyed at once." in page.text
    page = browser.submit("Destroy everything now")
    assert page.heading == "It is destroyed"
    with with_search.intake.database.read() as session:
        assert session.query(SearchKey).count() == 0
        assert session.query(Search).count() == 0
    with pytest.raises(FileNotFoundError):
        with_search.intake.files.get(kept.id)
    browser.request("GET", "/en/overview", 302)
    assert browser.location == "/en/return?ended=1"


def test_withdrawing_in_one_window_ends_the_visit_in_another(with_search: Family) -> None:
    first = with_search.browser
    first.get("/en/form/story")
    story = first.page
    with_search.come_back()
    with_search.browser.get("/en/withdraw")
    with_search.browser.submit("Destroy everything now")
    assert first.submit("Save", page=story, status=200, happened="x").heading == "Your receipt, please"
    first.request("GET", "/en/overview", 302)
    assert first.location == "/en/return?ended=1"


def test_a_search_wiped_while_a_page_is_made_is_no_failure(
    with_search: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    from service.searches import overview

    original = overview.first_open

    def wipe_first(form: object) -> object:
        with_search.intake.wipe(search_id)
        with_search.browser.page = None
        return original(form)  # type: ignore[arg-type]

    search_id = with_search.search.id
    monkeypatch.setattr(overview, "first_open", wipe_first)
    with_search.browser.request("GET", "/en/overview", 200)
    with_search.browser.request("GET", "/en/overview", 302)


def test_buttons_made_for_another_search_do_nothing_here(with_search: Family) -> None:
    """The worst that two tabs could do: withdraw the wrong search."""
    browser = with_search.browser
    old = browser.get("/en/withdraw")
    with_search.begin("Another Name")
    with_search.confirm()
    browser.submit("Destroy everything now", page=old)
    assert browser.page is not None
    assert browser.page.heading == "Come back"
    assert with_search.search.header().state == "draft"


def test_what_was_passed_on_is_listed_and_whether_it_was_called_back(with_search: Family) -> None:
    browser = with_search.browser
    assert "Nothing was passed on." in browser.get("/en/overview").text
    shares, search = Shares(with_search.intake), with_search.search
    with with_search.intake.database.write() as session:
        shares.note(session, search, purpose="dossier", to="<b>A court</b>", what="Five pages", number="2026-3")
        back = shares.note(session, search, purpose="referral", to="A working group", what="", recallable=True)
    page = browser.get("/en/overview")
    for words in ("<b>A court</b>", "Five pages", "2026-3", "A working group", "It cannot be called back."):
        assert words in page.text
    assert "It is called back when you take your yes back." in page.text
    with with_search.intake.database.write() as session:
        shares.recalled(session, search, back)
    assert "Called back on" in browser.get("/en/overview").text
