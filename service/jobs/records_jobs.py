"""What administrators asked of the records: a worker starts a process of its own for it, and looks after it.

Reading files that an adversary made, and hours of importing, must neither stop comparisons nor happen in a process that
unseals searches. The room above knows how it is done; here it is only known that something is owed.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

import structlog
from sqlalchemy import and_, or_, select

from service.store import clock
from service.store.casework import Casework
from service.store.models.imports import ENDED, FORGOTTEN_SECONDS, RecordsJob, Upload

log = structlog.get_logger()
_PROGRAM = Path(__file__).parents[2]
_LOOK_SECONDS = 1.0
# A process that ends at once, again and again, must not keep the machine busy.
_PAUSE_SECONDS = 5.0


def _paths() -> list[str]:
    return os.environ.get("PYTHONPATH", "").split(os.pathsep)


class RecordsJobs:
    """``look`` is cheap and is called often; ``stop`` ends the process, and another worker goes on."""

    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._process: subprocess.Popen[bytes] | None = None
        self._next = 0.0

    def look(self) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _LOOK_SECONDS
        if self._process is not None:
            if self._process.poll() is None:
                return
            if self._process.returncode:
                log.error("records.process_ended", state=self._process.returncode)
                self._next = time.monotonic() + _PAUSE_SECONDS
            self._process = None
            return
        if self.owed():
            self._process = subprocess.Popen(
                [sys.executable, "-m", "service", "records", "work", "--parent", str(os.getpid())],
                # Where this process is, because VMF_DATA may be told from there.
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(_PROGRAM), *_paths()]))},
                stdin=subprocess.DEVNULL,
            )

    def owed(self) -> bool:
        """Whether a job waits for a worker or lost the one that it had, or files wait to be deleted."""
        at = clock.now()
        condition = or_(
            RecordsJob.state == "owed",
            and_(RecordsJob.state == "leased", RecordsJob.lease_until < at),
            and_(RecordsJob.state == "waiting", RecordsJob.touched_at < at - FORGOTTEN_SECONDS),
            and_(RecordsJob.state.in_(ENDED), RecordsJob.id.in_(select(Upload.job_id))),
        )
        with self._casework.database.read() as session:
            return session.scalar(select(RecordsJob.id).where(condition).limit(1)) is not None

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
