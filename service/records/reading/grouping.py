"""Statements of one source to records: which are one person, under an id that survives re-imports."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from service.matching.types import RecordEntry, Sex
from service.matching.values.dates import iso
from service.matching.values.idnumber import IdNumber
from service.matching.values.places import resolve_place
from service.matching.values.script import clean
from service.photos import PhotoSignature
from service.records.reading.photonames import id_in_filename
from service.records.reading.statement import Statement

_T = TypeVar("_T")
_NOT_NAME = re.compile(r"[^\w]+")


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()


def record_id_of_number(source: str, number: IdNumber) -> str:
    """The id of the record that a sound ID number names in a source, whether or not a statement does."""
    return _digest(source, "id", number.text)


class Grouper:
    """Gives each statement of one file of a source its record id: 32 hexadecimal characters.

    Statements that share a sound, whole ID number are one record, wherever in the source they stand. The others are
    keyed by file, sheet, what identifies the person, and the how-manieth row of the sheet says exactly that; so a row
    that moves changes no id, nor does a re-import. Feed the statements of a file in order; a new one for each file.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._seen: Counter[str] = Counter()
        self._merged: dict[tuple[str, int], str] = {}

    def record_id(self, statement: Statement) -> str:
        s = statement
        sound = next((i for i in s.id_numbers if i.sound), None)
        if sound is not None:
            key = record_id_of_number(self.source, sound)
        elif s.continues is not None and (s.sheet, s.continues) in self._merged:
            key = self._merged[s.sheet, s.continues]
        else:
            identity = _digest(self.source, s.file, s.sheet, *_identity(s))
            self._seen[identity] += 1
            key = _digest(identity, str(self._seen[identity]))
        self._merged[s.sheet, s.row] = key
        return key


def _identity(s: Statement) -> tuple[str, ...]:
    names = "/".join(sorted(_NOT_NAME.sub("", clean(n)).casefold() for n in s.names))
    fathers = "/".join(sorted(_NOT_NAME.sub("", clean(n)).casefold() for n in s.father_names))
    births = "/".join(sorted(map(iso, s.births)))
    numbers = "/".join(sorted(i.text for i in s.id_numbers))
    return names, fathers, births, numbers, s.sex or "", "/".join(s.place_texts)


def merge(
    source: str,
    record_id: str,
    statements: Sequence[Statement],
    *,
    photos: tuple[tuple[str, PhotoSignature], ...] = (),
    photo_names: Sequence[str] = (),
) -> RecordEntry:
    """All that the statements say of one person, conflicting values kept.

    ``photo_names``: file names of the person's portraits; a person known by portraits alone still has the ID number in
    their names, and what that number tells.
    """
    numbers = [i for s in statements for i in s.id_numbers]
    births = [b for s in statements for b in s.births]
    counties = [c for s in statements for c in s.counties]
    sexes: set[Sex] = {s.sex for s in statements if s.sex}
    if not statements:
        for number in filter(None, map(id_in_filename, photo_names)):
            numbers.append(number)
            births += [number.birth] if number.birth else []
            sexes |= {number.sex} if number.sex else set()
            counties += sorted(resolve_place(number.region or ""))
    homes = [s for s in statements if s.household]
    return RecordEntry(
        record_id=record_id,
        names=_distinct(n for s in statements for n in s.names),
        father_names=_distinct(n for s in statements for n in s.father_names),
        births=_distinct(births),
        sex=sexes.pop() if len(sexes) == 1 else None,
        counties=_distinct(counties),
        place_texts=_distinct(p for s in statements for p in s.place_texts),
        id_numbers=_distinct(i.known if i.kind == "damaged" else i.text for i in numbers),
        photos=photos,
        relatives=_distinct(r for s in statements for r in s.relatives),
        household=household_key(source, homes[0]) if homes else None,
    )


def household_key(source: str, statement: Statement) -> str | None:
    """The opaque key of the household that a statement puts the person in: the same for all its members."""
    if statement.household is None:
        return None
    return _digest(source, "household", statement.file, statement.household)


def _distinct(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))
