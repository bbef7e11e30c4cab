"""Grave news passes a second person, and what was told and holds no more is told to be so."""

from __future__ import annotations

from typing import Any

import pytest

from service.review.acts.base import ActRefused
from service.review.disclosure import DisclosureRefused
from service.review.drafts import BAD_NEWS
from service.store.models.base import new_id
from service.store.models.records import Source, Statement
from service.store.models.staff import StaffSession
from service.store.models.work import CaseNote
from tests.review.test_conflicts import needs
from tests.review.test_family import confirmed, establish, family_reads
from tests.staff.scene import PASSWORD, Planted, Scene
from tests.support.client import CheckedClient

TEXT = "I am sorry. The record says that your brother died in 2018."


@pytest.fixture
def ready(scene: Scene) -> Planted:
    """Confirmed, kinship established by Amina, who holds it."""
    planted = confirmed(scene)
    establish(scene, scene.hold("amina", planted), planted)
    return planted


def draft(scene: Scene, planted: Planted, text: str = TEXT) -> CheckedClient:
    client = scene.hold("amina", planted)
    client.get(planted.url(0, "/disclosure"))
    client.submit("Look at it as the family will", status=200, topics=["found", "death"], text=text)
    client.submit("Ask a colleague to approve it", checks=list(BAD_NEWS))
    return client


def open_draft(scene: Scene, planted: Planted, username: str) -> CheckedClient:
    client = scene.hold(username, planted)
    page = client.get(planted.url())
    client.get(page.links()["Read it and decide"], heading="Draft for the family")
    return client


def test_a_death_is_not_sent_but_laid_before_a_colleague(scene: Scene, ready: Planted) -> None:
    client = scene.hold("amina", ready)
    client.get(ready.url(0, "/disclosure"))
    page = client.submit("Look at it as the family will", status=200, topics=["found", "death"], text=TEXT)
    assert "Send it to the family" not in page.text
    page = client.submit("Ask a colleague to approve it", status=400, checks=["plain"])
    assert "Every point of the checklist" in page.text
    assert TEXT in page.text, "nothing is lost"
    page = client.submit("Ask a colleague to approve it", checks=list(BAD_NEWS))
    assert "A draft waits for approval" in page.text
    assert family_reads(scene, ready) == []
    assert "approval" in needs(scene, "celil", ready)
    assert "approval" not in needs(scene, "amina", ready), "nobody approves what they wrote"
    with scene.casework.database.read() as session:
        for note in session.query(CaseNote):
            assert b"sorry" not in note.sealed
            assert note.kind in ("note", "kinship"), "that there is grave news is sealed too"


def test_no_way_around_leads_to_the_family(scene: Scene, ready: Planted) -> None:
    """Neither by another button nor by leaving the tick away, where the record tells of it."""
    client = scene.hold("amina", ready)
    client.get(ready.url(0, "/disclosure"))
    sent = {"step": "send", "text": TEXT, "topics": ["found", "death"], "nonce": new_id()}
    client.post(ready.url(0, "/disclosure"), sent, status=400)
    with scene.casework.database.write() as session:
        statement = session.query(Statement).filter(Statement.record_id == ready.records[0]).one()
        statement.fields = {**statement.fields, "texts": {"status": "病故"}, "status": "deceased"}
    client.post(ready.url(0, "/disclosure"), {**sent, "topics": ["found", "facts"]}, status=400)
    assert family_reads(scene, ready) == []
    client.post(ready.url(0, "/disclosure"), {**sent, "topics": ["found"]})
    assert len(family_reads(scene, ready)) == 1, "that the records name him may be told"


def test_a_colleague_approves_and_the_family_reads_it(scene: Scene, ready: Planted) -> None:
    draft(scene, ready)
    client = open_draft(scene, ready, "celil")
    assert client.page is not None
    assert TEXT in client.page.text
    page = client.submit("Approve it and send it to the family")
    assert "Told." in page.text
    assert "approved by Celil Invented" in page.text
    assert family_reads(scene, ready) == [("disclosure", TEXT)]
    acts = [a for a in scene.trail() if a[1] in ("note.added", "disclosure.sent")]
    assert acts == [("amina", "note.added"), ("celil", "disclosure.sent")]
    assert scene.cards.all()[ready.id].told == 1
    assert needs(scene, "bahar", ready) == ()


def test_approving_twice_sends_once(scene: Scene, ready: Planted) -> None:
    draft(scene, ready)
    client = open_draft(scene, ready, "celil")
    page = client.page
    client.submit("Approve it and send it to the family")
    client.submit("Approve it and send it to the family", page=page, status=400)
    assert len(family_reads(scene, ready)) == 1


def test_the_writer_does_not_approve(scene: Scene, ready: Planted) -> None:
    draft(scene, ready)
    client = scene.hold("amina", ready)
    page = client.get(ready.url())
    page = client.get(page.links()["Look at it"])
    assert "Approve it" not in page.text
    client.post(page.url, {"step": "approve"}, status=400)
    client.post(page.url, {"step": "send_back", "reason": "Not good."}, status=400)
    room, amina = scene.app.extensions["review"], scene.person("amina")
    case = room.desk.open(amina, ready.id)
    with pytest.raises(ActRefused, match="own_draft"):
        room.desk.approve(amina, case, case.drafts[0].id)
    assert family_reads(scene, ready) == []


def test_a_draft_is_sent_back_with_a_reason_and_written_anew(scene: Scene, ready: Planted) -> None:
    draft(scene, ready)
    client = open_draft(scene, ready, "celil")
    client.submit("Send it back", status=400, reason="")
    client.submit("Send it back", reason="Say from when the record is.")
    assert needs(scene, "amina", ready)[0] == "returned"
    assert "returned" not in needs(scene, "bahar", ready)
    client = scene.hold("amina", ready)
    page = client.get(ready.url())
    assert "Say from when the record is." in page.text
    draft(scene, ready, "I am sorry. A record of 2018 says that he died.")
    assert "returned" not in needs(scene, "amina", ready)
    open_draft(scene, ready, "celil").submit("Approve it and send it to the family")
    assert [text for _, text in family_reads(scene, ready)] == ["I am sorry. A record of 2018 says that he died."]


def test_a_writer_takes_a_draft_back(scene: Scene, ready: Planted) -> None:
    client = draft(scene, ready)
    page = client.get(ready.url())
    client.get(page.links()["Look at it"])
    client.submit("Take it back")
    assert "approval" not in needs(scene, "celil", ready)


def test_one_draft_of_a_record_waits_at_a_time(scene: Scene, ready: Planted) -> None:
    client = draft(scene, ready)
    client.get(ready.url(0, "/disclosure"))
    client.submit("Look at it as the family will", status=200, topics=["death"], text="Another text.")
    page = client.submit("Ask a colleague to approve it", status=400, checks=list(BAD_NEWS))
    assert "waits already" in page.text


@pytest.mark.parametrize("changed", ["reading", "source", "kinship"])
def test_what_changed_since_the_draft_stops_its_approval(scene: Scene, ready: Planted, changed: str) -> None:
    draft(scene, ready)
    client = open_draft(scene, ready, "celil")
    room, amina = scene.app.extensions["review"], scene.person("amina")
    case = room.desk.open(amina, ready.id)
    if changed == "reading":
        view = case.candidate(ready.candidates[0])
        room.desk.withdraw(amina, case, view.id, case.candidate(view.id).readings[0].id, "I was wrong.")
    elif changed == "source":
        with scene.casework.database.write() as session:
            session.query(Source).one().state = "suspended"
    else:
        room.desk.establish(amina, case, "none", "", ())
    client.submit("Approve it and send it to the family", status=400)
    assert family_reads(scene, ready) == []


def test_approving_needs_a_fresh_login(scene: Scene, ready: Planted) -> None:
    draft(scene, ready)
    client = open_draft(scene, ready, "celil")
    with scene.casework.database.write() as session:
        session.query(StaffSession).update({"second_factor_at": 1})
    assert client.page is not None
    client.get(client.page.url)
    client.submit("Approve it and send it to the family", status=400, password="wrong", code="000000")
    assert family_reads(scene, ready) == []
    client.submit("Approve it and send it to the family", password=PASSWORD, code=scene.code("celil"))
    assert len(family_reads(scene, ready)) == 1


# -- told, and in doubt


def tell(scene: Scene, planted: Planted, topics: tuple[str, ...] = ("found",)) -> None:
    room, amina = scene.app.extensions["review"], scene.person("amina")
    with scene.app.test_request_context():
        room.desk.disclose(
            amina, room.desk.open(amina, planted.id), planted.candidates[0], "We found him.", topics, new_id()
        )


def withdraw(scene: Scene, planted: Planted) -> None:
    client = scene.hold("bahar", planted)
    client.get(planted.url(0))
    client.submit("Withdraw", reason="It is somebody else.")


def test_what_was_told_and_holds_no_more_waits_and_a_correction_ends_it(scene: Scene, ready: Planted) -> None:
    tell(scene, ready)
    assert "doubt" not in needs(scene, "amina", ready)
    withdraw(scene, ready)
    assert needs(scene, "amina", ready)[0] == "doubt"
    client = scene.hold("amina", ready)
    page = client.get(ready.url())
    page = client.get(page.links()["Tell them, or note why not"], heading="Tell the family that it does not hold")
    assert "We found him." in page.text
    client.submit("Look at it as the family will", status=200, text="We were wrong, and it is our mistake.")
    client.submit("Send it to the family")
    assert [t for _, t in family_reads(scene, ready)] == ["We found him.", "We were wrong, and it is our mistake."]
    assert "doubt" not in needs(scene, "amina", ready)
    assert scene.cards.all()[ready.id].told == 0
    assert ("amina", "correction.sent") in scene.trail()


def test_a_source_that_is_not_in_use_brings_what_was_told_from_it(scene: Scene, ready: Planted) -> None:
    from service.records import sources

    tell(scene, ready)
    with scene.casework.database.read() as session:
        source = session.query(Source).one().id
    sources.suspend(scene.casework, scene.cards, scene.person("erkin"), source)
    assert "doubt" in needs(scene, "amina", ready)
    client = scene.hold("amina", ready)
    page = client.get(ready.url())
    client.get(page.links()["Tell them, or note why not"])
    client.submit("Note it", status=400, reason="")
    client.submit("Note it", reason="I told them on the phone.")
    assert "doubt" not in needs(scene, "amina", ready)


def test_a_removed_source_brings_it_at_once_also_while_no_card_was_computed_anew(scene: Scene, ready: Planted) -> None:
    tell(scene, ready)
    with scene.casework.database.write() as session:
        session.query(Source).one().state = "removed"
    assert "doubt" in needs(scene, "amina", ready)
    client = scene.hold("amina", ready)
    page = client.get(ready.url())
    client.get(page.links()["Tell them, or note why not"])
    client.submit("Note it", reason="I told them on the phone.")
    assert "doubt" not in needs(scene, "amina", ready)


def test_taking_back_a_death_needs_a_colleague_too(scene: Scene, ready: Planted) -> None:
    draft(scene, ready)
    open_draft(scene, ready, "celil").submit("Approve it and send it to the family")
    withdraw(scene, ready)
    client = scene.hold("amina", ready)
    page = client.get(ready.url())
    client.get(page.links()["Tell them, or note why not"])
    page = client.submit("Look at it as the family will", status=200, text="We were wrong. We do not know.")
    assert "Send it to the family" not in page.text
    client.submit("Ask a colleague to approve it", checks=list(BAD_NEWS))
    open_draft(scene, ready, "celil").submit("Approve it and send it to the family")
    assert [t for _, t in family_reads(scene, ready)] == [TEXT, "We were wrong. We do not know."]
    assert "doubt" not in needs(scene, "amina", ready)


def test_nothing_is_corrected_that_holds(scene: Scene, ready: Planted) -> None:
    tell(scene, ready)
    room, amina = scene.app.extensions["review"], scene.person("amina")
    case = room.desk.open(amina, ready.id)
    scene.hold("amina", ready).get(ready.url(None, f"/told/{case.told[0].id}"), status=404)
    with pytest.raises(DisclosureRefused, match="state"):
        room.desk.correct(amina, case, case.told[0].id, "It does not hold.", new_id())


# -- help


def test_support_contacts_are_kept_by_seniors_and_named_once(scene: Scene, ready: Planted) -> None:
    senior = scene.client("dilnur")
    senior.get("/contacts", heading="Support contacts")
    senior.submit("Keep it", status=400, name="Invented Helpline", reach="")
    senior.submit(
        "Keep it", name="Invented Helpline", where="Istanbul", reach="0000 123, at night too", languages=["en"]
    )
    caseworker = scene.client("amina")
    page = caseworker.get("/contacts")
    assert "Keep it" not in page.text
    caseworker.post("/contacts", {"name": "x", "reach": "y"}, status=403)
    client = scene.hold("amina", ready)
    page = client.get(ready.url(0, "/disclosure"))
    assert "Helps in the family's language." in page.text
    chosen: Any = next(i.get("value") for i in page.tree.iter("input") if i.get("name") == "contacts")
    line = "Invented Helpline (Istanbul): 0000 123, at night too"
    for _ in range(2):
        page = client.submit(
            "Look at it as the family will", status=200, topics=["found"], text="We found him.", contacts=[chosen]
        )
        assert page.text.count(line) == 1
        client.submit("Change it", status=200)
    senior.get("/contacts")
    senior.submit("Do not offer it any more: Invented Helpline")
    assert line not in client.get(ready.url(0, "/disclosure")).text
    assert ("dilnur", "contact.removed") in scene.trail()


def test_the_records_words_are_explained_where_one_writes(scene: Scene, ready: Planted) -> None:
    with scene.casework.database.write() as session:
        statement = session.query(Statement).filter(Statement.record_id == ready.records[0]).one()
        statement.fields = {**statement.fields, "facility": "教培中心"}
    page = scene.hold("amina", ready).get(ready.url(0, "/disclosure"))
    assert "a camp where people are held without a sentence" in page.text
