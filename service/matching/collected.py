"""What is kept of record entries while a segment is built: columns of numbers and the distinct values behind them.

Entries go to a file at once; in memory stay some 90 bytes a record and the distinct values. A large import is
collected by several processes, each for its own records; ``builder`` lays their columns together.
"""

from __future__ import annotations

import re
from array import array
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from service.matching.codec import encode_entry
from service.matching.comparisons.idnumber import is_damaged
from service.matching.comparisons.place import place_view
from service.matching.keys import hash_of
from service.matching.spellings import Spellings
from service.matching.types import RecordEntry
from service.matching.values.places import without_house
from service.matching.values.relations import RELATIONS, parse_relation
from service.matching.valuesets import Coded
from service.matching.views import births_of, read_numbers, sex_of
from service.photos import PhotoSignature

SEX_CODES = {None: 0, "f": 1, "m": 2}
#: Bit of ``misc`` that says: at least one ID number with all characters known.
WHOLE_NUMBER = 4
PLACE_KINDS = ("township", "village")
_RECORD_ID = re.compile(r"[0-9a-f]{32}")


class Collected:
    """Columns in the order of :meth:`add`. A context manager that holds ``file`` open; closed, it can be pickled."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._blob = file.open("wb", buffering=1 << 20)
        self.spellings = Spellings()
        self.ids = bytearray()
        self.lengths = array("I")
        self.names = array("I")
        self.births: Coded[tuple[int, ...]] = Coded(())
        self.counties: Coded[frozenset[str]] = Coded(frozenset())
        self.misc = bytearray()
        self.numbers = bytearray()
        self.number_rows, self.number_damaged = array("I"), bytearray()
        self.people = array("I")
        self.people_rows, self.people_relations = array("I"), bytearray()
        self.household_rows, self.household_keys = array("I"), array("Q")
        self.places: dict[str, dict[str, int]] = {kind: {} for kind in PLACE_KINDS}
        self.place_keys = {kind: array("I") for kind in PLACE_KINDS}
        self.place_rows = {kind: array("I") for kind in PLACE_KINDS}
        self.photos: list[tuple[int, PhotoSignature]] = []

    def __enter__(self) -> Collected:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._blob.close()
        del self._blob

    def __len__(self) -> int:
        return len(self.lengths)

    def add(self, entry: RecordEntry) -> None:
        """The next record. ``ValueError`` where its id is malformed."""
        row = len(self.lengths)
        if not _RECORD_ID.fullmatch(entry.record_id):
            raise ValueError(f"record id {entry.record_id!r} is not 32 hexadecimal characters")
        self.ids += bytes.fromhex(entry.record_id)
        self.lengths.append(self._blob.write(encode_entry(entry)))
        self.names.extend(self.spellings.code(entry.names, entry.father_names))
        numbers = read_numbers(entry.id_numbers)
        self.births.add(births_of(entry, numbers))
        misc = SEX_CODES[sex_of(entry, numbers)]
        for number in numbers:
            self.numbers += number.known.encode()
            self.number_rows.append(row)
            self.number_damaged.append(is_damaged(number))
            misc |= WHOLE_NUMBER if "?" not in number.known else 0
        self.misc.append(misc)
        self._add_place(row, entry)
        for relative in entry.relatives:
            relation = parse_relation(relative.relation) if relative.relation else None
            self.people.extend(self.spellings.code((relative.name,)))
            self.people_rows.append(row)
            self.people_relations.append(RELATIONS.index(relation) + 1 if relation else 0)
        if entry.household:
            self.household_rows.append(row)
            self.household_keys.append(hash_of(entry.household))
        self.photos += [(row, signature) for _, signature in entry.photos]

    def _add_place(self, row: int, entry: RecordEntry) -> None:
        counties, townships, villages = _place(entry.counties, tuple(map(without_house, entry.place_texts)))
        self.counties.add(counties)
        for kind, names in (("township", townships), ("village", villages)):
            known = self.places[kind]
            for name in names:
                self.place_keys[kind].append(known.setdefault(name, len(known)))
                self.place_rows[kind].append(row)


@lru_cache(maxsize=65536)
def _place(counties: tuple[str, ...], texts: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    place = place_view(counties, texts)
    return place.counties, place.townships, place.villages
