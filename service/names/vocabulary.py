"""All distinct name parts of a collection, arranged so that one query is compared with every one of them at once.

The forms of all parts stand in a trie; one walk compares a query's forms with all of them and leaves a branch as soon
as nothing in it can reach the floor. The answer equals ``similarity`` of the query with every part.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from service.names.foresight import potentials
from service.names.parts import NamePart, Sound
from service.names.phones import LONGEST, costs, encode
from service.names.trie import TrieArrays, build_trie
from service.names.walk import scan

Agreements = tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]
_LOWEST = 1e-6
REMEMBERED = 512
"""Answers kept for parts that are asked for again."""


class PartVocabulary:
    """The distinct parts of a collection by their sound. Immutable; an index is a place in what was built from."""

    def __init__(self, arrays: TrieArrays) -> None:
        self._arrays = arrays
        self._known: dict[tuple[tuple[str, ...], tuple[int, ...], float], Agreements] = {}

    @classmethod
    def build(cls, parts: Iterable[NamePart | Sound]) -> PartVocabulary:
        """Arrange the parts; a few seconds for 100,000."""
        return cls(build_trie(parts))

    def save(self, folder: Path) -> None:
        """Write one ``.npy`` file per array into ``folder``, which is made if it is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, array in self._arrays.items():
            np.save(folder / f"{name}.npy", array)

    @classmethod
    def open(cls, folder: Path) -> PartVocabulary:
        """Map a saved vocabulary into memory: takes no time that grows with it.

        Raises ``FileNotFoundError`` if a file is missing.
        """
        return cls(TrieArrays.of({name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in TrieArrays.NAMES}))

    def __len__(self) -> int:
        return int(self._arrays.size[0])

    def agreements(self, part: NamePart, floor: float) -> Agreements:
        """Every part whose similarity with ``part`` is at least ``floor``.

        Returns (indices int32[n] ascending, similarities float32[n]), read-only, equal to ``similarity`` of each part.
        A floor of 0 or less returns every part. The last questions are remembered: names repeat.
        """
        key = (part.forms, part.costs, float(floor))
        known = self._known.pop(key, None)
        if known is None:
            known = self._agreements(part, floor)
        self._known[key] = known
        while len(self._known) > REMEMBERED:
            self._known.pop(next(iter(self._known)), None)
        return known

    def agreements_many(self, parts: Sequence[NamePart], floor: float) -> list[Agreements]:
        """``agreements`` of many parts."""
        return [self.agreements(part, floor) for part in parts]

    def _agreements(self, part: NamePart, floor: float) -> Agreements:
        arrays, table = self._arrays, costs()
        forms = [encode(form) for form in part.forms]
        chosen = [at for at, codes in enumerate(forms) if codes.size]
        starts = np.concatenate([[0], np.cumsum([forms[at].size for at in chosen])]).astype(np.int32)
        codes = np.concatenate([forms[at] for at in chosen]) if chosen else np.zeros(0, np.int32)
        room = _room(len(self), int(arrays.size[1]))
        found = scan(
            arrays.nodes, arrays.first_child, arrays.first_entry, arrays.entry_part, arrays.entry_cost,
            table.change, table.loss, potentials(), codes, starts,
            np.array([table.weight[forms[at]].sum() for at in chosen], dtype=np.int32),
            np.array([part.costs[at] for at in chosen], dtype=np.int32),
            max(float(floor), _LOWEST), room.best, room.touched, room.rows, room.nodes, room.cells, room.packed,
        )  # fmt: skip
        indices = np.sort(room.touched[:found])
        values = room.best[indices]
        room.best[indices] = 0
        if floor <= 0:
            everything = np.zeros(len(self), dtype=np.float32)
            everything[indices] = values
            indices, values = np.arange(len(self), dtype=np.int32), everything
        indices.setflags(write=False)
        values.setflags(write=False)
        return indices, values


class _Room(threading.local):
    """Scratch memory of a thread, shared by all vocabularies; grows, and is never cleared but by who wrote to it."""

    def __init__(self) -> None:
        self.best = np.zeros(0, dtype=np.float32)
        self.touched = np.zeros(0, dtype=np.int32)
        self.rows = np.zeros((2, LONGEST + 1, 0), dtype=np.int16)
        self.nodes = np.zeros((5, 0), dtype=np.int32)
        self.cells = np.zeros((8, 0), dtype=np.int16)
        self.packed = np.zeros(0, dtype=np.int64)


_ROOM = _Room()


def _room(parts: int, width: int) -> _Room:
    if len(_ROOM.best) < parts:
        _ROOM.best, _ROOM.touched = np.zeros(parts, dtype=np.float32), np.empty(parts, dtype=np.int32)
    if _ROOM.rows.shape[2] < width + 1:
        # One place more than the widest level: the last candidate is written before it is known to stay.
        _ROOM.rows = np.empty((2, LONGEST + 1, width + 1), dtype=np.int16)
        _ROOM.nodes = np.empty((5, width + 1), dtype=np.int32)
        _ROOM.cells = np.empty((8, width + 1), dtype=np.int16)
        _ROOM.packed = np.empty(width + 1, dtype=np.int64)
    return _ROOM
