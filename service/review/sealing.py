"""Readings and notes as they lie in the database: sealed under the search's casework key, only ever added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.review.decisions import Judgement, Reading
from service.store.clock import today
from service.store.errors import Conflict
from service.store.models.base import new_id
from service.store.models.work import CLEAR_KINDS, NOTE_KINDS, CaseNote
from service.store.models.work import Reading as ReadingRow
from service.store.seal import Place, seal_json, unseal_json

# Where a sealed body names its kind.
_KIND = "kind of note"


@dataclass(frozen=True, slots=True)
class Note:
    """A kinship finding, a disclosure, a question or an internal note. ``body`` depends on ``kind``."""

    id: str
    kind: str
    staff_id: str
    day: str
    body: dict[str, Any]


def _reading_place(reading_id: str) -> Place:
    return Place("reading", reading_id, "sealed")


def _note_place(note_id: str) -> Place:
    return Place("case_note", note_id, "sealed")


def readings_of(session: Session, key: bytes, search_id: str) -> dict[str, list[Reading]]:
    """All readings of a search by candidate, oldest first."""
    found: dict[str, list[Reading]] = {}
    rows = session.scalars(select(ReadingRow).where(ReadingRow.search_id == search_id).order_by(ReadingRow.position))
    for row in rows:
        body = unseal_json(key, row.sealed, _reading_place(row.id))
        reading = Reading(
            id=row.id,
            position=row.position,
            candidate_id=row.candidate_id,
            staff_id=row.staff_id,
            judgement=Judgement(body["judgement"]),
            reason=body["reason"],
            day=row.day.isoformat(),
            withdraws=body.get("withdraws"),
            settles=bool(body.get("settles")),
            revision=body.get("revision", 0),
            seen=body.get("seen", {}),
        )
        found.setdefault(row.candidate_id, []).append(reading)
    return found


def add_reading(
    session: Session,
    key: bytes,
    search_id: str,
    candidate_id: str,
    staff_id: str,
    judgement: Judgement,
    reason: str,
    *,
    withdraws: str | None = None,
    settles: bool = False,
    revision: int = 0,
    seen: Mapping[str, str] | None = None,
) -> str:
    reading_id = new_id()
    body = {
        "judgement": judgement.value,
        "reason": reason,
        "withdraws": withdraws,
        "settles": settles,
        "revision": revision,
        "seen": dict(seen or {}),
    }
    session.add(
        ReadingRow(
            id=reading_id,
            candidate_id=candidate_id,
            search_id=search_id,
            staff_id=staff_id,
            sealed=seal_json(key, body, _reading_place(reading_id)),
            day=today(),
        )
    )
    session.flush()
    return reading_id


def notes_of(session: Session, key: bytes, search_id: str) -> list[Note]:
    """Oldest first."""
    rows = session.scalars(select(CaseNote).where(CaseNote.search_id == search_id).order_by(CaseNote.position))
    found = []
    for row in rows:
        body = unseal_json(key, row.sealed, _note_place(row.id))
        found.append(Note(row.id, body.pop(_KIND, row.kind), row.staff_id, row.day.isoformat(), body))
    return found


def add_note(
    session: Session, key: bytes, search_id: str, staff_id: str, kind: str, body: dict[str, Any], note_id: str = ""
) -> bool:
    """Whether it was added. ``note_id``: given where sending twice must write once; what stands already is kept.

    Raises Conflict where that id is a note of another search or kind.
    """
    assert kind in NOTE_KINDS
    if kind not in CLEAR_KINDS:
        kind, body = "note", {**body, _KIND: kind}
    note_id = note_id or new_id()
    found = session.scalars(select(CaseNote).where(CaseNote.id == note_id)).first()
    if found is not None:
        if (found.search_id, found.kind) != (search_id, kind):
            raise Conflict(search_id)
        return False
    session.add(
        CaseNote(
            id=note_id,
            search_id=search_id,
            staff_id=staff_id,
            kind=kind,
            sealed=seal_json(key, body, _note_place(note_id)),
            day=today(),
        )
    )
    session.flush()
    return True
