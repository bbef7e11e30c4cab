from __future__ import annotations

from service.store.models.records import Source
from tests.staff.scene import Scene


def state(scene: Scene) -> str:
    with scene.casework.database.read() as session:
        return session.query(Source).one().state


def test_two_administrators_vouch_for_a_source(scene: Scene) -> None:
    scene.planted(state="quarantine")
    first, second = scene.client("erkin"), scene.client("firuze")
    first.get("/sources", heading="Sources")
    page = first.submit("Propose to vouch for it")
    assert "another administrator" in page.text.casefold()
    assert state(scene) == "quarantine"
    first.get("/sources")
    assert "proposed already" in first.submit("Propose to vouch for it").text
    second.get("/proposals")
    second.submit("Approve")
    assert state(scene) == "vouched"
    acts = [e for e in scene.trail() if e[1].startswith("proposal")]
    assert acts == [("erkin", "proposal.made"), ("firuze", "proposal.approved")]


def test_one_administrator_suspends_at_once_and_the_way_back_leads_through_quarantine(scene: Scene) -> None:
    planted = scene.planted()
    assert scene.cards.all()[planted.id].unread == 1
    client = scene.client("erkin")
    client.get("/sources")
    client.submit("Suspend it")
    assert state(scene) == "suspended"
    assert scene.cards.all()[planted.id].unread == 0, "its candidates wait for nobody"
    client.get("/sources")
    client.submit("Take it back into quarantine")
    assert state(scene) == "quarantine"
    assert scene.cards.all()[planted.id].unread == 1
    assert [a for _, a in scene.trail() if a.startswith("source.")] == ["source.suspended", "source.quarantined"]


def test_a_search_with_two_sources_gets_back_what_the_suspended_one_brought(scene: Scene) -> None:
    planted = scene.planted()
    scene.candidate(planted, scene.record(scene.source("another list")))
    assert scene.cards.all()[planted.id].unread == 2
    client = scene.client("erkin")
    for button, unread in (("Suspend it", 1), ("Take it back into quarantine", 2)):
        page = client.get("/sources")
        url = next(f.url for f in page.forms if any(button in "".join(b.itertext()) for b in f.buttons))
        client.post(url, {})
        assert scene.cards.all()[planted.id].unread == unread


def test_suspending_works_while_the_vault_is_closed(scene: Scene) -> None:
    planted = scene.planted()
    scene.deployment.close_vault()
    client = scene.client("erkin")
    client.get("/sources")
    client.submit("Suspend it")
    assert state(scene) == "suspended"
    scene.deployment.open_vault()
    queue = scene.client("amina")
    queue.get("/queue")
    queue.submit("Next search")
    assert scene.cards.all()[planted.id].unread == 0, "put right when somebody would take it"


def test_the_page_shows_no_search(scene: Scene) -> None:
    planted = scene.planted()
    html = scene.client("erkin").get("/sources").html
    assert planted.id not in html
    assert "Memet" not in html


def test_what_was_told_from_a_source_that_was_suspended_is_listed(scene: Scene) -> None:
    from service.store.models.base import new_id

    planted = scene.planted()
    for username in ("amina", "bahar"):
        scene.read(username, planted, "same")
    room, amina = scene.app.extensions["review"], scene.person("amina")
    with scene.app.test_request_context():
        case = room.desk.open(amina, planted.id)
        checks = ["asked_first", "not_public"]
        room.desk.establish(amina, case, "facts", "They knew the name of the well.", checks)
        case = room.desk.open(amina, planted.id)
        room.desk.disclose(amina, case, planted.candidates[0], "We found him.", ["found"], new_id())
    admin = scene.client("erkin")
    admin.get("/sources")
    admin.submit("Suspend it")
    page = scene.hold("amina", planted).get(planted.url())
    assert "The family was told of what is confirmed no more" in page.text
