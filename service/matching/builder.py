"""Building a segment: entries in any order, one pass, memory bounded; rows come out in the order of record ids."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.matching.collected import PLACE_KINDS, SEX_CODES, WHOLE_NUMBER, Collected
from service.matching.columns import KnownNames
from service.matching.keys import KeyTable
from service.matching.mapped import new_folder, write_manifest
from service.matching.spellings import ReadTexts, ReadWords, Spellings, keys_of_texts, keys_of_words
from service.matching.types import RecordEntry
from service.matching.valuesets import Coded, T, flat_sets, postings
from service.photos import PhotoSignature
from service.photos.index import HashIndex

FORMAT = 4

__all__ = ["FORMAT", "SEX_CODES", "WHOLE_NUMBER", "SegmentInfo", "build_segment", "lay_together"]


@dataclass(frozen=True, slots=True)
class SegmentInfo:
    """What was built. ``name_bytes``: of the name index without the vocabulary; ``parts``: distinct name parts."""

    folder: Path
    records: int
    parts: int
    name_bytes: int


def build_segment(folder: Path, entries: Iterable[RecordEntry]) -> SegmentInfo:
    """Write the segment of ``entries`` to ``folder``, which appears whole or not at all and replaces an older one.

    ``ValueError`` where a record id is malformed or comes twice.
    """
    with new_folder(folder) as made:
        with Collected(made / "entries.bin") as collected:
            for entry in entries:
                collected.add(entry)
        return _finish(folder, made, iter((collected,)), keys_of_words, keys_of_texts)


def lay_together(
    folder: Path,
    collected: Iterable[Collected],
    words: ReadWords = keys_of_words,
    texts: ReadTexts = keys_of_texts,
) -> SegmentInfo:
    """The segment of what several processes collected, each record once; their files of entries are taken over.

    ``words``, ``texts``: who reads names, for example those processes. Otherwise as :func:`build_segment`.
    """
    with new_folder(folder) as made:
        return _finish(folder, made, iter(collected), words, texts)


def _finish(
    folder: Path, made: Path, collected: Iterator[Collected], words: ReadWords, texts: ReadTexts
) -> SegmentInfo:
    with tempfile.TemporaryDirectory(prefix=".columns.", dir=made) as scratch:
        columns = _Columns(made / "entries.bin", Path(scratch))
        for part in collected:
            columns.take_in(part)
        records, parts, name_bytes = columns.write(made, words, texts)
    write_manifest(made, {"format": FORMAT, "records": records, "parts": parts})
    return SegmentInfo(folder, records, parts, name_bytes)


class _Columns:
    """The columns of all that was collected, each in a file of its own, until they are put in order and written."""

    def __init__(self, entries: Path, scratch: Path) -> None:
        self._entries, self._scratch = entries, scratch
        self._count = 0
        self._spellings = Spellings()
        self._births: dict[tuple[int, ...], int] = {(): 0}
        self._counties: dict[frozenset[str], int] = {frozenset(): 0}
        self._places: dict[str, dict[str, int]] = {kind: {} for kind in PLACE_KINDS}
        self._types: dict[str, tuple[np.dtype[Any], tuple[int, ...]]] = {}
        self._signatures: list[tuple[int, PhotoSignature]] = []

    def take_in(self, part: Collected) -> None:
        """Adds one collection; its file of entries is appended and gone."""
        if part.file != self._entries:
            with self._entries.open("ab") as whole, part.file.open("rb") as file:
                shutil.copyfileobj(file, whole, 1 << 22)
            part.file.unlink()
        start, numbers = self._count, np.frombuffer(bytes(part.numbers), dtype=np.uint8).reshape(-1, 18)
        self._add("ids", np.frombuffer(bytes(part.ids), dtype=">u8").reshape(-1, 2).astype(np.uint64))
        self._add("lengths", np.array(part.lengths, dtype=np.uint32))
        self._add("misc", np.frombuffer(bytes(part.misc), dtype=np.uint8))
        self._add("names", self._spellings.take_in(part.spellings, part.names))
        self._add("births", _recoded(part.births, self._births))
        self._add("counties", _recoded(part.counties, self._counties))
        self._add("numbers", numbers)
        self._add("number_rows", np.array(part.number_rows, dtype=np.int64) + start)
        self._add("number_damaged", np.frombuffer(bytes(part.number_damaged), dtype=np.bool_))
        self._add("people", self._spellings.take_in(part.spellings, part.people))
        self._add("people_rows", np.array(part.people_rows, dtype=np.int64) + start)
        self._add("people_relations", np.frombuffer(bytes(part.people_relations), dtype=np.uint8))
        self._add("household_rows", np.array(part.household_rows, dtype=np.int64) + start)
        self._add("household_keys", np.array(part.household_keys, dtype=np.uint64))
        for kind, known in self._places.items():
            found = [known.setdefault(name, len(known)) for name in part.places[kind]]
            numbers_of = np.array(found, dtype=np.int64)
            self._add(f"{kind}_keys", numbers_of[np.array(part.place_keys[kind], dtype=np.int64)])
            self._add(f"{kind}_rows", np.array(part.place_rows[kind], dtype=np.int64) + start)
        self._signatures += [(row + start, signature) for row, signature in part.photos]
        self._count += len(part)

    def _add(self, name: str, values: NDArray[np.generic]) -> None:
        self._types[name] = values.dtype, values.shape[1:]
        with (self._scratch / name).open("ab") as file:
            file.write(np.ascontiguousarray(values).data)

    def _take(self, name: str) -> NDArray[Any]:
        """A whole column; its file is given up."""
        dtype, shape = self._types.pop(name)
        values = np.fromfile(self._scratch / name, dtype=dtype).reshape(-1, *shape)
        (self._scratch / name).unlink()
        return values

    def write(self, folder: Path, words: ReadWords, texts: ReadTexts) -> tuple[int, int, int]:
        """Arrange and write everything but the entries; (records, distinct parts, bytes of the name index)."""
        if not self._types:  # nothing was collected
            with Collected(self._entries) as nothing:
                pass
            self.take_in(nothing)
        n = self._count
        ids = self._take("ids")
        order = np.lexsort((ids[:, 1], ids[:, 0]))
        ids = ids[order]
        if n and bool((ids[1:] == ids[:-1]).all(axis=1).any()):
            raise ValueError("a record id comes twice")
        new_row = np.empty(n, dtype=np.int64)
        new_row[order] = np.arange(n)
        lengths = self._take("lengths")
        starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.uint64)[:-1]]).astype(np.uint64)[:n]
        _save(folder, record_ids=ids, entry_starts=starts[order], entry_lengths=lengths[order])
        _save(folder, misc=self._take("misc")[order])
        del ids, lengths, starts
        with ThreadPoolExecutor(1) as beside:  # where other processes read the names, this one need not wait
            names = beside.submit(self._read_names, words, texts)
            self._write_values(folder, order, new_row)
            keys, known = names.result()
        name_bytes = self._write_names(folder, order, new_row, keys, known)
        return n, len(keys), name_bytes

    def _write_values(self, folder: Path, order: NDArray[np.int64], new_row: NDArray[np.int64]) -> None:
        """Everything but the names."""
        n = len(order)
        codes, values = self._take("births")[order].astype(np.uint32), list(self._births)
        dates, date_starts = flat_sets(values)
        birth_starts, birth_rows = postings(codes, np.arange(n), len(values))
        _save(folder, births=codes, birth_dates=dates, birth_sets=date_starts)
        _save(folder, birth_starts=birth_starts, birth_rows=birth_rows)
        counties = list(self._counties)
        codes_of, county_starts = flat_sets([sorted(map(_county_number, value)) for value in counties])
        codes = self._take("counties")[order].astype(np.uint32)
        _save(folder, counties=codes, county_codes=codes_of, county_sets=county_starts)
        in_county, county_rows = postings(codes, np.arange(n), len(counties))
        _save(folder, county_starts=in_county, county_rows=county_rows)
        self._write_places(folder, new_row)
        self._write_numbers(folder, new_row)
        self._write_households(folder, new_row)
        if self._signatures:
            moved = sorted(((int(new_row[row]), s) for row, s in self._signatures), key=lambda item: item[0])
            HashIndex.build(folder / "photos", moved)

    def _read_names(self, words: ReadWords, texts: ReadTexts) -> tuple[KeyTable, KnownNames]:
        """Every distinct spelling is read once. (Keys of the distinct parts, which of them each spelling has.)"""
        parts: dict[str, int] = {}
        of_words = [
            0 if part is None else parts.setdefault(part, len(parts)) + 1 for part in words(list(self._spellings.words))
        ]
        of_texts = [
            [([parts.setdefault(part, len(parts)) for part in split], doubt) for split, doubt in splits]
            for splits in texts(list(self._spellings.texts))
        ]
        keys, renumber = KeyTable.of(list(parts))
        moved = np.concatenate([[0], renumber + 1]).astype(np.uint32)
        place = renumber.tolist()
        return keys, KnownNames(
            moved[np.array(of_words, dtype=np.int64)],
            [[(tuple(place[part] for part in split), doubt) for split, doubt in splits] for splits in of_texts],
        )

    def _write_names(
        self, folder: Path, order: NDArray[np.int64], new_row: NDArray[np.int64], keys: KeyTable, known: KnownNames
    ) -> int:
        """The columns are looked up. Bytes of the name index."""
        keys.save(folder, "parts")
        codes = self._take("names")[order]
        name_bytes = known.index(codes, known.pairs_of(codes), len(keys)).save(folder, "names")
        codes, rows = self._take("people"), self._take("people_rows")
        relations = self._take("people_relations")
        pairs = known.pairs_of(codes)
        named = np.flatnonzero(pairs[:, 0])  # a relative without a readable name is nobody
        known.index(codes[named], pairs[named], len(keys)).save(folder, "people")
        _save(folder, people_rows=new_row[rows[named]].astype(np.uint32), people_relations=relations[named])
        return name_bytes

    def _write_places(self, folder: Path, new_row: NDArray[np.int64]) -> None:
        for kind, known in self._places.items():
            keys, renumber = KeyTable.of(list(known))
            keys.save(folder, kind)
            numbers = renumber[self._take(f"{kind}_keys")]
            starts, rows_by_key = postings(numbers, new_row[self._take(f"{kind}_rows")], len(keys))
            _save(folder, **{f"{kind}_starts": starts, f"{kind}_rows": rows_by_key})

    def _write_numbers(self, folder: Path, new_row: NDArray[np.int64]) -> None:
        as_bytes = np.ascontiguousarray(self._take("numbers"))
        order = np.argsort(as_bytes.view("S18").ravel(), kind="stable") if len(as_bytes) else np.zeros(0, np.int64)
        as_bytes = as_bytes[order]
        rows = new_row[self._take("number_rows")].astype(np.uint32)[order]
        incomplete = np.flatnonzero((as_bytes == ord("?")).any(axis=1)).astype(np.uint32)
        damaged = self._take("number_damaged")[order]
        _save(folder, numbers=as_bytes, number_rows=rows, number_damaged=damaged, number_incomplete=incomplete)

    def _write_households(self, folder: Path, new_row: NDArray[np.int64]) -> None:
        rows = new_row[self._take("household_rows")]
        known, keys = np.unique(self._take("household_keys"), return_inverse=True)
        starts, members = postings(keys, rows, len(known))
        group = np.zeros(len(new_row) if len(keys) else 0, dtype=np.uint32)
        if len(keys):
            group[rows] = keys + 1
        _save(folder, household=group, household_keys=known, household_starts=starts, household_rows=members)


def _recoded(column: Coded[T], known: dict[T, int]) -> NDArray[np.uint32]:
    """A column's codes in the numbers of ``known``, which learns its values."""
    numbers = np.array([known.setdefault(value, len(known)) for value in column.values()], dtype=np.uint32)
    return numbers[column.codes()]


def _county_number(code: str) -> int:
    return int(code) if code.isdigit() and len(code) <= 9 else 0


def _save(folder: Path, **arrays: Sequence[int] | NDArray[np.generic]) -> None:
    for name, values in arrays.items():
        np.save(folder / f"{name}.npy", values)
