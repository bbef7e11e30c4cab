"""Writing what a comparison found: sealed candidates, at most 50 unread of them, and the search's card."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.jobs.comparing import Outcome
from service.store import guard
from service.store.candidates import open_candidate, seal_candidate
from service.store.cards import Cards, CaseCard, change_card, hold_search
from service.store.casework import Casework
from service.store.clock import today
from service.store.models.base import new_id
from service.store.models.work import Candidate, Unit


def write_outcome(session: Session, casework: Casework, unit: Unit, outcome: Outcome) -> None:
    """Replaces this segment's unread candidates; one that was read is never displaced. All in the caller's
    transaction."""
    hold_search(session, unit.search_id)
    known = {
        row.record_token: row for row in session.scalars(select(Candidate).where(Candidate.search_id == unit.search_id))
    }
    found = {hit.record_token: hit for hit in outcome.hits}
    for token, row in known.items():
        if not row.read and row.segment_id == unit.segment_id and token not in found:
            session.delete(row)
    for token, hit in found.items():
        existing = known.get(token)
        if existing is not None and existing.read:
            continue
        candidate_id = existing.id if existing is not None else new_id()
        sealed = seal_candidate(outcome.casework_key, candidate_id, hit.record_id, hit.bits, hit.evidence)
        row = existing or Candidate(id=candidate_id, search_id=unit.search_id, record_token=token, day=today())
        row.segment_id, row.scorer_version, row.revision = unit.segment_id, unit.scorer_version, unit.revision
        row.sealed = sealed
        row.picture_token = hit.picture_token
        session.add(row)
    session.execute(
        delete(Unit).where(
            Unit.search_id == unit.search_id,
            Unit.segment_id == unit.segment_id,
            Unit.id != unit.id,
            (Unit.revision < unit.revision) | ((Unit.scorer_version != unit.scorer_version) & (Unit.state == "done")),
        )
    )
    session.flush()
    best, unread = _cap(session, casework, unit.search_id, outcome.casework_key)

    def change(card: CaseCard) -> CaseCard:
        # What waits for a second reader or a senior keeps its promise; the review room computes it anew at each act.
        waiting = card.promise if card.awaiting_second or card.disagreements else best
        return replace(
            card,
            promise=max(best, waiting),
            unread=unread,
            county=outcome.county,
            language=outcome.language,
            sources=tuple(sorted({*card.sources, outcome.source_id})) if outcome.hits else card.sources,
        )

    change_card(session, outcome.card_key, unit.search_id, change)


def recount(casework: Casework, search_id: str) -> None:
    """Counts what waits on a search after something was set apart or released. Raises Gone, VaultClosed."""
    key, card_key = casework.keychain.casework(search_id), Cards(casework).key(search_id)
    with casework.database.write() as session:
        hold_search(session, search_id)
        best, unread = _cap(session, casework, search_id, key)

        def change(card: CaseCard) -> CaseCard:
            waiting = card.promise if card.awaiting_second or card.disagreements else best
            return replace(card, promise=max(best, waiting), unread=unread)

        change_card(session, card_key, search_id, change)


def _cap(session: Session, casework: Casework, search_id: str, key: bytes) -> tuple[float, int]:
    """Keeps the best unread candidates, and those set apart beside them. The bits of the best, and how many wait."""
    rows = session.scalars(select(Candidate).where(Candidate.search_id == search_id, Candidate.read.is_(False)))
    apart = guard.tokens_apart(session, casework.vault)
    by_bits = sorted(
        ((open_candidate(key, row), row) for row in rows if not {row.record_token, row.picture_token} & apart),
        key=lambda p: (-p[0]["bits"], p[0]["record_id"]),
    )
    most = casework.settings.max_unread
    for _, row in by_bits[most:]:
        session.delete(row)
    kept = by_bits[:most]
    return (float(kept[0][0]["bits"]) if kept else -99.0), len(kept)
