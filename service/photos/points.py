"""Local points: corners and blobs of a picture, each with a 64-bit code of its surroundings.

Points are found and described by SIFT (D. Lowe, "Distinctive image features from scale-invariant keypoints", IJCV
60, 2004), descriptors are brought to square roots (Arandjelović & Zisserman, CVPR 2012) and projected to 64 signs by
a linear discriminant that keeps what differs between points and drops what copying changes (Strecha et al.,
"LDAHash", PAMI 34, 2012). ``benchmarks/photos/learn.py`` learns the projection. Nothing here knows what a face is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from service.photos.grey import Grey
from service.photos.memory import keep_freed_memory
from service.photos.signatures import POINT

# Pictures are small here: one core each. Threads would cost more than they save, and workers have every core busy.
cv2.setNumThreads(1)
keep_freed_memory()

CODES_FILE = Path(__file__).parent / "data" / "point_codes.npz"
_LAYOUT = np.arange(128).reshape(4, 4, 8)
#: Where each of the 128 numbers of a descriptor goes when the picture is mirrored; done twice, it undoes itself.
MIRRORED = _LAYOUT[::-1][:, :, (-np.arange(8)) % 8].reshape(-1)


@dataclass(frozen=True)
class Points:
    """``place``: float32 [n, 4] of x, y, radius in pixels and direction in degrees; ``raw``: uint8 [n, 128], SIFT's
    descriptors; strongest first."""

    place: NDArray[np.float32]
    raw: NDArray[np.uint8]

    @cached_property
    def descriptors(self) -> NDArray[np.float32]:
        """float32 [n, 128] of unit length: what is compared."""
        values = self.raw.astype(np.float32)
        return np.asarray(np.sqrt(values / np.maximum(values.sum(axis=1, keepdims=True), 1e-6)), np.float32)

    def __len__(self) -> int:
        return len(self.place)


#: Squares along a picture's longer side that take turns.
_PARTS = 10
_SMALL = 480 * 480
_NONE = Points(np.zeros((0, 4), np.float32), np.zeros((0, 128), np.uint8))


@cache
def _detector(limit: int = 0) -> Any:
    # OpenCV 5 has it; its type stubs do not.
    return cv2.SIFT_create(  # type: ignore[attr-defined]
        nfeatures=limit, contrastThreshold=0.01, edgeThreshold=15
    )


@cache
def _projection() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    with np.load(CODES_FILE) as data:
        return data["projection"].astype(np.float32), data["median"].astype(np.float32)


def find_points(grey: Grey, limit: int, *, spread: bool = False) -> Points:
    """The ``limit`` points that are most likely to be found again in a copy: strong and large ones.

    With ``spread`` every part of the picture has its turn, so that lines of text do not crowd out a portrait beside
    them.
    """
    if min(grey.shape) < 16:
        return _NONE
    # Points are described in the pass that finds them, or, of a large picture with thousands, the best in a second one:
    # a pass over a small picture costs more than the descriptions of points that are then left out.
    small = grey.size <= _SMALL
    found, raw = _detector().detectAndCompute(grey, None) if small else (_detector().detect(grey, None), None)
    if not found:
        return _NONE
    order = np.argsort([-point.response * point.size**0.5 for point in found], kind="stable")
    if spread and len(found) > limit:
        order = order[np.argsort(_turns([found[i].pt for i in order], max(grey.shape) / _PARTS), kind="stable")]
    best = [found[i] for i in order[:limit]]
    if raw is None:
        return _points(*_detector().compute(grey, best))
    return _points(best, raw[order[:limit]])


def _turns(places: Sequence[tuple[float, float]], side: float) -> NDArray[np.int64]:
    """For each place, how many before it lie in the same square of ``side`` pixels."""
    seen: Counter[tuple[int, int]] = Counter()
    turns = np.empty(len(places), np.int64)
    for i, (x, y) in enumerate(places):
        square = (int(x // side), int(y // side))
        turns[i] = seen[square]
        seen[square] += 1
    return turns


def strongest_points(grey: Grey, limit: int) -> Points:
    """About ``limit`` points of highest contrast, in half the time of ``find_points``; for the copy check."""
    if min(grey.shape) < 16:
        return _NONE
    found, raw = _detector(limit).detectAndCompute(grey, None)
    return _points(found, raw) if found else _NONE


def _points(found: Sequence[cv2.KeyPoint], raw: NDArray[Any]) -> Points:
    place = np.array([(*point.pt, point.size, point.angle) for point in found], np.float32).reshape(-1, 4)
    return Points(place, raw.astype(np.uint8))  # OpenCV rounds them to whole numbers up to 255


def codes(descriptors: NDArray[np.float32]) -> NDArray[np.uint64]:
    """64-bit codes, uint64 of shape [n]."""
    projection, median = _projection()
    # OpenCV multiplies, on the calling core: see ``align``.
    projected = cv2.gemm(descriptors, projection, 1.0, None, 0.0) if len(descriptors) else np.zeros((0, 64), np.float32)  # type: ignore[call-overload]
    bits = np.packbits(np.asarray(projected) > median, axis=1, bitorder="little")
    return np.ascontiguousarray(bits).view("<u8").reshape(-1)


def pack(points: Points, size: tuple[int, int], *, mirrored: bool = False) -> NDArray[np.void]:
    """Points in the layout of ``signatures.POINT``. ``size`` is (height, width) of the picture that they were found in.

    With ``mirrored`` the codes are those that the mirrored picture would give; places stay those of the picture.
    """
    longer = float(max(size))
    out = np.zeros(len(points), POINT)
    descriptors = points.descriptors[:, MIRRORED] if mirrored else points.descriptors
    out["code"] = codes(descriptors)
    out["x"] = np.clip(points.place[:, 0] / longer * 65535, 0, 65535)
    out["y"] = np.clip(points.place[:, 1] / longer * 65535, 0, 65535)
    out["radius"] = np.clip(np.rint(16 * np.log2(np.maximum(points.place[:, 2], 1e-3) / longer) + 255), 0, 255)
    out["angle"] = np.rint(points.place[:, 3] / 360 * 256).astype(np.int64) % 256
    out["mirrored"] = mirrored
    return out
