"""How a copy was changed, from where the record lies in the query."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.photos.verdict import KINDS


def turns(matrix: NDArray[Any], mirrored: bool) -> tuple[int, float]:
    """(clockwise quarter turns, tilt in degrees) of the record as it stands in the query, mirroring taken off."""
    a, c = matrix[0, 0], matrix[1, 0]
    # With a flip from left to right, the record's rightward edge points to the left in an unturned copy.
    angle = float(np.degrees(np.arctan2(c, -a if mirrored else a)))
    angle = -angle if mirrored else angle
    quarters = round(angle / 90)
    return quarters % 4, angle - 90 * quarters


def kinds_of(
    region: NDArray[Any],
    record_size: tuple[float, float],
    query_size: tuple[float, float],
    coverage: float,
    mirrored: bool,
    quarter_turns: int,
    tilt: float,
) -> tuple[str, ...]:
    """Codes of ``verdict.KINDS``. ``region``: the record's corners in the query; sizes are (height, width)."""
    low, high = region.min(axis=0), region.max(axis=0)
    query = np.array([query_size[1], query_size[0]])
    covered = _area(region) / float(query.prod())
    before, after = np.maximum(low, 0) / query, np.maximum(query - high, 0) / query
    scale = float(np.sqrt(_area(region) / (record_size[0] * record_size[1])))
    kinds = set()
    if coverage < 0.97:
        kinds.add("cropped")
    gaps = np.concatenate([before, after]) > 0.02
    if covered < 0.25:
        kinds.add("collage")
    elif gaps.sum() == 1:
        kinds.add("caption")
    elif gaps.any() and abs(tilt) < 1.5:
        kinds.add("framed")
    if quarter_turns:
        kinds.add("turned")
    if abs(tilt) >= 1.0:
        kinds.add("tilted")
    if mirrored:
        kinds.add("mirrored")
    if _bent(region) > 0.04:
        kinds.add("perspective")
    if not kinds:
        kinds.add("untouched" if abs(scale - 1) < 0.03 else "resized")
    return tuple(kind for kind in KINDS if kind in kinds)


def _area(region: NDArray[Any]) -> float:
    x, y = region.T
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)


def _bent(region: NDArray[Any]) -> float:
    """How far the region is from a parallelogram, as a share of its size."""
    return float(np.linalg.norm(region[0] - region[1] + region[2] - region[3]) / np.sqrt(max(_area(region), 1e-6)))
