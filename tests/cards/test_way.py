"""A card's way: asked for, checked, confirmed, shown; and each way in which it ends, at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from service.store.form import CardWish, SearchForm
from service.store.models.intake import Search
from service.store.models.public import PublicCard
from service.store.public_cards import last_day
from tests.cards.conftest import KNOWN, SENTENCE, Asking, months_on
from tests.support.client import CheckedClient


def stranger(asking: Asking) -> CheckedClient:
    return CheckedClient(asking.app, address="203.0.113.9")


def test_nothing_is_shown_before_check_and_confirmation(asking: Asking) -> None:
    assert "No family shows a card" in stranger(asking).get("/en/visit").text
    page = asking.ask()
    assert "A caseworker looks at it first" in page.text
    assert asking.planted.search.form().agreed("public_card")
    assert asking.planted.search.has_unread(from_family=True)  # so it waits in the queue
    assert asking.shown() == []
    assert "Show this in public" not in page.html
    page = asking.check()
    assert "Nothing is shown until the family confirms" in page.text
    assert asking.shown() == []
    page = asking.come_back()
    assert "A message is waiting" in page.text
    page = asking.browser.get("/en/card")
    assert SENTENCE in page.text
    assert asking.browser.request("GET", "/en/card/share.png", 200).data.startswith(b"\x89PNG")
    assert asking.shown() == []
    page = asking.confirm()
    assert "Your card is shown" in page.text
    seen = stranger(asking)
    page = seen.get("/en/visit")
    for word in (SENTENCE, KNOWN, "مەمەت تۇرسۇن", "Memet Tursun", "#VisitMyFamily", "疏附县"):
        assert word in page.text
    page = seen.get(f"/en/visit/{asking.card_id}", heading="Memet Tursun")
    for address in (f"/en/visit/{asking.card_id}/photo.jpg", f"/en/visit/{asking.card_id}/share.png"):
        answer = seen.request("GET", address, 200)
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex"
    for hidden in ("Nur", "nur@example.org", "brother", "Bulaqsu", "1984", "Aygul"):
        assert hidden not in page.text


@pytest.mark.parametrize("listed", [False, True])
def test_search_engines_list_a_card_only_with_the_familys_yes_and_the_list_never(asking: Asking, listed: bool) -> None:
    asking.ask(**({"listed": "y"} if listed else {}))
    asking.check()
    asking.confirm()
    seen = stranger(asking)
    page = seen.get(f"/en/visit/{asking.card_id}")
    assert ("X-Robots-Tag" not in page.response.headers) == listed
    assert ('content="index, nofollow"' in page.html) == listed
    page = seen.get("/en/visit")
    assert page.response.headers["X-Robots-Tag"] == "noindex"
    assert 'content="noindex, nofollow"' in page.html


def test_the_receipt_of_somebody_else_confirms_nothing(asking: Asking) -> None:
    other = asking.scene.search(replace(asking.planted.search.form(), names=("Somebody Else",), card=None))
    asking.ask()
    asking.check()
    for receipt in (other.receipt, "1234", "0000 1111 2222 3333 4444 5555"):
        page = asking.confirm(status=200, receipt=receipt)
        assert page.by_class("bad")
        assert asking.shown() == []


def _form(change: Callable[[SearchForm], SearchForm]) -> Callable[[Asking], object]:
    return lambda asking: asking.planted.search.change_form(change)


def _button(button: str) -> Callable[[Asking], object]:
    def press(asking: Asking) -> None:
        asking.browser.get("/en/card")
        asking.browser.submit(button)

    return press


def _overview(address: str) -> Callable[[Asking], object]:
    def press(asking: Asking) -> None:
        asking.browser.get("/en/overview" if address != "/en/withdraw" else address)
        asking.browser.submit(action=address)

    return press


def _consent(asking: Asking) -> None:
    asking.browser.get("/en/form/consent?then=check")
    asking.browser.submit("Save", public_card=None)


def _by_staff(asking: Asking) -> None:
    staff = asking.scene.hold("amina", asking.planted)
    staff.get(asking.planted.url(more="/card"))
    staff.submit("Take it down", reason="Please leave the name of the street out.")


def _from_the_list(asking: Asking) -> None:
    staff = asking.scene.client("bahar")
    staff.get("/cards")
    staff.submit("Take it down")


def _ended_by_staff(asking: Asking) -> None:
    staff = asking.scene.hold("amina", asking.planted)
    staff.get(asking.planted.url(more="/end"))
    staff.submit(action=asking.planted.url(more="/end"), reason="The family asked for it.")


ENDS = {
    "consent ends": _consent,
    "taken down by the family": _button("Take it down now"),
    "paused": _overview("/en/pause"),
    "withdrawn": _overview("/en/withdraw"),
    "asked anew": lambda asking: asking.ask(sentence="Another sentence."),
    "a name corrected": _form(lambda kept: replace(kept, names=("Memet Tursuni",))),
    "another county": _form(lambda kept: replace(kept, county="653125")),
    "photo removed": lambda asking: asking.planted.search.remove_picture(asking.planted.search.pictures()[0].id),
    "taken down by staff": _by_staff,
    "taken down from the list": _from_the_list,
    "ended by staff": _ended_by_staff,
}


@pytest.mark.parametrize("how", ENDS)
def test_a_card_is_gone_at_once_when(asking: Asking, how: str) -> None:
    card_id = asking.show()
    if "staff" not in how and how != "taken down from the list":
        asking.scene.deployment.close_vault()  # the family needs nobody for it
    ENDS[how](asking)
    assert asking.shown() == []
    seen = stranger(asking)
    for rest in ("", "/photo.jpg", "/share.png"):
        seen.request("GET", f"/en/visit/{card_id}{rest}", 404)
    assert "No family shows a card" in seen.get("/en/visit").text
    with asking.intake.database.read() as session:
        left = session.get(PublicCard, card_id)
        assert left is None or (left.taken_down and not left.names and left.photo is None and left.share is None)


def test_after_a_pause_the_family_shows_it_again_by_itself_and_not_what_staff_took_down(asking: Asking) -> None:
    asking.show()
    asking.planted.search.pause()
    assert "only while we are looking" in asking.browser.get("/en/card").text
    asking.planted.search.resume()
    asking.confirm()
    assert len(asking.shown()) == 1
    _from_the_list(asking)
    page = asking.browser.get("/en/card")
    assert "We took this card down" in page.text
    assert not page.by_class("code")


def test_what_a_caseworker_changes_is_what_the_family_was_told(asking: Asking) -> None:
    asking.ask()
    asking.establish()
    staff = asking.scene.hold("amina", asking.planted)
    staff.get(asking.planted.url(more="/card"))
    page = staff.submit("It is right: leave it to the family to show it", known="In prison since 2018.", status=400)
    assert "told nothing yet" in page.text
    assert "In prison since 2018." in page.html  # nothing typed is lost
    assert asking.card_id == ""


def test_without_kinship_no_card_is_checked(asking: Asking) -> None:
    asking.ask()
    staff = asking.scene.hold("amina", asking.planted)
    staff.get(asking.planted.url(more="/card"))
    page = staff.submit("It is right: leave it to the family to show it", status=400)
    assert "a stranger could ask for a card too" in page.text


def test_a_card_sent_back_tells_why_and_can_be_asked_for_again(asking: Asking) -> None:
    asking.ask()
    staff = asking.scene.hold("amina", asking.planted)
    staff.get(asking.planted.url(more="/card"))
    staff.submit("Send it back", reason="Please leave the street out.")
    page = asking.browser.get("/en/card")
    assert "Please leave the street out." in page.text
    assert SENTENCE in page.html
    assert "A caseworker looks at it first" in asking.ask(sentence="No street.").text


def test_what_was_changed_after_it_was_seen_is_not_shown(asking: Asking) -> None:
    asking.ask()
    asking.check()
    page = asking.browser.get("/en/card")
    asking.planted.search.change_form(
        lambda kept: replace(kept, card=replace(kept.card or CardWish(()), sentence="Another sentence."))
    )
    page = asking.browser.submit("Show this in public", page=page, receipt=asking.planted.receipt, status=200)
    assert "Something has changed" in page.text
    assert asking.shown() == []


def test_a_form_without_a_name_a_sentence_or_a_yes_asks_again_and_keeps_what_was_typed(asking: Asking) -> None:
    asking.browser.get("/en/card")
    page = asking.browser.submit("Ask for this card", known="Kept.", status=200)
    assert "Which names are shown? – Choose at least one name." in page.text
    for word in ("Choose at least one name.", "Write a sentence of your own.", "Without your yes", "Kept."):
        assert word in page.html
    assert asking.planted.search.form().card is None


def test_a_wish_is_no_new_revision(asking: Asking) -> None:
    before = asking.planted.search.header().revision
    asking.ask()
    asking.check()
    # Consent is read by caseworkers, a card alone is not compared with anything.
    assert asking.planted.search.header().revision - before <= 1
    form = asking.planted.search.form()
    assert form.told() == replace(form, card=None).told()


@given(st.dates(dt.date(2026, 1, 1), dt.date(2030, 12, 31)), st.integers(0, 800))
def test_the_last_day_is_the_end_of_a_month_and_never_after_the_searchs(on: dt.date, days: int) -> None:
    expires = on + dt.timedelta(days=days)
    found = last_day(expires, on)
    if found is None:
        assert expires < months_on(on, 1) - dt.timedelta(days=1)
        return
    assert on <= found <= expires
    assert (found + dt.timedelta(days=1)).day == 1
    assert found < months_on(on, 7)


def test_what_has_run_out_is_gone_although_nobody_can_open_its_search(asking: Asking) -> None:
    asking.show()
    with asking.intake.database.write() as session:
        session.execute(update(PublicCard).values(until=dt.date(2026, 1, 31)))
        session.execute(update(Search).values(expires_day=dt.date(2026, 2, 5)))
    assert asking.shown() == []
    stranger(asking).request("GET", f"/en/visit/{asking.card_id}", 404)
    asking.intake.sweep()
    with asking.intake.database.read() as session:
        assert session.query(PublicCard).count() == 0


def test_what_staff_took_down_stays_down_when_its_day_has_passed(asking: Asking) -> None:
    asking.show()
    _from_the_list(asking)
    with asking.intake.database.write() as session:
        session.execute(update(PublicCard).values(until=dt.date(2026, 1, 31)))
    asking.intake.sweep()
    page = asking.browser.get("/en/card")
    assert "We took this card down" in page.text
    asking.browser.post(
        "/en/card/show",
        {
            "of": page.form(action="/en/card/end").values["of"][0],
            "receipt": asking.planted.receipt,
            "seen": asking.planted.search.form().card.seen,
        },
        status=200,
    )  # type: ignore[union-attr]
    assert asking.shown() == []
