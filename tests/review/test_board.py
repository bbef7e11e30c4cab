"""The board in staff memory is what a fresh look at all searches would be, whatever changed in between."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from service.review.queue import MOST_AHEAD, MOST_HELD, Filters, Queue
from service.review.work import readers
from service.review.work.tags import id_start, tag_of
from service.store.cards import Cards
from service.store.clock import today
from service.store.models.base import new_id
from tests.staff.scene import Planted, Scene, make_scene
from tests.support.deployment import Deployment


def ids(scene: Scene, username: str, **filters: str) -> list[str]:
    queue = scene.app.extensions["review"].queue
    return [w.search_id for w in queue.look(scene.person(username), Filters(**filters)).shown]


def carded(scene: Scene, **changes: object) -> Planted:
    planted = scene.search(picture=False)
    scene.cards.change(planted.id, lambda card: replace(card, unread=1, **changes))  # type: ignore[arg-type]
    return planted


def test_a_board_that_followed_all_changes_equals_a_fresh_one(any_deployment: Deployment) -> None:
    scene = make_scene(any_deployment)
    followed = scene.app.extensions["review"].queue
    lot = random.Random(7)
    planted = [carded(scene, promise=float(lot.randrange(40))) for _ in range(6)]
    people = [scene.person(name) for name in ("amina", "dilnur")]

    def one_change() -> None:
        one = lot.choice(planted)
        lot.choice(
            [
                one.search.pause,
                one.search.resume,
                lambda: one.search.add_message("We moved.", kind="message", from_family=True),
                lambda: one.search.mark_read(from_family=True),
                lambda: scene.cards.change(one.id, lambda c: replace(c, promise=float(lot.randrange(40)))),
                lambda: scene.cards.change(
                    one.id, lambda c: replace(c, awaiting_second=2, first_readers=(people[0].id,))
                ),
                lambda: scene.cards.change(one.id, lambda c: replace(c, first_readers=(), county="653121")),
                lambda: scene.cards.change(one.id, lambda c: replace(c, keeper=lot.choice(["", people[0].id]))),
                lambda: scene.cards.change(one.id, lambda c: replace(c, disagreements=lot.randrange(2))),
            ]
        )()

    for _ in range(25):
        for _ in range(lot.randrange(3)):
            one_change()
        fresh = Queue(scene.casework, Cards(scene.casework), followed.claims)
        for person in people:
            for filters in (Filters(), Filters(need="second"), Filters(county="653121")):
                assert followed.look(person, filters) == fresh.look(person, filters)


def test_what_was_withdrawn_leaves_the_memory_at_the_next_look(scene: Scene) -> None:
    gone, stays = carded(scene), carded(scene)
    assert set(ids(scene, "amina")) == {gone.id, stays.id}
    scene.deployment.intake.withdraw(gone.search)
    assert ids(scene, "amina") == [stays.id]
    assert gone.id not in scene.cards.all()


def test_closing_the_vault_empties_the_memory(scene: Scene) -> None:
    planted = carded(scene)
    assert ids(scene, "amina") == [planted.id]
    scene.deployment.close_vault()
    scene.client("amina").get("/queue", status=503)
    scene.deployment.open_vault()
    assert ids(scene, "amina") == [planted.id]


def test_families_who_wait_come_before_the_most_promising(scene: Scene) -> None:
    promising, asking = carded(scene, promise=40.0), scene.search(picture=False)
    asking.search.add_message("Is there news?", kind="message", from_family=True)
    assert ids(scene, "amina") == [asking.id, promising.id]


def test_a_familys_message_goes_to_whoever_accompanies_it_unless_they_are_away(scene: Scene) -> None:
    planted = scene.search(picture=False)
    planted.search.add_message("Is there news?", kind="message", from_family=True)
    scene.cards.change(planted.id, lambda card: replace(card, keeper=scene.people["bahar"]))
    assert ids(scene, "amina") == []
    assert ids(scene, "bahar") == ids(scene, "dilnur") == [planted.id], "a senior sees it too"
    readers.save(scene.casework, scene.people["bahar"], [], today(), today() + dt.timedelta(days=3))
    assert ids(scene, "amina") == [planted.id]
    readers.save(scene.casework, scene.people["bahar"], [], None, None)
    assert ids(scene, "amina") == []
    with scene.casework.database.write() as session:
        from service.store.models.staff import Staff

        session.get_one(Staff, scene.people["bahar"]).active = False
    assert ids(scene, "amina") == [planted.id], "whoever left accompanies nobody"


def test_the_next_search_is_in_a_language_that_the_reader_reads(scene: Scene) -> None:
    uyghur, kazakh = carded(scene, promise=10.0, language="ug"), carded(scene, promise=30.0, language="kk")
    everybody = ["bahar", "celil", "dilnur"]
    for name in everybody:
        readers.save(scene.casework, scene.people[name], ["kk", "en"], None, None)
    queue = scene.app.extensions["review"].queue
    amina = scene.person("amina")
    readers.save(scene.casework, amina.id, ["ug"], None, None)
    assert queue.claim_next(amina, Filters()) == uyghur.id
    assert queue.claim_next(amina, Filters()) == uyghur.id, "what one holds is next until it is done"
    queue.claims.release(uyghur.id, amina.id)
    for name in everybody:
        readers.save(scene.casework, scene.people[name], ["en"], None, None)
    assert queue.claim_next(amina, Filters()) == kazakh.id, "a language that nobody reads is everybody's"


def test_families_alone_go_first_to_whoever_accompanies_few(scene: Scene) -> None:
    amina = scene.person("amina")
    for _ in range(MOST_AHEAD):
        scene.cards.change(scene.search(picture=False).id, lambda card: replace(card, keeper=amina.id))
    asking, reading = scene.search(picture=False), carded(scene)
    asking.search.add_message("Is there news?", kind="message", from_family=True)
    queue = scene.app.extensions["review"].queue
    assert queue.claim_next(amina, Filters()) == reading.id
    assert queue.claim_next(scene.person("bahar"), Filters()) == asking.id


def test_whoever_holds_enough_leaves_one_first(scene: Scene) -> None:
    planted = [carded(scene) for _ in range(MOST_HELD + 1)]
    for one in planted[:MOST_HELD]:
        client = scene.hold("amina", one)
    page = client.get("/queue")
    page = client.submit("Next search")
    assert "Leave one of them first" in page.text
    client.post(f"/searches/{planted[-1].id}/claim")
    assert scene.app.extensions["review"].claims.holder(planted[-1].id) is None


def test_rows_that_look_alike_have_tags_and_a_tag_finds_its_search(scene: Scene) -> None:
    one, other = scene.planted(), scene.planted()
    client = scene.client("amina")
    page = client.get("/queue")
    assert tag_of(one.id) in page.text
    assert tag_of(other.id) in page.text
    client.post("/queue/find", {"tag": tag_of(one.id).lower().replace("-", " ")})
    assert client.location == one.url()
    client.get(one.url(), status=403)
    client.get("/queue")
    client.post("/queue/find", {"tag": "0000-0000"})
    assert client.location == "/queue"


def test_a_tag_is_ten_digits_of_the_id_and_back() -> None:
    for _ in range(200):
        search_id = new_id()
        assert id_start(tag_of(search_id)) == search_id[:10]
    assert id_start("oooo-lliu") == id_start("0000-111V")
    assert id_start("short") is None
    assert id_start("ABCD-EF!H") is None
