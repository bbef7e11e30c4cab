"""Statements as they are stored: cells as read, and what was understood, as JSON."""

from __future__ import annotations

import hashlib
import json
from operator import attrgetter
from typing import Any

import orjson

from service.matching.types import PartialDate
from service.records.reading.statement import PARSED, Statement

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
    "beside",
    "continues",
)
_tuples, _texts = attrgetter(*_TUPLES), attrgetter(*_TEXTS)


def to_json(value: object) -> str:
    """As the columns of statements hold it."""
    return orjson.dumps(value).decode()


def cells_of(statement: Statement) -> list[tuple[str, str]]:
    return list(statement.cells.items())


class CellsToJson:
    """What :func:`to_json` gives of the cells of a row, for rows whose headers are the same: these are written once."""

    def __init__(self, headers: tuple[str, ...]) -> None:
        self.headers = headers
        pairs = to_json([(header, "") for header in headers])
        self._frame = pairs.replace("%", "%%").replace(',""]', ',"%s"]')
        self._quotes = pairs.count('"')

    def __call__(self, texts: tuple[str, ...]) -> str:
        text = self._frame % texts
        # Nothing in it that JSON would write otherwise.
        if text.isprintable() and "\\" not in text and text.count('"') == self._quotes:
            return text
        return to_json(list(zip(self.headers, texts, strict=True)))


def fields_of(s: Statement) -> dict[str, Any]:
    """Only what the row states: empty fields are left out."""
    # JSON makes no difference between tuples and lists.
    fields: dict[str, Any] = {name: value for name, value in zip(_TUPLES, _tuples(s), strict=True) if value}
    fields.update((name, value) for name, value in zip(_TEXTS, _texts(s), strict=True) if value)
    stated = s.texts
    if texts := {name: stated[name] for name in PARSED if name in stated}:
        fields["texts"] = texts
    if s.births:
        fields["births"] = [_date(date) for date in s.births]
    if s.id_numbers:
        fields["id_numbers"] = [[n.text, n.kind, n.known, n.fragment] for n in s.id_numbers]
    if s.relatives:
        fields["relatives"] = [[r.name, r.relation] for r in s.relatives]
    if s.hidden_cells:
        fields["hidden_cells"] = list(s.hidden_cells)
    if s.sentence:
        fields["sentence"] = {"text": s.sentence.text, "months": s.sentence.months, "kind": s.sentence.kind}
    if s.detained_on:
        fields["detained_on"] = _date(s.detained_on)
    if s.died_on:
        fields["died_on"] = _date(s.died_on)
    return fields


def fingerprint(fields: dict[str, Any]) -> int:
    """What a row states, without its row number, as a number: a moved row is no change."""
    content = {k: v for k, v in fields.items() if k != "continues"}
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def _date(date: PartialDate) -> list[int | bool | None]:
    return [date.year, date.month, date.day, date.about]
