"""Entries of rows, made by the process that reads the rows, while their values are at hand, for the index that the
import builds at its end: neither are statements read back from the database for it, nor their JSON taken apart.

Parts lie in a folder that lives as long as the import. A part that is missing or a file that is not whole costs time
and nothing else: what it states is collected from the statements, as for any index that is built anew.
"""

from __future__ import annotations

import secrets
from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from service.matching.codec import encode_columns
from service.records.entries import columns_of

# Rows of one part, which one process collects.
_ROWS = 64_000
_ID = 16
_SUFFIX = ".part"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of a file that follow each other. ``first``: the number of the first of them among all of the file."""

    file_id: str
    first: int
    rows: int


@dataclass(slots=True)
class Part:
    """Some rows in order. ``ids``: of their records, 16 bytes each. ``lengths``: of their entries, in bytes."""

    stretches: list[Stretch] = field(default_factory=list)
    ids: bytearray = field(default_factory=bytearray)
    lengths: array[int] = field(default_factory=lambda: array("I"))


class Gathering:
    """What one process gathers for one import."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._name, self._parts = folder, secrets.token_hex(4), 0
        self._part = Part()
        self._entries: BinaryIO | None = None
        self._file, self._following = "", 0

    def add(
        self, source: str, file_id: str, file: str, ids: Sequence[str], fields: Sequence[Mapping[str, Any]]
    ) -> None:
        """The next rows of a file, of which no other is read in between."""
        if file_id != self._file:
            self._file, self._following = file_id, 0
        entries = encode_columns(columns_of(source, ids, [file] * len(ids), fields))
        if self._entries is None:
            self._parts += 1
            self._entries = self._path("entries").open("wb", buffering=1 << 20)
        self._entries.write(b"".join(entries))
        self._part.ids += bytes.fromhex("".join(ids))
        self._part.lengths.extend(map(len, entries))
        self._part.stretches.append(Stretch(file_id, self._following, len(ids)))
        self._following += len(ids)
        if len(self._part.lengths) >= _ROWS:
            self.end_part()

    def end_part(self) -> None:
        """What was gathered until now stands in the folder."""
        if self._entries is None:
            return
        self._entries.close()
        made = self._path("made")
        stretches = [(one.file_id, one.first, one.rows) for one in self._part.stretches]
        made.write_bytes(orjson.dumps([stretches, self._part.ids.hex(), self._part.lengths.tolist()]))
        made.rename(made.with_suffix(_SUFFIX))
        self._part, self._entries = Part(), None

    def _path(self, suffix: str) -> Path:
        return self._folder / f"{self._name} {self._parts:05d}.{suffix}"


_of_process: dict[Path, Gathering] = {}


def gathering(folder: Path) -> Gathering:
    """That of this process."""
    if folder not in _of_process:
        _of_process[folder] = Gathering(folder)
    return _of_process[folder]


def end(folder: Path) -> Iterator[None]:
    """All that this process gathered stands in the folder. A task without answers."""
    if (mine := _of_process.pop(folder, None)) is not None:
        mine.end_part()
    return iter(())


def parts(folder: Path) -> list[Path]:
    """Each to be read by :func:`rows_of`."""
    return sorted(folder.glob(f"*{_SUFFIX}"))


def rows_of(path: Path) -> Iterator[tuple[str, str, int, bytes]]:
    """(record, file, number of the row in it, entry as JSON) of each row of a part."""
    part = _read(path)
    ids = part.ids.hex()
    at = 0
    with path.with_suffix(".entries").open("rb", buffering=1 << 20) as entries:
        for stretch in part.stretches:
            for number in range(stretch.first, stretch.first + stretch.rows):
                record_id = ids[at * 2 * _ID : (at + 1) * 2 * _ID]
                yield record_id, stretch.file_id, number, entries.read(part.lengths[at])
                at += 1


def whole(folder: Path, rows: Mapping[str, int]) -> Collection[str]:
    """Those files of which all was gathered. ``rows``: how many each has."""
    found: Counter[str] = Counter()
    for path in parts(folder):
        for stretch in _read(path).stretches:
            found[stretch.file_id] += stretch.rows
    return {file_id for file_id, count in found.items() if rows.get(file_id) == count}


def _read(path: Path) -> Part:
    stretches, ids, lengths = orjson.loads(path.read_bytes())
    return Part([Stretch(*one) for one in stretches], bytearray.fromhex(ids), array("I", lengths))
