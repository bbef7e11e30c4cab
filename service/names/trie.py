"""A trie of encoded forms as flat arrays, level by level, which can be saved, mapped and walked without objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from service.names.foresight import potentials
from service.names.parts import NamePart
from service.names.phones import costs, encode

Ints = npt.NDArray[np.int32]
_FAR = 1 << 28


@dataclass(frozen=True, slots=True)
class TrieArrays:
    """Nodes level by level, children side by side; entries in the order of their nodes.

    Node ``n`` adds phone ``code[n]``. Its children are ``first_child[n + 1]:first_child[n + 2]`` (``first_child[0]`` is
    for the root), its entries ``first_entry[n]:first_entry[n + 1]``. ``weight``: of its path. Over all entries of its
    subtree: ``heaviest`` weight, ``cheapest`` cost of choosing, ``least_rest`` and ``most_rest`` potential of what
    follows the node (see ``foresight``; int32 [families, nodes]). ``size``: parts, nodes of the widest level.
    """

    code: Ints
    first_child: Ints
    first_entry: Ints
    weight: Ints
    heaviest: Ints
    cheapest: Ints
    least_rest: Ints
    most_rest: Ints
    entry_part: Ints
    entry_cost: Ints
    size: Ints

    NAMES: ClassVar[tuple[str, ...]] = (
        "code", "first_child", "first_entry", "weight", "heaviest", "cheapest", "least_rest", "most_rest",
        "entry_part", "entry_cost", "size",
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


def build_trie(parts: Iterable[NamePart]) -> TrieArrays:
    """Arrange the forms of all parts; parts without forms take part in the count only."""
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
    parent: list[int] = []
    node_of: list[int] = []
    path: tuple[int, ...] = ()
    nodes: list[int] = []
    for sounds, _, _ in entries:
        shared = 0
        while shared < min(len(path), len(sounds)) and path[shared] == sounds[shared]:
            shared += 1
        del nodes[shared:]
        for at in range(shared, len(sounds)):
            parent.append(nodes[-1] if nodes else -1)
            nodes.append(len(code))
            code.append(sounds[at])
            depth.append(at)
        node_of.append(nodes[-1])
        path = sounds
    return _by_level(
        np.array(code, np.int32), np.array(depth, np.int32), np.array(parent, np.int64), np.array(node_of, np.int64),
        np.array([part for _, part, _ in entries], np.int32), np.array([cost for _, _, cost in entries], np.int32),
        size,
    )  # fmt: skip


def _by_level(
    code: Ints, depth: Ints, parent: npt.NDArray[np.int64], node_of: npt.NDArray[np.int64],
    entry_part: Ints, entry_cost: Ints, size: int,
) -> TrieArrays:  # fmt: skip
    order = np.argsort(depth, kind="stable")
    place = np.append(np.empty(len(code), np.int64), -1)
    place[order] = np.arange(len(code))
    code, parent = code[order], place[parent[order]]
    node_of = place[node_of]
    by_node = np.argsort(node_of, kind="stable")
    node_of, entry_part, entry_cost = node_of[by_node], entry_part[by_node], entry_cost[by_node]
    levels = np.concatenate([[0], np.cumsum(np.bincount(depth))]) if len(code) else np.zeros(1, np.int64)
    spans = list(zip(levels[:-1].tolist(), levels[1:].tolist(), strict=True))

    # What the path weighs, from the root down; the last place stands for the root.
    gains = np.vstack([costs().weight[code], potentials()[:, code]])
    sums = np.zeros((len(gains), len(code) + 1), dtype=np.int32)
    for begin, end in spans:
        sums[:, begin:end] = sums[:, parent[begin:end]] + gains[:, begin:end]
    weight, held = sums[0, :-1], sums[1:, :-1]

    # What a subtree holds, from the leaves up.
    cheapest = np.full(len(code), 100, dtype=np.int32)
    np.minimum.at(cheapest, node_of, entry_cost)
    ends = np.zeros(len(code), dtype=np.bool_)
    ends[node_of] = True
    heaviest = np.where(ends, weight, 0).astype(np.int32)
    least, most = np.where(ends, held, _FAR).astype(np.int32), np.where(ends, held, -_FAR).astype(np.int32)
    for begin, end in reversed(spans[1:]):
        above = parent[begin:end]
        np.maximum.at(heaviest, above, heaviest[begin:end])
        np.minimum.at(cheapest, above, cheapest[begin:end])
        for one, other in zip(least, most, strict=True):
            np.minimum.at(one, above, one[begin:end])
            np.maximum.at(other, above, other[begin:end])
    children = np.bincount(parent + 1, minlength=len(code) + 1)
    entries = np.bincount(node_of, minlength=len(code))
    arrays = (
        code, np.concatenate([[0], np.cumsum(children)]), np.concatenate([[0], np.cumsum(entries)]),
        weight, heaviest, cheapest, least - held, most - held,
        entry_part, entry_cost, [size, int(np.diff(levels).max(initial=1))],
    )  # fmt: skip
    plain = (np.ascontiguousarray(array, dtype=np.int32) for array in arrays)
    return TrieArrays.of(dict(zip(TrieArrays.NAMES, plain, strict=True)))
