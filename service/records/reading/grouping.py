"""Statements of one source to records: which are one person, under an id that survives re-imports."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict

from service.matching.values.dates import iso
from service.matching.values.idnumber import IdNumber
from service.matching.values.script import clean
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import OrdinaryRows, Statement

_NOT_NAME = pattern_of(r"[^\w]+")


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
        self._numbers = hashlib.blake2b(f"{source}\x1fid\x1f".encode(), digest_size=16)
        self._rows: defaultdict[str, dict[int, str]] = defaultdict(dict)  # sheet -> row -> id

    def record_ids(self, ordinary: OrdinaryRows) -> list[str]:
        rows, keys = self._rows[ordinary.sheet], []
        for row, text in zip(ordinary.rows, ordinary.numbers, strict=True):
            number = self._numbers.copy()
            number.update(text.encode())
            keys.append(key := number.hexdigest())
            rows.setdefault(row, key)
        return keys

    def record_id(self, statement: Statement) -> str:
        s = statement
        rows = self._rows[s.sheet]
        sound = {i.text: i for i in s.id_numbers if i.sound}
        if len(sound) == 1:  # of several in one cell nobody knows which is the person's own
            key = record_id_of_number(self.source, next(iter(sound.values())))
        elif s.continues is not None and s.continues in rows:
            key = rows[s.continues]
        else:
            identity = _digest(self.source, s.file, s.sheet, *_identity(s))
            self._seen[identity] += 1
            key = _digest(identity, str(self._seen[identity]))
        rows.setdefault(s.row, key)  # whom the row is about comes first
        return key


def _identity(s: Statement) -> tuple[str, ...]:
    names = "/".join(sorted(_NOT_NAME.sub("", clean(n)).casefold() for n in s.names))
    fathers = "/".join(sorted(_NOT_NAME.sub("", clean(n)).casefold() for n in s.father_names))
    births = "/".join(sorted(map(iso, s.births)))
    numbers = "/".join(sorted(i.text for i in s.id_numbers))
    return names, fathers, births, numbers, s.sex or "", "/".join(s.place_texts)


def household_key(source: str, file: str, household: str | None) -> str | None:
    """The opaque key of a household that a statement names: the same for all its members.

    A number counts within its file; a head with an address, or with an ID number, is the same in every file.
    """
    if household is None:
        return None
    return _digest(source, "household", "" if household.startswith("head ") else file, household)
