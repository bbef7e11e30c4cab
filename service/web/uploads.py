"""What may be sent: sizes, how much of it at once, and never a byte of it on the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from io import BytesIO
from typing import IO, Any, TypeVar

from flask import Flask, Request, current_app, g, request
from werkzeug.exceptions import ServiceUnavailable

from service.web.bodies import Body

FORM_BYTES = 2 * 1024 * 1024
# What one process holds in memory at most while uploads are read, and how long the next one waits for room.
BYTES_AT_ONCE = 512 * 1024 * 1024
WAIT_SECONDS = 20

View = TypeVar("View", bound=Callable[..., Any])


class MemoryRequest(Request):
    """A request whose uploaded files stay in memory: in clear, they must never touch the disk."""

    # Pages take forms. Flask-WTF would read a JSON body as one, and fails where that is no table of fields.
    is_json = False

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return BytesIO()


class Budget:
    """Bytes that are handed out and given back. Safe to share between threads."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._change = threading.Condition()

    def take(self, amount: int, timeout: float) -> bool:
        """Waits until there is that much; False if there is not in time."""
        with self._change:
            enough = self._change.wait_for(lambda: self._left >= amount, timeout)
            if enough:
                self._left -= amount
            return enough

    def give_back(self, amount: int) -> None:
        with self._change:
            self._left += amount
            self._change.notify_all()


def _anybody() -> bool:
    return True


def takes_uploads(most_bytes: int, allowed: Callable[[], bool] = _anybody) -> Callable[[View], View]:
    """Lets a view take requests of up to ``most_bytes``; all that are read at a time share one budget of memory.

    ``allowed``: asked before anything is read; for whoever it refuses, the limit of ordinary forms stands.
    """

    def mark(view: View) -> View:
        view.upload_bytes = most_bytes  # type: ignore[attr-defined]
        view.upload_allowed = allowed  # type: ignore[attr-defined]
        return view

    return mark


def init_app(app: Flask) -> None:
    budget = app.extensions["upload-budget"] = Budget(BYTES_AT_ONCE)

    @app.before_request
    def read_with_patience() -> None:
        # A body that says no length is chunked; the server tells its end, if it knows of chunks.
        length = request.content_length
        if length is None and not request.environ.get("wsgi.input_terminated"):
            return
        connection = request.environ.get("gunicorn.socket") or request.environ.get("werkzeug.socket")
        g.body = request.environ["wsgi.input"] = Body(request.environ["wsgi.input"], connection, length)
        view = current_app.view_functions.get(request.endpoint or "")
        most = getattr(view, "upload_bytes", None)
        if most is not None and request.method == "POST" and view.upload_allowed():  # type: ignore[union-attr]
            request.max_content_length = most
            g.body.before_keeping = _take

    def _take(amount: int) -> None:
        # As it comes, not as it is announced: what is announced and never sent must not shut others out.
        if not budget.take(amount, WAIT_SECONDS):
            raise ServiceUnavailable
        g.upload_bytes_held = g.get("upload_bytes_held", 0) + amount

    @app.teardown_request
    def give_back(_error: BaseException | None) -> None:
        budget.give_back(g.pop("upload_bytes_held", 0))
        if (body := g.pop("body", None)) is not None:
            body.close()
