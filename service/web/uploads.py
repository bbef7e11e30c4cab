"""What may be sent: sizes, how much of it at once, and never a byte of it on the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from io import BytesIO
from typing import IO, Any, TypeVar

from flask import Flask, Request, current_app, g, request
from werkzeug.exceptions import ServiceUnavailable

FORM_BYTES = 2 * 1024 * 1024
# What one process holds in memory at most while uploads are read, and how long the next one waits for room.
BYTES_AT_ONCE = 512 * 1024 * 1024
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


def takes_uploads(most_bytes: int) -> Callable[[View], View]:
    """Lets a view take requests of up to ``most_bytes``; all that are read at a time share one budget of memory."""

    def mark(view: View) -> View:
        view.upload_bytes = most_bytes  # type: ignore[attr-defined]
        return view

    return mark


def init_app(app: Flask) -> None:
    budget = app.extensions["upload-budget"] = Budget(BYTES_AT_ONCE)

    @app.before_request
    def size_the_request() -> None:
        view = current_app.view_functions.get(request.endpoint or "")
        most = getattr(view, "upload_bytes", None)
        if most is None or request.method != "POST":
            return
        request.max_content_length = most
        # A request that does not say its length may be as long as is allowed. One that is too long is not read.
        length = most if request.content_length is None else request.content_length
        if length <= most:
            if not budget.take(length, WAIT_SECONDS):
                raise ServiceUnavailable
            g.upload_bytes_held = length

    @app.teardown_request
    def give_back(_error: BaseException | None) -> None:
        budget.give_back(g.pop("upload_bytes_held", 0))
