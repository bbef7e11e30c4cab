"""The decoding process as its parent sees it: started bare, timed, and thrown away."""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType

from service.photos.decoder import CODES, LONGEST_SIDE, REPLY
from service.photos.memory import KEEPING
from service.photos.reasons import PhotoRejected

DECODER = Path(__file__).with_name("decoder.py")
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF")
#: Wall-clock seconds for one file; its processor time is limited inside.
SECONDS = 20.0
_SIGXCPU = 24
# Bytes that fit between the two processes, so that a portrait goes over at once.
_BETWEEN = 1 << 20
#: Decoding takes memory: no more than this many files at once in this process; others wait.
_AT_ONCE = threading.BoundedSemaphore(2)


class DecoderChild:
    """One decoding process. A context manager; leaving it ends the process.

    It gets nothing of the environment (so no key), no file but its three pipes, and the root folder as its place.
    """

    def __init__(self, formats: tuple[str, ...] = FORMATS) -> None:
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-B", str(DECODER), *formats],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=KEEPING,
                cwd="/",
                close_fds=True,
                start_new_session=True,
                bufsize=0,
            )
        except OSError as error:
            raise PhotoRejected("unavailable") from error
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._sink, self._source = self._process.stdin.fileno(), self._process.stdout.fileno()
        for handle in (self._sink, self._source):
            os.set_blocking(handle, False)
            with contextlib.suppress(OSError):  # a smaller buffer only costs time
                fcntl.fcntl(handle, fcntl.F_SETPIPE_SZ, _BETWEEN)

    def __enter__(self) -> DecoderChild:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        """Ends the process at once."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._process.wait()

    def decode(self, data: bytes, seconds: float = SECONDS) -> tuple[int, int, int, bytes]:
        """(notes, width, height, RGB pixels) of a file. ``PhotoRejected`` otherwise; after ``hostile`` and
        ``too_heavy`` the process may be gone (see ``alive``)."""
        with _AT_ONCE:
            deadline = time.monotonic() + seconds
            try:
                return self._exchange(data, deadline)
            except (OSError, EOFError) as error:
                self._process.kill()
                code = self._process.wait()
                heavy = isinstance(error, TimeoutError) or code == -_SIGXCPU
                raise PhotoRejected("too_heavy" if heavy else "hostile") from error

    def _exchange(self, data: bytes, deadline: float) -> tuple[int, int, int, bytes]:
        self._send(struct.pack(">I", len(data)) + data, deadline)
        status, notes, width, height = REPLY.unpack(self._receive(REPLY.size, deadline))
        if status:
            raise PhotoRejected(CODES[status] if status < len(CODES) else "hostile")
        # The answer is checked too: a decoder that was taken over is no friend.
        if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE):
            raise EOFError
        return notes, width, height, self._receive(width * height * 3, deadline)

    def _send(self, data: bytes, deadline: float) -> None:
        left = memoryview(data)
        while left:
            _wait(self._sink, select.POLLOUT, deadline)
            left = left[os.write(self._sink, left) :]

    def _receive(self, length: int, deadline: float) -> bytes:
        pieces, left = [], length
        while left:
            _wait(self._source, select.POLLIN, deadline)
            piece = os.read(self._source, min(left, _BETWEEN))
            if not piece:
                raise EOFError
            pieces.append(piece)
            left -= len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _wait(handle: int, event: int, deadline: float) -> None:
    """Until something can be done. TimeoutError at the deadline, which is met however slowly the other side goes on."""
    poll = select.poll()
    poll.register(handle, event)
    left = deadline - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        raise TimeoutError
