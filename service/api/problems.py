"""Errors as problem details (RFC 9457): what happened, and what to do about it. Never what was sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flask import Flask, Response
from werkzeug.exceptions import HTTPException
from werkzeug.http import HTTP_STATUS_CODES

MEDIA_TYPE = "application/problem+json"
_DETAILS = {
    400: "The request could not be read. Send JSON as the description at /api/v1/openapi.json says.",
    401: "A valid token is needed: Authorization: Bearer vmf_… Ask your group, or an administrator, for a new one.",
    403: "This token has not the scope for that.",
    404: "There is no such thing, or it is not your group's.",
    405: "This address does not take that method.",
    406: "Only JSON is spoken here.",
    408: "The request came too slowly. Nothing of it was kept. Send it again with the same Idempotency-Key.",
    409: "This was done before, or is being done.",
    413: "The request is too large.",
    415: "Send Content-Type: application/json.",
    422: "Some fields cannot be taken. Nothing was kept.",
    429: "Too many requests. Wait as long as Retry-After says.",
    500: "The mistake is ours. Send the request again with the same Idempotency-Key.",
    503: "Too busy at the moment. Send the request again in a minute, with the same Idempotency-Key.",
}


class Problem(Exception):
    """Raised anywhere in the API; becomes the answer. ``more``: further members of the document."""

    def __init__(self, status: int, detail: str = "", headers: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers, self.more = status, detail, dict(headers or {}), more


def answer(status: int, detail: str = "", headers: Mapping[str, str] | None = None, **more: Any) -> Response:
    document = {
        "type": "about:blank",
        "title": HTTP_STATUS_CODES.get(status, "Error"),
        "status": status,
        "detail": detail or _DETAILS.get(status, _DETAILS[500 if status >= 500 else 400]),
        **more,
    }
    response = Response(json.dumps(document, ensure_ascii=False), status, mimetype=MEDIA_TYPE)
    response.headers.update(headers or {})
    return response


def init_app(app: Flask) -> None:
    @app.errorhandler(Problem)
    def on_problem(problem: Problem) -> Response:
        return answer(problem.status, problem.detail, problem.headers, **problem.more)

    @app.errorhandler(HTTPException)
    def on_http(error: HTTPException) -> Response:
        kept = {k: v for k, v in error.get_headers() if k in ("Allow", "Retry-After", "WWW-Authenticate")}
        return answer(error.code or 500, headers=kept)

    @app.errorhandler(500)
    def on_failure(_error: Exception) -> Response:
        return answer(500)
