"""A request's body, read with patience that ends: a slow or silent sender must not keep a thread of the server.

Servers with threads read the body in the thread that answers, and wait for it as long as the connection stays open.
Here every piece of it has a time by which it must be there: PATIENCE_SECONDS, and one second more for each
LEAST_BYTES_A_SECOND that have come, up to MOST_SECONDS. Length that is only announced gives no time.
"""

from __future__ import annotations

import contextlib
import io
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from werkzeug.exceptions import BadRequest, ClientDisconnected, HTTPException, RequestTimeout

PATIENCE_SECONDS = 15.0
# A family on a bad line or behind Tor sends faster than this; a photo of 5 MB may take ten minutes.
LEAST_BYTES_A_SECOND = 8 * 1024
MOST_SECONDS = 1800.0
_PIECE = 16 * 1024


class Watch:
    """Cuts off a connection whose sender is late, so that a read which waits for it returns.

    Only the receiving half is shut: an error page still goes out. Without a socket it only knows the time.
    """

    def __init__(self, connection: socket.socket | None) -> None:
        self._connection = connection
        self._change = threading.Condition()
        self._until: float | None = None  # None: nobody is waiting for the sender
        self._thread: threading.Thread | None = None
        self._over = False
        self.late = False

    def expect(self, seconds: float) -> None:
        """From now on the sender has so many seconds."""
        with self._change:
            self._until = time.monotonic() + seconds
            if self._thread is None and self._connection is not None:
                self._thread = threading.Thread(target=self._run, name="body-watch", daemon=True)
                self._thread.start()

    def came(self) -> None:
        """What was expected is here, or was late."""
        with self._change:
            if self._until is not None and time.monotonic() >= self._until:
                self.late = True
            self._until = None

    def close(self) -> None:
        with self._change:
            self._over, self._until = True, None
            self._change.notify()

    def _run(self) -> None:
        with self._change:
            while not self._over:
                left = None if self._until is None else self._until - time.monotonic()
                if left is not None and left <= 0:
                    self.late = True
                    with contextlib.suppress(OSError):  # it may be closed already
                        self._connection.shutdown(socket.SHUT_RD)  # type: ignore[union-attr]
                    return
                # Looks again each second, which costs less than being woken for each piece.
                self._change.wait(1.0 if left is None else min(left, 1.0))


class Body(io.RawIOBase):
    """``wsgi.input``, piece by piece, each in time. Only reading counts, not what is done in between.

    ``length``: as announced, None if it was not. ``before_keeping`` is called with the size of each piece that came.
    Raises RequestTimeout for a sender that is late, ClientDisconnected for one that left, BadRequest for what is no
    body at all, such as broken chunks.
    """

    def __init__(self, source: Any, connection: socket.socket | None, length: int | None) -> None:
        super().__init__()
        self._source = source
        self._length = length
        self._watch = Watch(connection)
        self._spent = 0.0
        self._came = 0
        self.before_keeping: Callable[[int], None] | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        wanted = min(len(buffer), _PIECE)
        if self._length is not None:
            wanted = min(wanted, self._length - self._came)
        if wanted <= 0:
            return 0
        piece = self._in_time(wanted)
        if len(piece) < wanted and self._length is not None:
            raise ClientDisconnected
        if piece and self.before_keeping is not None:
            self.before_keeping(len(piece))
        self._came += len(piece)
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._watch.close()
        super().close()

    def _in_time(self, wanted: int) -> bytes:
        begun = time.monotonic()
        allowed = min(PATIENCE_SECONDS + (self._came + wanted) / LEAST_BYTES_A_SECOND, MOST_SECONDS)
        self._watch.expect(allowed - self._spent)
        try:
            piece: bytes = self._source.read(wanted)
        except HTTPException:
            raise
        except OSError as error:
            if self._watch.late:
                raise RequestTimeout from None
            raise ClientDisconnected from error
        except Exception as error:  # each server has exceptions of its own for a body that is none
            if self._watch.late:
                raise RequestTimeout from None
            raise BadRequest from error
        finally:
            self._watch.came()
            self._spent += time.monotonic() - begun
        if self._watch.late:
            raise RequestTimeout
        return piece
