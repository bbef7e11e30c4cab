from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update

from service.review.told import told_from_fallen
from service.store.errors import VaultClosed
from service.store.models.base import new_id
from service.store.models.records import Segment, Source
from service.store.models.work import Candidate
from tests.staff.scene import Planted, Scene
from tests.support.leak import import_people


def state(scene: Scene) -> str:
    with scene.casework.database.read() as session:
        return session.query(Source).one().state


def page_of(scene: Scene) -> str:
    with scene.casework.database.read() as session:
        return f"/sources/{session.query(Source).one().id}"


def tell(scene: Scene, planted: Planted, text: str = "We found him.") -> None:
    """Two readings, a finding of kinship, and a disclosure."""
    for username in ("amina", "bahar"):
        scene.read(username, planted, "same")
    room, amina = scene.app.extensions["review"], scene.person("amina")
    with scene.app.test_request_context():
        case = room.desk.open(amina, planted.id)
        room.desk.establish(amina, case, "facts", "They knew the name of the well.", ["asked_first", "not_public"])
        case = room.desk.open(amina, planted.id)
        room.desk.disclose(amina, case, planted.candidates[0], text, ["found"], new_id())


def test_two_administrators_vouch_for_a_source(scene: Scene) -> None:
    scene.planted(state="quarantine")
    first, second = scene.client("erkin"), scene.client("firuze")
    assert "Two people have not vouched for it yet." in first.get(page_of(scene)).text
    first.get("/sources", heading="Sources")
    first.get(page_of(scene))
    page = first.submit("Propose to vouch for it")
    assert "another administrator" in page.text.casefold()
    assert state(scene) == "quarantine"
    first.get(page_of(scene))
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
    client.get(page_of(scene))
    client.submit("Suspend it")
    assert "taken back into quarantine" not in client.get(page_of(scene)).text
    assert state(scene) == "suspended"
    assert scene.cards.all()[planted.id].unread == 0, "its candidates wait for nobody"
    client.get(page_of(scene))
    client.submit("Take it back into quarantine")
    assert state(scene) == "quarantine"
    assert "It had been suspended, and was taken back into quarantine on" in client.get(page_of(scene)).text
    assert scene.cards.all()[planted.id].unread == 1
    assert [a for _, a in scene.trail() if a.startswith("source.")] == ["source.suspended", "source.quarantined"]


def test_a_search_with_two_sources_gets_back_what_the_suspended_one_brought(scene: Scene) -> None:
    planted = scene.planted()
    with scene.casework.database.read() as session:
        first = session.query(Source).one().id
    scene.candidate(planted, scene.record(scene.source("another list")))
    assert scene.cards.all()[planted.id].unread == 2
    client = scene.client("erkin")
    for button, unread in (("Suspend it", 1), ("Take it back into quarantine", 2)):
        client.get(f"/sources/{first}")
        client.submit(button)
        assert scene.cards.all()[planted.id].unread == unread


def test_suspending_works_while_the_vault_is_closed(scene: Scene) -> None:
    planted = scene.planted()
    scene.deployment.close_vault()
    client = scene.client("erkin")
    client.get(page_of(scene))
    client.submit("Suspend it")
    assert state(scene) == "suspended"
    scene.deployment.open_vault()
    queue = scene.client("amina")
    queue.get("/queue")
    queue.submit("Next search")
    assert scene.cards.all()[planted.id].unread == 0, "put right when somebody would take it"


def test_the_pages_show_administrators_no_search(scene: Scene) -> None:
    planted = scene.planted()
    tell(scene, planted)
    client = scene.client("erkin")
    for url in ("/sources", page_of(scene), "/imports", "/imports/new", "/mappings"):
        html = client.get(url).html
        assert planted.id not in html
        assert "Memet" not in html
    client.get(f"{page_of(scene)}/told", status=403)


def test_caseworkers_read_and_change_nothing(scene: Scene) -> None:
    scene.planted()
    client = scene.client("amina")
    page = client.get(page_of(scene))
    assert {f.url.rpartition("/")[2] for f in page.forms} == {"logout"}
    client.get("/sources")
    client.get(f"{page_of(scene)}/provenance", status=403)


def test_provenance_is_written_down_and_stands_wherever_the_record_is_read(scene: Scene) -> None:
    planted = scene.planted()
    client = scene.client("erkin")
    page = client.get(page_of(scene))
    assert page.text.count("not written down yet") == 5
    client.get(f"{page_of(scene)}/provenance", heading="Where this source comes from")
    client.submit(
        "Write it down",
        title="Invented list of detained",
        publisher="An Invented Project",
        published="May 2022",
        conditions="Cite the project.\nNo numbers of living people.",
        citation="Invented Project (2022): List.",
        doubts="Nothing after 2018.",
    )
    told = ("An Invented Project", "May 2022", "No numbers of living people", "Invented Project (2022)", "after 2018")
    assert all(text in client.get(page_of(scene)).text for text in told)
    for username in ("amina", "bahar"):
        scene.read(username, planted, "same")
    reader = scene.hold("amina", planted)
    record = reader.get(planted.url(0, "/record")).text
    assert all(text in record for text in told)
    room, amina = scene.app.extensions["review"], scene.person("amina")
    case = room.desk.open(amina, planted.id)
    room.desk.establish(amina, case, "facts", "They knew the name of the well.", ["asked_first", "not_public"])
    disclosure = reader.get(planted.url(0, "/disclosure")).text
    assert all(text in disclosure for text in told)
    assert ("erkin", "source.described") in scene.trail()


def test_a_provenance_that_is_too_long_is_refused_and_kept_in_the_form(scene: Scene) -> None:
    scene.planted()
    client = scene.client("erkin")
    client.get(f"{page_of(scene)}/provenance")
    page = client.submit("Write it down", status=400, published="x" * 40, doubts="All of it.")
    assert "All of it." in page.html
    assert "not written down" in client.get(page_of(scene)).text


def test_what_was_told_from_a_source_that_was_suspended_is_listed(scene: Scene) -> None:
    planted = scene.planted()
    tell(scene, planted)
    admin = scene.client("erkin")
    admin.get(page_of(scene))
    admin.submit("Suspend it")
    page = scene.hold("amina", planted).get(planted.url())
    assert "The family was told of what is confirmed no more" in page.text


def test_who_was_told_what_from_a_source_is_listed_without_the_words(scene: Scene) -> None:
    planted, other = scene.planted(), scene.planted()
    tell(scene, planted, "We found him in the invented list.")
    with scene.casework.database.read() as session:
        sources = {s.id: s for s in session.query(Source)}
    pages = {i: scene.client("dilnur").get(f"/sources/{i}/told") for i in sources}
    with_told = [page for page in pages.values() if "1 family was told something" in page.text]
    assert len(with_told) == 1
    page = with_told[0]
    assert "Amina Invented" in page.text
    assert "That the records name this person" in page.text
    assert "invented list" not in page.text, "the words open in the search alone"
    assert planted.id in page.html
    assert other.id not in page.html
    assert ("dilnur", "told.looked") in scene.trail()
    scene.deployment.close_vault()
    scene.client("dilnur").get(page.url, status=503)


def test_whom_to_write_to_once_a_source_has_fallen(scene: Scene) -> None:
    planted, other = scene.planted(), scene.planted()
    tell(scene, planted)
    assert told_from_fallen(scene.casework) == {}, "it stands"
    with scene.casework.database.write() as session:
        segments = select(Candidate.segment_id).where(Candidate.search_id == planted.id)
        told = set(session.scalars(select(Segment.source_id).where(Segment.id.in_(segments))))
        session.execute(update(Source).values(state="removed"))
    found = told_from_fallen(scene.casework)
    assert set(found) == {planted.id}, "nobody told the other family anything"
    assert {one.source_id for one in found[planted.id]} <= told
    assert found[planted.id][0].teller == "Amina Invented"
    assert other.id not in found
    scene.deployment.close_vault()
    with pytest.raises(VaultClosed):
        told_from_fallen(scene.casework)


def test_whoever_proposed_to_vouch_did_not_see_what_an_import_changed_since(scene: Scene, tmp_path: Path) -> None:
    import_people(scene.casework, tmp_path, "list", range(3))
    first, second = scene.client("erkin"), scene.client("firuze")
    first.get(page_of(scene))
    first.submit("Propose to vouch for it")
    page = second.get("/proposals")
    import_people(scene.casework, tmp_path, "list", range(3, 6))
    assert "decided already" in second.submit("Approve", page=page).text
    assert state(scene) == "quarantine"
    assert ("command", "proposal.lapsed") in scene.trail()
    first.get(page_of(scene))
    first.submit("Propose to vouch for it")
    second.get("/proposals")
    second.submit("Approve")
    assert state(scene) == "vouched"
