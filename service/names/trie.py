"""A trie of encoded forms as flat arrays, level by level, which can be saved, mapped and walked without objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from service.names.coding import encode_many
from service.names.foresight import potentials
from service.names.jit import compiled
from service.names.parts import NamePart, Sound
from service.names.phones import costs

Ints = npt.NDArray[np.int32]
Shorts = npt.NDArray[np.int16]
_FAR = 1 << 28


CODE, WEIGHT, HEAVIEST, CHEAPEST, LEAST_REST, MOST_REST = range(6)
"""Columns of ``TrieArrays.nodes``."""


@dataclass(frozen=True, slots=True)
class TrieArrays:
    """Nodes level by level, children side by side; entries in the order of their nodes.

    ``nodes``: int16 [nodes, 6], what the walk asks of a node side by side in memory: the phone that it adds, the weight
    of its path, and over all entries of its subtree the heaviest weight, the cheapest cost of choosing, the least and
    the most potential of what follows the node (see ``foresight``). The children of node ``n`` are
    ``first_child[n + 1]:first_child[n + 2]`` (``first_child[0]`` is for the root), its entries
    ``first_entry[n]:first_entry[n + 1]``. ``size``: parts, nodes of the widest level.
    """

    nodes: Shorts
    first_child: Ints
    first_entry: Ints
    entry_part: Ints
    entry_cost: Ints
    size: Ints

    NAMES: ClassVar[tuple[str, ...]] = ("nodes", "first_child", "first_entry", "entry_part", "entry_cost", "size")

    @classmethod
    def of(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> TrieArrays:
        """Take the arrays by name, read-only as mapped files are: the loops are then compiled for one kind alone."""
        plain = {name: np.asarray(arrays[name]).view() for name in cls.NAMES}
        for array in plain.values():
            array.setflags(write=False)
        return cls(**plain)

    def items(self) -> Iterator[tuple[str, npt.NDArray[Any]]]:
        for name in self.NAMES:
            yield name, getattr(self, name)


def build_trie(parts: Iterable[NamePart | Sound]) -> TrieArrays:
    """Arrange the forms of all parts; parts without forms take part in the count only."""
    forms: list[str] = []
    owner: list[int] = []
    paid: list[int] = []
    size = 0
    for index, part in enumerate(parts):
        size += 1
        forms += part.forms
        owner += [index] * len(part.forms)
        paid += part.costs
    codes, starts = encode_many(forms)
    lengths = np.diff(starts)
    chosen = np.flatnonzero(lengths)
    entry_part, entry_cost = np.array(owner, np.int32), np.array(paid, np.int32)
    order = np.lexsort((entry_cost, entry_part, _sortable(codes, lengths)))
    order = order[np.isin(order, chosen, assume_unique=True)]
    code, depth, parent, node_of = _branches(codes, starts, order)
    return _by_level(code, depth, parent, node_of, entry_part[order], entry_cost[order], size)


def _sortable(codes: Ints, lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.bytes_]:
    """One string of bytes for each form, in the order of its codes: two bytes a code, the higher one first, from 1."""
    width = max(int(lengths.max(initial=0)), 1)
    table = np.zeros((len(lengths), width), dtype=">u2")
    table[np.arange(width) < lengths[:, None]] = codes + 1
    return table.view(f"S{2 * width}").reshape(-1)


@compiled
def _branches(
    codes: Ints, starts: npt.NDArray[np.int64], order: npt.NDArray[np.int64]
) -> tuple[Ints, Ints, npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """(code, depth and parent of every node, depth first; the node that each form ends at) of forms in ``order``."""
    code, depth = np.empty(len(codes), np.int32), np.empty(len(codes), np.int32)
    parent, node_of = np.empty(len(codes), np.int64), np.empty(len(order), np.int64)
    path = np.empty(len(codes) + 1, np.int64)
    count = 0
    before, held = 0, 0  # where the codes of the form before begin, and how many they are
    for at in range(len(order)):
        first = starts[order[at]]
        length = starts[order[at] + 1] - first
        shared = 0
        while shared < min(held, length) and codes[before + shared] == codes[first + shared]:
            shared += 1
        for level in range(shared, length):
            parent[count] = path[level - 1] if level else -1
            path[level] = count
            code[count], depth[count] = codes[first + level], level
            count += 1
        node_of[at] = path[length - 1]
        before, held = first, length
    return code[:count].copy(), depth[:count].copy(), parent[:count].copy(), node_of


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
    gains = np.vstack([costs().weight[code], potentials()[code]])
    sums = np.zeros((len(gains), len(code) + 1), dtype=np.int32)
    for begin, end in spans:
        sums[:, begin:end] = sums[:, parent[begin:end]] + gains[:, begin:end]
    weight, held = sums[0, :-1], sums[1, :-1]

    # What a subtree holds, from the leaves up.
    cheapest = np.full(len(code), 100, dtype=np.int32)
    np.minimum.at(cheapest, node_of, entry_cost)
    ends = np.zeros(len(code), dtype=np.bool_)
    ends[node_of] = True
    heaviest = np.where(ends, weight, 0)
    least, most = np.where(ends, held, _FAR), np.where(ends, held, -_FAR)
    for begin, end in reversed(spans[1:]):
        above = parent[begin:end]
        np.maximum.at(heaviest, above, heaviest[begin:end])
        np.minimum.at(cheapest, above, cheapest[begin:end])
        np.minimum.at(least, above, least[begin:end])
        np.maximum.at(most, above, most[begin:end])
    columns = (code, weight, heaviest, cheapest, least - held, most - held)
    nodes = np.empty((len(code), len(columns)), dtype=np.int16)
    for at, column in enumerate(columns):
        nodes[:, at] = column
    children = np.bincount(parent + 1, minlength=len(code) + 1)
    entries = np.bincount(node_of, minlength=len(code))
    arrays = (
        np.concatenate([[0], np.cumsum(children)]), np.concatenate([[0], np.cumsum(entries)]),
        entry_part, entry_cost, [size, int(np.diff(levels).max(initial=1))],
    )  # fmt: skip
    plain = (np.ascontiguousarray(array, dtype=np.int32) for array in arrays)
    return TrieArrays.of(dict(zip(TrieArrays.NAMES, (nodes, *plain), strict=True)))
