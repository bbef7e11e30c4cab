"""Both pictures laid over each other: how far their details go together, cell by cell."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from service.photos.grey import Grey

ROWS, COLUMNS = 7, 6
_COARSE = 4.0
LEAST_TEXTURE = 1.5


def agreement(record: Grey, query: Grey, matrix: NDArray[np.float64]) -> tuple[float, float]:
    """(agreement, coverage), both 0 to 1, for ``matrix`` from record to query pixels.

    The query is drawn into the record's frame, coarse light is taken off both, and each textured cell of the record
    yields a correlation: the agreement is their median, so that a caption or a watermark over some cells does not
    spoil the rest. Coverage is the share of the record's area that lies inside the query.
    """
    height, width = record.shape
    drawn, inside = drawn_into(query, matrix, (height, width))
    ours, theirs = details(record, softness(matrix)), details(drawn, 1.0)
    weight = inside.astype(np.float32)
    sums = [cells(values) for values in (ours * ours * weight, theirs * theirs * weight, ours * theirs * weight)]
    means = [cells(values * weight) for values in (ours, theirs)]
    count = cells(weight)
    whole = count > 0.6 * height * width / (ROWS * COLUMNS)
    safe = np.maximum(count, 1.0)
    ours_var = sums[0] / safe - (means[0] / safe) ** 2
    theirs_var = sums[1] / safe - (means[1] / safe) ** 2
    shared = sums[2] / safe - means[0] * means[1] / safe**2
    textured = whole & (np.sqrt(np.maximum(ours_var, 0)) > LEAST_TEXTURE)
    if textured.sum() < 4:
        return 0.0, float(weight.mean())
    correlation = shared[textured] / np.sqrt(
        np.maximum(ours_var[textured] * np.maximum(theirs_var[textured], 0.05), 1e-6)
    )
    return float(np.clip(np.median(correlation), 0, 1)), float(weight.mean())


def drawn_into(query: Grey, matrix: NDArray[np.float64], size: tuple[int, int]) -> tuple[Grey, NDArray[np.uint8]]:
    """The query drawn into a record's frame of ``size`` (height, width), and 1 where it reaches, 0 elsewhere."""
    scale, frame = scale_of(matrix), (size[1], size[0])
    source = cv2.GaussianBlur(query, (0, 0), 0.4 * scale) if scale > 1.4 else query
    drawn = cv2.warpPerspective(
        source, matrix, frame, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE
    )
    inside = cv2.warpPerspective(np.ones_like(query), matrix, frame, flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP)
    return np.asarray(drawn, np.uint8), np.asarray(inside, np.uint8)


def scale_of(matrix: NDArray[np.float64]) -> float:
    """Pixels of the query for one of the record, about its upper left corner."""
    return float(np.sqrt(abs(np.linalg.det(matrix[:2, :2]))))


def softness(matrix: NDArray[np.float64]) -> float:
    """How far a record must be blurred to show no more detail than a query that holds it at this size."""
    scale = scale_of(matrix)
    return 1.0 if scale >= 1 else min(3.0, 0.8 / max(scale, 0.05))


def details(grey: Grey, blur: float) -> NDArray[np.float32]:
    """Grey levels without fine noise and without coarse light."""
    values = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), blur)
    return np.asarray(values - cv2.GaussianBlur(values, (0, 0), _COARSE * max(1.0, blur)), np.float32)


def cells(values: NDArray[np.float32]) -> NDArray[Any]:
    """Sums over a grid of 7 x 6 cells."""
    rows = np.linspace(0, values.shape[0], ROWS + 1).astype(int)[:-1]
    columns = np.linspace(0, values.shape[1], COLUMNS + 1).astype(int)[:-1]
    return np.asarray(np.add.reduceat(np.add.reduceat(values.astype(np.float64), rows, axis=0), columns, axis=1))
