"""What an import may do to a source that is there already."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store import audit
from service.store.casework import Casework
from service.store.errors import StoreError
from service.store.models.records import Source
from service.store.models.staff import Proposal

# The kind of the proposal to vouch for a source.
VOUCH = "vouch"


class SourceRemoved(StoreError):
    """The source was removed whole: nothing goes into it any more."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The source {name} was removed, and nothing can be imported into it. Choose another name.")


def check_open(source: Source) -> None:
    """Raises SourceRemoved."""
    if source.state == "removed":
        raise SourceRemoved(source.name)


def state_of(session: Session, source_id: str) -> str:
    return session.scalars(select(Source.state).where(Source.id == source_id)).one()


def named_state(session: Session, name: str) -> str:
    """Of the source of that name; "" where there is none."""
    return session.scalars(select(Source.state).where(Source.name == name)).first() or ""


def changed(session: Session, casework: Casework, actor: str, source_id: str) -> None:
    """Two people vouched for what the source stated then. What one import changed waits for two people again; who
    proposed to vouch before it did not see it. Raises SourceRemoved where it was removed while the import ran."""
    source = session.get_one(Source, source_id, populate_existing=True)
    check_open(source)
    waiting = select(Proposal).where(Proposal.kind == VOUCH, Proposal.subject == source_id, Proposal.decision.is_(None))
    for proposal in session.scalars(waiting):
        proposal.decision = "lapsed"
        audit.append(session, casework.keys, actor, "proposal.lapsed", proposal.id, why="an import changed the source")
    if source.state == "vouched":
        source.state = "quarantine"
        audit.append(session, casework.keys, actor, "source.quarantined", source_id, why="an import changed it")
