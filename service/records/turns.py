"""One import of a source at a time: whoever comes while another is at work waits for its turn.

Two at once would stage the same files under the same names, and each would take the other's pictures for gone.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import time
from collections.abc import Callable, Iterator

from sqlalchemy import text

from service.records.running import Progress
from service.store.casework import Casework

#: What the progress of an import says while it waits.
WAITING = "waiting"
_PAUSE = 0.5


@contextlib.contextmanager
def turn(casework: Casework, source_name: str, progress: Progress) -> Iterator[None]:
    """However the process ends that has its turn, the next one has it then. ``progress`` may raise: then it is given
    up. Not to be taken twice by one import."""
    digest = hashlib.sha256(source_name.encode()).digest()
    taken = _locked_file(casework, digest.hex()[:32]) if casework.database.is_sqlite else _locked_key(casework, digest)
    with taken as take:
        while not take():
            progress(WAITING, 0, 0)
            time.sleep(_PAUSE)
        yield


@contextlib.contextmanager
def _locked_file(casework: Casework, name: str) -> Iterator[Callable[[], bool]]:
    """With SQLite there is one host, and the system lets go of the lock when the process ends."""
    folder = casework.settings.folder / "turns"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600)

    def take() -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    try:
        yield take
    finally:
        os.close(handle)


@contextlib.contextmanager
def _locked_key(casework: Casework, digest: bytes) -> Iterator[Callable[[], bool]]:
    """PostgreSQL lets go of the lock when the connection ends, on whatever host."""
    key = int.from_bytes(digest[:8], "big", signed=True)
    with casework.database.engine.connect() as pooled:
        # Outside of any transaction, which would keep old rows from being cleared away for as long as an import takes.
        connection = pooled.execution_options(isolation_level="AUTOCOMMIT")
        try:
            yield lambda: bool(connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}))
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": key})
