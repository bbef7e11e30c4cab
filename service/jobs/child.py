"""A process that a worker starts for work that must not happen in its own, and looks after.

Reading files that an adversary made, and hours of work, must neither stop comparisons nor share memory with them. The
room above knows how it is done; here it is only known that something is owed.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import structlog

from service.log import configure_logging

log = structlog.get_logger()
_PROGRAM = Path(__file__).parents[2]
_LOOK_SECONDS = 1.0
# A process that ends at once, again and again, must not keep the machine busy.
_PAUSE_SECONDS = 5.0
_PR_SET_PDEATHSIG = 1


def _paths() -> list[str]:
    return os.environ.get("PYTHONPATH", "").split(os.pathsep)


def begin(parent: int | None) -> None:
    """What the command of such a process does first. From now on the kernel ends it when the worker that started it
    (``parent``) is gone, however it went; told to stop, it leaves as after an error. Its log is that of a worker."""
    if parent is not None:
        _end_with(parent)
    signal.signal(signal.SIGTERM, lambda _signal, _frame: sys.exit(0))
    configure_logging()


def _end_with(parent: int) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(1)


class ChildWork:
    """``look`` is cheap and is called often; ``stop`` ends the process, and another worker goes on.

    ``group``: the commands' group whose hidden command ``work`` does what is owed.
    """

    group: str

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._next = 0.0

    def owed(self) -> bool:
        """Whether there is something for a process to do."""
        raise NotImplementedError

    def look(self) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _LOOK_SECONDS
        if self._process is not None:
            if self._process.poll() is None:
                return
            if self._process.returncode:
                log.error(f"{self.group}.process_ended", state=self._process.returncode)
                self._next = time.monotonic() + _PAUSE_SECONDS
            self._process = None
            return
        if self.owed():
            self._process = subprocess.Popen(
                [sys.executable, "-m", "service", self.group, "work", "--parent", str(os.getpid())],
                # Where this process is, because VMF_DATA may be told from there.
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(_PROGRAM), *_paths()]))},
                stdin=subprocess.DEVNULL,
            )

    def drain(self) -> None:
        """Does everything that is owed, and waits for it."""
        self._next = 0.0
        while self.owed():
            self.look()
            if self._process is None or self._process.wait():
                return
            self._process, self._next = None, 0.0

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=10)
            self._process.kill()
            self._process.wait()
