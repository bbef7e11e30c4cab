"""What goes to the family: kinship first, then messages and disclosure."""

from __future__ import annotations

from itertools import pairwise

import pytest

from service.review.decisions import State
from service.review.disclosure import DisclosureRefused, check, obstacle
from service.review.kinship import LEVELS, TOPICS, Finding, problem_with
from service.review.messages import STANDARD
from service.store.models.base import new_id
from service.store.models.staff import StaffSession
from service.store.receipt import Receipt
from tests.staff.scene import PASSWORD, Planted, Scene
from tests.support.client import CheckedClient
from tests.support.outside import leave_strings


def confirmed(scene: Scene, state: str = "vouched") -> Planted:
    planted = scene.planted(state=state)
    for username in ("amina", "bahar"):
        scene.read(username, planted, "same")
    return planted


def establish(scene: Scene, client: CheckedClient, planted: Planted, level: str = "facts") -> None:
    client.get(planted.url(None, "/kinship"), heading="Kinship")
    client.submit(
        "Record it",
        level=level,
        checks=["asked_first", "not_public"],
        text="They knew the name of the family's well.",
    )


def family_reads(scene: Scene, planted: Planted) -> list[tuple[str, str]]:
    """(kind, text) of what lies there for the receipt."""
    search = scene.deployment.family_side().open(Receipt.parse(planted.receipt))
    assert search is not None
    return [(m.kind, m.text) for m in search.messages() if not m.from_family]


# -- kinship


@pytest.mark.parametrize(
    ("level", "text", "checks", "problem"),
    [
        ("king", "A long enough text.", (), "level"),
        ("call", "Short", (), "text"),
        ("facts", "A long enough text.", ("asked_first",), "checks"),
        ("voucher", "A long enough text.", ("not_public", "reached"), "checks"),
        ("none", "", (), None),
        ("call", "A long enough text.", (), None),
        ("voucher", "A long enough text.", ("asked_first", "not_public"), None),
    ],
)
def test_findings_that_can_be_recorded(level: str, text: str, checks: tuple[str, ...], problem: str | None) -> None:
    assert problem_with(level, text, checks) == problem


def test_each_level_tells_what_the_ones_below_tell_and_more() -> None:
    told = [{t.code for t in level.topics} for level in sorted(LEVELS.values(), key=lambda level: level.rank)]
    assert told[0] == set()
    assert all(less < more for less, more in pairwise(told))
    assert told[-1] == set(TOPICS)


def test_kinship_is_recorded_and_the_newest_finding_counts(scene: Scene) -> None:
    planted = scene.planted()
    client = scene.hold("amina", planted)
    establish(scene, client, planted, "voucher")
    assert ("amina", "kinship.found") in scene.trail()
    client.get(planted.url(None, "/kinship"))
    page = client.submit("Record it", level="none", checks=[], text="")
    assert "Not established" in page.text


def test_a_finding_without_its_checks_is_refused_and_kept(scene: Scene) -> None:
    planted = scene.planted()
    client = scene.hold("amina", planted)
    client.get(planted.url(None, "/kinship"))
    page = client.submit("Record it", status=400, level="facts", text="They knew the family's well.")
    assert "They knew the family's well." in page.text
    assert page.form("Record it").values["level"] == ["facts"]


# -- messages


def test_a_standard_question_needs_no_kinship(scene: Scene) -> None:
    leave_strings(scene.app)
    planted = scene.planted()
    client = scene.hold("amina", planted)
    client.get(planted.url(None, "/messages"), heading="Messages")
    client.submit("Send it", standard="birth")
    assert family_reads(scene, planted) == [("question", str(STANDARD["birth"].text))]
    assert ("amina", "message.sent") in scene.trail()


def test_sending_twice_is_sending_once(scene: Scene) -> None:
    planted = scene.planted()
    client = scene.hold("amina", planted)
    page = client.get(planted.url(None, "/messages"))
    for _ in range(2):
        client.submit("Send it", page=page, standard="thanks")
    assert len(family_reads(scene, planted)) == 1


def test_own_words_need_kinship_and_an_accepted_warning(scene: Scene) -> None:
    planted = scene.planted()
    client = scene.hold("amina", planted)
    page = client.get(planted.url(None, "/messages"))
    assert "Send my text" not in page.text
    client.post(planted.url(None, "/messages"), {"text": "Did he have a beard?", "accepted": "1"}, status=400)
    establish(scene, client, planted)
    client.get(planted.url(None, "/messages"))
    page = client.submit("Send my text", status=400, text="Did he have a beard?")
    assert "Did he have a beard?" in page.text, "what was typed is kept"
    assert family_reads(scene, planted) == []
    client.submit("Send my text", text="How old is his son?", accepted="1")
    assert family_reads(scene, planted) == [("question", "How old is his son?")]


def test_neither_messages_nor_notes_lie_in_clear(scene: Scene) -> None:
    from service.store.models.work import CaseNote

    planted = scene.planted()
    client = scene.hold("amina", planted)
    client.get(planted.url(None, "/notes"))
    page = client.submit("Add it", text="An internal thought.")
    assert "An internal thought." in page.text
    assert family_reads(scene, planted) == [], "the family never sees notes"
    with scene.casework.database.read() as session:
        for note in session.query(CaseNote):
            assert b"thought" not in note.sealed


# -- disclosure


def test_the_family_reads_what_a_person_wrote(scene: Scene) -> None:
    planted = confirmed(scene)
    client = scene.hold("amina", planted)
    establish(scene, client, planted)
    page = client.get(planted.url(0))
    page = client.get(page.links()["Tell the family"], heading="Tell the family")
    assert "You do not have to carry this alone" in page.html
    text = "We found your brother in a list of 2017.\n\nIt says nothing about today."
    page = client.submit("Look at it as the family will", status=200, topics=["found", "facts"], text=text)
    assert "It says nothing about today." in page.text
    assert family_reads(scene, planted) == [], "nothing is sent before it was looked at"
    client.submit("Send it to the family")
    assert [(k, t.replace("\r\n", "\n")) for k, t in family_reads(scene, planted)] == [("disclosure", text)]
    assert ("amina", "disclosure.sent") in scene.trail()
    assert scene.cards.all()[planted.id].told == 1
    assert "Told so far" in client.get(planted.url()).text


def test_sending_a_disclosure_twice_is_sending_it_once(scene: Scene) -> None:
    planted = confirmed(scene)
    client = scene.hold("amina", planted)
    establish(scene, client, planted)
    client.get(planted.url(0, "/disclosure"))
    page = client.submit("Look at it as the family will", status=200, topics=["found"], text="We found him.")
    for _ in range(2):
        client.submit("Send it to the family", page=page)
    assert len(family_reads(scene, planted)) == 1


def test_the_support_paragraph_alone_is_no_disclosure(scene: Scene) -> None:
    leave_strings(scene.app)
    planted = confirmed(scene)
    client = scene.hold("amina", planted)
    establish(scene, client, planted)
    client.get(planted.url(0, "/disclosure"))
    page = client.submit("Look at it as the family will", status=400, topics=["found"])
    assert "Write a text." in page.text


def test_telling_needs_a_fresh_login_and_loses_no_text(scene: Scene) -> None:
    planted = confirmed(scene)
    client = scene.hold("amina", planted)
    establish(scene, client, planted)
    client.get(planted.url(0, "/disclosure"))
    with scene.casework.database.write() as session:
        session.query(StaffSession).update({"second_factor_at": 1})
    page = client.submit("Look at it as the family will", status=200, topics=["found"], text="We found him.")
    page = client.submit("Send it to the family", status=400, password="wrong", code="000000")
    assert "We found him." in page.text
    assert family_reads(scene, planted) == []
    client.submit("Send it to the family", password=PASSWORD, code=scene.code("amina"))
    assert family_reads(scene, planted) == [("disclosure", "We found him.")]


def test_a_confirmed_match_leads_to_the_kinship_that_is_missing(scene: Scene) -> None:
    planted = confirmed(scene)
    client = scene.hold("amina", planted)
    page = client.get(planted.url(0))
    assert "The kinship is not established yet." in page.text
    client.get(page.links()["Record how it was established"], heading="Kinship")
    establish(scene, client, planted)
    assert "Tell the family" in client.get(planted.url(0)).links()


@pytest.mark.parametrize("state", ["quarantine", "suspended"])
def test_nothing_is_told_from_a_source_that_nobody_vouches_for(scene: Scene, state: str) -> None:
    planted = confirmed(scene, "quarantine")
    client = scene.hold("amina", planted)
    establish(scene, client, planted)
    with scene.casework.database.write() as session:
        from service.store.models.records import Source

        session.query(Source).one().state = state
    page = client.get(planted.url(0))
    why = {"quarantine": "The family cannot be told yet", "suspended": "The source of this record is suspended"}
    assert why[state] in page.text
    assert "Tell the family" not in page.links()
    page = client.get(planted.url(0, "/disclosure"))
    assert "Nothing may be told" in page.text
    client.post(planted.url(0, "/disclosure"), {"text": "x", "topics": "found", "step": "send"}, status=400)
    assert family_reads(scene, planted) == []


FOUND = Finding(LEVELS["call"], "A call.", ())


@pytest.mark.parametrize(
    ("text", "topics", "state", "source", "suspended", "finding", "reason"),
    [
        ("x", ["found"], State.SECOND, "vouched", False, FOUND, "state"),
        ("x", ["found"], State.CONFIRMED, "quarantine", False, FOUND, "source"),
        ("x", ["found"], State.CONFIRMED, "suspended", "suspended", FOUND, "source_suspended"),
        ("x", ["found"], State.CONFIRMED, "removed", True, FOUND, "source_removed"),
        ("x", ["found"], State.CONFIRMED, "vouched", "gone", FOUND, "gone"),
        ("x", ["found"], State.CONFIRMED, "vouched", False, Finding(LEVELS["none"], "", ()), "kinship"),
        ("x", [], State.CONFIRMED, "vouched", "", FOUND, "topics"),
        ("x", ["found", "facts"], State.CONFIRMED, "vouched", "", FOUND, "topics"),
        ("x", ["gossip"], State.CONFIRMED, "vouched", "", FOUND, "topics"),
        ("  ", ["found"], State.CONFIRMED, "vouched", "", FOUND, "empty"),
        ("x" * 9000, ["found"], State.CONFIRMED, "vouched", "", FOUND, "long"),
    ],
)
def test_what_cannot_be_told(  # type: ignore[no-untyped-def]
    text, topics, state, source, suspended, finding, reason
) -> None:
    with pytest.raises(DisclosureRefused) as refused:
        check(text, topics, state, source, suspended, finding)
    assert refused.value.reason == reason


def test_what_can_be_told() -> None:
    assert check(" x ", ["found"], State.CONFIRMED, "vouched", "", FOUND) == "x"
    assert obstacle(State.CONFIRMED, "vouched", "", FOUND) is None


def test_undoing_after_a_disclosure_shows_who_was_told_what(scene: Scene) -> None:
    planted = confirmed(scene)
    client = scene.hold("amina", planted)
    establish(scene, client, planted)
    room = scene.app.extensions["review"]
    amina = scene.person("amina")
    with scene.app.test_request_context():
        case = room.desk.open(amina, planted.id)
        room.desk.disclose(amina, case, planted.candidates[0], "We found him in Tekes.", ["found"], new_id())
    client.get(planted.url(0))
    page = client.submit("Withdraw", reason="It is somebody else.")
    assert "The family was told of what is confirmed no more" in page.text
    assert "We found him in Tekes." in page.text
    assert "Amina Invented" in page.text
    assert family_reads(scene, planted) == [("disclosure", "We found him in Tekes.")], "what was told stays"
    assert scene.cards.all()[planted.id].told == 0


def test_readings_and_candidates_change_nothing_that_the_family_sees(scene: Scene) -> None:
    planted = scene.planted(candidates=2)

    def seen() -> tuple[object, ...]:
        search = scene.deployment.family_side().open(Receipt.parse(planted.receipt))
        assert search is not None
        return (search.header(), tuple(search.messages()), len(search.pictures()))

    before = seen()
    for username in ("amina", "bahar"):
        scene.read(username, planted, "same", 0)
        scene.read(username, planted, "different", 1)
    client = scene.hold("amina", planted)
    establish(scene, client, planted)
    assert seen() == before


# -- the end


def test_ending_a_search_needs_a_reason_and_takes_it_out_of_the_queue(scene: Scene) -> None:
    planted = scene.planted()
    client = scene.hold("amina", planted)
    client.get(planted.url(None, "/end"), heading="End this search")
    client.submit("End it", status=400, reason="")
    page = client.submit("End it", reason="The family asked for it by phone.")
    assert page.heading == "Queue"
    assert planted.search.header().state == "ended"
    assert scene.app.extensions["review"].queue.waiting(scene.person("bahar")) == []
    assert ("amina", "search.ended") in scene.trail()
