"""The groups' API as a group's own software meets it: tokens, JSON, problem details."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from service.store.models.base import new_id
from service.store.tokens import SCOPES, Tokens
from tests.support.client import check_headers
from tests.support.deployment import Deployment

CASE = {"asked_by_family": True, "names": ["ئابدۇرەھىم"]}


@dataclass
class Group:
    """An advocacy group with a token."""

    app: Flask
    id: str
    token_id: str
    token: str

    def ask(
        self, method: str, url: str, status: int, body: Any = None, key: str | None = None, **headers: str
    ) -> TestResponse:
        """Sends one request and looks at what every answer must have."""
        sent = {"Authorization": f"Bearer {self.token}", **headers}
        if key is not None:
            sent["Idempotency-Key"] = key
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        if data is not None:
            sent.setdefault("Content-Type", "application/json")
        response = self.app.test_client().open(
            url, method=method, headers=sent, data=data, environ_overrides={"REMOTE_ADDR": "198.51.100.7"}
        )
        assert response.status_code == status, response.get_data(as_text=True)
        check_headers(response, https=False)
        assert response.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in response.headers
        if status >= 400:
            assert response.mimetype == "application/problem+json"
            assert response.get_json()["status"] == status
        return response

    def refer(self, **more: Any) -> dict[str, Any]:
        made: dict[str, Any] = self.ask("POST", "/api/v1/referrals", 201, {**CASE, **more}, key=new_id()).get_json()
        return made


@pytest.fixture
def api(deployment: Deployment) -> Flask:
    from service import create_api_app

    return create_api_app(intake=deployment.intake)


@pytest.fixture
def tokens(deployment: Deployment) -> Tokens:
    return Tokens(deployment.intake.database)


def make_group(api: Flask, tokens: Tokens, scopes: tuple[str, ...] = SCOPES, group_id: str | None = None) -> Group:
    group_id = group_id or new_id()
    return Group(api, group_id, *tokens.make(group_id, new_id(), "their database", scopes, 30))


@pytest.fixture
def group(api: Flask, tokens: Tokens) -> Group:
    return make_group(api, tokens)


@pytest.fixture
def other(api: Flask, tokens: Tokens) -> Group:
    return make_group(api, tokens)
