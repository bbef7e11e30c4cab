"""What is kept of record entries while a segment is built: columns of numbers and the distinct values behind them.

Entries go to a file at once; in memory stay some 90 bytes a record and the distinct values. A large import is
collected by several processes, each for its own records; ``builder`` lays their columns together.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType, TracebackType

from service.matching.codec import Columns, encode_columns, flatten
from service.matching.comparisons.place import place_view
from service.matching.keys import hash_of
from service.matching.spellings import Spellings
from service.matching.types import RecordEntry
from service.matching.values.idnumber import characters_in, is_as_written
from service.matching.values.places import without_house
from service.matching.values.relations import RELATIONS, parse_relation
from service.matching.valuesets import Coded
from service.matching.views import birth_in_number, packed_births, sex_in
from service.photos import PhotoSignature

SEX_CODES = {None: 0, "f": 1, "m": 2}
#: Bit of ``misc`` that says: at least one ID number with all characters known.
WHOLE_NUMBER = 4
PLACE_KINDS = ("township", "village")
_ID_LENGTH = 32
_HEXADECIMAL = re.compile(r"[0-9a-f]*")
# Addresses that are remembered: many people live at few.
_MOST_PLACES = 65536
_RELATION_CODES = {relation: code for code, relation in enumerate(RELATIONS, 1)}
# The rows of a household mostly come one after the other.
_household_hash = lru_cache(maxsize=1024)(hash_of)
Texts = Sequence[str]
Photos = Sequence[tuple[str, PhotoSignature]]
# (counties, townships, villages): codes of the first, numbers of the others.
_Numbered = tuple[frozenset[str], list[int], list[int]]


class Collected:
    """Columns in the order in which records are added.

    A context manager that holds ``file`` open; closed, it can be pickled.
    """

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
        self.add_columns([[field] for field in flatten(entry)], {entry.record_id: entry.photos})

    def add_columns(
        self,
        columns: Columns,
        photos: Mapping[str, Photos] = MappingProxyType({}),
        written: Sequence[bytes] | None = None,
    ) -> None:
        """The next records. ``photos``: those in them, by record, as they are in an entry. ``written``: the entries as
        ``codec`` writes them, where that was done already."""
        ids, names, fathers, births, sexes, counties, texts, numbers, pictures, relatives, households = columns
        start = len(self.lengths)
        self._add_ids(ids)
        lines = encode_columns(columns) if written is None else written
        self._blob.write(b"".join(lines))
        self.lengths.extend(map(len, lines))
        self._add_people(start, names, fathers, relatives)
        self._add_numbers(start, births, sexes, numbers)
        self._add_places(start, counties, texts)
        for row, household in enumerate(households, start):
            if household:
                self.household_rows.append(row)
                self.household_keys.append(_household_hash(household))
        for row, (record_id, shown) in enumerate(zip(ids, pictures, strict=True), start):
            if shown:
                self.photos += [(row, signature) for _, signature in photos[record_id]]

    def _add_ids(self, ids: Sequence[str]) -> None:
        whole = "".join(ids)
        if set(map(len, ids)) - {_ID_LENGTH} or not _HEXADECIMAL.fullmatch(whole):
            wrong = next(one for one in ids if len(one) != _ID_LENGTH or not _HEXADECIMAL.fullmatch(one))
            raise ValueError(f"record id {wrong!r} is not 32 hexadecimal characters")
        self.ids += bytes.fromhex(whole)

    def _add_people(
        self, start: int, names: Sequence[Texts], fathers: Sequence[Texts], relatives: Sequence[Sequence[Texts]]
    ) -> None:
        """The records' own names, and who is named beside each."""
        code = self.spellings.codes
        done = 0
        for at, beside in enumerate(relatives):
            if not beside:
                continue
            # Spellings are numbered row by row, however many rows come at once.
            self.names.extend(code(names[done : at + 1], fathers[done : at + 1]))
            done = at + 1
            self.people.extend(code([(name,) for name, _ in beside], [()] * len(beside)))
            for _, relation in beside:
                known = parse_relation(relation) if relation else None
                self.people_rows.append(start + at)
                self.people_relations.append(_RELATION_CODES[known] if known else 0)
        self.names.extend(code(names[done:], fathers[done:]))

    def _add_numbers(
        self, start: int, births: Sequence[Sequence[int]], sexes: Sequence[str], numbers: Sequence[Texts]
    ) -> None:
        """ID numbers, and what they and the record say of birth and sex."""
        characters: list[str] = []
        rows: list[int] = []
        damages: list[bool] = []
        dates: list[tuple[int, ...]] = []
        misc: list[int] = []
        for row, (stated, sex, texts) in enumerate(zip(births, sexes, numbers, strict=True), start):
            code = SEX_CODES[sex or sex_in(texts)]
            if len(texts) == 1 and is_as_written(text := texts[0]):  # as in most rows
                characters.append(text)
                rows.append(row)
                damages.append(False)
                misc.append(code | WHOLE_NUMBER)
                own = birth_in_number(text[6:14])
                dates.append(
                    own if len(stated) == 1 and own == (stated[0],) else packed_births(tuple(stated), (text[6:14],))
                )
                continue
            placed = [found for found in map(characters_in, texts) if found is not None]
            for known, damaged in placed:
                characters.append(known)
                rows.append(row)
                damages.append(damaged)
                if "?" not in known:
                    code |= WHOLE_NUMBER
            dates.append(packed_births(tuple(stated), tuple([known[6:14] for known, _ in placed])))
            misc.append(code)
        self.number_damaged += bytes(damages)
        self.numbers += "".join(characters).encode()
        self.number_rows.extend(rows)
        self.births.extend(dates)
        self.misc += bytes(misc)

    def _add_places(self, start: int, counties: Sequence[Texts], texts: Sequence[Texts]) -> None:
        codes: list[frozenset[str]] = []
        keys: dict[str, list[int]] = {kind: [] for kind in PLACE_KINDS}
        rows: dict[str, list[int]] = {kind: [] for kind in PLACE_KINDS}
        before: tuple[Texts, Texts] = (), ()
        found = self._numbered((), ())
        for row, stated in enumerate(zip(counties, texts, strict=True), start):
            if stated != before:  # the rows of a household mostly come one after the other
                before, found = stated, self._placed(*stated)
            of_counties, townships, villages = found
            codes.append(of_counties)
            for kind, numbers in (("township", townships), ("village", villages)):
                for number in numbers:
                    keys[kind].append(number)
                    rows[kind].append(row)
        self.counties.extend(codes)
        for kind in PLACE_KINDS:
            self.place_keys[kind].extend(keys[kind])
            self.place_rows[kind].extend(rows[kind])

    def _placed(self, counties: Texts, texts: Texts) -> _Numbered:
        """As :meth:`_numbered`, remembered."""
        known_places = self._known_places
        stated = tuple(counties), tuple([without_house(text) for text in texts])
        found = known_places.get(stated)
        if found is None:
            if len(known_places) >= _MOST_PLACES:
                known_places.clear()
            found = known_places[stated] = self._numbered(*stated)
        return found

    def _numbered(self, counties: tuple[str, ...], texts: tuple[str, ...]) -> _Numbered:
        """The counties that are meant, and the numbers of townships and villages."""
        place = place_view(counties, texts)
        numbers = []
        for kind, names in (("township", place.townships), ("village", place.villages)):
            known = self.places[kind]
            numbers.append([known.setdefault(name, len(known)) for name in names])
        return place.counties, numbers[0], numbers[1]
