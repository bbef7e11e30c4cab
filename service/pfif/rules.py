"""The rules of PFIF 1.4: which fields must be there, and what each may hold. Facts: http://zesty.ca/pfif/1.4/"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from service.pfif.document import (
    NOTE_FIELDS,
    NOTE_REQUIRED,
    PERSON_FIELDS,
    PERSON_REQUIRED,
    SEXES,
    STATUSES,
    Document,
    parse_timestamp,
)

_DOMAIN = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}"
_RECORD_ID = re.compile(rf"{_DOMAIN}/\S(?:.*\S)?")
_AGE = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_PHONE = re.compile(r"[-+()\d\s.,x]*\d[-+()\d\s.,x]*", re.ASCII)
_URL = re.compile(r"https?://\S+")
_COUNTRY = re.compile(r"[A-Z]{2}")
_STATE = re.compile(r"[A-Z0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Fault:
    """``where``: person or note and its number from 1. ``code``: missing, invalid, twice, unknown or mixed."""

    where: str
    field: str
    code: str


def check_document(document: Document) -> list[Fault]:
    """What of the document is against the rules; empty where nothing is."""
    faults = [Fault("document", name, "unknown") for name in document.unknown]
    seen: set[str] = set()
    for number, person in enumerate(document.persons, 1):
        where = f"person {number}"
        required = ("person_record_id", "source_date") if person.is_placeholder() else PERSON_REQUIRED
        faults += _check(where, person.fields, PERSON_FIELDS, required, seen)
        for inner, note in enumerate(person.notes, 1):
            within = f"{where}, note {inner}"
            faults += _check(within, note.fields, NOTE_FIELDS, NOTE_REQUIRED, seen)
            if note.get("person_record_id") not in ("", person.get("person_record_id")):
                faults.append(Fault(within, "person_record_id", "mixed"))
    for number, note in enumerate(document.notes, 1):
        faults += _check(f"note {number}", note.fields, NOTE_FIELDS, NOTE_REQUIRED, seen)
    return faults


def _check(
    where: str, values: Mapping[str, str], known: tuple[str, ...], required: tuple[str, ...], seen: set[str]
) -> Iterator[Fault]:
    yield from (Fault(where, name, "missing") for name in required if not values.get(name, "").strip())
    yield from (Fault(where, name, "unknown") for name in values if name not in known)
    yield from (Fault(where, n, "invalid") for n, v in values.items() if v and n in known and not valid(n, v))
    own = values.get(known[0], "")
    if own and own in seen:
        yield Fault(where, known[0], "twice")
    seen.add(own)


def valid(name: str, value: str) -> bool:
    """Whether a field may hold this. Fields of free text may hold anything."""
    check = _CHECKS.get(name)
    return check is None or check(value)


def _age(text: str) -> bool:
    read = _AGE.fullmatch(text)
    return read is not None and (read[2] is None or int(read[1]) <= int(read[2]))


def _date(text: str) -> bool:
    read = _DATE.fullmatch(text)
    if read is None:
        return False
    try:
        dt.date(int(read[1]), int(read[2] or 1), int(read[3] or 1))
    except ValueError:
        return False
    return True


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


def _each_line(check: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda text: all(check(line.strip()) for line in text.splitlines() if line.strip())


def _time(text: str) -> bool:
    return parse_timestamp(text) is not None


_CHECKS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(("person_record_id", "note_record_id", "linked_person_record_id"), _matches(_RECORD_ID)),
    **dict.fromkeys(("entry_date", "expiry_date", "source_date"), _time),
    **dict.fromkeys(("author_email", "email_of_found_person"), _matches(_EMAIL)),
    **dict.fromkeys(("author_phone", "phone_of_found_person"), _matches(_PHONE)),
    **dict.fromkeys(("source_url", "photo_url"), _matches(_URL)),
    "profile_urls": _each_line(_matches(_URL)),
    "sex": SEXES.__contains__,
    "status": STATUSES.__contains__,
    "author_made_contact": ("true", "false").__contains__,
    "date_of_birth": _date,
    "age": _age,
    "home_country": _matches(_COUNTRY),
    "home_state": _matches(_STATE),
}
