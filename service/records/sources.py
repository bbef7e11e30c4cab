"""Where each source comes from, and whether it is trusted: in quarantine until two people vouch for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.records.trust import VOUCH
from service.review.progress import refresh_card
from service.staff.accounts import AccountRefused
from service.staff.proposals import Proposals
from service.staff.sessions import Person
from service.store import audit
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.errors import Gone, VaultClosed
from service.store.models.records import Portrait, Record, Source, SourceFile
from service.store.models.staff import AuditEntry, Proposal
from service.store.placeholders import count_placeholders


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a collection comes from, in the words of whoever imported it. ``published``: a day, month or year.

    ``citation``: the line under which it is cited. ``doubts``: what a reader must know before believing it.
    """

    title: str = ""
    publisher: str = ""
    published: str = ""
    conditions: str = ""
    citation: str = ""
    doubts: str = ""


LONGEST = {
    "title": 200,
    "publisher": 300,
    "published": 32,
    "conditions": 2000,
    "citation": 1000,
    "doubts": 4000,
}


@dataclass(frozen=True, slots=True)
class ListedSource:
    """``records``: people that the source states now; ``files`` were read for them; ``portraits``: their pictures;
    ``placeholders``: those of them that are none."""

    id: str
    name: str
    state: str
    provenance: Provenance
    records: int
    files: int
    portraits: int
    placeholders: int

    @property
    def title(self) -> str:
        return self.provenance.title or self.name


def listed(casework: Casework) -> list[ListedSource]:
    with casework.database.read() as session:
        sources = list(session.scalars(select(Source).order_by(Source.name)))
        records = _counted(session, Record, Record.gone.is_(False))
        files = _counted(session, SourceFile, SourceFile.state == "read")
        portraits = _counted(session, Portrait)
        placeholders = count_placeholders(session)
    return [
        ListedSource(
            id=source.id,
            name=source.name,
            state=source.state,
            provenance=provenance_of(source),
            records=records.get(source.id, 0),
            files=files.get(source.id, 0),
            portraits=portraits.get(source.id, 0),
            placeholders=placeholders.get(source.id, 0),
        )
        for source in sources
    ]


def _counted(
    session: Session, table: type[Record] | type[SourceFile] | type[Portrait], *where: object
) -> dict[str, int]:
    rows = session.execute(select(table.source_id, func.count()).where(*where).group_by(table.source_id))  # type: ignore[arg-type]
    return {row[0]: row[1] for row in rows}


def one(casework: Casework, source_id: str) -> ListedSource | None:
    return next((source for source in listed(casework) if source.id == source_id), None)


def why_in_quarantine(casework: Casework, source_id: str) -> tuple[str, dt.date | None]:
    """Of a source in quarantine: ``changed`` (an import changed what two people had vouched for), ``suspended`` (it
    was, and somebody took it back) or ``new``; and since when. The trail tells."""
    with casework.database.read() as session:
        acts = session.execute(
            select(AuditEntry.action, AuditEntry.at)
            .where(AuditEntry.subject == source_id, AuditEntry.action.in_(("source.suspended", "source.quarantined")))
            .order_by(AuditEntry.position.desc())
            .limit(2)
        ).all()
    if not acts or acts[0].action != "source.quarantined":
        return "new", None
    suspended = len(acts) > 1 and acts[1].action == "source.suspended"
    day = dt.datetime.fromtimestamp(acts[0].at, dt.UTC).date()
    return "suspended" if suspended else "changed", day


def provenance_of(source: Source) -> Provenance:
    return Provenance(**{f.name: getattr(source, f.name) for f in fields(Provenance)})


def describe(casework: Casework, person: Person, source_id: str, provenance: Provenance) -> None:
    """Writes down where the source comes from. Raises Gone; ValueError for a text that is longer than ``LONGEST``."""
    if any(len(getattr(provenance, name)) > most for name, most in LONGEST.items()):
        raise ValueError("too long")
    with casework.database.read() as session:
        source = session.get(Source, source_id)
    if source is None:
        raise Gone(source_id)
    before = provenance_of(source)
    changed = {
        f.name: getattr(before, f.name)
        for f in fields(Provenance)
        if getattr(before, f.name) != getattr(provenance, f.name)
    }
    if not changed:
        return
    with casework.act(person.id, "source.described", source_id, before=changed) as session:
        source = session.get_one(Source, source_id)
        for f in fields(Provenance):
            setattr(source, f.name, getattr(provenance, f.name))


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
    """Nothing, and no trace of it, where somebody else did it before."""
    with casework.database.write() as session:
        source = session.get(Source, source_id)
        if source is None:
            raise Gone(source_id)
        if source.state in before:
            source.state = after
            audit.append(session, casework.keys, person.id, action, source_id)


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
