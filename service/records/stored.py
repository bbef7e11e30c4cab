"""Statements as they are stored: cells as read, and what was understood, as JSON; and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from service.matching.types import PartialDate, RelativeName
from service.matching.values.idnumber import IdNumber
from service.records.reading.statement import Sentence, Statement

_TUPLES = ("names", "notes", "father_names", "counties", "place_texts")
_TEXTS = (
    "sex",
    "ethnicity",
    "relation",
    "household",
    "household_head",
    "status",
    "facility",
    "reason",
    "hidden",
    "continues",
)


def cells_of(statement: Statement) -> list[list[str]]:
    return [[header, text] for header, text in statement.cells.items()]


def fields_of(statement: Statement) -> dict[str, Any]:
    """Only what the row states: empty fields are left out."""
    fields: dict[str, Any] = {name: list(getattr(statement, name)) for name in _TUPLES}
    fields |= {name: getattr(statement, name) for name in _TEXTS}
    fields["texts"] = dict(statement.texts)
    fields["births"] = [_date(date) for date in statement.births]
    fields["id_numbers"] = [[n.text, n.kind, n.known, n.fragment] for n in statement.id_numbers]
    fields["relatives"] = [[r.name, r.relation] for r in statement.relatives]
    fields["sentence"] = asdict(statement.sentence) if statement.sentence else None
    for name in ("detained_on", "died_on"):
        date = getattr(statement, name)
        fields[name] = _date(date) if date else None
    return {name: value for name, value in fields.items() if value not in (None, [], {}, "", False)}


def statement_of(file: str, sheet: str, row: int, cells: list[list[str]], fields: dict[str, Any]) -> Statement:
    values: dict[str, Any] = {name: tuple(fields.get(name, ())) for name in _TUPLES}
    values |= {name: fields[name] for name in _TEXTS if name in fields}
    values["births"] = tuple(PartialDate(*date) for date in fields.get("births", ()))
    # Not parsed anew: a number that a spreadsheet had damaged must stay damaged.
    values["id_numbers"] = tuple(IdNumber(*number) for number in fields.get("id_numbers", ()))
    values["relatives"] = tuple(RelativeName(name, relation) for name, relation in fields.get("relatives", ()))
    values["sentence"] = Sentence(**fields["sentence"]) if "sentence" in fields else None
    for name in ("detained_on", "died_on"):
        values[name] = PartialDate(*fields[name]) if name in fields else None
    return Statement(file=file, sheet=sheet, row=row, cells=dict(cells), texts=fields.get("texts", {}), **values)


def _date(date: PartialDate) -> list[int | bool | None]:
    return [date.year, date.month, date.day, date.about]
