"""``python -m benchmarks.photos.learn --portraits FOLDER``: learns ``service/photos/data/point_codes.npz``.

From the first half of the portraits: points of each, and the same points found again in changed copies of it. The
projection keeps the directions in which points differ most and copies of one point least (linear discriminants), one
bit each, cut at the median. Codes change when the projection does: give ``signatures.ALGORITHM`` a new version.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from scipy.linalg import eigh

from benchmarks.photos import portraits
from benchmarks.photos.transforms import TRANSFORMS, Picture, apply
from service.photos.align import align
from service.photos.grey import as_grey
from service.photos.points import Points, find_points

BITS = 64
MANY = 5000
PER_PORTRAIT = 5


def found_again(ours: Points, theirs: Points, width: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Pairs of descriptors of one point in a picture and in its copy. Mirrored copies are left out."""
    placed = align(ours, theirs, width)
    if placed is None or placed.mirrored or placed.inliers < 8:
        return []
    moved = np.column_stack([ours.place[:, :2], np.ones(len(ours))]) @ placed.matrix.T
    likeness = ours.descriptors @ theirs.descriptors.T
    best = likeness.argmax(axis=1)
    miss = np.hypot(*(moved[:, :2] / moved[:, 2:] - theirs.place[best, :2]).T)
    return [(ours.descriptors[i], theirs.descriptors[best[i]]) for i in np.flatnonzero(miss < 3)]


def learn(pictures: list[Picture]) -> tuple[np.ndarray, np.ndarray]:
    """(projection float32 [128, 64], median float32 [64])."""
    pairs, everything = [], []
    for number, picture in enumerate(pictures):
        ours = find_points(as_grey(picture), MANY)
        everything.append(ours.descriptors)
        for name in np.random.default_rng(number).choice(list(TRANSFORMS), PER_PORTRAIT, replace=False):
            changed = as_grey(apply(str(name), picture, pictures, number))
            pairs += found_again(ours, find_points(changed, MANY), changed.shape[1])
    descriptors = np.vstack(everything)
    apart = np.array([a - b for a, b in pairs])
    within = apart.T @ apart / len(apart) / 2
    centred = descriptors - descriptors.mean(axis=0)
    between = centred.T @ centred / len(centred)
    steady = within + 1e-3 * np.trace(within) / len(within) * np.eye(len(within))
    projection = eigh(between, steady)[1][:, ::-1][:, :BITS]
    return projection.astype(np.float32), np.median(descriptors @ projection, axis=0).astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portraits", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="where the .npz goes")
    arguments = parser.parse_args()
    projection, median = learn(portraits.halves(portraits.load(arguments.portraits))[0])
    np.savez_compressed(arguments.out, projection=projection, median=median)


if __name__ == "__main__":
    main()
