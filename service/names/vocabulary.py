"""All distinct name parts of a collection, arranged so that one query is compared with every one of them at once.

The forms of all parts stand in a trie in preorder; one walk compares a query's forms with all of them and leaves a
branch as soon as nothing in it can reach the floor. The answer equals ``similarity`` of the query with every part.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from service.names.kernel import scan
from service.names.parts import NamePart
from service.names.phones import costs
from service.names.trie import TrieArrays, build_trie

Agreements = tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]
_LOWEST = 1e-6


class PartVocabulary:
    """The distinct parts of a collection by their sound. Immutable; an index is a place in what was built from."""

    def __init__(self, arrays: TrieArrays) -> None:
        self._arrays = arrays

    @classmethod
    def build(cls, parts: Iterable[NamePart]) -> PartVocabulary:
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

        Returns (indices int32[n] ascending, similarities float32[n]), equal to ``similarity`` of each part. A floor of
        0 or less returns every part.
        """
        best = np.zeros(len(self), dtype=np.float32)
        touched = np.empty(len(self), dtype=np.int32)
        return self._agreements(part, floor, best, touched)

    def agreements_many(self, parts: Sequence[NamePart], floor: float) -> list[Agreements]:
        """``agreements`` of many parts, which share their scratch memory; equal parts are compared once."""
        best = np.zeros(len(self), dtype=np.float32)
        touched = np.empty(len(self), dtype=np.int32)
        known: dict[tuple[tuple[str, ...], tuple[int, ...]], Agreements] = {}
        answers = []
        for part in parts:
            sound = (part.forms, part.costs)
            if sound not in known:
                known[sound] = self._agreements(part, floor, best, touched)
                best[known[sound][0]] = 0
            answers.append(known[sound])
        return answers

    def _agreements(
        self, part: NamePart, floor: float, best: npt.NDArray[np.float32], touched: npt.NDArray[np.int32]
    ) -> Agreements:
        arrays, table = self._arrays, costs()
        query = build_trie([part])
        ends = np.flatnonzero(np.diff(query.first_entry))
        counts = np.diff(query.first_entry)[ends]
        found = scan(
            arrays.code, arrays.depth, arrays.after, arrays.first_entry, arrays.weight, arrays.heaviest,
            arrays.entry_part, arrays.entry_cost, table.change, table.loss,
            query.code, query.parent(), np.repeat(ends + 1, counts).astype(np.int32),
            np.repeat(query.weight[ends], counts), query.entry_cost,
            max(float(floor), _LOWEST), best, touched,
        )  # fmt: skip
        if floor <= 0:
            return np.arange(len(self), dtype=np.int32), best.copy()
        indices = np.sort(touched[:found])
        return indices, best[indices]
