"""Who is on a list: confirmed cases whose families agreed to it, in the counties of a journey, by county and facility.

Nothing of it is kept. Each look opens the searches anew, so that a family's yes is asked for at every use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from service.matching.values.gazetteer import counties_under, present_code
from service.matching.values.gloss import Gloss, one_each
from service.referrals.exports import ExportRefused, Standing, standing
from service.referrals.visits.delegations import Delegation
from service.referrals.visits.marks import Marks, marks_of, read_notes
from service.review.kinship import TOPICS
from service.review.statements import RecordView, StatementView
from service.review.understood import Stated
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.errors import Gone
from service.store.models.records import Statement

PURPOSE = "visit_list"
SITUATIONS = ("sentenced", "interned", "died", "unknown")
# Which topic a family must have been told of before a delegation reads it.
_TOPIC = {"sentence": "sentence", "sentence_years": "sentence", "sentenced_on": "sentence", "died_on": "death"}


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a record states, with where it stands. ``field``: a term of ``review.words.fact_label``."""

    field: str
    text: str
    read_as: str
    source: str
    citation: str
    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class VisitPerson:
    """One person on a list. ``names``: as the family writes them, then as the records do. ``county``: present code, or
    "" where it is not known. ``place``, ``facility``: as the records write them. ``situation``: one of SITUATIONS."""

    search_id: str
    names: tuple[str, ...]
    birth: str
    county: str
    place: str
    facility: str
    situation: str
    said: tuple[Said, ...]
    glosses: tuple[Gloss, ...]
    marks: Marks
    language: str
    pictures: tuple[str, ...]
    own_words: str


@dataclass(frozen=True, slots=True)
class Collected:
    """``waiting``: how many families agreed and are confirmed, but cannot be on a list yet, by why."""

    people: tuple[VisitPerson, ...]
    waiting: Mapping[str, int]


def collect(casework: Casework, cards: Cards, delegation: Delegation) -> Collected:
    """Raises VaultClosed."""
    wanted = [card.search_id for card in cards.all().values() if card.confirmed]
    return collect_these(casework, delegation, [i for i in wanted if i not in delegation.left_out])


def collect_these(casework: Casework, delegation: Delegation, search_ids: Iterable[str]) -> Collected:
    """Of these searches, those that may be on the list of this journey. Raises VaultClosed."""
    people, waiting = [], Counter[str]()
    inside = _inside(delegation.counties)
    for search_id in search_ids:
        try:
            person = person_of(casework, delegation.id, search_id)
        except Gone:
            continue
        except ExportRefused as refused:
            if refused.reason in ("kinship", "told"):
                waiting[refused.reason] += 1
            continue
        if not delegation.counties or person.county in inside:
            people.append(person)
    return Collected(tuple(people), waiting)


def _inside(codes: Sequence[str]) -> frozenset[str]:
    """A person known only by prefecture belongs to a journey through all of it."""
    return frozenset(found for code in codes for found in (present_code(code) or code, *counties_under(code)))


def person_of(casework: Casework, delegation_id: str, search_id: str) -> VisitPerson:
    """Raises ExportRefused (consent, state, kinship, told, unconfirmed), Gone, VaultClosed."""
    case = standing(casework, search_id, (PURPOSE,))
    if case.search.header().state != "open":  # what is paused is passed on to nobody
        raise ExportRefused("state", search_id)
    notes = read_notes(casework, search_id)
    told = {
        topic: {n.body["candidate_id"] for n in notes if n.kind == "disclosure" and topic in n.body["topics"]}
        for topic in TOPICS
    }
    records = [(one.record, one.candidate.id) for one in case.confirmed]
    may_say = {record.id: {topic for topic in TOPICS if candidate in told[topic]} for record, candidate in records}
    known = _fields(casework, [record.id for record, _ in records if "facts" in may_say[record.id]])
    marks = marks_of(notes, delegation_id)
    pictures = tuple(p.id for p in case.search.pictures())
    said = tuple(one for record, _ in records for one in _said(record, may_say[record.id]))
    with_facts = [record for record, _ in records if "facts" in may_say[record.id]]
    return VisitPerson(
        search_id=search_id,
        names=tuple(dict.fromkeys((*case.form.names, *(name for record, _ in records for name in record.names)))),
        birth=case.form.birth or _first(with_facts, "birth"),
        county=_county(known, case),
        place=_first(with_facts, "place") or case.form.place,
        facility=next((f["facility"] for f in known if f.get("facility")), ""),
        situation=marks.situation or _situation(known, said),
        said=said,
        glosses=one_each(g for record in with_facts for s in record.statements for g in s.gloss),
        marks=marks,
        language=case.form.language,
        pictures=pictures,
        own_words=marks.asks or (case.form.card.sentence if case.form.card else ""),
    )


def _fields(casework: Casework, record_ids: Sequence[str]) -> list[dict[str, Any]]:
    with casework.database.read() as session:
        rows = session.scalars(
            select(Statement).where(Statement.record_id.in_(record_ids)).order_by(Statement.record_id, Statement.row)
        )
        return [dict(row.fields) for row in rows]


def _county(known: Sequence[Mapping[str, Any]], case: Standing) -> str:
    """Where most statements place the person; else where the family does."""
    codes = [present_code(code) for fields in known for code in fields.get("counties", ())]
    counted = Counter(code for code in codes if code)
    best = min(counted, key=lambda code: (-counted[code], code)) if counted else ""
    return best or present_code(case.form.county) or ""


def _first(records: Sequence[RecordView], row: str) -> str:
    return next((v.text for r in records for s in r.statements for v in s.values.get(row, ()) if v.text), "")


def _situation(known: Sequence[Mapping[str, Any]], said: Sequence[Said]) -> str:
    """By what may be said: what the family was not told of decides nothing."""
    stated = {fields.get("status") for fields in known}
    spoken = {one.field for one in said}
    if "died_on" in spoken:
        return "died"
    if {"sentence", "sentence_years", "sentenced_on"} & spoken:
        return "sentenced"
    return "interned" if "interned" in stated else "unknown"


def _said(record: RecordView, topics: set[str]) -> list[Said]:
    found = []
    for statement in record.statements:
        found.append(_one(record, statement, Stated("", "named")))
        fate = (stated for stated in statement.values.get("fate", ()) if _may_be_said(stated, topics))
        found.extend(_one(record, statement, stated) for stated in fate)
    return found


def _may_be_said(stated: Stated, topics: set[str]) -> bool:
    if stated.field == "status" and stated.read_as in ("deceased", "sentenced"):
        return {"deceased": "death", "sentenced": "sentence"}[stated.read_as] in topics
    return _TOPIC.get(stated.field, "facts") in topics


def _one(record: RecordView, statement: StatementView, stated: Stated) -> Said:
    return Said(
        stated.field,
        stated.text,
        stated.read_as,
        record.source.title,
        record.source.citation,
        statement.file,
        statement.sheet,
        statement.row,
    )
