"""What an import may do to a source that is there already."""

from __future__ import annotations

from sqlalchemy.orm import Session

from service.store import audit
from service.store.casework import Casework
from service.store.errors import StoreError
from service.store.models.records import Source


class SourceRemoved(StoreError):
    """The source was removed whole: nothing goes into it any more."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The source {name} was removed, and nothing can be imported into it. Choose another name.")


def check_open(source: Source) -> None:
    """Raises SourceRemoved."""
    if source.state == "removed":
        raise SourceRemoved(source.name)


def changed(session: Session, casework: Casework, actor: str, source_id: str) -> None:
    """Two people vouched for what the source stated then. What one import changed waits for two people again."""
    source = session.get_one(Source, source_id)
    if source.state == "vouched":
        source.state = "quarantine"
        audit.append(session, casework.keys, actor, "source.quarantined", source_id, why="an import changed it")
