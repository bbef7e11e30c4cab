"""The decoding process as its parent sees it: started bare, timed, and thrown away."""

from __future__ import annotations

import contextlib
import struct
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO

from service.photos.decoder import CODES, LONGEST_SIDE, REPLY
from service.photos.memory import KEEPING
from service.photos.reasons import PhotoRejected

DECODER = Path(__file__).with_name("decoder.py")
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF")
#: Wall-clock seconds for one file; its processor time is limited inside.
SECONDS = 20.0
_SIGXCPU = 24
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
            )
        except OSError as error:
            raise PhotoRejected("unavailable") from error

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
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, give_up)
        timer.daemon = True
        with _AT_ONCE:
            timer.start()
            try:
                return self._exchange(data)
            except (OSError, EOFError) as error:
                self._process.kill()
                code = self._process.wait()
                heavy = late.is_set() or code == -_SIGXCPU
                raise PhotoRejected("too_heavy" if heavy else "hostile") from error
            finally:
                timer.cancel()

    def _exchange(self, data: bytes) -> tuple[int, int, int, bytes]:
        sink, source = self._process.stdin, self._process.stdout
        if sink is None or source is None:
            raise EOFError
        sink.write(struct.pack(">I", len(data)))
        sink.write(data)
        sink.flush()
        status, notes, width, height = REPLY.unpack(_exactly(source, REPLY.size))
        if status:
            raise PhotoRejected(CODES[status] if status < len(CODES) else "hostile")
        # The answer is checked too: a decoder that was taken over is no friend.
        if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE):
            raise EOFError
        return notes, width, height, _exactly(source, width * height * 3)


def _exactly(source: IO[bytes], length: int) -> bytes:
    data = source.read(length)
    if len(data) != length:
        raise EOFError
    return data
