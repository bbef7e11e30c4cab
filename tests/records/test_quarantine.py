"""A source that nobody vouched for is matched and never told, wherever somebody could try."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from service import create_family_app
from service.jobs.worker import Worker
from service.review.disclosure import DisclosureRefused
from service.store.errors import Conflict
from service.store.form import SearchForm
from service.store.models.base import new_id
from service.store.models.records import Source
from service.store.models.work import CaseNote
from tests.staff.scene import Planted, Scene
from tests.support.client import CheckedClient
from tests.support.leak import import_people, person


def confirmed(scene: Scene, state: str) -> Planted:
    """A confirmed match whose kinship is established as far as it goes, from a source in that state."""
    planted = scene.planted(state=state)
    for username in ("amina", "bahar"):
        scene.read(username, planted, "same")
    room, amina = scene.app.extensions["review"], scene.person("amina")
    case = room.desk.open(amina, planted.id)
    room.desk.establish(amina, case, "voucher", "A teacher knows them.", ["asked_first", "not_public"])
    return planted


@pytest.mark.parametrize("state", ["quarantine", "suspended", "removed"])
def test_nothing_of_it_can_be_told_on_any_way(scene: Scene, state: str) -> None:
    planted = confirmed(scene, "vouched")
    reader = scene.hold("amina", planted)
    reader.get(planted.url(0, "/disclosure"))
    page = reader.submit("Look at it as the family will", status=200, text="We found him.", topics=["found"])
    with scene.casework.database.write() as session:
        session.scalars(select(Source)).one().state = state
    # The page with the button was open already.
    reader.submit("Send it to the family", page=page, status=400)
    assert "Tell the family" not in reader.get(planted.url(0)).links()
    page = reader.get(planted.url(0, "/disclosure"))
    assert "Nothing may be told" in page.text
    assert not [f for f in page.forms if f.url.endswith("/disclosure")]
    for step in ("preview", "send"):
        data = {"step": step, "text": "We found him.", "topics": ["found"], "nonce": new_id()}
        reader.post(planted.url(0, "/disclosure"), data, 400)
    room, amina = scene.app.extensions["review"], scene.person("amina")
    case = room.desk.open(amina, planted.id)
    with scene.app.test_request_context(), pytest.raises(DisclosureRefused):
        room.desk.disclose(amina, case, planted.candidates[0], "We found him.", ["found"], new_id())
    with scene.casework.database.read() as session:
        assert "disclosure" not in session.scalars(select(CaseNote.kind)).all()
    assert [m for m in planted.search.messages() if m.kind == "disclosure"] == []


def test_a_source_that_is_suspended_in_the_same_moment_is_not_told(scene: Scene) -> None:
    planted = confirmed(scene, "vouched")
    room, amina = scene.app.extensions["review"], scene.person("amina")
    case = room.desk.open(amina, planted.id)
    with scene.casework.database.write() as session:
        session.scalars(select(Source)).one().state = "suspended"
    with scene.app.test_request_context(), pytest.raises(Conflict):
        room.desk.disclose(amina, case, planted.candidates[0], "We found him.", ["found"], new_id())
    assert [m for m in planted.search.messages() if m.kind == "disclosure"] == []


def test_a_vouched_source_can_be_told_and_that_shows_the_test_can_fail(scene: Scene) -> None:
    planted = confirmed(scene, "vouched")
    room, amina = scene.app.extensions["review"], scene.person("amina")
    with scene.app.test_request_context():
        case = room.desk.open(amina, planted.id)
        room.desk.disclose(amina, case, planted.candidates[0], "We found him.", ["found"], new_id())
    assert [m.text for m in planted.search.messages() if m.kind == "disclosure"] == ["We found him."]


def test_the_family_sees_the_same_whatever_a_source_in_quarantine_states(scene: Scene, tmp_path: Path) -> None:
    wanted = person(3)
    form = SearchForm(names=(wanted["姓名"],), id_number=wanted["身份证号"], language="en")
    receipts = []
    for _ in range(2):
        receipt, search = scene.deployment.intake.start(form)
        scene.deployment.intake.confirm(search)
        search.send()
        receipts.append((str(receipt), search.id))
    app = create_family_app(intake=scene.deployment.family_side())
    app.config["TESTING"] = True

    def seen(receipt: str) -> str:
        client = CheckedClient(app)
        client.get("/en/return")
        return client.submit("Open", receipt=receipt).text

    before = seen(receipts[0][0])
    import_people(scene.casework, tmp_path, "new list", range(10))
    worker = Worker(scene.casework)
    worker.drain()
    assert scene.cards.all()[receipts[0][1]].unread == 1, "it is matched"
    assert seen(receipts[0][0]) == before


def test_imports_of_the_staff_app_and_of_commands_begin_in_quarantine(scene: Scene, tmp_path: Path) -> None:
    from service.records.imports import running
    from tests.records.jobs import begin, csv_of

    client = scene.client("erkin")
    begin(client, "from the app", (csv_of([person(n) for n in range(5)]), "a.csv"))
    url = client.page.url  # type: ignore[union-attr]
    for button in ("Go on to the dry run", "Import now"):
        running.work(scene.casework)
        client.get(url)
        client.submit(button)
    running.work(scene.casework)
    import_people(scene.casework, tmp_path, "from a command", range(5))
    with scene.casework.database.read() as session:
        assert session.scalars(select(Source.state)).all() == ["quarantine", "quarantine"]
