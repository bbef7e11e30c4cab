"""The name index: which parts each unit (a record, a named relative) has, and where each part occurs.

``pairs``: uint32 [n, 2], part number + 1 of a unit's one split, 0 for none; a unit with several splits or more than
two parts has the high bit set and an offset into ``more``: number of splits, then for each its length, its doubt in
units and its parts.
``starts``, ``units``: for each part, ascending, the units that have it in any split.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from service.matching.mapped import map_array

OVERFLOW = 0x80000000
FILES = ("pairs", "more", "starts", "units")
NumberedSplit = tuple[tuple[int, ...], int]
"""Part numbers of a split, and its doubt in units."""


class NameIndex:
    """Read-only arrays; see the module."""

    def __init__(
        self, pairs: NDArray[np.uint32], more: NDArray[np.uint32], starts: NDArray[np.uint32], units: NDArray[np.uint32]
    ) -> None:
        self.pairs, self.more, self.starts, self.units = pairs, more, starts, units

    @classmethod
    def open(cls, folder: Path, name: str) -> NameIndex:
        """Maps what ``save`` wrote."""
        return cls(*(map_array(folder / f"{name}_{file}.npy") for file in FILES))

    def save(self, folder: Path, name: str) -> int:
        """Writes the arrays; returns their size in bytes."""
        for file in FILES:
            np.save(folder / f"{name}_{file}.npy", getattr(self, file))
        return sum(int(getattr(self, file).nbytes) for file in FILES)

    def splits(self, unit: int) -> list[NumberedSplit]:
        """Each split of a unit."""
        first, second = self.pairs[unit].tolist()
        if first < OVERFLOW:
            return [(tuple(part - 1 for part in (first, second) if part), 0)] if first else []
        found, at = [], first - OVERFLOW + 1
        for _ in range(int(self.more[at - 1])):
            length, doubt = self.more[at : at + 2].tolist()
            found.append((tuple(part - 1 for part in self.more[at + 2 : at + 2 + length].tolist()), doubt))
            at += 2 + length
        return found

    def nameless(self) -> NDArray[np.uint32]:
        """Units without any part."""
        return np.flatnonzero(self.pairs[:, 0] == 0).astype(np.uint32)


class NameColumns:
    """Collects splits, unit by unit, and arranges them at the end with vectorised passes."""

    def __init__(self) -> None:
        self._pairs = array("I")
        self._more = array("I")
        self._spilled_parts = array("I")
        self._spilled_units = array("I")
        self._count = 0

    def add(self, splits: Sequence[NumberedSplit]) -> None:
        """The next unit."""
        if len(splits) == 1 and len(splits[0][0]) <= 2 and not splits[0][1]:
            split = splits[0][0]
            self._pairs.append(split[0] + 1)
            self._pairs.append(split[1] + 1 if len(split) == 2 else 0)
        elif not splits:
            self._pairs.append(0)
            self._pairs.append(0)
        else:
            self._pairs.append(OVERFLOW | len(self._more))
            self._pairs.append(0)
            self._more.append(len(splits))
            for split, doubt in splits:
                self._more.append(len(split))
                self._more.append(doubt)
                self._more.extend(split)
            for part in {part for split, _ in splits for part in split}:
                self._spilled_parts.append(part)
                self._spilled_units.append(self._count)
        self._count += 1

    def __len__(self) -> int:
        return self._count

    def finish(self, n_parts: int, renumber: NDArray[np.int64], order: NDArray[np.int64] | None) -> NameIndex:
        """The index. ``renumber``: new number of each part; ``order``: old unit numbers in their new order."""
        pairs = np.array(self._pairs, dtype=np.uint32).reshape(-1, 2)
        if order is not None:
            pairs = pairs[order]
        spilled = pairs[:, 0] >= OVERFLOW
        number = np.concatenate([[0], renumber + 1]).astype(np.uint32)
        plain = np.where(spilled, 0, pairs[:, 0])
        first, second = number[plain], number[pairs[:, 1]]
        pairs = np.column_stack([np.where(spilled, pairs[:, 0], first), second]).astype(np.uint32)
        new_unit = np.arange(self._count, dtype=np.uint64)
        if order is not None:
            inverse = np.empty(self._count, dtype=np.uint64)
            inverse[order] = new_unit
        else:
            inverse = new_unit
        has_first = np.flatnonzero(first)
        has_second = np.flatnonzero((second != 0) & (second != first))
        parts = np.array(self._spilled_parts, dtype=np.uint32)
        occurrences = np.concatenate(
            [
                (first[has_first].astype(np.uint64) - 1) << 32 | has_first.astype(np.uint64),
                (second[has_second].astype(np.uint64) - 1) << 32 | has_second.astype(np.uint64),
                number[parts + 1].astype(np.uint64) - 1 << 32 | inverse[np.array(self._spilled_units, dtype=np.int64)],
            ]
        )
        occurrences.sort()
        starts = np.searchsorted(occurrences, np.arange(n_parts + 1, dtype=np.uint64) << 32).astype(np.uint32)
        return NameIndex(pairs, _renumbered(self._more, number), starts, (occurrences & 0xFFFFFFFF).astype(np.uint32))


def _renumbered(more: array[int], number: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """``more`` with each part's new number + 1 in place of its old number."""
    result = np.array(more, dtype=np.uint32)
    at = 0
    while at < len(result):
        splits = int(result[at])
        at += 1
        for _ in range(splits):
            length = int(result[at])
            result[at + 2 : at + 2 + length] = number[result[at + 2 : at + 2 + length] + 1]
            at += 2 + length
    return result
