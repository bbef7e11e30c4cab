"""The referrers' tokens: shown once, ended at once, the group's own and nobody else's."""

from __future__ import annotations

import re

from service.store.tokens import Tokens
from tests.staff.scene import Scene


def make(scene: Scene, username: str = "hamit", **changes: object) -> str:
    client = scene.client(username)
    client.get("/referrals/tokens", heading="Tokens for your own software")
    page = client.submit("Make the token", status=200, label="our database", **changes)
    found = re.search(r"vmf_[0-9a-f]{32}_[A-Za-z0-9_-]{43}", page.text)
    assert found is not None
    return found[0]


def test_a_token_is_shown_once_and_opens_the_api_for_its_group(scene: Scene) -> None:
    text = make(scene)
    found = Tokens(scene.deployment.intake.database).open(text)
    assert found is not None
    assert found.scopes == ("referrals:write", "referrals:read")
    again = scene.client("hamit").get("/referrals/tokens").html
    assert text not in again
    assert "our database" in again


def test_it_ends_at_once_and_only_by_its_own_group(scene: Scene) -> None:
    text = make(scene)
    token_id = text.split("_")[1]
    from service.staff import accounts

    with scene.casework.database.write() as session:
        stranger = accounts.create_staff(
            scene.casework, session, "idris", "Idris Invented", "referrer", group="Another Group"
        )
        scene.people["idris"] = stranger.id
    other = scene.client("idris")
    assert "our database" not in other.get("/referrals/tokens").text
    other.post(f"/referrals/tokens/{token_id}/revoke", status=404)
    assert Tokens(scene.deployment.intake.database).open(text) is not None
    client = scene.client("hamit")
    client.get("/referrals/tokens")
    client.submit(action=f"/referrals/tokens/{token_id}/revoke")
    assert Tokens(scene.deployment.intake.database).open(text) is None


def test_nothing_is_lost_on_an_error(scene: Scene) -> None:
    client = scene.client("hamit")
    for changes, sentence in (
        ({"label": "", "days": "30"}, "Give the token a name"),
        ({"label": "x", "days": "900"}, "1 to 366"),
        ({"label": "x", "days": "soon"}, "1 to 366"),
        ({"label": "x", "scopes": None}, "at least one thing"),
    ):
        client.get("/referrals/tokens")
        page = client.submit("Make the token", status=400, **changes)
        assert sentence in page.text
        assert page.form("Make the token").values["label"] == [changes["label"]]
    assert "Your group’s tokens" not in client.get("/referrals/tokens").text
