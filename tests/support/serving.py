"""An app on loopback, for browsers and programs that need an address."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable, Iterator
from typing import Any

from flask import Flask
from werkzeug.serving import make_server


@contextlib.contextmanager
def served(app: Flask) -> Iterator[int]:
    """The port."""
    server = make_server("127.0.0.1", 0, _Whole(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join(timeout=10)
        server.server_close()


class _Whole:
    """Answers are read to their end at once: the server closes none of which a browser went away, and a picture that
    stays open is told as a fault of whatever test runs then."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer = self._app(environ, start_response)
        try:
            return [b"".join(answer)]
        finally:
            if (close := getattr(answer, "close", None)) is not None:
                close()
