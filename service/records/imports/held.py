"""A job under a lease: the lease is kept and progress is shown from a thread of its own.

The importer reports how far it is wherever it stands, also inside a transaction; the thread waits for the database, the
importer does not.
"""

from __future__ import annotations

import threading
from types import TracebackType

import structlog
from sqlalchemy.exc import OperationalError

from service.records.imports.leases import change
from service.store.casework import Casework
from service.store.clock import now
from service.store.models.imports import RecordsJob

log = structlog.get_logger()
_BEAT_SECONDS = 1.0


class LeaseLost(Exception):
    """Another worker has the job, or a person cancelled it: nothing more may be done for it here."""


class Held:
    """A context manager; calling it is a progress callback, which raises LeaseLost."""

    def __init__(self, casework: Casework, job: RecordsJob) -> None:
        self.job = job
        self._casework = casework
        self._stop = threading.Event()
        self._lost = threading.Event()
        self._now: tuple[str, int, int] = ("", 0, 0)
        self._thread = threading.Thread(target=self._run, name="records-job", daemon=True)

    def __enter__(self) -> Held:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def __call__(self, what: str, done: int, of: int) -> None:
        self._now = (what, done, of)
        if self._lost.is_set():
            raise LeaseLost(self.job.id)

    def _run(self) -> None:
        while not self._stop.wait(_BEAT_SECONDS):
            what, done, of = self._now
            until = now() + self._casework.settings.lease_seconds
            try:
                ours = change(self._casework, self.job, doing=what[:300], done=done, of=of, lease_until=until)
            except (
                OperationalError
            ) as error:  # the database is busy for longer than it waits: the next beat tries again
                log.warning("records.beat_missed", error=type(error).__name__)
                continue
            if not ours:
                self._lost.set()
                return
