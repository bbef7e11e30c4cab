"""Dates of birth, as far as each side knows them.

One compiled function decides for a pair and, through a table over the distinct dates of a segment, for all records.
Dates are packed into one int32: ``year << 10 | month << 6 | day << 1 | about``; unknown month or day is 0.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from service.matching.types import PartialDate
from service.matching.weights import Weights
from service.names.jit import compiled

#: Level by number, best first only roughly: the weights decide.
LEVEL_NAMES = (
    "day",
    "new_year",
    "exchanged",
    "month",
    "month_only",
    "year",
    "year_only",
    "near",
    "about",
    "contradicted",
)


def pack(date: PartialDate) -> int:
    """``date`` as one int32."""
    return packed(date.year, date.month, date.day, date.about)


def packed(year: int, month: int | None, day: int | None, about: bool) -> int:
    """A date as one int32."""
    return year << 10 | (month or 0) << 6 | (day or 0) << 1 | about


def unpack(packed: int) -> PartialDate:
    """Undoes :func:`pack`."""
    return PartialDate(packed >> 10, (packed >> 6 & 15) or None, (packed >> 1 & 31) or None, bool(packed & 1))


@compiled
def level_of(a: int, b: int, near: int, about: int) -> int:
    """Index into ``LEVEL_NAMES`` for two packed dates; symmetric. ``near``, ``about``: years from the settings."""
    year_a, year_b = a >> 10, b >> 10
    apart = abs(year_a - year_b)
    if (a | b) & 1:
        return 8 if apart <= about else 9
    if apart:
        return 7 if apart <= near else 9
    month_a, month_b, day_a, day_b = a >> 6 & 15, b >> 6 & 15, a >> 1 & 31, b >> 1 & 31
    if month_a == 0 or month_b == 0:
        return 5
    if month_a == month_b:
        if day_a == 0 or day_b == 0:
            return 3
        if day_a == day_b:
            return 1 if month_a == 1 and day_a == 1 else 0
        return 4
    if month_a == day_b and month_b == day_a:
        return 2
    return 6


def level_units(weights: Weights) -> NDArray[np.int32]:
    """Units by level number, int32 of shape [10]."""
    return np.array([weights.units("birth", level) for level in LEVEL_NAMES], dtype=np.int32)


@compiled
def best_units(
    query: int,
    packed: NDArray[np.int32],
    starts: NDArray[np.int32],
    units: NDArray[np.int32],
    near: int,
    about: int,
) -> NDArray[np.int32]:
    """Units of the best date of each set: int32 of shape [n_sets].

    ``packed``: dates, set after set; set ``i`` is ``packed[starts[i]:starts[i + 1]]``. An empty set yields 0.
    """
    result = np.zeros(len(starts) - 1, dtype=np.int32)
    for i in range(len(starts) - 1):
        for j in range(starts[i], starts[i + 1]):
            value = units[level_of(query, packed[j], near, about)]
            if j == starts[i] or value > result[i]:
                result[i] = value
    return result
