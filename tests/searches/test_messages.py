"""Messages both ways."""

from __future__ import annotations

import pytest

from service.searches import brakes
from tests.searches.conftest import Family


def test_without_messages_the_page_says_that_this_means_nothing(with_search: Family) -> None:
    page = with_search.browser.get("/en/messages", heading="Messages")
    assert "That says nothing about whether there is a trace." in page.text


def test_kinds_are_named_and_new_ones_are_marked_once(with_search: Family) -> None:
    search = with_search.search
    search.add_message("Thank you.", kind="message", from_family=False)
    search.add_message("Did she <b>wear</b> glasses?\nA year is enough.", kind="question", from_family=False)
    search.add_message("An invented list names her.", kind="disclosure", from_family=False)
    page = with_search.browser.get("/en/messages")
    for words in ("From us", "A question for you", "What we can tell you", "Did she <b>wear</b> glasses?"):
        assert words in page.text
    assert len(page.by_class("tag")) == 3
    assert "Open this when you are ready." in page.text
    page = with_search.browser.get("/en/messages")
    assert page.by_class("tag") == []


def test_an_answer_to_a_question_is_an_answer(with_search: Family) -> None:
    with_search.search.add_message("Did she wear glasses?", kind="question", from_family=False)
    page = with_search.browser.get("/en/messages")
    assert "Your answer, in any language." in page.text
    page = with_search.browser.submit("Send", text="ھەئە")
    assert "Your message is here" in page.text
    with_search.browser.submit("Send", text="And one thing more.")
    kinds = [(m.kind, m.text) for m in with_search.search.messages() if m.from_family]
    assert kinds == [("answer", "ھەئە"), ("message", "And one thing more.")]


def test_pressing_twice_sends_once(with_search: Family) -> None:
    page = with_search.browser.get("/en/messages")
    for _twice in range(2):
        with_search.browser.submit("Send", page=page, text="Once.")
    assert len(with_search.search.messages()) == 1


def test_an_empty_message_is_not_sent(with_search: Family) -> None:
    with_search.browser.get("/en/messages")
    page = with_search.browser.submit("Send", status=200, text="  \n ")
    assert "There is no text yet." in page.text
    assert with_search.search.messages() == []


def test_a_message_that_is_too_long_is_kept_in_its_field(with_search: Family) -> None:
    with_search.browser.get("/en/messages")
    page = with_search.browser.submit("Send", status=200, text="a" * 4001)
    assert "4000 is the most" in page.text
    assert page.form("Send").values["text"] == ["a" * 4001]
    page = with_search.browser.submit("Send", text="short")
    assert page.heading == "Messages"


def test_messages_are_limited_per_search(with_search: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brakes, "MESSAGES", "1/day")
    with_search.browser.get("/en/messages")
    with_search.browser.submit("Send", text="One.")
    page = with_search.browser.submit("Send", status=429, text="Two.")
    assert "send it tomorrow" in page.text
    assert page.form("Send").values["text"] == ["Two."]
    assert len(with_search.search.messages()) == 1
