"""Candidates as staff read them: opened with the casework key, in no particular order of the database."""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any

from sqlalchemy import select

from service.matching.tally import Tally
from service.matching.types import Evidence
from service.store.casework import Casework
from service.store.guard import tokens_apart
from service.store.models.records import Record, Segment
from service.store.models.records import Source as SourceRow
from service.store.models.work import Candidate, Unit
from service.store.seal import Place, seal, seal_json, unseal, unseal_json


@dataclass(frozen=True, slots=True)
class OpenCandidate:
    """``bits`` is the sum of ``evidence``. ``suspended``: why it is not in use, "" where it is: its source was
    ``removed`` or is ``suspended``, its record is ``gone``, or the guard set record or picture ``apart``."""

    id: str
    search_id: str
    record_id: str
    record_token: str
    segment_id: str
    source_id: str
    scorer_version: str
    revision: int
    read: bool
    bits: float
    evidence: tuple[Evidence, ...]
    day: dt.date
    suspended: str


def candidate_place(candidate_id: str) -> Place:
    return Place("candidate", candidate_id, "sealed")


def seal_candidate(key: bytes, candidate_id: str, record_id: str, bits: float, evidence: Iterable[Evidence]) -> bytes:
    body = {
        "record_id": record_id,
        "bits": bits,
        "evidence": [[e.comparison, e.level, e.bits, dict(e.values)] for e in evidence],
    }
    return seal_json(key, body, candidate_place(candidate_id))


def open_candidate(key: bytes, row: Candidate) -> dict[str, Any]:
    body: dict[str, Any] = unseal_json(key, row.sealed, candidate_place(row.id))
    body["evidence"] = tuple(Evidence(name, level, bits, values) for name, level, bits, values in body["evidence"])
    return body


def candidates_of(casework: Casework, search_id: str) -> list[OpenCandidate]:
    """All candidates of a search, best first. Raises Gone, VaultClosed."""
    key = casework.keychain.casework(search_id)
    with casework.database.read() as session:
        apart = tokens_apart(session, casework.vault)
        rows = list(session.scalars(select(Candidate).where(Candidate.search_id == search_id)))
        bodies = {row.id: open_candidate(key, row) for row in rows}
        wanted = {body["record_id"] for body in bodies.values()}
        present = set(session.scalars(select(Record.id).where(Record.id.in_(wanted), Record.gone.is_(False))))
        sources = {
            segment_id: (source_id, state)
            for segment_id, source_id, state in session.execute(
                select(Segment.id, SourceRow.id, SourceRow.state)
                .join(SourceRow, SourceRow.id == Segment.source_id)
                .where(Segment.id.in_({row.segment_id for row in rows}))
            )
        }
    found = []
    for row in rows:
        body, (source_id, state) = bodies[row.id], sources.get(row.segment_id, ("", "removed"))
        found.append(
            OpenCandidate(
                id=row.id,
                search_id=search_id,
                record_id=body["record_id"],
                record_token=row.record_token,
                segment_id=row.segment_id,
                source_id=source_id,
                scorer_version=row.scorer_version,
                revision=row.revision,
                read=row.read,
                bits=body["bits"],
                evidence=body["evidence"],
                day=row.day,
                suspended=_suspended(
                    state, there=body["record_id"] in present, apart=bool({row.record_token, row.picture_token} & apart)
                ),
            )
        )
    return sorted(found, key=lambda c: (-c.bits, c.record_id))


def _suspended(state: str, *, there: bool, apart: bool) -> str:
    """The reason that explains the others first: a removed source takes its records with it."""
    if state in ("suspended", "removed"):
        return state
    return "gone" if not there else "apart" if apart else ""


def _tally_place(unit_id: str) -> Place:
    return Place("unit", unit_id, "tally")


def seal_tally(key: bytes, unit_id: str, tally: Tally) -> bytes:
    return seal(key, tally.to_bytes(), _tally_place(unit_id))


def tally_of(casework: Casework, search_id: str) -> Tally | None:
    """How the scores of this search are distributed over all records it was compared with; None before the first."""
    key = casework.keychain.casework(search_id)
    with casework.database.read() as session:
        units = session.scalars(
            select(Unit)
            .join(Segment, Segment.id == Unit.segment_id)
            .where(Unit.search_id == search_id, Unit.state == "done", Segment.state == "live")
            .order_by(Unit.revision)
        )
        newest = {unit.segment_id: unit for unit in units if unit.tally}
    tallies = [Tally.from_bytes(unseal(key, u.tally or b"", _tally_place(u.id))) for u in newest.values()]
    return reduce(operator.add, tallies) if tallies else None
