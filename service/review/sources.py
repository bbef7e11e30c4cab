"""Sources and whether they are trusted. A new one is in quarantine until two people vouch for it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.review.progress import refresh_card
from service.staff.accounts import AccountRefused
from service.staff.proposals import Proposals
from service.staff.sessions import Person
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.errors import Gone, VaultClosed
from service.store.models.records import Record, Source
from service.store.models.staff import Proposal
from service.store.placeholders import count_placeholders

VOUCH = "vouch"


@dataclass(frozen=True, slots=True)
class ListedSource:
    """``records``: people that the source states now; ``placeholders``: portraits that are one."""

    id: str
    name: str
    title: str
    state: str
    records: int
    doubts: str
    placeholders: int


def listed(casework: Casework) -> list[ListedSource]:
    with casework.database.read() as session:
        counted = (
            select(Record.source_id, func.count().label("records"))
            .where(Record.gone.is_(False))
            .group_by(Record.source_id)
            .subquery()
        )
        rows = session.execute(
            select(Source, func.coalesce(counted.c.records, 0))
            .outerjoin(counted, counted.c.source_id == Source.id)
            .order_by(Source.name)
        )
        cards = count_placeholders(session)
        return [
            ListedSource(s.id, s.name, s.title or s.name, s.state, records, s.doubts, cards[s.id])
            for s, records in rows
        ]


def register(proposals: Proposals) -> None:
    """Vouching takes two people: it is proposed, and happens when somebody else approves."""
    proposals.register(VOUCH, _vouch)


def _vouch(_casework: Casework, session: Session, proposal: Proposal) -> None:
    source = session.get(Source, proposal.subject)
    if source is None or source.state != "quarantine":
        raise AccountRefused("unknown")
    source.state = "vouched"


def suspend(casework: Casework, cards: Cards, person: Person, source_id: str) -> None:
    """Nothing of this source is matched or disclosed any more. Takes one person, at once; the way back leads through
    quarantine and two people. Readings stay."""
    _change(casework, person, source_id, "source.suspended", ("quarantine", "vouched"), "suspended")
    refresh_all(casework, cards, source_id)


def quarantine(casework: Casework, cards: Cards, person: Person, source_id: str) -> None:
    """Takes a suspended source back into quarantine: matched again, not disclosed."""
    _change(casework, person, source_id, "source.quarantined", ("suspended",), "quarantine")
    refresh_all(casework, cards, source_id)


def _change(
    casework: Casework, person: Person, source_id: str, action: str, before: tuple[str, ...], after: str
) -> None:
    with casework.act(person.id, action, source_id) as session:
        source = session.get(Source, source_id)
        if source is None:
            raise Gone(source_id)
        if source.state in before:
            source.state = after


def refresh_all(casework: Casework, cards: Cards, source_id: str) -> int:
    """Brings the cards up to date that this source's candidates stand on. While the vault is closed there is nothing
    to do: a card is computed anew whenever its search is claimed."""
    try:
        concerned = [i for i, card in cards.all().items() if source_id in card.sources]
        for search_id in concerned:
            refresh_card(casework, cards, search_id)
    except (VaultClosed, Gone):
        return 0
    return len(concerned)
