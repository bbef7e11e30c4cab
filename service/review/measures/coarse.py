"""Counts that point at nobody: none below five, the others in steps of five.

Steps hide what a single search does to a count, so that neither two pages nor two days can be subtracted; small cells
cannot be computed from totals, because the totals are only known to the step as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

STEP = 5
WIDTH = 240.0

#: The lower end of the step, or None for fewer than STEP.
Coarse = int | None


def coarse(count: int) -> Coarse:
    return count // STEP * STEP if count >= STEP else None


@dataclass(frozen=True, slots=True)
class Bar:
    """``low``, ``high``: the step that the count lies in; None for fewer than STEP. ``width`` of WIDTH."""

    label: str
    low: Coarse
    high: Coarse
    width: float


def bars(counts: Iterable[tuple[str, Coarse]]) -> list[Bar]:
    rows = list(counts)
    most = max((low for _, low in rows if low is not None), default=0) + STEP - 1
    return [
        Bar(label, low, None, 0.0) if low is None else Bar(label, low, low + STEP - 1, round(WIDTH * low / most, 1))
        for label, low in rows
    ]


def large_only(counts: Mapping[str, int]) -> tuple[dict[str, Coarse], Coarse]:
    """The counts that are shown by name, largest first, and all others added up."""
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    shown = {name: coarse(count) for name, count in ordered if count >= STEP}
    return shown, coarse(sum(count for count in counts.values() if count < STEP))
