"""Conflicts: confirmed matches that cannot all be right. They are found by themselves and wait for a senior.

- one record confirmed for two searches: right where both families mean one person, wrong where they do not;
- two records confirmed for one person that contradict each other.

A senior looks into it: either a reading is withdrawn, or a note says why both hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from sqlalchemy import select

from service.review.decisions import State, is_promising, state_of
from service.review.sealing import Note, readings_of
from service.review.settled import settled
from service.store.candidates import OpenCandidate, open_candidate
from service.store.casework import Casework
from service.store.errors import Gone
from service.store.models.records import SourceFile, Statement
from service.store.models.work import Candidate

_WHOLE_NUMBER = 18


@dataclass(frozen=True, slots=True)
class Shared:
    """The record of ``candidate_id`` is confirmed for another search as well."""

    candidate_id: str
    other_search: str
    other_candidate: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two confirmed candidates of one search. ``fields``: rows of the comparison in which they cannot both be right."""

    first: str
    second: str
    fields: tuple[str, ...]


def neighbours(casework: Casework, search_id: str, tokens: Iterable[str]) -> list[tuple[str, str, str]]:
    """(record token, search, candidate) of what other searches have read of the same records."""
    with casework.database.read() as session:
        rows = session.execute(
            select(Candidate.record_token, Candidate.search_id, Candidate.id)
            .where(Candidate.record_token.in_(list(tokens)), Candidate.search_id != search_id, Candidate.read.is_(True))
            .order_by(Candidate.search_id)
        ).all()
    return [(row.record_token, row.search_id, row.id) for row in rows]


def shared(
    casework: Casework, search_id: str, confirmed: Sequence[OpenCandidate], notes: Sequence[Note]
) -> list[Shared]:
    """``confirmed``: the candidates of this search that are. Raises VaultClosed."""
    if not confirmed:
        return []
    by_token = {c.record_token: c.id for c in confirmed}
    known = {(n.body["other"], n.body["candidate_id"]) for n in settled(notes, "shared")}
    return [
        Shared(by_token[record_token], other, candidate_id)
        for record_token, other, candidate_id in neighbours(casework, search_id, by_token)
        if (other, by_token[record_token]) not in known and _is_confirmed(casework, other, candidate_id)
    ]


def _is_confirmed(casework: Casework, search_id: str, candidate_id: str) -> bool:
    try:
        key = casework.keychain.casework(search_id)
    except Gone:
        return False
    with casework.database.read() as session:
        row = session.get(Candidate, candidate_id)
        readings = readings_of(session, key, search_id).get(candidate_id, ())
    if row is None or not readings:
        return False
    return state_of(readings, promising=is_promising(open_candidate(key, row)["bits"])) is State.CONFIRMED


def contradictions(
    casework: Casework, confirmed: Sequence[OpenCandidate], notes: Sequence[Note]
) -> list[Contradiction]:
    if len(confirmed) < 2:
        return []
    known = {frozenset(n.body["candidates"]) for n in settled(notes, "contradiction")}
    stated = _stated(casework, [c.record_id for c in confirmed])
    found = []
    for one, other in combinations(sorted(confirmed, key=lambda c: c.id), 2):
        fields = contradicting(stated.get(one.record_id, []), stated.get(other.record_id, []))
        if fields and frozenset((one.id, other.id)) not in known:
            found.append(Contradiction(one.id, other.id, fields))
    return found


def _stated(casework: Casework, record_ids: Sequence[str]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    with casework.database.read() as session:
        for record_id, fields in session.execute(
            select(Statement.record_id, Statement.fields)
            .join(SourceFile, SourceFile.id == Statement.file_id)
            .where(Statement.record_id.in_(record_ids), SourceFile.state == "read")
        ):
            found.setdefault(record_id, []).append(fields)
    return found


def contradicting(one: Sequence[Mapping[str, Any]], other: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """In which rows of the comparison two records cannot both speak of one person. Each is its statements' fields.

    A record that contradicts itself contradicts nobody, and what is not stated contradicts nothing.
    """
    found = []
    sexes = [{f["sex"] for f in record if f.get("sex")} for record in (one, other)]
    if all(len(s) == 1 for s in sexes) and sexes[0] != sexes[1]:
        found.append("sex")
    births = [[b for f in record for b in f.get("births", ())] for record in (one, other)]
    if all(births) and all(_years_apart(a, b) for a, b in product(*births)):
        found.append("birth")
    numbers = [
        {
            n[0].upper()
            for f in record
            for n in f.get("id_numbers", ())
            if len(n[0]) == _WHOLE_NUMBER and "*" not in n[0]
        }
        for record in (one, other)
    ]
    if all(numbers) and not numbers[0] & numbers[1]:
        found.append("id_number")
    if _dies_before(one, other) or _dies_before(other, one):
        found.append("fate")
    return tuple(found)


def _years_apart(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """One year is within what ages and calendars do; where one is only about right, three are."""
    return abs(one[0] - other[0]) > (3 if one[3] or other[3] else 1)


def _dies_before(one: Sequence[Mapping[str, Any]], other: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the one died in a year before the other was still taken, or let go."""
    died = [f["died_on"][0] for f in one if f.get("died_on")]
    alive = ([f[field][0] for f in other if f.get(field)] for field in ("detained_on", "released_on"))
    return bool(died) and any(years and max(died) < min(years) for years in alive)
