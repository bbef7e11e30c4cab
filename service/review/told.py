"""Whom was told what from one source: for staff who must write to these families again when it turns out wrong."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from service.review.sealing import notes_of
from service.store.casework import Casework
from service.store.errors import Gone
from service.store.models.records import Segment, Source
from service.store.models.staff import Staff
from service.store.models.work import Candidate, CaseNote


@dataclass(frozen=True, slots=True)
class ToldFrom:
    """One disclosure that stands on a record of the source. ``topics``: codes of ``kinship.TOPICS``."""

    search_id: str
    source_id: str
    day: str
    teller: str
    topics: tuple[str, ...]


def told_from(casework: Casework, source_id: str) -> list[ToldFrom]:
    """Newest first. What was said itself opens only in its search, for whoever holds it. Raises VaultClosed.

    A search that its family withdrew is not in here: nobody can open it any more.
    """
    return sorted(_told(casework, {source_id}), key=lambda t: (t.day, t.search_id), reverse=True)


def told_from_fallen(casework: Casework) -> dict[str, list[ToldFrom]]:
    """Whom to write to: search id -> what its family was told from sources that are suspended or removed since, oldest
    first. Searches that were withdrawn are not in here. Raises VaultClosed.

    It costs little where no source has fallen: then nothing is unsealed.
    """
    with casework.database.read() as session:
        fallen = set(session.scalars(select(Source.id).where(Source.state.in_(("suspended", "removed")))))
    found: dict[str, list[ToldFrom]] = {}
    for one in sorted(_told(casework, fallen), key=lambda t: t.day) if fallen else ():
        found.setdefault(one.search_id, []).append(one)
    return found


def _told(casework: Casework, source_ids: Collection[str]) -> list[ToldFrom]:
    found: list[ToldFrom] = []
    with casework.database.read() as session:
        rows = session.execute(
            select(Candidate.id, Candidate.search_id, Segment.source_id)
            .join(Segment, Segment.id == Candidate.segment_id)
            .where(
                Segment.source_id.in_(source_ids),
                Candidate.search_id.in_(select(CaseNote.search_id).where(CaseNote.kind == "disclosure")),
            )
        ).all()
        names = {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}
    source_of = {row.id: row.source_id for row in rows}
    for search_id in sorted({row.search_id for row in rows}):
        try:
            key = casework.keychain.casework(search_id)
        except Gone:
            continue
        with casework.database.read() as session:
            notes = notes_of(session, key, search_id)
        found += [
            ToldFrom(
                search_id,
                source_of[n.body["candidate_id"]],
                n.day,
                names.get(n.staff_id, n.staff_id[:8]),
                tuple(n.body["topics"]),
            )
            for n in notes
            if n.kind == "disclosure" and n.body["candidate_id"] in source_of
        ]
    return found
