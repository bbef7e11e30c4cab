"""Building a segment: entries in any order, one pass, memory bounded; rows come out in the order of record ids.

Entries go to disk at once; in memory stay some 60 bytes a record and the distinct values.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from service.matching.codec import encode_entry
from service.matching.columns import NameColumns, NumberedSplit
from service.matching.comparisons.idnumber import is_damaged
from service.matching.comparisons.place import place_view
from service.matching.keys import KeyTable, part_key
from service.matching.mapped import new_folder, write_manifest
from service.matching.types import RecordEntry
from service.matching.values.relations import RELATIONS
from service.matching.valuesets import Coded, flat_sets, postings
from service.matching.views import births_of, people_beside, read_numbers, record_splits, sex_of
from service.names import NamePart
from service.photos import PhotoSignature
from service.photos.index import HashIndex

FORMAT = 3
SEX_CODES = {None: 0, "f": 1, "m": 2}
#: Bit of ``misc`` that says: at least one ID number with all characters known.
WHOLE_NUMBER = 4
_RECORD_ID = re.compile(r"[0-9a-f]{32}")
_CACHED_NAMES = 200_000


@dataclass(frozen=True, slots=True)
class SegmentInfo:
    """What was built. ``name_bytes``: of the name index without the vocabulary; ``parts``: distinct name parts."""

    folder: Path
    records: int
    parts: int
    name_bytes: int
    total_bytes: int


def build_segment(folder: Path, entries: Iterable[RecordEntry]) -> SegmentInfo:
    """Write the segment of ``entries`` to ``folder``, which appears whole or not at all and replaces an older one.

    ``ValueError`` where a record id is malformed or comes twice.
    """
    with new_folder(folder) as made:
        builder = _Builder()
        with (made / "entries.bin").open("wb") as blob:
            for entry in entries:
                builder.add(entry, blob)
        name_bytes = builder.finish(made)
        info = {"format": FORMAT, "records": len(builder.names), "parts": len(builder.parts)}
        write_manifest(made, info)
        total = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
    return SegmentInfo(folder, len(builder.names), len(builder.parts), name_bytes, total)


class _Builder:
    def __init__(self) -> None:
        self.parts: dict[str, int] = {}
        self.names = NameColumns()
        self._read: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[NumberedSplit, ...]] = {}
        self._ids: list[bytes] = []
        self._starts, self._lengths, self._position = array("Q"), array("I"), 0
        self._births: Coded[tuple[int, ...]] = Coded(())
        self._counties: Coded[frozenset[str]] = Coded(frozenset())
        self._misc = bytearray()
        self._numbers: list[bytes] = []
        self._number_rows, self._number_damaged = array("I"), bytearray()
        self._people = NameColumns()
        self._people_rows, self._people_relations = array("I"), bytearray()
        self._households: dict[str, int] = {}
        self._household_rows, self._household_keys = array("I"), array("I")
        self._places: dict[str, dict[str, int]] = {"township": {}, "village": {}}
        self._place_keys = {kind: array("I") for kind in self._places}
        self._place_rows = {kind: array("I") for kind in self._places}
        self._photos: list[tuple[int, PhotoSignature]] = []

    def add(self, entry: RecordEntry, blob: BinaryIO) -> None:
        row = len(self.names)
        if not _RECORD_ID.fullmatch(entry.record_id):
            raise ValueError(f"record id {entry.record_id!r} is not 32 hexadecimal characters")
        self._ids.append(bytes.fromhex(entry.record_id))
        data = encode_entry(entry)
        blob.write(data)
        self._starts.append(self._position)
        self._lengths.append(len(data))
        self._position += len(data)
        self.names.add(self._splits(entry.names, entry.father_names))
        numbers = read_numbers(entry.id_numbers)
        self._births.add(births_of(entry, numbers))
        misc = SEX_CODES[sex_of(entry, numbers)]
        for number in numbers:
            self._numbers.append(number.known.encode())
            self._number_rows.append(row)
            self._number_damaged.append(is_damaged(number))
            misc |= WHOLE_NUMBER if "?" not in number.known else 0
        self._misc.append(misc)
        self._add_place(row, entry)
        for person in people_beside(entry):
            self._people.add(self._splits((person.name,), ()))
            self._people_rows.append(row)
            self._people_relations.append(RELATIONS.index(person.relation) + 1 if person.relation else 0)
        if entry.household:
            self._household_keys.append(self._households.setdefault(entry.household, len(self._households)))
            self._household_rows.append(row)
        self._photos += [(row, signature) for _, signature in entry.photos]

    def _splits(self, names: tuple[str, ...], fathers: tuple[str, ...]) -> tuple[NumberedSplit, ...]:
        known = self._read.get((names, fathers))
        if known is None:
            known = tuple((self._numbers_of(split.read), split.doubt) for split in record_splits(names, fathers))
            if len(self._read) >= _CACHED_NAMES:
                self._read.clear()
            self._read[names, fathers] = known
        return known

    def _numbers_of(self, parts: Iterable[NamePart]) -> tuple[int, ...]:
        return tuple(self.parts.setdefault(part_key(part), len(self.parts)) for part in parts)

    def _add_place(self, row: int, entry: RecordEntry) -> None:
        place = place_view(entry.counties, entry.place_texts)
        self._counties.add(place.counties)
        for kind, names in (("township", place.townships), ("village", place.villages)):
            known = self._places[kind]
            for name in names:
                self._place_keys[kind].append(known.setdefault(name, len(known)))
                self._place_rows[kind].append(row)

    def finish(self, folder: Path) -> int:
        """Arrange and write everything but the entries; returns the bytes of the name index."""
        n = len(self.names)
        ids = np.frombuffer(b"".join(self._ids), dtype=">u8").reshape(-1, 2).astype(np.uint64)
        order = np.lexsort((ids[:, 1], ids[:, 0]))
        ids = ids[order]
        if n and bool((ids[1:] == ids[:-1]).all(axis=1).any()):
            raise ValueError("a record id comes twice")
        new_row = np.empty(n, dtype=np.int64)
        new_row[order] = np.arange(n)
        _save(folder, record_ids=ids, entry_starts=np.array(self._starts, "u8")[order])
        _save(folder, entry_lengths=np.array(self._lengths, "u4")[order], misc=np.array(self._misc, "u1")[order])

        keys, renumber = KeyTable.of(list(self.parts))
        keys.save(folder, "parts")
        name_bytes = self.names.finish(len(keys), renumber, order).save(folder, "names")
        self._people.finish(len(keys), renumber, None).save(folder, "people")
        people_rows = new_row[np.array(self._people_rows, dtype=np.int64)].astype(np.uint32)
        _save(folder, people_rows=people_rows, people_relations=np.array(self._people_relations, "u1"))

        codes, values = self._births.column(order), self._births.values()
        dates, date_starts = flat_sets(values)
        birth_starts, birth_rows = postings(codes, np.arange(n), len(values))
        _save(folder, births=codes, birth_dates=dates, birth_sets=date_starts)
        _save(folder, birth_starts=birth_starts, birth_rows=birth_rows)
        counties = self._counties.values()
        codes_of, county_starts = flat_sets([sorted(map(_county_number, value)) for value in counties])
        codes = self._counties.column(order)
        _save(folder, counties=codes, county_codes=codes_of, county_sets=county_starts)
        in_county, county_rows = postings(codes, np.arange(n), len(counties))
        _save(folder, county_starts=in_county, county_rows=county_rows)
        self._save_places(folder, new_row)
        self._save_numbers(folder, new_row)
        self._save_households(folder, new_row)
        if self._photos:
            moved = sorted(((int(new_row[row]), s) for row, s in self._photos), key=lambda item: item[0])
            HashIndex.build(folder / "photos", moved)
        return name_bytes

    def _save_places(self, folder: Path, new_row: NDArray[np.int64]) -> None:
        for kind, known in self._places.items():
            keys, renumber = KeyTable.of(list(known))
            keys.save(folder, kind)
            numbers = renumber[np.array(self._place_keys[kind], dtype=np.int64)]
            rows = new_row[np.array(self._place_rows[kind], dtype=np.int64)]
            starts, rows_by_key = postings(numbers, rows, len(keys))
            _save(folder, **{f"{kind}_starts": starts, f"{kind}_rows": rows_by_key})

    def _save_numbers(self, folder: Path, new_row: NDArray[np.int64]) -> None:
        table = np.array(self._numbers, dtype="S18")
        order = np.argsort(table, kind="stable")
        rows = new_row[np.array(self._number_rows, dtype=np.int64)].astype(np.uint32)[order]
        damaged = np.array(self._number_damaged, dtype=np.bool_)[order]
        text = table[order]
        as_bytes = text.view(np.uint8).reshape(-1, 18) if len(text) else np.zeros((0, 18), np.uint8)
        incomplete = np.flatnonzero((as_bytes == ord("?")).any(axis=1)).astype(np.uint32)
        _save(folder, numbers=as_bytes, number_rows=rows, number_damaged=damaged, number_incomplete=incomplete)

    def _save_households(self, folder: Path, new_row: NDArray[np.int64]) -> None:
        rows = new_row[np.array(self._household_rows, dtype=np.int64)]
        keys = np.array(self._household_keys, dtype=np.int64)
        starts, members = postings(keys, rows, len(self._households))
        group = np.zeros(len(new_row) if len(keys) else 0, dtype=np.uint32)
        if len(keys):
            group[rows] = keys + 1
        _save(folder, household=group, household_starts=starts, household_rows=members)


def _county_number(code: str) -> int:
    return int(code) if code.isdigit() and len(code) <= 9 else 0


def _save(folder: Path, **arrays: NDArray[np.generic]) -> None:
    for name, values in arrays.items():
        np.save(folder / f"{name}.npy", values)
