"""Columns of few distinct values: each record holds a code, the values stand once in a table."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T", bound=Hashable)


class Coded(Generic[T]):
    """Collects a column; code 0 is ``empty``."""

    def __init__(self, empty: T) -> None:
        self._codes: dict[T, int] = {empty: 0}
        self._column = array("I")

    def extend(self, values: Iterable[T]) -> None:
        """The next records' values."""
        codes = self._codes
        self._column.extend([codes.setdefault(value, len(codes)) for value in values])

    def values(self) -> list[T]:
        """Distinct values by code."""
        return list(self._codes)

    def codes(self) -> NDArray[np.uint32]:
        """Codes by record, in the order they came."""
        return np.array(self._column, dtype=np.uint32)


def flat_sets(sets: Sequence[Sequence[int]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """(values, starts) of sets of numbers, set after set; int32, ``starts`` of shape [n + 1]."""
    starts = np.concatenate([[0], np.cumsum([len(s) for s in sets])]).astype(np.int32)
    return np.array([value for s in sets for value in s], dtype=np.int32), starts


def postings(
    keys: NDArray[np.integer], rows: NDArray[np.integer], n_keys: int
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """(starts, rows): for each key its rows, ascending. uint32, ``starts`` of shape [n_keys + 1]."""
    both = keys.astype(np.uint64) << 32 | rows.astype(np.uint64)
    both.sort()
    starts = np.searchsorted(both, np.arange(n_keys + 1, dtype=np.uint64) << 32)
    return starts.astype(np.uint32), (both & 0xFFFFFFFF).astype(np.uint32)
