"""Statements of one source to records: which are one person, under an id that survives re-imports."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from service.matching.types import RecordEntry, Sex
from service.matching.values.dates import iso
from service.matching.values.script import clean
from service.records.reading.statement import Statement

_T = TypeVar("_T")
_NOT_NAME = re.compile(r"[^\w]+")


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()


class RecordKeys:
    """Gives each statement of one source its record id: 32 hexadecimal characters.

    Statements that share a sound, whole ID number are one record, wherever they stand. The others are keyed by file,
    sheet, what identifies the person, and the how-manieth row of the sheet says exactly that; so a row that moves, or
    a re-import, changes no id. Feed the statements of a file in order; one object serves a whole source.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._seen: Counter[str] = Counter()
        self._rows: dict[tuple[str, str, int], str] = {}

    def key(self, statement: Statement) -> str:
        s = statement
        sound = next((i.text for i in s.id_numbers if i.sound), None)
        if sound is not None:
            key = _digest(self.source, "id", sound)
        elif s.continues is not None and (s.file, s.sheet, s.continues) in self._rows:
            key = self._rows[s.file, s.sheet, s.continues]
        else:
            identity = _digest(self.source, s.file, s.sheet, *_identity(s))
            self._seen[identity] += 1
            key = _digest(identity, str(self._seen[identity]))
        self._rows[s.file, s.sheet, s.row] = key
        if len(self._rows) > 20_000:  # merged cells never reach further back than this
            self._rows = dict(list(self._rows.items())[-5_000:])
        return key

    def forget_file(self) -> None:
        """Call between files: ordinals are counted within one file, so their counts need not be kept."""
        self._seen.clear()
        self._rows.clear()


def _identity(s: Statement) -> tuple[str, ...]:
    names = "/".join(sorted(_NOT_NAME.sub("", clean(n)).casefold() for n in s.names))
    fathers = "/".join(sorted(_NOT_NAME.sub("", clean(n)).casefold() for n in s.father_names))
    births = "/".join(sorted(map(iso, s.births)))
    numbers = "/".join(sorted(i.text for i in s.id_numbers))
    return names, fathers, births, numbers, s.sex or "", "/".join(s.place_texts)


def merge(record_id: str, source: str, statements: Sequence[Statement]) -> RecordEntry:
    """All that the statements say of one person, conflicting values kept. Photos are added by whoever holds them."""
    sexes: set[Sex] = {s.sex for s in statements if s.sex}
    homes = [s for s in statements if s.household]
    return RecordEntry(
        record_id=record_id,
        names=_distinct(n for s in statements for n in s.names),
        father_names=_distinct(n for s in statements for n in s.father_names),
        births=_distinct(b for s in statements for b in s.births),
        sex=sexes.pop() if len(sexes) == 1 else None,
        counties=_distinct(c for s in statements for c in s.counties),
        place_texts=_distinct(p for s in statements for p in s.place_texts),
        id_numbers=_distinct(i.text if i.kind != "damaged" else i.known for s in statements for i in s.id_numbers),
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
