"""What a statement was understood to say, by row of the comparison: the text as read, and what was made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from service.matching.types import PartialDate
from service.matching.values.dates import iso, parse_date
from service.matching.values.gazetteer import county_title


@dataclass(frozen=True, slots=True)
class Stated:
    """``text`` as read. ``field``: which fact of the row it is, where the row holds several (a term of
    ``words.fact_label``). ``read_as``: what was understood (an ISO date, months, a code), or "" where it says no more.
    ``relation``: code of what a relative is to the person.
    """

    text: str
    field: str = ""
    read_as: str = ""
    relation: str = ""


# In the order in which they stand in the row of what happened.
_FATE = (
    "status", "status_on", "afterwards", "facility", "reason", "detained_on", "sentence", "sentence_years",
    "sentenced_on", "released_on", "died_on", "health", "note",
)  # fmt: skip


def understood(fields: Mapping[str, Any]) -> dict[str, tuple[Stated, ...]]:
    """The understood fields of a statement (see ``records.stored``), by row of the comparison."""
    found = {
        "name": map(Stated, fields.get("names", ())),
        "father": map(Stated, fields.get("father_names", ())),
        "sex": [Stated(fields["sex"])] if fields.get("sex") else [],
        "birth": _births(fields),
        "place": map(Stated, fields.get("place_texts", ()) or map(county_title, fields.get("counties", ()))),
        "id_number": [Stated(number[0]) for number in fields.get("id_numbers", ())],
        "relatives": _relatives(fields),
        "fate": _fate(fields),
    }
    rows = {row: tuple(dict.fromkeys(values)) for row, values in found.items()}
    return {row: values for row, values in rows.items() if values}


def iso_births(fields: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(iso(PartialDate(*date)) for date in fields.get("births", ()))


def _births(fields: Mapping[str, Any]) -> Iterator[Stated]:
    """A birth may also come from the ID number: the text is said to be read as a date only where it states that one."""
    texts, births = fields.get("texts", {}), iso_births(fields)
    if text := texts.get("birth"):
        read_as = _date_in(text)
        yield Stated(text, "", read_as if read_as in births and read_as != text else "")
    if text := texts.get("age"):
        yield Stated(text, "age", births[0] if len(births) == 1 and births[0].startswith("~") else "")
    if not (texts.get("birth") or texts.get("age")):
        yield from map(Stated, births)


def _relatives(fields: Mapping[str, Any]) -> Iterator[Stated]:
    if relation := fields.get("relation"):
        yield Stated(fields.get("texts", {}).get("relation", ""), "relation", relation)
    for name, relation in fields.get("relatives", ()):
        yield Stated(name, relation=relation or "")


def _fate(fields: Mapping[str, Any]) -> Iterator[Stated]:
    texts: Mapping[str, str] = fields.get("texts", {})
    for field in _FATE:
        text, read_as = texts.get(field, ""), _READ_AS[field](fields) if field in _READ_AS else ""
        if text:
            yield Stated(text, field, read_as if read_as != text else "")
        elif field in ("status", "facility", "reason", "released_on") and fields.get(field):
            # Understood from elsewhere in the row, so that no text of its own stands there.
            yield Stated("", field, read_as) if read_as else Stated(str(fields[field]), field)


def _stored_date(field: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda fields: iso(PartialDate(*fields[field])) if fields.get(field) else ""


def _date_in(text: str) -> str:
    date = parse_date(text, excel_serial=True)
    return iso(date) if date else ""


def _sentence(field: str) -> Callable[[Mapping[str, Any]], str]:
    """Whole months, or the kind of the sentence: only for the very text that it was understood from."""

    def read(fields: Mapping[str, Any]) -> str:
        sentence = fields.get("sentence") or {}
        if (sentence.get("text") or "").strip() != fields.get("texts", {}).get(field, "").strip():
            return ""
        if sentence.get("months") is not None:
            return str(sentence["months"])
        return str(sentence["kind"]) if sentence.get("kind") in ("life", "death", "none") else ""

    return read


_READ_AS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "status": lambda fields: "" if fields.get("status") in (None, "other") else str(fields["status"]),
    "detained_on": _stored_date("detained_on"),
    "died_on": _stored_date("died_on"),
    "released_on": _stored_date("released_on"),
    # Kept as text alone: what it says is read here as the importer reads dates.
    "sentenced_on": lambda fields: _date_in(fields.get("texts", {}).get("sentenced_on", "")),
    "sentence": _sentence("sentence"),
    "sentence_years": _sentence("sentence_years"),
}
