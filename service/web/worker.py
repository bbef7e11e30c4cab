"""gunicorn's worker with threads, without patience for senders of half a request and for readers who do not read.

Its threads wait for the rest of the request's head, and for room to send the answer, as long as a connection stays
open. Bodies have their own watch (bodies.py).
"""

from __future__ import annotations

import socket
import struct
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

from service.web.bodies import Watch

# From the moment a thread takes up the connection; gunicorn itself waits five seconds for the first byte.
HEAD_SECONDS = 15.0
# How long a send may wait without a byte of it being taken.
SEND_SECONDS = 60


class PatientWorker(ThreadWorker):
    """For ``worker_class``."""

    def handle(self, conn: Any) -> Any:
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("@ll", SEND_SECONDS, 0))
        conn.head_watch = Watch(conn.sock)
        conn.head_watch.expect(HEAD_SECONDS)
        try:
            return super().handle(conn)
        finally:
            conn.head_watch.close()

    def handle_request(self, req: Any, conn: Any) -> Any:
        conn.head_watch.close()
        return super().handle_request(req, conn)
