"""Once a control pair was read it ends: its readings are kept, its search is wiped, nothing of it goes further."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.jobs.controls.planting import wipe
from service.review.decisions import DECIDED, Reading, State, independent, is_promising, state_of
from service.review.sealing import readings_of
from service.store import controls
from service.store.candidates import candidates_of
from service.store.casework import Casework
from service.store.controls import Outcome
from service.store.models.staff import AuditEntry

READERS_WANTED = 2
# A look back at what one has just read is no curiosity.
GRACE_SECONDS = 2 * 3600
_LOOKS = ("search.claimed", "search.looked", "candidate.looked", "record.looked", "picture.looked", "notes.looked")
_READINGS = ("candidate.read", "candidate.settled")


def end_if_read(casework: Casework, search_id: str) -> bool:
    """Ends a control that has its readings. False for every other search. Raises VaultClosed."""
    with casework.database.read() as session:
        control = controls.live(session, casework.vault).get(search_id)
    if control is None:
        return False
    candidates, key = candidates_of(casework, search_id), casework.keychain.casework(search_id)
    with casework.database.read() as session:
        readings = readings_of(session, key, search_id)
    states = {c.id: state_of(readings.get(c.id, ()), promising=is_promising(c.bits)) for c in candidates}
    target = next((c for c in candidates if c.record_id == control.record_id), None)
    own = readings.get(target.id, []) if target else []
    read = target is not None and (len(independent(own)) >= READERS_WANTED or states[target.id] in DECIDED)
    # Nothing invented stays confirmed, whichever record it was confirmed with.
    if not read and State.CONFIRMED not in states.values():
        return False
    with casework.database.write() as session:
        outcome = Outcome(
            same=control.same,
            hard=control.hard,
            name=control.name,
            stated=control.stated,
            facts=control.facts,
            day=control.day,
            readings=_judged(own),
            curious=tuple(curious(session, search_id)),
        )
        ended = controls.finish(session, casework.vault, search_id, outcome)
    if ended:
        wipe(casework, search_id)
    return True


def _judged(readings: Sequence[Reading]) -> tuple[tuple[str, str, str], ...]:
    return tuple((r.staff_id, r.judgement.value, r.day) for r in independent(readings))


def curious(session: Session, search_id: str) -> list[str]:
    """Who opened this search and read none of it, or came back to it when nothing of it was theirs to read any more."""
    rows = session.execute(
        select(AuditEntry.actor, AuditEntry.action, AuditEntry.at)
        .where(AuditEntry.subject == search_id, AuditEntry.action.in_((*_LOOKS, *_READINGS)))
        .order_by(AuditEntry.position)
    ).all()
    read_at: dict[str, int] = {row.actor: row.at for row in rows if row.action in _READINGS}
    found: dict[str, Any] = {}
    for row in rows:
        if row.action in _LOOKS and row.at > read_at.get(row.actor, -GRACE_SECONDS) + GRACE_SECONDS:
            found[row.actor] = True
    return sorted(found)
