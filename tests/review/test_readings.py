from __future__ import annotations

import threading

import pytest

from service.matching.types import Evidence
from service.review.desk import ActRefused
from service.review.progress import NO_PROMISE
from service.store.guard import Caught, set_apart
from service.store.models.work import Candidate, Reading
from tests.staff.scene import EVIDENCE, Planted, Scene

WEAK = (Evidence("name", "close", 11.0, {"part": "Memet", "other": "麦麦提", "one_in": 50}),)


def state(scene: Scene, planted: Planted, candidate: int = 0) -> str:
    case = scene.app.extensions["review"].desk.open(scene.person("amina"), planted.id)
    return case.candidate(planted.candidates[candidate]).state.value


def test_two_caseworkers_confirm(scene: Scene) -> None:
    planted = scene.planted()
    for username in ("amina", "bahar"):
        client = scene.hold(username, planted)
        client.get(planted.url(0))
        page = client.submit("Keep my reading", judgement="same", reason="Name and township.")
    assert "Confirmed as the same person." in page.text
    card = scene.cards.all()[planted.id]
    assert (card.confirmed, card.unread, card.awaiting_second, card.promise) == (1, 0, 0, NO_PROMISE)
    acts = [entry for entry in scene.trail() if entry[1] == "candidate.read"]
    assert acts == [("amina", "candidate.read"), ("bahar", "candidate.read")]


def test_nobody_reads_second_what_they_read_first(scene: Scene) -> None:
    planted = scene.planted()
    scene.read("amina", planted, "same")
    with pytest.raises(ActRefused, match="again"):
        scene.read("amina", planted, "same")
    client = scene.hold("amina", planted)
    client.get(planted.url(0))
    client.post(planted.url(0, "/read"), {"judgement": "same", "reason": "Once more."})
    assert state(scene, planted) == "second"


def test_an_unpromising_candidate_is_rejected_by_one(scene: Scene) -> None:
    planted = scene.planted(candidates=0)
    scene.candidate(planted, scene.record(scene.source("weak")), WEAK)
    scene.read("amina", planted, "different")
    assert state(scene, planted) == "rejected"


def test_a_disagreement_is_settled_by_a_senior_who_is_on_neither_side(scene: Scene) -> None:
    planted = scene.planted()
    scene.read("amina", planted, "same")
    scene.read("bahar", planted, "different")
    assert scene.cards.all()[planted.id].disagreements == 1
    caseworker = scene.hold("celil", planted)
    caseworker.get(planted.url())
    caseworker.post(planted.url(0, "/settle"), {"judgement": "same", "reason": "Both."}, status=403)
    client = scene.hold("dilnur", planted)
    client.get(planted.url(0))
    page = client.submit("Settle it", judgement="same", reason="The village decides it.")
    assert "Confirmed as the same person." in page.text
    assert ("dilnur", "candidate.settled") in scene.trail()


def test_a_senior_who_took_a_side_does_not_settle(scene: Scene) -> None:
    planted = scene.planted()
    scene.read("dilnur", planted, "same")
    scene.read("bahar", planted, "different")
    client = scene.hold("dilnur", planted)
    page = client.get(planted.url(0))
    assert "Settle" not in page.text
    room = scene.app.extensions["review"]
    person = scene.person("dilnur")
    with pytest.raises(ActRefused):
        room.desk.settle(person, room.desk.open(person, planted.id), planted.candidates[0], "same", "My own.")


def test_a_withdrawn_reading_stays_listed_and_reopens(scene: Scene) -> None:
    planted = scene.planted()
    scene.read("amina", planted, "same")
    scene.read("bahar", planted, "same")
    client = scene.hold("bahar", planted)
    client.get(planted.url(0))
    page = client.submit("Withdraw", reason="I confused two villages.")
    assert "Waits for a second reader." in page.text
    assert "I confused two villages." in page.text
    assert "(withdrawn)" in page.text
    with scene.casework.database.read() as session:
        assert session.query(Reading).count() == 3, "a reading is never changed and never removed"
    assert ("bahar", "reading.withdrawn") in scene.trail()


def test_a_colleagues_reading_is_withdrawn_by_a_senior_only(scene: Scene) -> None:
    planted = scene.planted()
    scene.read("amina", planted, "same")
    scene.read("bahar", planted, "same")
    assert "Withdraw this reading" not in scene.hold("celil", planted).get(planted.url(0)).text
    room = scene.app.extensions["review"]
    with scene.casework.database.read() as session:
        first = session.query(Reading).first()
    assert first is not None
    celil = scene.person("celil")
    with pytest.raises(ActRefused, match="again"):
        room.desk.withdraw(
            celil, room.desk.open(celil, planted.id), planted.candidates[0], first.id, "Not mine to take."
        )
    dilnur = scene.person("dilnur")
    room.desk.withdraw(dilnur, room.desk.open(dilnur, planted.id), planted.candidates[0], first.id, "An error.")
    assert state(scene, planted) == "second"


def test_a_candidate_whose_only_reading_was_withdrawn_waits_for_others(scene: Scene) -> None:
    planted = scene.planted()
    scene.read("amina", planted, "same")
    client = scene.hold("amina", planted)
    client.get(planted.url(0))
    client.submit("Withdraw", reason="Too quick.")
    queue = scene.app.extensions["review"].queue
    assert queue.waiting(scene.person("amina")) == [], "she is not blind to it any more"
    assert queue.waiting(scene.person("bahar"))[0].needs == ("second",)
    assert "Keep my reading" in scene.hold("bahar", planted).get(planted.url(0)).text


def test_readings_are_sealed(scene: Scene) -> None:
    planted = scene.planted()
    scene.read("amina", planted, "same")
    with scene.casework.database.read() as session:
        row = session.query(Reading).one()
        assert b"same" not in row.sealed
        assert b"because" not in row.sealed
        assert session.get_one(Candidate, planted.candidates[0]).read


def test_two_second_readers_at_once_do_not_both_count_as_first(scene: Scene) -> None:
    planted = scene.planted()
    room, gate, refused = scene.app.extensions["review"], threading.Barrier(2), []

    def read() -> None:
        person = scene.person("amina")
        case = room.desk.open(person, planted.id)
        gate.wait()
        try:
            room.desk.read(person, case, planted.candidates[0], "same", "Two windows at once.")
        except ActRefused as error:
            refused.append(error.reason)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == ["again"]
    with scene.casework.database.read() as session:
        assert session.query(Reading).count() == 1


def test_the_record_page_shows_every_cell_with_its_place(scene: Scene) -> None:
    planted = scene.planted()
    page = scene.hold("amina", planted).get(planted.url(0, "/record"))
    for text in ("姓名", "麦麦提·吐尔逊", "备注", "empty", "名单", "row 3", "vouched for by two people"):
        assert text in page.text, text
    assert ("amina", "record.looked") in scene.trail()


def test_each_look_and_each_act_is_in_the_trail_without_record_ids_in_clear(scene: Scene) -> None:
    from service.store.models.staff import AuditEntry

    planted = scene.planted()
    client = scene.hold("amina", planted)
    client.get(planted.url())
    page = client.get(planted.url(0))
    for image in page.tree.iter("img"):
        client.request("GET", image.get("src") or "", 200)
    for more in ("/notes", "/kinship", "/messages"):
        client.get(planted.url(None, more))
    seen = [action for who, action in scene.trail() if who == "amina"]
    for action in (
        "search.claimed",
        "search.looked",
        "candidate.looked",
        "picture.looked",
        "notes.looked",
        "kinship.looked",
        "messages.looked",
    ):
        assert action in seen, action
    with scene.casework.database.read() as session:
        for entry in session.query(AuditEntry):
            clear = " ".join((entry.action, entry.subject, entry.actor)) + entry.detail.decode("latin-1")
            assert planted.records[0] not in clear
            assert planted.candidates[0] not in clear


def test_a_candidate_of_a_suspended_source_waits_for_nobody(scene: Scene) -> None:
    from service.store.models.records import Source

    planted = scene.planted()
    with scene.casework.database.write() as session:
        session.query(Source).one().state = "suspended"
    scene.refresh(planted)
    assert scene.cards.all()[planted.id].unread == 0
    page = scene.hold("amina", planted).get(planted.url(0))
    assert "The source of this record is suspended: nothing of it is used now. There is nothing to read." in page.text
    assert "Keep my reading" not in page.text


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("removed", "The source of this record was removed, and what it stated went with it."),
        ("suspended", "The source of this record is suspended: nothing of it is used now."),
        ("gone", "This record is gone: no file of its source states it any more."),
        ("apart", "This record or its picture is set apart until an administrator has looked at it."),
    ],
)
def test_a_candidate_that_is_not_in_use_says_why_first(scene: Scene, why: str, said: str) -> None:
    from service.store.models.records import Record, Source

    planted = scene.planted()
    scene.read("amina", planted, "same")
    scene.read("bahar", planted, "same")
    with scene.casework.database.write() as session:
        if why == "gone":
            session.get_one(Record, planted.records[0]).gone = True
        elif why == "apart":
            token = session.get_one(Candidate, planted.candidates[0]).record_token
            set_apart(
                session, scene.casework.vault, [Caught(token, "record", planted.records[0], 47, "apart", "2026-01-01")]
            )
        else:
            session.query(Source).one().state = why
    client = scene.hold("amina", planted)
    page = client.get(planted.url(0))
    assert page.text.index(said) < page.text.index("Confirmed")
    assert page.text.count(said) <= 2
    assert (said in client.get(planted.url(0, "/disclosure")).text) == (why in ("gone", "apart"))


def test_a_withdrawn_search_is_gone_at_once(scene: Scene) -> None:
    planted = scene.planted()
    client = scene.hold("amina", planted)
    scene.deployment.intake.withdraw(planted.search)
    for url in (planted.url(), planted.url(0), planted.url(None, "/messages")):
        client.get(url, status=404, heading="This search is no longer here")


def test_only_a_source_that_stands_alone_is_named_so(scene: Scene) -> None:
    planted = scene.planted()
    scene.candidate(planted, scene.record(scene.source("another list")), EVIDENCE)
    for candidate in (0, 1):
        for username in ("amina", "bahar"):
            scene.read(username, planted, "same", candidate)
    page = scene.hold("amina", planted).get(planted.url(0))
    assert "Only this source states it." not in page.text
