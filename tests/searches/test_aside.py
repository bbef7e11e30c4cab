"""A page that is left without a button being pressed: what was typed is kept, and nothing else happens."""

from __future__ import annotations

from service.store.intake import Intake
from tests.searches.conftest import Family
from tests.support.client import CheckedClient


def leave(family: Family, button: str, status: int = 204, **typed: str) -> str:
    """What page.js sends when a page is left; its answer."""
    assert family.browser.page is not None
    form = family.browser.page.form(button)
    data = {**form.values, **typed}
    return family.browser.request("POST", form.element.get("data-keep", ""), status, data=data).get_data(as_text=True)


def test_a_step_that_is_left_is_kept_and_the_same_window_goes_on(with_draft: Family) -> None:
    page = with_draft.browser.get("/en/form/story")
    mark = leave(with_draft, "Save and go on", 200, happened="half a sen")
    form = with_draft.search.form()
    assert form.happened == "half a sen"
    assert "story" not in form.steps, "it was left, not done"
    assert with_draft.browser.get("/en/form/story").form("Save and go on").values["happened"] == ["half a sen"]
    page.form("Save and go on").values["seen"] = [mark]
    page = with_draft.browser.submit("Save and go on", page=page, seen=mark, happened="half a sentence")
    assert page.heading == "About you"
    assert with_draft.search.form().happened == "half a sentence"


def test_leaving_overwrites_nothing_that_another_window_saved(with_draft: Family) -> None:
    old = with_draft.browser.get("/en/form/story")
    with_draft.browser.get("/en/form/story")
    with_draft.browser.submit("Save and go on", happened="saved")
    with_draft.browser.page = old
    leave(with_draft, "Save and go on", happened="left")
    assert with_draft.search.form().happened == "saved"


def test_a_search_that_was_sent_changes_only_by_its_button(with_search: Family) -> None:
    page = with_search.browser.get("/en/form/story")
    assert page.form("Save").element.get("data-keep") is None
    before = with_search.search.header().revision
    with_search.browser.request("POST", "/en/form/story/aside", 204, data={**page.form("Save").values, "happened": "x"})
    assert with_search.search.header().revision == before
    assert with_search.search.form().happened == ""


def test_a_message_that_was_begun_stands_there_again_and_is_no_revision(with_search: Family) -> None:
    browser = with_search.browser
    old = browser.get("/en/messages")
    before = with_search.search.header().revision
    leave(with_search, "Send", text="I remember that she")
    with_search.come_back()
    page = with_search.browser.get("/en/messages")
    assert "It was not sent yet." in page.text
    assert page.form("Send").values["text"] == ["I remember that she"]
    with_search.browser.submit("Send", text="I remember that she wore glasses.")
    assert with_search.search.form().unsent == ""
    assert [m.text for m in with_search.search.messages()] == ["I remember that she wore glasses."]
    assert with_search.search.header().revision == before
    assert old.heading == "Messages"


def test_a_message_that_left_does_not_come_back_as_a_draft(with_search: Family) -> None:
    page = with_search.browser.get("/en/messages")
    with_search.browser.submit("Send", text="Hello")
    with_search.browser.page = page
    leave(with_search, "Send", text="Hello")
    assert with_search.search.form().unsent == ""


def test_without_a_visit_nothing_is_kept_and_nothing_is_told(with_draft: Family, intake: Intake) -> None:
    stranger = CheckedClient(with_draft.app)
    stranger.get("/en/return")
    stranger.post("/en/form/story/aside", {"happened": "x"}, status=204)
    assert with_draft.search.form().happened == ""
