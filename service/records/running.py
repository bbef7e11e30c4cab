"""What runs of an import and of portraits share: how they show progress, and the source that they fill."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.records import trust
from service.store.clock import today
from service.store.models.base import new_id
from service.store.models.records import Source

# How far along: what is being done, how many steps are done, how many there are.
Progress = Callable[[str, int, int], None]
# Between the rows that are read and the name of the file: no name holds it.
_ROWS = "\x1f"


def silent(_what: str, _done: int, _of: int) -> None:
    return None


class Reading:
    """Progress of reading files: how many are done, and how many rows came of all so far. A single file may be long,
    and then only its rows say that something moves."""

    def __init__(self, progress: Progress, done: int, of: int) -> None:
        self.done, self.of, self.rows = done, of, 0
        self._progress = progress

    def begin(self, name: str) -> None:
        """Before the first rows are there."""
        self._tell(name)

    def read(self, name: str, rows: int) -> None:
        self.rows += rows
        self._tell(name)

    def end(self, name: str) -> None:
        self.done += 1
        self._tell(name)

    def _tell(self, name: str) -> None:
        self._progress(f"{self.rows}{_ROWS}{name}", self.done, self.of)


def rows_of(what: str) -> tuple[int | None, str]:
    """What ``Reading`` told: how many rows are read so far (None where something else is being done), and of what."""
    rows, separator, name = what.partition(_ROWS)
    return (int(rows), name) if separator and rows.isdecimal() else (None, what)


def ensure_source(session: Session, name: str) -> Source:
    """A new source starts in quarantine: matched, never disclosed, until two people vouch for it.

    Raises trust.SourceRemoved.
    """
    source = session.scalars(select(Source).where(Source.name == name)).first()
    if source is not None:
        trust.check_open(source)
    else:
        source = Source(id=new_id(), name=name, title=name, created_day=today())
        session.add(source)
        session.flush()
    return source
