"""A reconciliation query to the matching engine and back: the one scorer, so that no pair shows two scores."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from service.jobs.matching import provenance_of
from service.jobs.query import birth_of
from service.jobs.scoring import current_version, load_scorer
from service.jobs.segments import OpenSegments
from service.matching import Query, best
from service.matching.types import RelativeName
from service.store import clock
from service.store.casework import Casework

PERSON = {"id": "person", "name": "Person in a leaked record"}
# What a column of a list may hold; the ids are what a program sends.
PROPERTIES = {  # for programs, which speak English
    "name": "Another name or spelling",
    "father_name": "Father's name",
    "birth": "Date or year of birth",
    "sex": "Sex (f or m)",
    "place": "County, township or village",
    "id_number": "Chinese ID number, whole or in part",
    "relative": "Name of a relative",
}
MOST_VALUES, MOST_LENGTH = 20, 200
DEFAULT_LIMIT, MOST_LIMIT = 5, 20


class NotAQuery(ValueError):
    """The text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Asked:
    query: Query
    limit: int


def read(value: Any) -> Asked:
    """One entry of a batch. Raises NotAQuery."""
    if not isinstance(value, dict):
        raise NotAQuery("A query is an object.")
    text = value.get("query", "")
    if not isinstance(text, str) or len(text) > MOST_LENGTH:
        raise NotAQuery(f"`query` is a text of {MOST_LENGTH} characters at most.")
    limit = value.get("limit", DEFAULT_LIMIT)
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise NotAQuery("`limit` is a whole number above 0.")
    given: dict[str, list[str]] = {pid: [] for pid in PROPERTIES}
    properties = value.get("properties", [])
    if not isinstance(properties, list):
        raise NotAQuery("`properties` is a list.")
    for one in properties:
        if not isinstance(one, dict) or one.get("pid") not in given:
            raise NotAQuery("A property has a `pid` of: " + ", ".join(PROPERTIES) + ".")
        given[one["pid"]] += _texts(one.get("v"))
    names = tuple(n for n in (text.strip(), *given["name"]) if n)
    sex = next((s.lower()[:1] for s in given["sex"] if s.lower()[:1] in ("f", "m")), None)
    birth = birth_of(given["birth"][0], clock.today().year) if given["birth"] else None
    query = Query(
        names=names,
        father_name=next(iter(given["father_name"]), None),
        birth=birth,
        sex="f" if sex == "f" else "m" if sex == "m" else None,
        places=tuple(given["place"]),
        id_number=next(iter(given["id_number"]), None),
        relatives=tuple(RelativeName(name, None) for name in given["relative"]),
    )
    return Asked(query, min(limit, MOST_LIMIT))


def _texts(value: Any) -> list[str]:
    """The values of a property: texts, numbers or entities with a name."""
    found = []
    for one in (value if isinstance(value, list) else [value])[:MOST_VALUES]:
        text = one.get("name", one.get("str", "")) if isinstance(one, dict) else one
        if isinstance(text, (int, float)) and not isinstance(text, bool):
            text = f"{text:g}" if isinstance(text, float) else str(text)
        if isinstance(text, str) and text.strip():
            if len(text) > MOST_LENGTH:
                raise NotAQuery(f"A value has {MOST_LENGTH} characters at most.")
            found.append(text.strip())
    return found


class Matcher:
    """Safe to share between threads."""

    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._lock = threading.Lock()
        self._segments = OpenSegments(casework)

    def candidates(self, asked: Asked) -> list[dict[str, Any]]:
        """Reconciliation candidates, best first. ``match`` is never true: a machine decides nothing here."""
        query = asked.query
        if not any((query.names, query.father_name, query.birth, query.id_number, query.relatives, query.places)):
            return []
        version = current_version(self._casework)
        if version is None:
            return []
        with self._lock:
            segments = self._segments.all()
        scorer = load_scorer(self._casework, version)
        found = best([s.index for s in segments], query, asked.limit, scorer, live=[s.mask for s in segments])
        return [self._candidate(match) for match in found if match.bits > 0]

    def _candidate(self, match: Any) -> dict[str, Any]:
        known = provenance_of(self._casework, match.record_id)
        places = known["statements"][:3]
        where = "; ".join(" · ".join(str(p[k]) for k in ("file", "sheet", "row") if p[k]) for p in places)
        return {
            "id": match.record_id,
            "name": known["name"],
            "description": f"{known['source']}: {where}",
            "type": [PERSON],
            "score": round(match.bits, 2),
            "match": False,
            "features": [{"id": e.comparison, "value": round(e.bits, 2)} for e in match.evidence if e.bits],
        }
