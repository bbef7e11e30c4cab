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


def silent(_what: str, _done: int, _of: int) -> None:
    return None


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
