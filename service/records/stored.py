"""Statements as they are stored: cells as read, and what was understood, as JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

import orjson

from service.matching.types import PartialDate
from service.names.normal import DOT
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


#: As the columns of statements hold it, UTF-8: bytes go from process to process, and into the database, as they are.
to_json: Callable[[object], bytes] = orjson.dumps


def cells_of(statement: Statement) -> list[tuple[str, str]]:
    return list(statement.cells.items())


class CellsToJson:
    """What :func:`to_json` gives of the cells of a row, for rows whose headers are the same: these are written once."""

    def __init__(self, headers: tuple[str, ...]) -> None:
        self.headers = headers
        # What stands before each text; behind it there is room for the text.
        pieces = [piece for header in headers for piece in (f'"],[{to_json(header).decode()},"', "")]
        self._pieces = [pieces[0].replace('"],', "[", 1), *pieces[1:], '"]]'] if pieces else ["[]"]

    def __call__(self, rows: Sequence[tuple[str, ...]]) -> list[bytes]:
        """``rows``: the texts of each."""
        texts = list(map("".join, rows))
        if _is_plain("".join(texts)):
            return list(map(self._framed, rows))
        return [
            self._framed(row) if _is_plain(text) else to_json(list(zip(self.headers, row, strict=True)))
            for row, text in zip(rows, texts, strict=True)
        ]

    def _framed(self, texts: tuple[str, ...]) -> bytes:
        self._pieces[1::2] = texts
        return "".join(self._pieces).encode()


def _is_plain(text: str) -> bool:
    """Whether JSON writes each character of a text as it is."""
    return text.isprintable() and '"' not in text and "\\" not in text


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
    if s.released_on:
        fields["released_on"] = _date(s.released_on)
    return fields


#: What stands in some files for the ``DOT`` between two names: other dots are no other words.
OTHER_DOTS = "•・‧．"
_ONE_DOT = str.maketrans(dict.fromkeys(OTHER_DOTS, DOT))


def fingerprint(fields: dict[str, Any], *, any_dots: bool = False) -> int:
    """What a row states, without its row number, as a number: a moved row is no change. ``any_dots``: nor is another
    dot between names."""
    content = {k: v for k, v in fields.items() if k != "continues"}
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    text = text.translate(_ONE_DOT) if any_dots else text
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def _date(date: PartialDate) -> list[int | bool | None]:
    return [date.year, date.month, date.day, date.about]
