from __future__ import annotations

import json

from sqlalchemy import update

from service.staff import trail
from service.store import audit
from service.store.models.staff import AuditEntry
from tests.staff.scene import Scene


def test_the_auditor_sees_who_looked_at_what(scene: Scene) -> None:
    planted = scene.planted()
    scene.hold("amina", planted).get(planted.url(0))
    page = scene.client("gulnar").get("/trail", heading="Audit trail")
    assert "candidate.looked" in page.text
    assert "Amina Invented" in page.text
    assert planted.candidates[0] in page.text, "the sealed detail, opened by the vault"
    assert "The chain holds" in page.text


def test_filters(scene: Scene) -> None:
    planted = scene.planted()
    scene.hold("amina", planted).get(planted.url())
    scene.hold("bahar", planted).get(planted.url())
    client = scene.client("gulnar")
    page = client.get("/trail", query_string={"actor": scene.people["bahar"], "action": "search.looked"})
    assert page.form("Show").values == {"actor": [scene.people["bahar"]], "action": ["search.looked"]}
    rows = next(page.tree.iter("tbody"))
    assert len(list(rows.iter("tr"))) == 1


def test_an_altered_entry_is_named(scene: Scene) -> None:
    scene.casework.look(scene.people["amina"], "search.looked", "a" * 32)
    scene.casework.look(scene.people["amina"], "search.looked", "b" * 32)
    with scene.casework.database.write() as session:
        session.execute(update(AuditEntry).where(AuditEntry.position == 1).values(actor=scene.people["bahar"]))
    page = scene.client("gulnar").get("/trail")
    assert "The chain does not hold" in page.text
    assert "Entry 1" in page.text


def test_details_stay_sealed_while_the_vault_is_closed(scene: Scene) -> None:
    scene.casework.look(scene.people["amina"], "candidate.looked", "a" * 32, candidate="c" * 32)
    scene.deployment.close_vault()
    page = scene.client("gulnar").get("/trail")
    assert "c" * 32 not in page.text
    assert "sealed" in page.text


def test_the_head_is_signed_and_still_in_the_trail(scene: Scene) -> None:
    scene.casework.look(scene.people["amina"], "search.looked", "a" * 32)
    response = scene.client("gulnar").request("GET", "/trail/head", 200)
    assert "attachment" in response.headers["Content-Disposition"]
    head = json.loads(response.get_data())
    with scene.casework.database.read() as session:
        assert audit.check_head(session, head, head["signed_by"]) is None


def test_looking_at_unusually_many_searches_is_flagged(scene: Scene) -> None:
    for number in range(trail.MANY_SEARCHES + 1):
        scene.casework.look(scene.people["amina"], "search.looked", f"{number:032x}")
    scene.casework.look(scene.people["bahar"], "search.looked", "b" * 32)
    assert trail.unusual(scene.casework) == [("Amina Invented", trail.MANY_SEARCHES + 1)]


def test_older_entries_come_page_by_page(scene: Scene) -> None:
    for number in range(trail.PAGE + 5):
        scene.casework.look(scene.people["amina"], "search.looked", f"{number:032x}")
    first = trail.read_trail(scene.casework)
    second = trail.read_trail(scene.casework, before=first.before)
    positions = [e.position for e in (*first.entries, *second.entries)]
    assert positions == list(range(trail.PAGE + 5, 0, -1))
    assert second.before is None


def test_the_vault_page_says_how_it_stands(scene: Scene) -> None:
    client = scene.client("erkin")
    assert "The vault is open." in client.get("/vault").text
    scene.deployment.close_vault()
    assert "The vault is closed." in client.get("/vault").text


def test_pages_of_searches_say_that_the_vault_is_closed(scene: Scene) -> None:
    planted = scene.planted()
    client = scene.hold("amina", planted)
    scene.deployment.close_vault()
    for url in ("/queue", planted.url(), planted.url(0)):
        page = client.get(url, status=503, heading="The vault is closed")
        assert "Two custodians" in page.text
