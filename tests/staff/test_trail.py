from __future__ import annotations

import json

import pytest
from sqlalchemy import update

from service.staff import trail, unusual
from service.store import audit
from service.store.models.staff import AuditEntry
from tests.staff.scene import Scene
from tests.support.client import text_of


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
    rows = next(t for t in page.tree.iter("table") if "Newest first" in text_of(t)).find("tbody")
    assert rows is not None
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
    for number in range(unusual.MANY_SEARCHES + 1):
        scene.casework.look(scene.people["amina"], "search.claimed", f"{number:032x}")
    scene.casework.look(scene.people["bahar"], "search.claimed", "b" * 32)
    (found,) = trail.findings(scene.casework)
    assert (found.kind, found.actor, found.count) == ("many", scene.people["amina"], unusual.MANY_SEARCHES + 1)
    page = scene.client("gulnar").get("/trail")
    assert f"{unusual.MANY_SEARCHES + 1} searches on" in page.text
    assert "not known yet for this person" in page.text


def test_what_was_never_claimed_refused_and_failed_is_flagged_and_can_be_followed(scene: Scene) -> None:
    amina, bahar = scene.people["amina"], scene.people["bahar"]
    scene.casework.look(amina, "search.claimed", "c" * 32)
    for subject in ("c" * 32, "d" * 32):
        scene.casework.look(amina, "candidate.looked", subject)
    for _ in range(unusual.MANY_FAILED):
        scene.casework.look(bahar, "login.failed", step="password")
    curious = scene.client("erkin")
    for _ in range(unusual.MANY_REFUSED):
        curious.get("/queue", status=403)
    scene.casework.look(scene.people["celil"], "passkey.copied")
    kinds = {(f.kind, f.actor) for f in trail.findings(scene.casework)}
    assert kinds == {
        ("unclaimed", amina),
        ("failed", bahar),
        ("refused", scene.people["erkin"]),
        ("copied", scene.people["celil"]),
    }
    auditor = scene.client("gulnar")
    page = auditor.get("/trail")
    (link,) = [url for url in page.links().values() if "subject=" + "d" * 32 in url and "actor" in url]
    page = auditor.get(link)
    rows = next(t for t in page.tree.iter("table") if "Newest first" in text_of(t))
    assert "candidate.looked" in text_of(rows)
    assert "c" * 12 not in text_of(rows)


def test_what_is_older_than_the_span_is_found_with_a_longer_one(scene: Scene) -> None:
    scene.casework.look(scene.people["amina"], "candidate.looked", "d" * 32)
    with scene.casework.database.write() as session:
        session.execute(update(AuditEntry).values(at=AuditEntry.at - 3 * trail.DAY_SECONDS))
    assert trail.findings(scene.casework, 1) == []
    assert [f.kind for f in trail.findings(scene.casework, 7)] == ["unclaimed"]
    client = scene.client("gulnar")
    assert "Looked at a search without" not in client.get("/trail").text
    assert "Looked at a search without" in client.get("/trail", query_string={"days": "7"}).text
    assert "Looked at a search without" not in client.get("/trail", query_string={"days": "9999"}).text


def test_a_kept_head_is_checked_on_the_page(scene: Scene) -> None:
    scene.casework.look(scene.people["amina"], "search.looked", "a" * 32)
    client = scene.client("gulnar")
    head = client.request("GET", "/trail/head", 200).get_data(as_text=True)
    key = json.loads(head)["signed_by"]
    client.get("/trail")
    page = client.submit("Is it still in the trail?", status=200, head=head, signed_by=key)
    assert "is still in the trail" in page.text
    with scene.casework.database.write() as session:
        session.execute(update(AuditEntry).where(AuditEntry.position == 1).values(hash=b"\0" * 32))
        last = json.loads(head)["length"]
        session.execute(update(AuditEntry).where(AuditEntry.position == last).values(hash=b"\0" * 32))
    page = client.submit("Is it still in the trail?", status=200, head=head, signed_by=key)
    assert "rewritten" in page.text


@pytest.mark.parametrize(
    "head", ["", "[]", "{}", "null", "1", "{" * 4000, '{"day": 1, "length": "1", "hash": 2, "signature": 3}']
)
def test_what_is_no_head_is_refused(scene: Scene, head: str) -> None:
    client = scene.client("gulnar")
    known = json.loads(client.request("GET", "/trail/head", 200).get_data())
    client.get("/trail")
    page = client.submit("Is it still in the trail?", status=400, head=head, signed_by=known["signed_by"])
    assert "no head" in page.text
    forged = json.dumps({**known, "length": known["length"] + 1})
    client.submit("Is it still in the trail?", status=400, head=forged, signed_by=known["signed_by"])
    client.submit("Is it still in the trail?", status=400, head=json.dumps(known), signed_by="zz")


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
