"""What may be sent: sizes, how many large uploads at once, and never a byte of it on the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from io import BytesIO
from typing import IO, Any, TypeVar

from flask import Flask, Request, current_app, g, request
from werkzeug.exceptions import ServiceUnavailable

FORM_BYTES = 2 * 1024 * 1024
UPLOADS_AT_ONCE = 2
WAIT_SECONDS = 20

View = TypeVar("View", bound=Callable[..., Any])


class MemoryRequest(Request):
    """A request whose uploaded files stay in memory: in clear, they must never touch the disk."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return BytesIO()


def takes_uploads(most_bytes: int) -> Callable[[View], View]:
    """Lets a view take requests of up to ``most_bytes``; few such requests are read at a time in one process."""

    def mark(view: View) -> View:
        view.upload_bytes = most_bytes  # type: ignore[attr-defined]
        return view

    return mark


def init_app(app: Flask) -> None:
    gate = threading.BoundedSemaphore(UPLOADS_AT_ONCE)
    app.extensions["upload-gate"] = gate

    @app.before_request
    def size_the_request() -> None:
        view = current_app.view_functions.get(request.endpoint or "")
        most = getattr(view, "upload_bytes", None)
        if most is None or request.method != "POST":
            return
        request.max_content_length = most
        if (request.content_length or 0) > FORM_BYTES:
            if not gate.acquire(timeout=WAIT_SECONDS):
                raise ServiceUnavailable
            g.upload_gate_held = True

    @app.teardown_request
    def leave_the_gate(_error: BaseException | None) -> None:
        if g.pop("upload_gate_held", False):
            gate.release()
