"""What follows when somebody leaves: keys, sessions and claims end; other rooms add what is theirs to hand over."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import update
from sqlalchemy.orm import Session

from service.staff import accounts
from service.store.models.staff import Proposal, Staff

# Takes the open transaction and the id of whoever leaves. Called once, before the account is closed.
OnLeaving = Callable[[Session, str], None]


class Departures:
    """Other rooms register what must follow a closed account: one transaction with the closing itself."""

    def __init__(self) -> None:
        self._follow: list[OnLeaving] = []

    def register(self, follow: OnLeaving) -> None:
        self._follow.append(follow)

    def close(self, session: Session, person: Staff) -> None:
        """Closes the account. Closing one that is closed changes nothing."""
        if not person.active:
            return
        for follow in self._follow:
            follow(session, person.id)
        # What they asked for and nobody approved yet is off: approving it would be one person's act.
        waiting = update(Proposal).where(Proposal.proposed_by == person.id, Proposal.decision.is_(None))
        session.execute(waiting.values(decision="refused"))
        accounts.deactivate(session, person)
