from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from sqlalchemy import delete, update

from service.matching.types import Evidence
from service.review.claims import Claims
from service.review.queue import NEEDS, Filters
from service.store.clock import today
from service.store.models.intake import Search
from service.store.models.staff import StaffSession
from service.store.models.work import Claim
from tests.staff.scene import Scene, make_scene
from tests.support.deployment import Deployment


def waiting(scene: Scene, username: str) -> list[str]:
    return [w.search_id for w in scene.app.extensions["review"].queue.waiting(scene.person(username))]


def name_bits(bits: float) -> tuple[Evidence, ...]:
    return (Evidence("name", "close", bits, {"part": "Memet", "other": "麦麦提", "one_in": 100}),)


def with_bits(scene: Scene, source: str, bits: float, received: str = "2026-11-01"):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    planted = scene.search(picture=False)
    scene.candidate(planted, scene.record(source, portrait=False), name_bits(bits))
    scene.cards.change(planted.id, lambda card: replace(card, received=received))
    return planted


def test_most_promising_first_then_oldest_first(scene: Scene) -> None:
    source = scene.source("list")
    low = with_bits(scene, source, 12.0)
    young = with_bits(scene, source, 20.0, "2026-11-05")
    old = with_bits(scene, source, 20.0, "2026-10-05")
    assert waiting(scene, "amina") == [old.id, young.id, low.id]


def test_only_open_searches_wait(scene: Scene) -> None:
    planted = scene.planted()
    planted.search.pause()
    assert waiting(scene, "amina") == []
    planted.search.resume()
    assert waiting(scene, "amina") == [planted.id]
    planted.search.end()
    assert waiting(scene, "amina") == []


def test_the_first_reader_is_not_offered_the_second_reading(scene: Scene) -> None:
    planted = scene.planted()
    scene.read("amina", planted, "same")
    assert waiting(scene, "amina") == []
    assert waiting(scene, "bahar") == [planted.id]


def test_two_first_readers_are_each_offered_what_the_other_read(scene: Scene) -> None:
    planted = scene.planted(candidates=2)
    scene.read("amina", planted, "same", 0)
    scene.read("bahar", planted, "same", 1)
    for username in ("amina", "bahar", "celil"):
        assert waiting(scene, username) == [planted.id], username


def test_a_disagreement_waits_for_a_senior_who_is_on_neither_side(scene: Scene) -> None:
    planted = scene.planted()
    scene.read("dilnur", planted, "same")
    scene.read("bahar", planted, "different")
    assert waiting(scene, "dilnur") == []
    assert waiting(scene, "celil") == []
    scene.hire("ezimet", "senior")
    assert waiting(scene, "ezimet") == [planted.id]


def test_a_message_from_the_family_brings_a_search_back_until_it_is_read(scene: Scene) -> None:
    planted = scene.search()
    assert waiting(scene, "amina") == []
    planted.search.add_message("We moved.", kind="message", from_family=True)
    assert waiting(scene, "amina") == [planted.id]
    page = scene.hold("amina", planted).get(planted.url(None, "/messages"))
    assert "We moved." in page.text
    assert waiting(scene, "amina") == []


def test_what_expires_soon_is_shown(scene: Scene) -> None:
    planted = scene.search()
    with scene.deployment.intake.database.write() as session:
        soon = today() + dt.timedelta(days=20)
        session.execute(update(Search).where(Search.id == planted.id).values(expires_day=soon))
    assert waiting(scene, "amina") == [planted.id]


def test_counts_are_true_and_filters_filter(scene: Scene) -> None:
    from dataclasses import replace

    first, second = scene.planted(), scene.planted()
    scene.cards.change(first.id, lambda card: replace(card, county="653121", language="ug"))
    scene.cards.change(second.id, lambda card: replace(card, county="654027", language="en"))
    scene.read("bahar", second, "same")
    queue, amina = scene.app.extensions["review"].queue, scene.person("amina")
    view = queue.look(amina)
    assert view.counts == dict.fromkeys(NEEDS, 0) | {"reading": 1, "second": 1}
    assert (view.total, view.found, view.free) == (2, 2, 2)
    assert (view.counties, view.languages) == ({"653121", "654027"}, {"ug", "en"})
    for filters, wanted in (
        (Filters(county="653121"), [first.id]),
        (Filters(language="en"), [second.id]),
        (Filters(need="second"), [second.id]),
        (Filters(need="second", county="653121"), []),
        (Filters(need="no such need"), []),
        (Filters(source=view.shown[0].sources[0]), [view.shown[0].search_id]),
    ):
        assert [w.search_id for w in queue.look(amina, filters).shown] == wanted, filters
    page = scene.client("amina").get("/queue", query_string={"county": "653121"})
    assert "2 searches wait for you." in page.text
    assert len(page.by_class("tag")) == 1


def test_next_search_claims_and_passes_over_what_a_colleague_holds(scene: Scene) -> None:
    first, second = scene.planted(), scene.planted()
    taken = []
    for username in ("amina", "bahar"):
        client = scene.client(username)
        client.get("/queue")
        client.submit("Next search")
        assert client.page is not None
        taken.append(client.page.url)
    assert sorted(taken) == sorted([first.url(), second.url()])
    client = scene.client("celil")
    client.get("/queue")
    client.submit("Next search")
    assert client.page is not None
    assert "Nothing waits for you here" in client.page.text


def test_a_search_that_was_left_is_not_the_next_one_if_there_is_another(scene: Scene) -> None:
    scene.planted(), scene.planted()
    client = scene.client("amina")
    client.get("/queue")
    client.submit("Next search")
    assert client.page is not None
    first = client.page.url
    client.submit("Leave this search")
    client.submit("Next search")
    assert client.page.url != first


def test_an_outdated_card_is_put_right_when_its_search_is_taken(scene: Scene) -> None:
    from dataclasses import replace

    planted = scene.search()
    scene.cards.change(planted.id, lambda card: replace(card, unread=3, promise=30.0))
    client = scene.client("amina")
    client.get("/queue")
    client.submit("Next search")
    assert client.page is not None
    assert client.page.heading == "Queue"
    assert scene.cards.all()[planted.id].unread == 0


def test_a_draft_is_nobodys_to_take(scene: Scene) -> None:
    draft, sent = scene.search(picture=False), scene.search(picture=False)
    with scene.deployment.intake.database.write() as session:
        session.execute(update(Search).where(Search.id == draft.id).values(state="draft"))
    client = scene.client("amina")
    for search_id in (draft.id, "0" * 32, "x"):
        client.get("/queue")
        client.post(f"/searches/{search_id}/claim", status=404)
        assert Claims(scene.casework).holder(search_id) is None
    client.get(draft.url(), status=403)
    assert ("amina", "search.claimed") not in scene.trail()
    for state in ("open", "paused", "ended"):
        with scene.deployment.intake.database.write() as session:
            session.execute(update(Search).where(Search.id == sent.id).values(state=state))
        client.get("/queue")
        client.post(f"/searches/{sent.id}/claim")
        client.get(sent.url())
        Claims(scene.casework).forget(sent.id)


def test_a_lease_runs_out(scene: Scene) -> None:
    planted = scene.planted()
    scene.hold("amina", planted)
    claims = Claims(scene.casework)
    assert not claims.take(planted.id, scene.people["bahar"])
    with scene.casework.database.write() as session:
        session.execute(update(Claim).values(until=1))
    assert claims.holder(planted.id) is None
    scene.client("amina").get(planted.url(), status=403)
    assert claims.take(planted.id, scene.people["bahar"])
    assert not claims.extend(planted.id, scene.people["amina"])


def test_what_was_written_outlives_a_lease_and_a_login_that_ran_out(scene: Scene) -> None:
    planted = scene.planted()
    client = scene.hold("amina", planted)
    page = client.get(planted.url(None, "/notes"))
    note = "They called from <abroad>.\nTwice."
    with scene.casework.database.write() as session:
        session.execute(update(Claim).values(until=1))
    lost = client.submit("Add it", page=page, status=403, text=note)
    assert lost.heading == "You do not hold this search"
    assert "Everything you typed is still here. They called from <abroad>.Twice." in lost.text
    with scene.casework.database.write() as session:
        session.execute(delete(StaffSession))
    ended = client.submit("Add it", page=page, status=401, text=note)
    assert ended.heading == "Your visit has ended"
    assert "They called from <abroad>.Twice." in ended.text
    assert ended.links()["To the login"].startswith("/login?next=")
    client.submit("Add it", page=page, text="")
    assert client.page.heading == "Log in", "where nothing was written nothing is shown"


def test_working_extends_the_lease(scene: Scene) -> None:
    planted = scene.planted()
    client = scene.hold("amina", planted)
    with scene.casework.database.write() as session:
        before = session.get_one(Claim, planted.id)
        before.until -= 900
        was = before.until
    client.get(planted.url())
    with scene.casework.database.read() as session:
        assert session.get_one(Claim, planted.id).until > was


def at_once(count: int, work: Callable[[int], None]) -> None:
    gate = threading.Barrier(count)

    def run(number: int) -> None:
        gate.wait()
        work(number)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("expired", [False, True])
def test_of_many_who_take_a_search_at_once_one_gets_it(any_deployment: Deployment, expired: bool) -> None:
    scene = make_scene(any_deployment)
    planted = scene.search(picture=False)
    claims, people = Claims(scene.casework), list(scene.people.values())
    if expired:
        assert claims.take(planted.id, people[0])
        with scene.casework.database.write() as session:
            session.execute(update(Claim).values(until=1))
    got: list[bool] = [False] * 6
    errors: list[Exception] = []

    def take(number: int) -> None:
        try:
            got[number] = claims.take(planted.id, people[number])
        except Exception as error:
            errors.append(error)

    at_once(6, take)
    assert not errors
    assert got.count(True) == 1
    assert claims.holder(planted.id) == people[got.index(True)]


def test_many_readers_asking_for_the_next_search_never_share_one(scene: Scene) -> None:
    source = scene.source("list")
    for _ in range(6):
        with_bits(scene, source, 20.0)
    for number in range(6):
        scene.hire(f"reader{number}", "caseworker")
    queue = scene.app.extensions["review"].queue
    got: list[str | None] = [None] * 6

    def take(number: int) -> None:
        got[number] = queue.claim_next(scene.person(f"reader{number}"), Filters())

    at_once(6, take)
    assert None not in got
    assert len(set(got)) == 6
