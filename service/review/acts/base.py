"""What all acts stand on. Each is one transaction with its entry in the audit trail; candidate and record ids stand
only in the sealed detail of that entry."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.review.case import Case
from service.review.claims import Claims
from service.review.decisions import Reading
from service.review.progress import refresh_card
from service.review.sealing import readings_of
from service.review.work import keeping
from service.staff.sessions import Person
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.errors import Gone
from service.store.models.work import Candidate

SHORTEST_REASON = 3


class ActRefused(ValueError):
    """``reason``: a code of ``words.refusal``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Acts:
    """Each act expects that ``person`` holds the search: see ``Claims``."""

    def __init__(self, casework: Casework, cards: Cards, claims: Claims) -> None:
        self.casework = casework
        self.cards = cards
        self.claims = claims

    def refresh(self, case: Case) -> None:
        refresh_card(self.casework, self.cards, case.id)

    @staticmethod
    def reason(text: str) -> str:
        """Raises ActRefused."""
        if len(text.strip()) < SHORTEST_REASON:
            raise ActRefused("reason")
        return text.strip()

    @staticmethod
    def readings(session: Session, case: Case, candidate_id: str) -> Sequence[Reading]:
        """As they stand inside the transaction. Raises Gone."""
        # On PostgreSQL two readers of one candidate wait for one another here; on SQLite writers always do.
        row = session.execute(select(Candidate.id).where(Candidate.id == candidate_id).with_for_update()).first()
        if row is None:  # matched anew in the meantime, and no candidate any more
            raise Gone(candidate_id)
        return readings_of(session, case.key, case.id).get(candidate_id, [])

    @staticmethod
    def accompany(session: Session, person: Person, case: Case) -> None:
        """Whoever writes to a family that nobody accompanies does so from now on."""
        if not case.keeping.to:
            keeping.keep(session, case.key, case.id, person.id, person.id)
