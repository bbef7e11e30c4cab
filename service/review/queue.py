"""The queue: which searches need eyes, most promising first, oldest first among equals.

It is computed from the sealed cards in staff memory and the plain states beside them; nothing of it is stored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from service.review.claims import Claims
from service.staff.sessions import Person
from service.store.cards import Cards, CaseCard
from service.store.casework import Casework
from service.store.clock import today
from service.store.models.intake import Message, Search

EXPIRING_DAYS = 30
NEEDS = ("reading", "second", "disagreement", "message", "confirmed", "expiring")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One search as the queue shows it. No bits: the first reading is blind.

    ``needs``: what it waits for, as far as this reader can do it, in the order of NEEDS.
    ``holder``: staff id of whoever holds it now.
    """

    search_id: str
    received: str
    county: str
    language: str
    sources: tuple[str, ...]
    needs: tuple[str, ...]
    to_read: int
    holder: str | None
    expires: str


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty means any."""

    need: str = ""
    source: str = ""
    county: str = ""
    language: str = ""

    def keep(self, waiting: Waiting) -> bool:
        return (
            (not self.need or self.need in waiting.needs)
            and (not self.source or self.source in waiting.sources)
            and (not self.county or waiting.county == self.county)
            and (not self.language or waiting.language == self.language)
        )


def needs_of(card: CaseCard, person: Person, *, message: bool, expires: dt.date, on: dt.date) -> tuple[str, ...]:
    """What this person could do for a search. Nobody is offered as second reader what they read first."""
    found = {
        "reading": card.unread > 0,
        "second": card.awaiting_second > 0 and person.id not in card.first_readers,
        "disagreement": card.disagreements > 0 and person.role == "senior" and person.id not in card.parties,
        "message": message,
        "confirmed": card.confirmed > card.told,
        "expiring": expires <= on + dt.timedelta(days=EXPIRING_DAYS),
    }
    return tuple(need for need in NEEDS if found[need])


class Queue:
    """The searches that wait for this person, as the cards stand now."""

    def __init__(self, casework: Casework, cards: Cards, claims: Claims) -> None:
        self._casework = casework
        self._cards = cards
        self._claims = claims

    def waiting(self, person: Person) -> list[Waiting]:
        """Every open search that needs something of this person, in queue order. Raises VaultClosed."""
        cards = self._cards.all()
        holders = self._claims.holders()
        with self._casework.intake.database.read() as session:
            states = session.execute(select(Search.id, Search.expires_day).where(Search.state == "open")).all()
            unread = set(
                session.scalars(
                    select(Message.search_id).where(Message.from_family.is_(True), Message.read.is_(False)).distinct()
                )
            )
        found, on = [], today()
        for search_id, expires in states:
            card = cards.get(search_id) or CaseCard(search_id)
            needs = needs_of(card, person, message=search_id in unread, expires=expires, on=on)
            if not needs:
                continue
            waiting = Waiting(
                search_id=search_id,
                received=card.received,
                county=card.county,
                language=card.language,
                sources=card.sources,
                needs=needs,
                to_read=card.unread + card.awaiting_second,
                holder=holders.get(search_id),
                expires=expires.isoformat(),
            )
            found.append((-card.promise, card.received, search_id, waiting))
        return [waiting for *_, waiting in sorted(found, key=lambda entry: entry[:3])]

    def claim_next(
        self, person: Person, filters: Filters, still_needed: Callable[[str], bool] = lambda _search_id: True
    ) -> str | None:
        """Claims the first free search that fits, or None. ``still_needed`` looks at the search itself, for a card
        may be older than the last import; what is not needed any more is passed over."""
        for waiting in self.waiting(person):
            if waiting.holder not in (None, person.id) or not filters.keep(waiting):
                continue
            if not self._claims.take(waiting.search_id, person.id):
                continue
            if still_needed(waiting.search_id):
                return waiting.search_id
            self._claims.release(waiting.search_id, person.id)
        return None


def counts(waiting: list[Waiting]) -> dict[str, int]:
    """How many of these searches wait for each need."""
    return {need: sum(need in w.needs for w in waiting) for need in NEEDS}
