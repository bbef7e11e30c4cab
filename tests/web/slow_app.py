"""The small app of these tests with little patience, for a real gunicorn."""

from __future__ import annotations

from flask import Flask, request

from service.web import bodies, takes_uploads, worker
from tests.web.conftest import UPLOAD_BYTES, make_app


def create_app() -> Flask:
    bodies.PATIENCE_SECONDS = worker.HEAD_SECONDS = 1.0
    worker.SEND_SECONDS = 1
    app = make_app()
    app.config["WTF_CSRF_ENABLED"] = False

    @app.post("/read")
    @takes_uploads(UPLOAD_BYTES)
    def read() -> dict[str, int]:
        return {"fields": len(request.form), "length": len(request.form.get("text", ""))}

    @app.get("/large")
    def large() -> bytes:
        return b"x" * 30_000_000

    return app
