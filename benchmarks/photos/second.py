"""``python -m benchmarks.photos.second --portraits FOLDER``: another photograph of the same person, imitated.

No pairs of real photographs of one person are at hand. Each portrait of the reporting half is drawn again as if the
head, an ellipsoid before a flat backdrop, had turned and nodded by some degrees and its features had moved by some
pixels, under other light and with new noise. Skin, hair and cloth keep the grain of the first exposure, which no second
photograph does: what is reported here is more than real second photographs would give, and at few degrees the two
are in truth nearly one picture.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from benchmarks.photos import portraits
from benchmarks.photos.transforms import Picture, jpeg
from service.photos import prepare_query, prepare_record
from service.photos.comparing import compare

#: (degrees that the head turns, pixels that features move in a picture of 250)
STEPS = ((1.5, 0.5), (3, 1.0), (6, 2.0), (10, 3.0), (15, 4.0))


def again(picture: Picture, degrees: float, pixels: float, rng: np.random.Generator) -> Picture:
    """The same head a moment later: turned by ``degrees`` to a side, and by half as many up or down."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    across, up = 0.34 * width, 0.36 * height
    u, v = (x - 0.5 * width) / across, (y - 0.45 * height) / up
    depth = np.sqrt(np.clip(1 - u**2 - v**2, 0, None)) * across
    side, nod = (
        np.radians(degrees * sign * share) for sign, share in zip(rng.choice([-1, 1], 2), (1, 0.5), strict=True)
    )
    from_x = 0.5 * width + (x - 0.5 * width) * np.cos(side) + depth * np.sin(side)
    from_y = 0.45 * height + (y - 0.45 * height) * np.cos(nod) + depth * np.sin(nod)
    inside = cv2.GaussianBlur((depth > 0).astype(np.float32), (0, 0), 4)
    # The shoulders follow the head in part, the backdrop does not.
    below = np.clip((y / height - 0.75) * 6, 0, 1) * 0.4 * across
    moved_x = x + inside * (from_x - x) + (1 - inside) * below * np.sin(side)
    moved_y = y + inside * (from_y - y)
    bends = [cv2.GaussianBlur(rng.normal(0, 1, (height, width)).astype(np.float32), (0, 0), 0.07 * width) for _ in "xy"]
    moved_x, moved_y = (
        at + pixels * height / 250 * bend / bend.std() for at, bend in zip((moved_x, moved_y), bends, strict=True)
    )
    drawn = cv2.remap(
        picture, moved_x.astype(np.float32), moved_y.astype(np.float32), cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT
    )
    light = 1 + 0.25 * rng.uniform(-1, 1) * (u + 0.5 * v)
    shot = drawn * light[..., None] + rng.normal(0, 3, drawn.shape)
    return jpeg(np.clip(shot, 0, 255).astype(np.uint8), 85)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portraits", type=Path, required=True)
    arguments = parser.parse_args()
    pictures = portraits.halves(portraits.load(arguments.portraits))[1]
    records = [prepare_record(picture) for picture in pictures]
    print("degrees\tpixels\treported\tof\tleast_shift\tmedian_shift")
    for degrees, pixels in STEPS:
        compared = [
            compare(prepare_query(again(picture, degrees, pixels, np.random.default_rng([7, number]))), record)
            for number, (picture, record) in enumerate(zip(pictures, records, strict=True))
        ]
        reported = sum(one.are_copies for one in compared)
        shifts = np.array([one.shift for one in compared])
        print(degrees, pixels, reported, len(shifts), f"{shifts.min():.2f}", f"{np.median(shifts):.2f}", sep="\t")


if __name__ == "__main__":
    main()
