"""A segment: the immutable, memory-mapped index of one import, entries included."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.matching import mapped
from service.matching.builder import FORMAT, SegmentInfo, build_segment
from service.matching.codec import decode_entry
from service.matching.columns import NameIndex
from service.matching.comparisons.name import Split
from service.matching.keys import HeldPart, KeyTable, part_text
from service.matching.types import RecordEntry
from service.photos.index import HashIndex

_ARRAYS = [
    "record_ids",
    "entry_starts",
    "entry_lengths",
    "misc",
    "births",
    "birth_dates",
    "birth_sets",
    "birth_starts",
    "birth_rows",
    "counties",
    "county_codes",
    "county_sets",
    "county_starts",
    "county_rows",
    "township_starts",
    "township_rows",
    "village_starts",
    "village_rows",
    "numbers",
    "number_rows",
    "number_damaged",
    "number_incomplete",
    "people_rows",
    "people_relations",
    "household",
    "household_keys",
    "household_starts",
    "household_rows",
]


class Segment:
    """Open with :meth:`open`. Rows ascend by record id. Read-only and safe to share between threads.

    ``arrays``: every column by name (see ``builder``). ``lock`` guards ``scratch``, which searches reuse.
    """

    def __init__(self, folder: Path, manifest: dict[str, Any]) -> None:
        self.folder = folder
        self.name = folder.name
        self._records = int(manifest["records"])
        self.arrays = MappingProxyType({name: mapped.map_array(folder / f"{name}.npy") for name in _ARRAYS})
        self.part_keys = KeyTable.open(folder, "parts")
        self.names = NameIndex.open(folder, "names")
        self.people = NameIndex.open(folder, "people")
        self.townships, self.villages = KeyTable.open(folder, "township"), KeyTable.open(folder, "village")
        self.photos = HashIndex.open(folder / "photos") if (folder / "photos").is_dir() else None
        self._entries = np.memmap(folder / "entries.bin", mode="r") if self._records else np.zeros(0, np.uint8)
        self.lock = threading.Lock()
        self.scratch: dict[str, Any] = {}

    @classmethod
    def open(cls, folder: Path) -> Segment:
        """Maps the files; takes no time that grows with them. ``DamagedSegment`` where one is missing or cut off."""
        return cls(folder, mapped.read_manifest(folder, FORMAT))

    @staticmethod
    def verify(folder: Path) -> None:
        """Reads every byte; ``DamagedSegment`` names a file that was changed."""
        mapped.verify(folder, FORMAT)

    def __len__(self) -> int:
        return self._records

    def entry(self, row: int) -> RecordEntry:
        """The record at ``row``; ``IndexError`` outside."""
        if not 0 <= row < self._records:
            raise IndexError(f"row {row} of {self._records}")
        start, length = int(self.arrays["entry_starts"][row]), int(self.arrays["entry_lengths"][row])
        return decode_entry(self._entries[start : start + length].tobytes())

    def held_splits(self, row: int, entry: RecordEntry) -> tuple[Split, ...] | None:
        """The splits of the name of ``entry``, the record at ``row``, from the index; None where it must be read.

        Only for one name in Chinese characters whose parts are written as they are normalised.
        """
        if len(entry.names) != 1 or entry.father_names:
            return None
        text = entry.names[0].replace("·", "")
        if not all("一" <= letter <= "鿿" for letter in text):
            return None
        found = []
        for numbers, doubt in self.names.splits(row):
            parts = tuple(HeldPart(part_text(self.part_keys[n]), int(self.part_keys.hashes[n])) for n in numbers)
            if "".join(part.written for part in parts) != text:
                return None
            found.append(Split(parts, doubt))
        return tuple(found) or None

    def record_id(self, row: int) -> str:
        """32 hexadecimal characters."""
        high, low = self.arrays["record_ids"][row].tolist()
        return f"{high:016x}{low:016x}"

    def row_of(self, record_id: str) -> int | None:
        """The row of a record, None where the segment does not hold it."""
        high, low = np.uint64(int(record_id[:16], 16)), np.uint64(int(record_id[16:], 16))
        ids = self.arrays["record_ids"]
        start, end = (int(np.searchsorted(ids[:, 0], high, side)) for side in ("left", "right"))
        found = start + int(np.searchsorted(ids[start:end, 1], low))
        return found if found < end and ids[found, 1] == low else None

    def household(self, row: int) -> tuple[int, ...]:
        """Rows of the others in the household, ascending."""
        group = self.arrays["household"]
        if not len(group) or not group[row]:
            return ()
        starts, number = self.arrays["household_starts"], int(group[row]) - 1
        members = self.arrays["household_rows"][int(starts[number]) : int(starts[number + 1])]
        return tuple(int(r) for r in members if r != row)

    def rows_of(self, record_ids: Sequence[str]) -> NDArray[np.int64]:
        """The rows of those records that the segment holds."""
        if not record_ids or not len(self):
            return np.zeros(0, dtype=np.int64)
        asked = np.frombuffer(bytes.fromhex("".join(record_ids)), dtype=">u8").reshape(-1, 2).astype(np.uint64)
        ids = self.arrays["record_ids"]
        at = np.minimum(np.searchsorted(ids[:, 0], asked[:, 0]), len(ids) - 1)
        here = (ids[at] == asked).all(axis=1)
        # Ids are hashes: two with the same first half are looked up one by one.
        doubtful = np.flatnonzero(~here & (ids[at, 0] == asked[:, 0])).tolist()
        others = [row for n in doubtful if (row := self.row_of(record_ids[n])) is not None]
        return np.concatenate([at[here].astype(np.int64), np.array(others, dtype=np.int64)])

    def in_households(self, rows: NDArray[np.int64], hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Rows of everybody in the households of ``rows``, and in those of which these are the hashes; ascending."""
        group = self.arrays["household"]
        if not len(group):
            return np.zeros(0, dtype=np.int64)
        known = np.flatnonzero(np.isin(self.arrays["household_keys"], hashes))
        numbers = np.union1d(group[rows][group[rows] > 0].astype(np.int64) - 1, known)
        starts, members = self.arrays["household_starts"].astype(np.int64), self.arrays["household_rows"]
        found = [members[starts[n] : starts[n + 1]] for n in numbers.tolist()]
        return np.unique(np.concatenate([np.zeros(0, np.int64), *found])).astype(np.int64)

    def part_counts(self) -> NDArray[np.int64]:
        """In how many records each part occurs: int64 of shape [n_parts]."""
        starts = self.names.starts.astype(np.int64)
        return starts[1:] - starts[:-1]

    def place_counts(self) -> dict[str, dict[str, int]]:
        """In how many records each ``county`` (code), ``township`` and ``village`` occurs."""
        sizes = np.bincount(self.arrays["counties"], minlength=len(self.arrays["county_sets"]) - 1)
        counties: dict[str, int] = {}
        for size, codes in zip(sizes.tolist(), self.county_sets, strict=True):
            for code in codes:
                counties[code] = counties.get(code, 0) + size
        found = {"county": counties}
        for kind, keys in (("township", self.townships), ("village", self.villages)):
            found[kind] = dict(zip(keys, np.diff(self.arrays[f"{kind}_starts"].astype(np.int64)).tolist(), strict=True))
        return found

    @cached_property
    def county_sets(self) -> tuple[frozenset[str], ...]:
        """Sets of county codes by their number in the column ``counties``."""
        codes = [f"{code:06d}" for code in self.arrays["county_codes"].tolist()]
        starts = self.arrays["county_sets"].tolist()
        return tuple(frozenset(codes[a:b]) for a, b in pairwise(starts))

    @cached_property
    def nameless(self) -> NDArray[np.uint32]:
        """Rows without any readable name."""
        rows = self.names.nameless()
        rows.flags.writeable = False
        return rows


__all__ = ["Segment", "SegmentInfo", "build_segment"]
