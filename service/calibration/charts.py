"""The reliability chart as shapes: what the bits say from left to right, what was confirmed from bottom to top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.matching.calibration import Band

SIDE = 300.0
_MARGIN = 10.0


@dataclass(frozen=True, slots=True)
class Point:
    """A band. ``x``, ``y``: its point; ``low_y``, ``high_y``: the ends of its interval; ``number``: from 1, as in the
    table beside the chart."""

    number: int
    x: float
    y: float
    low_y: float
    high_y: float
    fits: bool


def _at(share: float) -> float:
    return round(_MARGIN + share * (SIDE - 2 * _MARGIN), 1)


def points(bands: Sequence[Band]) -> list[Point]:
    return [
        Point(i, _at(b.expected), SIDE - _at(b.observed), SIDE - _at(b.least), SIDE - _at(b.most), b.fits)
        for i, b in enumerate(bands, start=1)
    ]
