"""Where one picture lies in another: point pairs, the placement that most of them share, its refinement.

A SIFT point carries place, size and direction, so a single pair proposes a whole placement (similarity); every pair
proposes one and all pairs vote. No random sampling: the same pictures always give the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from service.photos import kernels
from service.photos.points import MIRRORED, Points

_LEAST_LIKENESS = 0.80
_FEWEST = 4
#: Fewer than this many pairs that roughly share a placement are not fitted: no such fit of 1,260 pairs of strangers and
#: 140 of copies ended with the eight exact ones that a copy needs (copies began with 16 at least).
_FEWEST_VOTES = 7
#: How far a point may lie from where the placement puts it, as a share of the record's size, fit after fit.
_ALLOWED = (0.02, 0.015, 0.01, 0.008)


@dataclass(frozen=True, slots=True)
class Alignment:
    """``matrix``: 3 x 3 from record to query pixels (flip included when ``mirrored``); ``votes``: point pairs that
    roughly share it; ``inliers``: distinct points that share the fitted one, 0 where no fit holds and ``matrix`` is no
    more than what the votes propose."""

    matrix: NDArray[np.float64]
    inliers: int
    mirrored: bool
    votes: int


def align(record: Points, query: Points, query_width: int) -> Alignment | None:
    """The placement of the record in the query that most points share, or None where there are no points to ask.

    Two points of one picture that lie on the same spot (SIFT gives one per direction) count once.
    """
    if len(record) < _FEWEST or len(query) < _FEWEST:
        return None
    straight, turned = _likenesses(record.descriptors, query.descriptors)
    place = query.place.copy()
    place[:, 0] = query_width - 1 - place[:, 0]
    place[:, 3] = 180.0 - place[:, 3]
    extent = float(np.ptp(record.place[:, :2], axis=0).max())
    pairs = (_pairs(record.place, query.place, straight), _pairs(record.place, place, turned))
    ways = [(*_vote(source, target, extent), source, target) for source, target in pairs]
    votes = [int(shared.sum()) for _, shared, _, _ in ways]
    mirrored = votes[1] > votes[0]
    matrix, inliers = ways[mirrored][0], 0
    if votes[mirrored] >= _FEWEST_VOTES and (found := _refine(*ways[mirrored], extent)) is not None:
        matrix, inliers = found
    if mirrored:
        matrix = np.array([[-1.0, 0.0, query_width - 1.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]) @ matrix
    return Alignment(matrix, inliers, mirrored, votes[mirrored])


def _likenesses(
    ours: NDArray[np.float32], theirs: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How alike each of ``ours`` and each of ``theirs`` are, as they stand and with ``ours`` mirrored.

    OpenCV multiplies, on the calling core; numpy's library would wake all cores for so small a product, and their
    waiting costs more than the work.
    """
    both = np.concatenate([ours, ours[:, MIRRORED]])
    likeness = np.asarray(cv2.gemm(both, theirs, 1.0, None, 0.0, flags=cv2.GEMM_2_T), np.float32)  # type: ignore[call-overload]
    return likeness[: len(ours)], likeness[len(ours) :]


def _pairs(
    record: NDArray[np.float32], query: NDArray[np.float32], likeness: NDArray[np.float32]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Places of points that are each other's likest, alike enough: float64 [n, 4] in the record and in the query."""
    best = likeness.argmax(axis=1)
    mutual = likeness.argmax(axis=0)[best] == np.arange(len(best))
    kept = np.flatnonzero(mutual & (likeness[np.arange(len(best)), best] >= _LEAST_LIKENESS))
    return record[kept].astype(np.float64), query[best[kept]].astype(np.float64)


def _refine(
    matrix: NDArray[Any], agreed: NDArray[Any], source: NDArray[Any], target: NDArray[Any], extent: float
) -> tuple[NDArray[Any], int] | None:
    """Least squares over the pairs that agree, twice as a similarity or affine map, then, with points enough, as a
    homography. None where fewer than four points go on agreeing."""
    for step, allowed in enumerate(_ALLOWED):
        if _distinct(source, agreed) < _FEWEST:
            return None
        fitted = _fit(source[agreed, :2], target[agreed, :2], homography=step > 1)
        scale = float(np.sqrt(abs(np.linalg.det(fitted[:2, :2]))))
        if not 0.05 < scale < 20:
            return None
        matrix, agreed = fitted, _misses(fitted, source, target) < allowed * extent * scale + 0.5
    inliers = _distinct(source, agreed)
    return (matrix, inliers) if inliers >= _FEWEST else None


def _vote(source: NDArray[Any], target: NDArray[Any], extent: float) -> tuple[NDArray[Any], NDArray[Any]]:
    """The placement that most pairs share: its matrix, and which pairs share it."""
    shared = np.zeros(len(source), np.bool_)
    if len(source) == 0:
        return np.eye(3), shared
    best = kernels.most_shared(source, target, 0.06 * extent, shared)
    turn, scale = np.deg2rad(target[best, 3] - source[best, 3]), target[best, 2] / source[best, 2]
    a, b = scale * np.cos(turn), scale * np.sin(turn)
    matrix = np.array(
        [
            [a, -b, target[best, 0] - a * source[best, 0] + b * source[best, 1]],
            [b, a, target[best, 1] - b * source[best, 0] - a * source[best, 1]],
            [0.0, 0.0, 1.0],
        ]
    )
    return matrix, shared


def _fit(source: NDArray[Any], target: NDArray[Any], *, homography: bool) -> NDArray[Any]:
    """Least squares: a similarity for few points, an affine map for some, a homography for many."""
    if homography and len(source) >= 14:
        found, _ = cv2.findHomography(source, target, 0)
        if found is not None and np.all(np.abs(found[2, :2]) * np.abs(source).max() < 0.6):
            return np.asarray(found, np.float64)
    ones, zeros = np.ones(len(source)), np.zeros(len(source))
    x, y = source.T
    if len(source) >= 7:
        design = np.column_stack([x, y, ones])
        rows = [np.linalg.lstsq(design, target[:, axis], rcond=None)[0] for axis in (0, 1)]
        return np.vstack([*rows, [0.0, 0.0, 1.0]])
    design = np.concatenate([np.column_stack([x, -y, ones, zeros]), np.column_stack([y, x, zeros, ones])])
    a, b, tx, ty = np.linalg.lstsq(design, np.concatenate([target[:, 0], target[:, 1]]), rcond=None)[0]
    return np.array([[a, -b, tx], [b, a, ty], [0.0, 0.0, 1.0]])


def _misses(matrix: NDArray[Any], source: NDArray[Any], target: NDArray[Any]) -> NDArray[Any]:
    moved = np.column_stack([source[:, :2], np.ones(len(source))]) @ matrix.T
    apart = moved[:, :2] / moved[:, 2:] - target[:, :2]
    return np.asarray(np.hypot(apart[:, 0], apart[:, 1]))


def _distinct(source: NDArray[Any], agreed: NDArray[Any]) -> int:
    x, y = np.rint(source[agreed, :2]).astype(np.int64).T
    return len(set((x * 65536 + y).tolist()))
