"""Nobody looks without a trace: whatever renders a search writes that it was looked at, whichever way it was asked."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from service.staff import trail, unusual
from service.store.models.base import new_id
from service.store.models.staff import AuditEntry
from tests.staff.scene import Planted, Scene
from tests.staff.test_routes import listed

IDS = re.compile(r"<(\w+)>")


def looks(scene: Scene, username: str, subject: str) -> int:
    """How many looks of this person at this subject stand in the trail."""
    with scene.casework.database.read() as session:
        return (
            session.scalar(
                select(func.count()).where(
                    AuditEntry.actor == scene.people[username],
                    AuditEntry.subject == subject,
                    AuditEntry.action.like("%.looked"),
                )
            )
            or 0
        )


def url_of(rule: str, planted: Planted) -> str:
    values = {
        "search_id": planted.id,
        "candidate_id": planted.candidates[0],
        "picture_id": planted.search.pictures()[0].id,
        "portrait_id": new_id(),
        "draft_id": new_id(),
        "reminder_id": new_id(),
        "told_id": new_id(),
        "part": "blend",
        "kind_code": "dossier",
        "visit_id": new_id(),
    }
    return IDS.sub(lambda found: values[found[1]], rule)


def test_every_page_of_a_search_is_a_look_whatever_was_sent(scene: Scene) -> None:
    planted = scene.planted()
    client = scene.hold("dilnur", planted)
    silent, seen = [], 0
    for method, rule in sorted(listed()):
        if "<search_id>" not in rule or rule.endswith("/leave"):
            continue
        home = client.client.get("/account", base_url=client.base_url).get_data(as_text=True)
        token = re.search(r'name="csrf_token" value="([^"]+)"', home)
        assert token is not None
        before = looks(scene, "dilnur", planted.id)
        data = {"csrf_token": token[1]} if method == "POST" else None
        answer = client.client.open(url_of(rule, planted), method=method, data=data, base_url=client.base_url)
        if answer.status_code in (200, 400):
            seen += 1
            if looks(scene, "dilnur", planted.id) == before:
                silent.append(f"{method} {rule}")
    assert seen > 12
    assert not silent, "\n".join(silent)


@pytest.mark.parametrize(
    ("path", "typed", "action"),
    [
        ("/messages", {"text": ""}, "messages.looked"),
        ("/notes", {"text": ""}, "notes.looked"),
        ("/kinship", {"level": "zzz"}, "kinship.looked"),
        ("/end", {"reason": ""}, "end.looked"),
    ],
)
def test_a_form_that_fails_shows_the_search_and_is_a_look(
    scene: Scene, path: str, typed: dict[str, str], action: str
) -> None:
    planted = scene.planted()
    client = scene.hold("amina", planted)
    client.get("/account")
    client.post(planted.url(None, path), typed, status=400)
    assert ("amina", action) in scene.trail()


def test_a_reading_that_fails_shows_the_record_and_is_a_look_at_it(scene: Scene) -> None:
    planted = scene.planted()
    client = scene.hold("amina", planted)
    client.get("/account")
    client.post(planted.url(0, "/read"), {"judgement": "x", "reason": "because"}, status=400)
    assert client.page is not None
    assert "麦麦提" in client.page.text
    page = scene.client("gulnar").get("/trail", query_string={"action": "candidate.looked"})
    assert planted.records[0] in page.text, "which record it was"


def test_the_queue_is_a_look_and_no_search(scene: Scene) -> None:
    scene.planted()
    scene.client("amina").get("/queue", query_string={"county": "653121"})
    assert scene.trail()[-1] == ("amina", "queue.looked")
    page = scene.client("gulnar").get("/trail", query_string={"action": "queue.looked"})
    assert "653121" in page.text


@pytest.mark.parametrize("action", ["search.claimed", "messages.looked", "disclosure.looked"])
def test_many_searches_are_unusual_however_they_were_looked_at(scene: Scene, action: str) -> None:
    for number in range(unusual.MANY_SEARCHES + 1):
        scene.casework.look(scene.people["amina"], action, f"{number:032x}")
    for _ in range(2 * unusual.MANY_SEARCHES):
        scene.casework.look(scene.people["bahar"], "queue.looked")
    found = [(f.actor, f.count) for f in trail.findings(scene.casework) if f.kind == "many"]
    assert found == [(scene.people["amina"], unusual.MANY_SEARCHES + 1)]
