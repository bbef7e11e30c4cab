"""What is kept of record entries while a segment is built: columns of numbers and the distinct values behind them.

Entries go to a file at once; in memory stay some 90 bytes a record and the distinct values. A large import is
collected by several processes, each for its own records; ``builder`` lays their columns together.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from service.matching.codec import Flat, encode, flatten
from service.matching.comparisons.place import place_view
from service.matching.keys import hash_of
from service.matching.spellings import Spellings
from service.matching.types import RecordEntry
from service.matching.values.idnumber import characters_in
from service.matching.values.places import without_house
from service.matching.values.relations import RELATIONS, parse_relation
from service.matching.valuesets import Coded
from service.matching.views import packed_births, sex_in
from service.photos import PhotoSignature

SEX_CODES = {None: 0, "f": 1, "m": 2}
#: Bit of ``misc`` that says: at least one ID number with all characters known.
WHOLE_NUMBER = 4
PLACE_KINDS = ("township", "village")
_RECORD_ID = re.compile(r"[0-9a-f]{32}")
# Addresses that are remembered: many people live at few.
_MOST_PLACES = 65536
_RELATION_CODES = {relation: code for code, relation in enumerate(RELATIONS, 1)}
# The rows of a household mostly come one after the other.
_household_hash = lru_cache(maxsize=1024)(hash_of)
# (counties, townships, villages): codes of the first, numbers of the others.
_Numbered = tuple[frozenset[str], list[int], list[int]]


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
        self._known_places: dict[tuple[tuple[str, ...], tuple[str, ...]], _Numbered] = {}

    def __enter__(self) -> Collected:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._blob.close()
        del self._blob
        self._known_places.clear()

    def __len__(self) -> int:
        return len(self.lengths)

    def add(self, entry: RecordEntry) -> None:
        """The next record. ``ValueError`` where its id is malformed."""
        self.add_flat(flatten(entry), entry.photos)

    def add_flat(self, flat: Flat, photos: Sequence[tuple[str, PhotoSignature]] = ()) -> None:
        """The same of an entry that is flat already. ``photos``: those in it, as they are in an entry."""
        record_id, names, fathers, births, sex, counties, places, numbers, _, relatives, household = flat
        row = len(self.lengths)
        if not _RECORD_ID.fullmatch(record_id):
            raise ValueError(f"record id {record_id!r} is not 32 hexadecimal characters")
        self.ids += bytes.fromhex(record_id)
        self.lengths.append(self._blob.write(encode(flat)))
        self.names.extend(self.spellings.code(tuple(names), tuple(fathers)))
        born, misc = [], 0
        for text in numbers:
            placed = characters_in(text)
            if placed is None:
                continue
            known, damaged = placed
            born.append(known[6:14])
            self.numbers += known.encode()
            self.number_rows.append(row)
            self.number_damaged.append(damaged)
            if "?" not in known:
                misc = WHOLE_NUMBER
        self.births.add(packed_births(tuple(births), tuple(born)))
        self.misc.append(misc | SEX_CODES[sex or sex_in(numbers)])
        self._add_place(row, tuple(counties), places)
        for name, relation in relatives:
            code = parse_relation(relation) if relation else None
            self.people.extend(self.spellings.code((name,)))
            self.people_rows.append(row)
            self.people_relations.append(_RELATION_CODES[code] if code else 0)
        if household:
            self.household_rows.append(row)
            self.household_keys.append(_household_hash(household))
        if photos:
            self.photos += [(row, signature) for _, signature in photos]

    def _add_place(self, row: int, counties: tuple[str, ...], texts: Sequence[str]) -> None:
        stated = counties, (without_house(texts[0]),) if len(texts) == 1 else tuple(map(without_house, texts))
        found = self._known_places.get(stated)
        if found is None:
            if len(self._known_places) >= _MOST_PLACES:
                self._known_places.clear()
            found = self._known_places[stated] = self._numbered(*stated)
        codes, townships, villages = found
        self.counties.add(codes)
        if townships:
            self.place_keys["township"].extend(townships)
            self.place_rows["township"].extend([row] * len(townships))
        if villages:
            self.place_keys["village"].extend(villages)
            self.place_rows["village"].extend([row] * len(villages))

    def _numbered(self, counties: tuple[str, ...], texts: tuple[str, ...]) -> _Numbered:
        """The counties that are meant, and the numbers of townships and villages."""
        place = place_view(counties, texts)
        numbers = []
        for kind, names in (("township", place.townships), ("village", place.villages)):
            known = self.places[kind]
            numbers.append([known.setdefault(name, len(known)) for name in names])
        return place.counties, numbers[0], numbers[1]
