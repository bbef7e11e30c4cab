"""A family's way on both columns of engines: SQLite alone, PostgreSQL with Valkey."""

from __future__ import annotations

import pytest

from service import create_family_app
from service.searches import brakes
from tests.searches.conftest import Family, picture
from tests.support.client import CheckedClient
from tests.support.deployment import Deployment

pytestmark = pytest.mark.engines


def test_from_draft_to_withdrawal(any_deployment: Deployment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brakes, "WRONG_RECEIPTS", "1/hour")
    intake = any_deployment.family_side()
    family = Family(create_family_app(intake=intake), intake)
    family.begin("پاتىگۈل ئۆمەر")
    family.confirm()
    family.browser.get("/en/form/photos")
    family.browser.submit("Save and go on", photos=[(picture(), "a.jpg")])
    family.send()
    any_deployment.casework.intake.files.get(family.search.pictures()[0].id)  # the staff's side finds it
    family.browser.get("/en/messages")
    family.browser.submit("Send", text="Hello")
    stranger = CheckedClient(family.app, address="203.0.113.5")
    for expected in (302, 429):
        stranger.get("/en/return")
        stranger.post("/en/return", {"receipt": "0" * 24}, status=expected)
    family.come_back()
    family.browser.get("/en/withdraw")
    family.browser.submit("Destroy everything now")
    family.browser.get("/en/return")
    assert "opens nothing here" in family.browser.submit("Open", receipt=family.receipt).text
