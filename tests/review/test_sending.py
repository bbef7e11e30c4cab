"""What makes sending twice sending once must not make sending look done, nor go without its note."""

from __future__ import annotations

import pytest

from service.review.desk import Desk
from service.review.sealing import add_note
from service.review.sending import SentAlready, note_id_of
from service.store.errors import Conflict
from service.store.models.base import new_id
from tests.review.test_family import confirmed, establish, family_reads
from tests.staff.scene import Planted, Scene


def desk(scene: Scene) -> Desk:
    return scene.app.extensions["review"].desk


def tell(scene: Scene, planted: Planted, nonce: str, text: str = "We found him in Tekes.") -> None:
    amina = scene.person("amina")
    with scene.app.test_request_context():
        case = desk(scene).open(amina, planted.id)
        desk(scene).disclose(amina, case, planted.candidates[0], text, ["found"], nonce)


def ask(scene: Scene, planted: Planted, nonce: str, code: str = "thanks") -> None:
    amina = scene.person("amina")
    with scene.app.test_request_context():
        desk(scene).send_standard(amina, desk(scene).open(amina, planted.id), code, nonce)


def told(scene: Scene, planted: Planted) -> list[tuple[str, bool]]:
    return [(t.text, t.delivered) for t in desk(scene).open(scene.person("amina"), planted.id).told]


def ready(scene: Scene) -> Planted:
    planted = confirmed(scene)
    establish(scene, scene.hold("amina", planted), planted)
    return planted


def test_the_nonce_of_a_note_elsewhere_hides_no_disclosure(scene: Scene) -> None:
    """An id that exists in another search, or as a note of another kind, stands in nobody's way."""
    planted, other = ready(scene), scene.planted()
    amina = scene.person("amina")
    nonce = new_id()
    ask(scene, other, nonce)
    desk(scene).note(amina, desk(scene).open(amina, planted.id), "An internal thought.")
    internal = desk(scene).open(amina, planted.id).internal_notes[0].id
    for forged in (nonce, internal):
        tell(scene, planted, forged, f"We found him: {forged}")
    assert len(told(scene, planted)) == 2
    assert all(delivered for _text, delivered in told(scene, planted))


def test_the_nonce_of_a_question_says_nothing_told_that_was_not_sent(scene: Scene) -> None:
    planted = ready(scene)
    nonce = new_id()
    ask(scene, planted, nonce)
    tell(scene, planted, nonce)
    assert [kind for kind, _text in family_reads(scene, planted)] == ["message", "disclosure"]
    assert told(scene, planted) == [("We found him in Tekes.", True)]


def test_what_was_sent_already_leaves_one_trace(scene: Scene) -> None:
    planted = ready(scene)
    nonce = new_id()
    tell(scene, planted, nonce)
    with pytest.raises(SentAlready):
        tell(scene, planted, nonce, "Another text under the same number.")
    ask(scene, planted, nonce)
    with pytest.raises(SentAlready):
        ask(scene, planted, nonce)
    acts = [action for _who, action in scene.trail()]
    assert acts.count("disclosure.sent") == 1
    assert acts.count("message.sent") == 1
    assert told(scene, planted) == [("We found him in Tekes.", True)]
    assert len(family_reads(scene, planted)) == 2


def test_a_double_submit_is_told_that_it_was_sent_already(scene: Scene) -> None:
    planted = ready(scene)
    client = scene.hold("amina", planted)
    page = client.get(planted.url(None, "/messages"))
    client.submit("Send it", page=page, standard="thanks")
    again = client.submit("Send it", page=page, standard="thanks")
    assert "was sent already" in again.text
    assert [action for _who, action in scene.trail()].count("message.sent") == 1
    client.get(planted.url(0, "/disclosure"))
    page = client.submit("Look at it as the family will", status=200, topics=["found"], text="We found him.")
    client.submit("Send it to the family", page=page)
    again = client.submit("Send it to the family", page=page)
    assert "was sent already" in again.text
    assert [action for _who, action in scene.trail()].count("disclosure.sent") == 1


def test_a_message_whose_trace_was_lost_gets_it_when_sent_again(scene: Scene) -> None:
    """The two databases are not one: the message may stand where the casework transaction did not."""
    planted = ready(scene)
    nonce, text = new_id(), "We found him in Tekes."
    message = note_id_of(planted.id, "disclosure", nonce)
    assert planted.search.add_message(text, kind="disclosure", from_family=False, nonce=message)
    with pytest.raises(Conflict):
        tell(scene, planted, nonce, "Something else than what the family has.")
    assert told(scene, planted) == []
    tell(scene, planted, nonce, text)
    assert told(scene, planted) == [(text, True)]
    assert [action for _who, action in scene.trail()].count("disclosure.sent") == 1


def test_a_message_says_whether_it_was_added(scene: Scene) -> None:
    search = scene.search(picture=False).search
    nonce = new_id()
    assert search.add_message("Hello", kind="message", from_family=True, nonce=nonce) is True
    assert search.add_message("Hello", kind="message", from_family=True, nonce=nonce) is False
    assert search.add_message("Hello", kind="message", from_family=True) is True


def test_a_note_of_another_search_or_kind_is_never_taken_for_this_one(scene: Scene) -> None:
    first, second = scene.planted(), scene.planted()
    amina = scene.people["amina"]
    key = scene.casework.keychain.casework(first.id)
    note_id = new_id()
    with scene.casework.database.write() as session:
        assert add_note(session, key, first.id, amina, "note", {"text": "x"}, note_id)
        assert not add_note(session, key, first.id, amina, "note", {"text": "x"}, note_id)
        for search_id, kind in ((second.id, "note"), (first.id, "disclosure")):
            with pytest.raises(Conflict):
                add_note(session, key, search_id, amina, kind, {"text": "x"}, note_id)
