"""Tables of distinct texts (name parts, townships), ordered by hash, so that two are laid over each other fast."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from service.matching.mapped import map_array
from service.names import NamePart


def part_key(part: NamePart) -> str:
    """What identifies a part: parts of one key sound equal to every query."""
    return f"{part.normalised}\t{' '.join(part.forms)}"


def part_text(key: str) -> str:
    """The normalised text in a key of :func:`part_key`."""
    return key.partition("\t")[0]


def hash_of(text: str) -> int:
    """64 bits that stand for ``text``; two of a million texts fall together once in 30 million collections."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class HeldPart:
    """A part as a table holds it, not read again: how it is written, and the hash of its key."""

    written: str
    hash: int


@lru_cache(maxsize=100_000)
def _part_hash(part: NamePart) -> int:
    return hash_of(part_key(part))


def part_hash(part: NamePart | HeldPart) -> int:
    """``hash_of`` a part's key, remembered."""
    return part.hash if isinstance(part, HeldPart) else _part_hash(part)


class KeyTable:
    """Immutable sequence of distinct texts, ascending by hash; ``hashes``: uint64 of shape [n]. Opening maps it."""

    def __init__(self, hashes: NDArray[np.uint64], data: NDArray[np.uint8], ends: NDArray[np.uint64]) -> None:
        self.hashes, self._data, self._ends = hashes, data, ends

    @classmethod
    def of(cls, texts: Sequence[str]) -> tuple[KeyTable, NDArray[np.int64]]:
        """The table of distinct ``texts`` and, for each text, its place in the table: int64 of shape [n]."""
        hashes = np.array([hash_of(text) for text in texts], dtype=np.uint64)
        order = np.argsort(hashes, kind="stable")
        places = np.empty(len(texts), dtype=np.int64)
        places[order] = np.arange(len(texts))
        encoded = [texts[i].encode() for i in order.tolist()]
        ends = np.cumsum([len(line) for line in encoded], dtype=np.uint64) if encoded else np.zeros(0, np.uint64)
        return cls(hashes[order], np.frombuffer(b"".join(encoded), dtype=np.uint8), ends), places

    def save(self, folder: Path, name: str) -> None:
        """Three ``.npy`` files."""
        for suffix, array in (("hashes", self.hashes), ("data", self._data), ("ends", self._ends)):
            np.save(folder / f"{name}_{suffix}.npy", array)

    @classmethod
    def open(cls, folder: Path, name: str) -> KeyTable:
        """Maps what ``save`` wrote."""
        return cls(*(map_array(folder / f"{name}_{suffix}.npy") for suffix in ("hashes", "data", "ends")))

    def __len__(self) -> int:
        return len(self.hashes)

    def __iter__(self) -> Iterator[str]:
        data, start = self._data.tobytes(), 0
        for end in self._ends.tolist():
            yield data[start:end].decode()
            start = end

    def __getitem__(self, index: int) -> str:
        start = int(self._ends[index - 1]) if index else 0
        return self._data[start : int(self._ends[index])].tobytes().decode()

    def find(self, text: str) -> int:
        """Place of ``text`` in the table, or -1."""
        return self.find_hash(hash_of(text))

    def find_hash(self, wanted: int) -> int:
        """Place of the text with this ``hash_of``, or -1."""
        index = int(self.hashes.searchsorted(np.uint64(wanted)))
        return index if index < len(self) and int(self.hashes[index]) == wanted else -1

    def places_in(self, other: KeyTable) -> NDArray[np.int32]:
        """For each text of this table its place in ``other``, -1 where it has none: int32 of shape [n]."""
        if not len(other):
            return np.full(len(self), -1, dtype=np.int32)
        found = np.minimum(np.searchsorted(other.hashes, self.hashes), len(other) - 1)
        return np.where(other.hashes[found] == self.hashes, found, -1).astype(np.int32)

    def blob(self) -> bytes:
        """All texts, and where each ends, as bytes: equal for equal tables only."""
        return self._ends.astype("<u8").tobytes() + self._data.tobytes()
