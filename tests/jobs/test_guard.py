"""Records and pictures that suddenly match many searches are set apart until an administrator has looked."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import update

from service.jobs import guard as guarding
from service.jobs.guard import Guard
from service.store import controls
from service.store.clock import today
from service.store.controls import Control
from service.store.models.work import Candidate, SealedBook
from tests.staff.scene import Planted, Scene, make_scene
from tests.support.deployment import Deployment

FEWEST = 10


@pytest.fixture
def scene(deployment: Deployment, monkeypatch: pytest.MonkeyPatch) -> Scene:
    assert guarding.FEWEST > FEWEST
    monkeypatch.setattr(guarding, "FEWEST", FEWEST)  # fewer searches to make
    return make_scene(deployment)


def flood(scene: Scene, count: int, record: str) -> list[Planted]:
    """That many searches that all match this record."""
    made = []
    for _ in range(count):
        planted = scene.search(picture=False)
        scene.candidate(planted, record)
        made.append(planted)
    return made


def unread(scene: Scene) -> int:
    return sum(card.unread for card in scene.cards.all().values())


def test_a_record_that_floods_the_queue_is_set_apart_and_released(scene: Scene) -> None:
    source = scene.source("list")
    record = scene.record(source, portrait=False)
    planted = flood(scene, FEWEST - 1, record)
    guard = Guard(scene.casework)
    assert guard.look() == 0, "many, and not too many"
    planted += flood(scene, 1, record)
    other = scene.record(source, name="古丽娜尔·肉孜", row=9, portrait=False)
    scene.candidate(planted[0], other)
    assert unread(scene) == FEWEST + 1
    assert guard.look() == 1
    assert guard.look() == 0
    assert unread(scene) == 1, "what else the searches have to read waits on"
    waiting = scene.app.extensions["review"].queue.waiting(scene.person("amina"))
    assert [w.search_id for w in waiting] == [planted[0].id]
    page = scene.hold("amina", planted[1]).get(planted[1].url(0))
    assert "set apart until an administrator has looked" in page.text
    assert "Keep my reading" not in page.text
    # Which record it is, is sealed.
    with scene.casework.database.read() as session:
        book = session.get_one(SealedBook, "guard")
        assert record.encode() not in book.sealed
    assert ("system", "guard.set_apart") in scene.trail()
    client = scene.client("erkin")
    page = client.get("/guard", heading="Set apart")
    assert "麦麦提·吐尔逊" in page.text
    assert "10 or more" in page.text
    assert "nobody has looked yet" in page.text
    assert planted[1].id not in page.html, "administrators see no search"
    page = client.submit("Keep apart")
    assert "kept apart by" in page.text
    assert unread(scene) == 1
    page = client.submit("Release")
    assert "released by" in page.text
    assert unread(scene) == FEWEST + 1
    assert [who for who, what in scene.trail() if what in ("guard.kept", "guard.released")] == ["erkin", "erkin"]
    assert guard.look() == 0, "what was looked at is not set apart again for the same flood"
    scene.read("amina", planted[1], "same")


def test_a_picture_that_floods_is_set_apart_whatever_the_record(scene: Scene) -> None:
    source = scene.source("list")
    for row in range(FEWEST):
        planted = scene.search(picture=False)
        scene.candidate(planted, scene.record(source, row=row, portrait=row == 0))
    with scene.casework.database.write() as session:
        session.execute(update(Candidate).values(picture_token="f" * 32))
    assert Guard(scene.casework).look() == 1
    assert unread(scene) == 0
    page = scene.client("erkin").get("/guard")
    assert "one picture" in page.text
    for image in page.tree.iter("img"):
        scene.client("erkin").request("GET", image.get("src") or "", 200)


def test_what_came_slowly_and_what_is_invented_is_no_flood(scene: Scene) -> None:
    source = scene.source("list")
    slow, invented = scene.record(source, portrait=False), scene.record(source, row=8, portrait=False)
    old, fresh = flood(scene, FEWEST, slow), flood(scene, FEWEST, invented)
    with scene.casework.database.write() as session:
        days = update(Candidate).where(Candidate.search_id.in_([p.id for p in old]))
        session.execute(days.values(day=today() - dt.timedelta(days=30)))
        control = Control(fresh[0].id, invented, True, False, "x", "y", (), today().isoformat())
        controls.add(session, scene.casework.vault, control)
    assert Guard(scene.casework).look() == 0


def test_a_strange_answer_changes_nothing(scene: Scene) -> None:
    client = scene.client("erkin")
    client.get("/account")
    client.post(f"/guard/{'0' * 32}", {"state": "released"}, status=404)
    client.get("/account")
    client.post(f"/guard/{'0' * 32}", {"state": "anything"})
    client.get(f"/guard/{'0' * 32}/portraits/{'0' * 32}", status=404)
