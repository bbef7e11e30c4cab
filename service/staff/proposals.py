"""Acts that need two people: proposed by one, decided by another, both in the audit trail.

What an approved proposal does is registered by its kind; the doing and the decision are one transaction. Who may decide
is looked up in that transaction, not in the session that asks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.casework import Casework
from service.store.clock import today
from service.store.models.base import new_id
from service.store.models.staff import Proposal, Staff

APPROVED, REFUSED = "approved", "refused"
# Takes the casework, the open transaction and the proposal; what it returns is shown once to whoever approved.
Carry = Callable[[Casework, Session, Proposal], str | None]


class ProposalRefused(ValueError):
    """``reason``: own (nobody approves what they proposed), subject (nobody refuses what is about themselves), role (it
    is for others to decide), decided, unknown or twice (it waits already)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal with the names of the people in it."""

    id: str
    kind: str
    subject: str
    details: dict[str, Any]
    proposed_by: str
    proposer: str
    proposed_day: str


class Proposals:
    """The register of kinds, and their way from proposal to decision."""

    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._carry: dict[str, Carry] = {}
        self._deciders: dict[str, tuple[str, ...]] = {}

    def register(self, kind: str, carry: Carry, deciders: tuple[str, ...] = ("administrator",)) -> None:
        """``deciders``: roles of which somebody decides. Proposing is the views' matter."""
        self._carry[kind], self._deciders[kind] = carry, deciders

    def propose(self, by: str, kind: str, subject: str, details: dict[str, Any]) -> str:
        """Raises ProposalRefused."""
        if kind not in self._carry:
            raise ProposalRefused("unknown")
        proposal_id = new_id()
        with self._casework.act(by, "proposal.made", proposal_id, kind=kind, about=subject, **details) as session:
            same = select(Proposal.id).where(
                Proposal.kind == kind, Proposal.subject == subject, Proposal.decision.is_(None)
            )
            if session.scalar(same) is not None:
                raise ProposalRefused("twice")
            session.add(
                Proposal(
                    id=proposal_id, kind=kind, subject=subject, details=details, proposed_by=by, proposed_day=today()
                )
            )
        return proposal_id

    def decide(self, by: str, proposal_id: str, *, approve: bool) -> str | None:
        """Carries an approved proposal out. Raises ProposalRefused, and what carrying out raises."""
        decision = APPROVED if approve else REFUSED
        with self._casework.act(by, "proposal.approved" if approve else "proposal.refused", proposal_id) as session:
            row = session.scalars(select(Proposal).where(Proposal.id == proposal_id).with_for_update()).first()
            if row is None:
                raise ProposalRefused("unknown")
            if row.decision is not None:
                raise ProposalRefused("decided")
            # Its proposer may take a proposal back, never approve it.
            if approve and row.proposed_by == by:
                raise ProposalRefused("own")
            person = session.get(Staff, by)
            if person is None or not person.active or person.role not in self._deciders[row.kind]:
                raise ProposalRefused("role")
            # Whose account is to be closed may agree, and cannot keep it from happening.
            if not approve and row.subject == by and row.proposed_by != by:
                raise ProposalRefused("subject")
            row.decided_by, row.decision = by, decision
            return self._carry[row.kind](self._casework, session, row) if approve else None

    def waiting(self, role: str = "administrator") -> list[Waiting]:
        """What waits for somebody of this role."""
        kinds = [kind for kind, deciders in self._deciders.items() if role in deciders]
        with self._casework.database.read() as session:
            rows = session.execute(
                select(Proposal, Staff.name)
                .join(Staff, Staff.id == Proposal.proposed_by)
                .where(Proposal.decision.is_(None), Proposal.kind.in_(kinds))
                .order_by(Proposal.proposed_day, Proposal.id)
            ).all()
        return [
            Waiting(p.id, p.kind, p.subject, p.details, p.proposed_by, name, p.proposed_day.isoformat())
            for p, name in rows
        ]
