"""Putting the API together: its views, its errors, and the description that is made from them."""

from __future__ import annotations

from typing import Any

from apispec import BasePlugin
from flask import Flask, request
from flask_smorest import Api

from service.api import access, problems
from service.api.problems import Problem
from service.api.referrals import blueprint
from service.api.schemas import ProblemSchema
from service.store.intake import Intake
from service.store.limits import Limits
from service.store.referrals import Referrals
from service.store.tokens import Tokens

MOST_BYTES = 256 * 1024
_BEARER = {"type": "http", "scheme": "bearer", "description": "A token of your group."}
_EVERYWHERE = (401, 403, 408, 429, 500, 503)
_BY_METHOD = {"get": (404, 422), "post": (400, 409, 413, 415, 422)}


class _Described(Api):
    """Leaves errors to ``problems``, which answers all of them alike."""

    def _register_error_handlers(self) -> None:
        return None

    def _register_responses(self) -> None:
        return None


class _Problems(BasePlugin):
    """Every operation says which problems it may answer."""

    def operation_helper(
        self, path: str | None = None, operations: dict[Any, Any] | None = None, **_kwargs: Any
    ) -> None:
        for method, operation in (operations or {}).items():
            responses = operation.setdefault("responses", {})
            for known in [k for k in responses if k in ("default", "422")]:
                del responses[known]
            for status in (*_EVERYWHERE, *_BY_METHOD.get(method, ())):
                responses[str(status)] = {"$ref": "#/components/responses/Problem"}
            operation["security"] = [{"bearer": []}]


def register(app: Flask, intake: Intake, limits: Limits) -> None:
    app.config.update(
        API_TITLE="Visit My Family: referrals",
        API_VERSION="1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api/v1",
        OPENAPI_JSON_PATH="openapi.json",
        MAX_CONTENT_LENGTH=MOST_BYTES,
    )
    app.extensions["groups-api"] = access.Room(intake, limits, Tokens(intake.database), Referrals(intake))
    app.extensions["csrf"].exempt(blueprint)  # there is no cookie that a foreign page could use
    problems.init_app(app)
    access.init_app(app)
    app.before_request(_speak_json)
    api = _Described(
        app,
        spec_kwargs={
            "info": {
                "description": "An advocacy group refers families' cases and reads their states. What was found can be "
                "read only as far as a caseworker told it to the group, with the family's consent; nothing of any "
                "other group can be read here."
            },
        },
    )
    api.spec.components.security_scheme("bearer", _BEARER)
    api.spec.components.response(
        "Problem", {"description": "A problem.", "content": {problems.MEDIA_TYPE: {"schema": ProblemSchema}}}
    )
    api.spec.plugins.append(_Problems())
    api.register_blueprint(blueprint)


def _speak_json() -> None:
    if request.method == "POST" and request.mimetype != "application/json":
        raise Problem(415)
