"""Several relatives under one receipt: one number is enough, each is a search of its own, and the tie is sealed."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from sqlalchemy import inspect, select

from service.store import family as family_module
from service.store.form import SearchForm, Tie
from service.store.intake import Intake
from service.store.models.base import IntakeBase
from service.store.models.intake import Search, SearchKey
from service.store.receipt import Receipt
from service.store.sealed_search import SealedSearch
from tests.searches.conftest import Family
from tests.support.client import CheckedClient, Page

LOOK_FOR_ONE_MORE = "Look for one more person of the family"


def searches(family: Family) -> list[SealedSearch]:
    opened = family.intake.open_family(Receipt.parse(family.receipt))
    return opened.searches() if opened else []


def add(family: Family, name: str, **more: object) -> Page:
    page = family.browser.get("/en/overview")
    family.browser.get(page.links()[LOOK_FOR_ONE_MORE], heading="One more person")
    return family.browser.submit("Go on", name=name, **more)


def turn(family: Family, name: str) -> Page:
    """To the overview of another one."""
    page = family.browser.get("/en/overview")
    button = next(f for f in page.forms if any("".join(b.itertext()) == f"Open {name}" for b in f.buttons))
    family.browser.post(button.url, {"of": button.values["of"][0]})
    return family.browser.follow()


@pytest.fixture
def two(with_search: Family) -> Family:
    """Patigül was sent, and her father Ömer is about to be; the visit shows him."""
    with_search.browser.get("/en/form/person")
    with_search.browser.submit("Save", sex="f")
    assert add(with_search, "Ömer", relation="father").heading == "About the person"
    return with_search


def test_each_is_a_search_of_its_own_and_one_number_opens_all(two: Family) -> None:
    first, second = searches(two)
    assert (first.form().names, second.form().names) == (("Patigül Ömer",), ("Ömer",))
    assert first.shared_key != second.shared_key
    page = two.come_back()
    assert "Your family" in page.text
    assert "Ömer: Received (not sent yet)" in page.text
    page = turn(two, "Ömer")
    assert "You have not sent it yet." in page.text
    assert "About: Ömer" in page.text
    page = two.browser.get("/en/form/names")
    assert page.form("Save and go on").values["names-0"] == ["Ömer"]
    assert "Ömer" not in page.title


def test_they_are_tied_once_both_are_sent_with_what_they_are_to_each_other(two: Family) -> None:
    first, second = searches(two)
    revision = first.header().revision
    assert first.form().told().tied == (), "a draft is not looked for yet, so it says nothing about the others"
    assert second.form().tied == (Tie(first.id, "Patigül Ömer", "daughter"),)
    two.send()
    assert first.form().tied == (Tie(second.id, "Ömer", "father"),)
    assert first.header().revision == revision + 1, "the first is compared anew, with what is known now"
    two.browser.get("/en/form/names")
    two.browser.submit("Save", **{"names-0": "Ömer Tursun"})
    assert first.form().tied == (Tie(second.id, "Ömer Tursun", "father"),)


def test_each_can_be_destroyed_alone_even_the_first_and_the_rest_forgets_it(two: Family) -> None:
    two.send()
    first, second = searches(two)
    turn(two, "Patigül Ömer")
    page = two.browser.get("/en/withdraw")
    assert "This is about Patigül Ömer only." in page.text
    page = two.browser.submit("Destroy everything now")
    assert page.heading == "Where things stand"
    assert "Your receipt still opens the rest." in page.text
    with two.intake.database.read() as session:
        assert list(session.scalars(select(SearchKey.search_id))) == [second.id]
    assert second.form().tied == ()
    assert [s.id for s in searches(two)] == [second.id]
    assert two.come_back().heading == "Where things stand"
    assert first.id != second.id


def test_everybody_can_be_destroyed_at_once(two: Family) -> None:
    two.browser.get("/en/withdraw")
    assert two.browser.submit("Destroy everything about everybody").heading == "It is destroyed"
    assert searches(two) == []
    with two.intake.database.read() as session:
        assert session.query(Search).count() == 0


def test_nothing_that_is_stored_ties_them(two: Family) -> None:
    """Whoever has the whole database finds no value that two searches share, but for what all searches share."""
    add(two, "Tursun", relation="brother")
    two.come_back()
    for search in searches(two):
        search.add_message("Hello", kind="message", from_family=False)
    stranger = Family(two.app, two.intake)
    stranger.begin("Somebody else")
    stranger.confirm()
    ours = {search.id for search in searches(two)}
    for table in IntakeBase.metadata.sorted_tables:
        columns = [c.name for c in inspect(table).columns]
        if "search_id" not in columns and table.name != "search":
            continue
        by_search: dict[str, set[object]] = {}
        with two.intake.database.read() as session:
            for row in session.execute(select(table)):
                values = dict(row._mapping)
                owner = values.get("search_id") or values["id"]
                by_search.setdefault(owner, set()).update(
                    v for k, v in values.items() if isinstance(v, str | bytes) and k != "state"
                )
        owned = [values for owner, values in by_search.items() if owner in ours]
        for number, values in enumerate(owned):
            for other in owned[number + 1 :]:
                assert not values & other, table.name


def test_pressing_twice_begins_one_and_two_windows_begin_two(with_search: Family) -> None:
    page = with_search.browser.get("/en/people/new")
    for _twice in range(2):
        with_search.browser.submit("Go on", page=page, name="Ömer")
    assert len(searches(with_search)) == 2
    opened = with_search.intake.open_family(Receipt.parse(with_search.receipt))
    assert opened is not None
    threads = [
        threading.Thread(target=opened.add, args=(SearchForm(names=(str(n),), begun=begun),))
        for n, begun in enumerate(("a", "a", "b", "c"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    begun = [search.form().begun for search in searches(with_search)]
    assert len(begun) == 5
    assert {"a", "b", "c"} < set(begun)


def test_more_than_the_receipt_can_hold_is_told(with_search: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    page = with_search.browser.get("/en/people/new")
    monkeypatch.setattr(family_module, "MOST", 1)
    page = with_search.browser.submit("Go on", page=page, status=200, name="Ömer")
    assert "What you typed is still here." in page.text
    assert page.form("Go on").values["name"] == ["Ömer"]


def test_a_tab_of_one_saves_into_that_one_while_the_visit_shows_another(two: Family) -> None:
    father = two.browser.get("/en/form/story")
    turn(two, "Patigül Ömer")
    two.browser.submit("Save and go on", page=father, happened="about the father")
    first, second = searches(two)
    assert (first.form().happened, second.form().happened) == ("", "about the father")
    assert two.browser.page is not None
    assert "About: Ömer" in two.browser.page.text, "the visit has turned to whom was just written about"


def test_a_name_typed_into_an_ended_visit_is_not_lost(with_search: Family) -> None:
    browser = with_search.browser
    browser.get("/en/people/new")
    browser.client.delete_cookie(with_search.app.config["SESSION_COOKIE_NAME"])
    assert browser.submit("Go on", status=200, name="Ömer").heading == "Your receipt, please"
    assert browser.submit("Open and save", receipt=with_search.receipt).heading == "About the person"
    assert [s.form().names for s in searches(with_search)] == [("Patigül Ömer",), ("Ömer",)]


def test_what_was_said_of_home_and_of_oneself_goes_along_and_no_consent_does(with_search: Family) -> None:
    search = with_search.search
    browser = with_search.browser
    browser.get("/en/form/home")
    browser.submit("Save", county_typed="Yarkand", place="Azatbagh")
    browser.get("/en/form/you")
    browser.submit("Save", reach="signal: aygul.07")
    browser.get("/en/form/consent")
    browser.submit("Save", contact="y")
    assert search.form().agreed("contact")
    add(with_search, "Ömer", same_home="y")
    form = searches(with_search)[1].form()
    assert (form.county, form.place, form.reach, form.consents) == ("653125", "Azatbagh", "signal: aygul.07", ())


def test_one_that_has_expired_leaves_the_others_at_the_next_visit(two: Family) -> None:
    two.send()
    first, second = searches(two)
    two.intake.wipe(second.id)
    assert first.form().tied != ()
    assert two.intake.those_there([first.id, second.id]) == {first.id}
    two.come_back()
    assert first.form().tied == ()


def test_a_dump_with_another_receipt_opens_none_of_them(two: Family, intake: Intake) -> None:
    stranger = Family(two.app, intake)
    stranger.begin("Somebody else")
    stranger.confirm()
    assert len(searches(stranger)) == 1
    browser = CheckedClient(two.app)
    stranger.come_back(browser)
    foreign = searches(two)[0]
    from service.searches.visits import tag

    browser.get("/en/overview")
    browser.post("/en/people/open", {"of": tag(foreign)})
    assert browser.location == "/en/return?ended=1"


def test_renewing_renews_all(two: Family) -> None:
    import datetime as dt

    from service.store import clock

    two.send()
    near = clock.today() + dt.timedelta(days=20)
    with two.intake.database.write() as session:
        for row in session.scalars(select(Search)):
            row.expires_day = near
    two.browser.get("/en/overview")
    two.browser.submit("Keep it for longer")
    assert {s.header().expires_day for s in searches(two)} == {clock.in_months(two.intake.settings.search_months)}


def test_a_search_is_not_tied_to_itself(two: Family) -> None:
    two.send()
    for search in searches(two):
        assert search.id not in [tie.search_id for tie in search.form().tied]
        assert replace(search.form(), tied=()).told().tied == ()
