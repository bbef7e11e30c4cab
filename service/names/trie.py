"""A trie of encoded forms as flat arrays in preorder, which can be saved, mapped and walked without objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from service.names.parts import NamePart
from service.names.phones import costs, encode

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class TrieArrays:
    """Nodes in preorder (arrays of length nodes; ``first_entry`` nodes + 1) and entries; see ``kernel.scan``."""

    code: Ints
    depth: Ints
    after: Ints
    first_entry: Ints
    weight: Ints
    heaviest: Ints
    entry_part: Ints
    entry_cost: Ints
    size: Ints

    NAMES: ClassVar[tuple[str, ...]] = (
        "code", "depth", "after", "first_entry", "weight", "heaviest", "entry_part", "entry_cost", "size",
    )  # fmt: skip

    @classmethod
    def of(cls, arrays: Mapping[str, npt.NDArray[np.int32]]) -> TrieArrays:
        """Take the arrays by name, read-only as mapped files are: the loops are then compiled for one kind alone."""
        plain = {name: np.asarray(arrays[name]).view() for name in cls.NAMES}
        for array in plain.values():
            array.setflags(write=False)
        return cls(**plain)

    def items(self) -> Iterator[tuple[str, Ints]]:
        for name in self.NAMES:
            yield name, getattr(self, name)

    def parent(self) -> Ints:
        """The column (node + 1; 0 is the root) that each node continues."""
        parents = np.zeros(self.code.size, dtype=np.int32)
        path = [0]
        for node, depth in enumerate(self.depth.tolist()):
            del path[depth:]
            parents[node] = path[-1]
            path.append(node + 1)
        return parents


def build_trie(parts: Iterable[NamePart]) -> TrieArrays:
    """Arrange the forms of all parts; parts without forms take part in the count only."""
    weights = costs().weight
    entries: list[tuple[tuple[int, ...], int, int]] = []
    size = 0
    for index, part in enumerate(parts):
        size += 1
        for form, cost in zip(part.forms, part.costs, strict=True):
            codes = encode(form)
            if codes.size:
                entries.append((tuple(codes.tolist()), index, cost))
    entries.sort()
    code: list[int] = []
    depth: list[int] = []
    weight: list[int] = []
    first_entry: list[int] = []
    path: list[int] = []
    nodes: list[int] = []
    after: list[int] = []
    heaviest: list[int] = []

    def close(kept: int) -> None:
        while len(nodes) > kept:
            node = nodes.pop()
            after[node] = len(code)
            if nodes:
                heaviest[nodes[-1]] = max(heaviest[nodes[-1]], heaviest[node])

    for number, (sounds, _, _) in enumerate(entries):
        shared = 0
        while shared < min(len(path), len(sounds)) and path[shared] == sounds[shared]:
            shared += 1
        if shared == len(sounds) == len(path):
            continue
        close(shared)
        for at in range(shared, len(sounds)):
            above = weight[nodes[-1]] if nodes else 0
            nodes.append(len(code))
            code.append(sounds[at])
            depth.append(at + 1)
            weight.append(above + int(weights[sounds[at]]))
            heaviest.append(0)
            after.append(0)
            first_entry.append(number)
        # Nodes passed on the way hold no entry of their own: theirs start where the next node's start.
        heaviest[nodes[-1]] = max(heaviest[nodes[-1]], weight[nodes[-1]])
        path = list(sounds)
    close(0)
    columns = (code, depth, after, [*first_entry, len(entries)], weight, heaviest)
    arrays = [np.array(column, dtype=np.int32) for column in columns]
    arrays.append(np.array([part for _, part, _ in entries], dtype=np.int32))
    arrays.append(np.array([cost for _, _, cost in entries], dtype=np.int32))
    arrays.append(np.array([size], dtype=np.int32))
    return TrieArrays.of(dict(zip(TrieArrays.NAMES, arrays, strict=True)))
