"""What a PFIF 1.4 document holds. Field names are the format's own; every value is text, as it stands in the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

NAMESPACE = "http://zesty.ca/pfif/1.4"
# In the order in which they are written.
PERSON_FIELDS = (
    "person_record_id", "entry_date", "expiry_date", "author_name", "author_email", "author_phone", "source_name",
    "source_date", "source_url", "full_name", "given_name", "family_name", "alternate_names", "description", "sex",
    "date_of_birth", "age", "home_street", "home_neighborhood", "home_city", "home_state", "home_postal_code",
    "home_country", "photo_url", "profile_urls",
)  # fmt: skip
NOTE_FIELDS = (
    "note_record_id", "person_record_id", "linked_person_record_id", "entry_date", "author_name", "author_email",
    "author_phone", "source_date", "author_made_contact", "status", "email_of_found_person", "phone_of_found_person",
    "last_known_location", "text", "photo_url",
)  # fmt: skip
PERSON_REQUIRED = ("person_record_id", "source_date", "full_name")
NOTE_REQUIRED = ("note_record_id", "person_record_id", "author_name", "source_date", "text")
# What stays of a person whose time is over; the record as such stays, so that others learn of its end.
PLACEHOLDER_FIELDS = ("person_record_id", "entry_date", "expiry_date", "source_date")
STATUSES = ("information_sought", "is_note_author", "believed_alive", "believed_missing", "believed_dead")
SEXES = ("female", "male", "other")


def timestamp(moment: dt.datetime) -> str:
    """As PFIF writes times: UTC, to the second."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_timestamp(text: str) -> dt.datetime | None:
    """None where this is no PFIF time. Fractions of a second are allowed, zones other than Z are not."""
    if not text.endswith("Z") or len(text) < 20 or text[10] != "T" or not text.isascii():
        return None
    whole, point, fraction = text[:-1].partition(".")
    if point and not (fraction.isdecimal()):
        return None
    try:
        return dt.datetime.strptime(whole, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=dt.UTC)
    except ValueError:
        return None


@dataclass(frozen=True)
class Person:
    """``fields``: those of PERSON_FIELDS that are there. ``notes``: those that stand within it."""

    fields: Mapping[str, str]
    notes: tuple[Note, ...] = ()

    def get(self, name: str) -> str:
        return self.fields.get(name, "")

    def is_expired(self, now: dt.datetime | None = None) -> bool:
        """Whether its source wants nothing of it to be used any more."""
        ends = parse_timestamp(self.get("expiry_date"))
        return ends is not None and ends <= (now or dt.datetime.now(dt.UTC))

    def placeholder(self, now: dt.datetime | None = None) -> Person:
        """What may be kept and passed on of an expired record: that it was there, and that it is over."""
        moment = timestamp(now or dt.datetime.now(dt.UTC))
        kept = {name: self.fields[name] for name in PLACEHOLDER_FIELDS if name in self.fields}
        return Person({**kept, "source_date": moment, "entry_date": moment})

    def is_placeholder(self) -> bool:
        return all(name in PLACEHOLDER_FIELDS for name, value in self.fields.items() if value)


@dataclass(frozen=True)
class Note:
    """``fields``: those of NOTE_FIELDS that are there."""

    fields: Mapping[str, str]

    def get(self, name: str) -> str:
        return self.fields.get(name, "")


@dataclass(frozen=True)
class Document:
    """``notes``: those that stand beside the persons. ``unknown``: names of elements that the format does not have."""

    persons: tuple[Person, ...] = ()
    notes: tuple[Note, ...] = ()
    unknown: list[str] = field(default_factory=list, compare=False)

    def notes_of(self, person: Person) -> list[Note]:
        """Those within the person and those beside it that name its record."""
        mark = person.get("person_record_id")
        return [*person.notes, *(note for note in self.notes if mark and note.get("person_record_id") == mark)]
