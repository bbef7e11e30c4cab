"""The JSON of the ``match`` command: a query a line in, an answer a line out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from service.matching.sentences import because
from service.matching.types import Match, PartialDate, Query, RelativeName, Sex
from service.matching.values.dates import parse_date
from service.matching.values.relations import parse_relation
from service.photos import PhotoSignature

FIELDS = frozenset(["id", "names", "father_name", "birth", "sex", "place", "id_number", "photos", "relatives"])


class QueryError(ValueError):
    """A line cannot be used; the message says which, why, and what to do. ``id``: of the query, if it was readable."""

    def __init__(self, id: str | None, message: str) -> None:
        super().__init__(message)
        self.id = id


@dataclass(frozen=True, slots=True)
class QueryLine:
    """``query`` without its pictures; ``photos``: their paths, for whoever may open files."""

    id: str
    query: Query
    photos: tuple[str, ...] = ()

    def query_with(self, signatures: tuple[PhotoSignature, ...]) -> Query:
        """The query with the signatures of its pictures, in the order of ``photos``."""
        return replace(self.query, photos=tuple(signatures))


def read_query(text: str, line: int) -> QueryLine:
    """One line of a query file; ``line`` counts from 1. :class:`QueryError` where it cannot be used."""
    where = f"line {line}"
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise QueryError(None, f"{where}: not valid JSON ({error}); write one object a line") from error
    if not isinstance(data, dict):
        raise QueryError(None, f'{where}: write a JSON object, as in {{"id": "1", "names": ["Tursun Qadir"]}}')
    number = data.get("id")
    if isinstance(number, bool) or not isinstance(number, str | int) or number == "":
        raise QueryError(None, f'{where}: every query needs an "id", a text or a number')
    return _Line(str(number), where, data).read()


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    where: str
    data: Mapping[str, Any]

    def fail(self, message: str) -> QueryError:
        return QueryError(self.id, f"{self.where} (id {self.id}): {message}")

    def read(self) -> QueryLine:
        if unknown := self.data.keys() - FIELDS:
            raise self.fail(f"unknown field {', '.join(sorted(unknown))}; known are {', '.join(sorted(FIELDS))}")
        place = self.text("place")
        query = Query(
            names=self.texts("names"),
            father_name=self.text("father_name"),
            birth=self.birth(),
            sex=self.sex(),
            places=(place,) if place else (),
            id_number=self.text("id_number"),
            relatives=self.relatives(),
        )
        return QueryLine(self.id, query, self.texts("photos"))

    def text(self, field: str) -> str | None:
        value = self.data.get(field)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise self.fail(f'"{field}" must be a text')
        return (value or "").strip() or None

    def texts(self, field: str) -> tuple[str, ...]:
        values = self.data.get(field)
        if values is None:
            return ()
        if isinstance(values, str):
            values = [values]
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.fail(f'"{field}" must be a list of texts')
        return tuple(value.strip() for value in values if value.strip())

    def birth(self) -> PartialDate | None:
        text = self.text("birth")
        if text is None:
            return None
        date = parse_date(text)
        if date is None:
            raise self.fail(f'"birth" is {text!r}; write YYYY, YYYY-MM or YYYY-MM-DD')
        return date

    def sex(self) -> Sex | None:
        text = self.text("sex")
        if text is None:
            return None
        if text not in ("f", "m"):
            raise self.fail(f'"sex" is {text!r}; write "f" or "m"')
        return "f" if text == "f" else "m"

    def relatives(self) -> tuple[RelativeName, ...]:
        values = self.data.get("relatives")
        if values is None:
            return ()
        if not isinstance(values, list):
            raise self.fail('"relatives" must be a list of objects with "name" and "relation"')
        found = []
        for value in values:
            name = value.get("name") if isinstance(value, dict) else None
            relation = value.get("relation") if isinstance(value, dict) else None
            if not isinstance(name, str) or not isinstance(relation, str | None):
                raise self.fail('every relative needs a "name", a text; "relation" is a text or left out')
            if name.strip():
                found.append(RelativeName(name.strip(), parse_relation(relation) if relation else None))
        return tuple(found)


def as_json(match: Match, provenance: Mapping[str, Any]) -> dict[str, Any]:
    """One candidate as plain data: what ``provenance`` says of the record (source, file, name), bits and evidence."""
    evidence = [
        {"comparison": item.comparison, "level": item.level, "bits": item.bits, "because": because(item)}
        for item in match.evidence
    ]
    return {**provenance, "bits": match.bits, "evidence": evidence}
