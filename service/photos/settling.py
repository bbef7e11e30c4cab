"""The last fit of one picture on the other, and what still moves against it.

In a copy, whatever was done to it, every part of the picture lies where one placement puts it. In a second photograph,
taken a moment later, the head has turned against the shoulders and both against the backdrop: no placement puts all of
it right. So each cell of the record is asked how far it still has to move (Lucas and Kanade, "An iterative image
registration technique", IJCAI 1981); what all cells share mends the placement, and what is left is the *shift*.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from service.photos.grey import Grey
from service.photos.overlay import COLUMNS, LEAST_TEXTURE, ROWS, cells, details, drawn_into, softness

# A placement that is pixels off at a corner comes to rest after four to seven steps; most need two or three.
_MOST_STEPS, _SETTLED = 8, 0.05
_FEWEST_CELLS = 6
#: No cell is believed to have moved further in one step, in pixels.
_FARTHEST = 4.0
#: Least correlation of a cell in both pictures that has a say.
_LEAST_LIKENESS = 0.4
_SOFTEST = 1.2


@dataclass(frozen=True, slots=True)
class Settled:
    """``matrix``: 3 x 3 from record to query pixels. ``shift``: how far the textured cells of the record lie from where
    the placement puts them, in hundredths of the record's longer side (median); None where too few can tell."""

    matrix: NDArray[np.float64]
    shift: float | None


def settle(record: Grey, query: Grey, matrix: NDArray[np.float64]) -> Settled:
    """``matrix`` (from record to query pixels, a few pixels off at most) brought to where the details lie best."""
    height, width = record.shape
    ours = details(record, max(_SOFTEST, softness(matrix)))
    slopes = [cv2.Sobel(ours, cv2.CV_32F, *way, ksize=3, scale=1 / 8) for way in ((1, 0), (0, 1))]
    longer, shift = max(height, width), None
    for _ in range(_MOST_STEPS):
        moved = _moves(ours, slopes, query, matrix)
        if moved is None:
            return Settled(matrix, None)
        places, moves, weights = moved
        common = _common(places, moves, weights)
        left = moves - (_design(places) @ common).reshape(2, -1).T
        shift = 100 * float(np.median(np.hypot(left[:, 0], left[:, 1]))) / longer
        step = np.linalg.inv(_as_matrix(common, height, width))
        matrix = matrix @ step
        matrix = matrix / matrix[2, 2]
        if _farthest(step, height, width) < _SETTLED:
            break
    return Settled(matrix, shift)


def _farthest(step: NDArray[np.float64], height: int, width: int) -> float:
    """How far the corner that moves most is moved, in pixels."""
    corners = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1]], float)
    moved = corners @ step.T
    return float(np.abs(moved[:, :2] / moved[:, 2:] - corners[:, :2]).max())


def _moves(
    ours: NDArray[Any], slopes: list[Any], query: Grey, matrix: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]] | None:
    """For each textured cell: (x, y) of its middle from the picture's, in longer sides; its move in pixels; and how
    well it tells."""
    height, width = ours.shape
    drawn, inside = drawn_into(query, matrix, (height, width))
    seen = cv2.erode(inside, np.ones((5, 5), np.uint8)).astype(np.float32)
    theirs = details(drawn, _SOFTEST if softness(matrix) <= 1 else 1.0)
    count = cells(seen)
    power, shared = cells(theirs * theirs * seen), cells(ours * theirs * seen)
    own = cells(ours * ours * seen)
    texture = np.sqrt(own / np.maximum(count, 1.0))
    usable = (count > 0.6 * height * width / (ROWS * COLUMNS)) & (texture > LEAST_TEXTURE)
    # What lies under a caption or a stamp does not move: it is not there.
    usable &= shared > _LEAST_LIKENESS * np.sqrt(np.maximum(own * power, 1e-6))
    if int(usable.sum()) < _FEWEST_CELLS:
        return None
    gain = np.clip(shared / np.maximum(power, 1e-6), 0.2, 5.0).astype(np.float32)
    light = cv2.resize(gain, (width, height), interpolation=cv2.INTER_NEAREST)
    apart = (light * theirs - ours) * seen
    xx, xy, yy = (cells(a * b) for a, b in ((slopes[0],) * 2, slopes, (slopes[1],) * 2))
    x, y = (cells(apart * slope) for slope in slopes)
    xx, yy = xx + 0.05 * count, yy + 0.05 * count
    firm = np.maximum(xx * yy - xy**2, 1e-9)
    moves = np.stack([(yy * x - xy * y) / firm, (xx * y - xy * x) / firm], axis=-1)[usable]
    trust = np.maximum(xx + yy - np.sqrt((xx - yy) ** 2 + 4 * xy**2), 0)[usable] / np.maximum(count[usable], 1.0)
    rows, columns = np.nonzero(usable)
    middle = np.array([width, height]) / 2
    size = np.array([width / COLUMNS, height / ROWS])
    places = ((np.column_stack([columns, rows]) + 0.5) * size - middle) / max(height, width)
    return places, np.clip(moves, -_FARTHEST, _FARTHEST), np.minimum(trust, 3 * np.median(trust)) + 1e-9


def _common(places: NDArray[Any], moves: NDArray[Any], weights: NDArray[Any]) -> NDArray[Any]:
    """The move that most cells share, of a plane seen from elsewhere: eight numbers. Cells far from it (a caption, a
    watermark) count little."""
    design = _design(places)
    wanted, firm = moves.T.reshape(-1), weights
    for _ in range(5):
        root = np.sqrt(np.concatenate([firm, firm]))
        fitted = np.linalg.lstsq(design * root[:, None], wanted * root, rcond=None)[0]
        left = np.hypot(*(wanted - design @ fitted).reshape(2, -1))
        firm = weights / (1 + (left / max(0.15, float(np.median(left)))) ** 2)
    return np.asarray(fitted)


def _design(places: NDArray[Any]) -> NDArray[Any]:
    """[2 n, 8]: x moves, then y moves, of places (x, y) by (x0, xx, xy, y0, yx, yy, and two for the view)."""
    x, y = places.T
    one, none = np.ones(len(x)), np.zeros(len(x))
    across = np.column_stack([one, x, y, none, none, none, x * x, x * y])
    down = np.column_stack([none, none, none, one, x, y, x * y, y * y])
    return np.vstack([across, down])


def _as_matrix(common: NDArray[Any], height: int, width: int) -> NDArray[Any]:
    """3 x 3: where the move takes a pixel of the record."""
    x0, xx, xy, y0, yx, yy, u, v = common
    longer = max(height, width)
    place = np.array([[1 / longer, 0, -width / 2 / longer], [0, 1 / longer, -height / 2 / longer], [0, 0, 1]])
    # To first order in the moves, which are small: x + dx = (x + x0 + ...) / (1 - u x - v y).
    moved = np.array([[longer + xx, xy, x0], [yx, longer + yy, y0], [-u / longer, -v / longer, 1.0]])
    back = np.array([[1, 0, width / 2], [0, 1, height / 2], [0, 0, 1]])
    return np.asarray(back @ moved @ place)
