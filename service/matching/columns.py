"""The name index: which parts each unit (a record, a named relative) has, and where each part occurs.

``pairs``: uint32 [n, 2], part number + 1 of a unit's one split, 0 for none; a unit with several splits or more than
two parts has the high bit set and an offset into ``more``: number of splits, then for each its length and parts + 1.
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

    def splits(self, unit: int) -> list[tuple[int, ...]]:
        """Part numbers of each split of a unit."""
        first, second = self.pairs[unit].tolist()
        if first < OVERFLOW:
            return [tuple(part - 1 for part in (first, second) if part)] if first else []
        found, at = [], first - OVERFLOW + 1
        for _ in range(int(self.more[at - 1])):
            length = int(self.more[at])
            found.append(tuple(part - 1 for part in self.more[at + 1 : at + 1 + length].tolist()))
            at += 1 + length
        return found

    def nameless(self) -> NDArray[np.uint32]:
        """Units without any part."""
        return np.flatnonzero(self.pairs[:, 0] == 0).astype(np.uint32)


class KnownNames:
    """Spellings as read: the parts of each word, and the splits of each text, by their final part numbers.

    ``words``: for each word its part number + 1, 0 where it has no sound. ``texts``: the splits of each text.
    """

    def __init__(self, words: NDArray[np.uint32], texts: Sequence[Sequence[Sequence[int]]]) -> None:
        self.words = np.concatenate([[0], words]).astype(np.uint32)
        pairs = np.zeros((len(texts), 2), dtype=np.uint32)
        more, inside, ends = array("I"), array("I"), array("I", [0])
        for at, splits in enumerate(texts):
            if len(splits) == 1 and len(splits[0]) <= 2:
                pairs[at, : len(splits[0])] = [part + 1 for part in splits[0]]
            elif splits:
                pairs[at, 0] = OVERFLOW | len(more)
                more.append(len(splits))
                for split in splits:
                    more.append(len(split))
                    more.extend(part + 1 for part in split)
                inside.extend({part for split in splits for part in split})
            ends.append(len(inside))
        self.pairs, self.more = pairs, np.array(more, dtype=np.uint32)
        self.inside, self.ends = np.array(inside, dtype=np.uint64), np.array(ends, dtype=np.int64)

    def pairs_of(self, codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """What ``NameIndex.pairs`` holds of units that are coded as in ``spellings``: uint32 of shape [n, 2]."""
        textual = codes[:, 0] >= OVERFLOW
        first = self.words[np.where(textual, 0, codes[:, 0])]
        second = self.words[codes[:, 1]]
        first, second = np.where(first == 0, second, first), np.where(first == 0, 0, second)
        pairs = np.column_stack([first, second]).astype(np.uint32)
        pairs[textual] = self.pairs[codes[textual, 0] - OVERFLOW]
        return pairs

    def index(self, codes: NDArray[np.uint32], pairs: NDArray[np.uint32], n_parts: int) -> NameIndex:
        """The index of those units, in their order; ``pairs`` as :meth:`pairs_of` gives them."""
        first, second = pairs[:, 0], pairs[:, 1]
        plain = first < OVERFLOW
        has_first = np.flatnonzero(plain & (first != 0))
        has_second = np.flatnonzero(plain & (second != 0) & (second != first))
        spilled = np.flatnonzero(~plain)
        texts = (codes[spilled, 0] - OVERFLOW).astype(np.int64)
        lengths = self.ends[texts + 1] - self.ends[texts]
        places = np.repeat(self.ends[texts] - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
        places += np.arange(len(places))
        occurrences = np.concatenate(
            [
                (first[has_first].astype(np.uint64) - 1) << 32 | has_first.astype(np.uint64),
                (second[has_second].astype(np.uint64) - 1) << 32 | has_second.astype(np.uint64),
                self.inside[places] << 32 | np.repeat(spilled, lengths).astype(np.uint64),
            ]
        )
        occurrences.sort()
        starts = np.searchsorted(occurrences, np.arange(n_parts + 1, dtype=np.uint64) << 32).astype(np.uint32)
        return NameIndex(pairs, self.more, starts, (occurrences & 0xFFFFFFFF).astype(np.uint32))
