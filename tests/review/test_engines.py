"""The way of a search through the room, on both columns of engines."""

from __future__ import annotations

from service.store import audit
from service.store.models.base import new_id
from service.store.receipt import Receipt
from tests.staff.scene import PASSWORD, make_scene
from tests.support.client import CheckedClient
from tests.support.deployment import Deployment


def test_from_login_to_disclosure(any_deployment: Deployment) -> None:
    scene = make_scene(any_deployment)
    planted = scene.planted()
    for username in ("amina", "bahar"):
        client = CheckedClient(scene.app)
        client.get("/login", query_string={"next": "/queue"})
        client.submit("Continue", username=username, password=PASSWORD)
        client.submit("Log in", code=scene.code(username))
        client.submit("Next search")
        client.get(planted.url(0))
        client.submit("Keep my reading", judgement="same", reason="Name and township.")
        client.get(planted.url())
        client.submit("Leave this search")
    desk, amina = scene.app.extensions["review"].desk, scene.person("amina")
    with scene.app.test_request_context():
        checks = ["asked_first", "not_public"]
        desk.establish(amina, desk.open(amina, planted.id), "facts", "They knew the family's well.", checks)
        case = desk.open(amina, planted.id)
        desk.disclose(amina, case, planted.candidates[0], "We found him.", ["found"], new_id())
    search = scene.deployment.family_side().open(Receipt.parse(planted.receipt))
    assert search is not None
    assert [m.text for m in search.messages()] == ["We found him."]
    with scene.casework.database.read() as session:
        assert list(audit.verify(session)) == []
