"""Two copies of one picture laid over each other for the eye: a person judges, this only draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from service.photos.verdict import CopyVerdict

Colours = NDArray[np.uint8]

#: Longer side of what is drawn, in pixels.
SIDE = 560
_SQUARES = 8
_LINES = ((0, 0, 0), 7), ((255, 214, 0), 3)


@dataclass(frozen=True, slots=True)
class Laid:
    """Pictures for the eye, uint8 RGB of shape [height, width, 3].

    ``query``: the family's picture with the part outlined that shows the record's; ``record``: the record's picture;
    ``part``: that part of the family's picture, turned and sized as the record's. ``squares``: record and part in
    turns, so that lines can be followed from square to square; ``blend``: half of each. Where the family's picture
    does not reach, ``part`` is grey and the other two show the record paler.
    """

    query: Colours
    record: Colours
    part: Colours
    squares: Colours
    blend: Colours


#: The names of the pictures, in the order in which they are looked at.
LAID = ("query", "record", "part", "squares", "blend")


def lay(query: Colours, record: Colours, verdict: CopyVerdict) -> Laid:
    """Draws both, uint8 RGB, as ``verdict`` places them. ``ValueError`` for a verdict that places nothing."""
    if verdict.transform is None or verdict.region is None:
        raise ValueError("no part of the one picture lies on the other")
    shown = _sized(record)
    height, width = shown.shape[:2]
    larger = np.diag([record.shape[1] / width, record.shape[0] / height, 1.0])
    placed = np.array(verdict.transform).reshape(3, 3) @ larger
    part, inside = _drawn(query, placed, (width, height))
    seen = inside[..., None] > 0
    pale = (shown.astype(np.uint16) + 3 * 255) // 4
    y, x = np.mgrid[0:height, 0:width]
    side = max(height, width) / _SQUARES
    ours = ((y // side + x // side) % 2 == 0)[..., None]
    return Laid(
        query=_outlined(query, np.array(verdict.region)),
        record=shown,
        part=np.where(seen, part, np.uint8(200)),
        squares=np.where(seen, np.where(ours, shown, part), pale).astype(np.uint8),
        blend=np.where(seen, (shown.astype(np.uint16) + part + 1) // 2, pale).astype(np.uint8),
    )


def _drawn(query: Colours, placed: NDArray[Any], size: tuple[int, int]) -> tuple[Colours, Colours]:
    """The query in the record's frame of ``size`` (width, height), and where it reaches."""
    scale = float(np.sqrt(abs(np.linalg.det(placed[:2, :2]))))
    # Made coarser before it is made smaller, so that no false patterns appear.
    source = cv2.GaussianBlur(query, (0, 0), 0.4 * scale) if scale > 1.4 else query
    flags = cv2.WARP_INVERSE_MAP
    part = cv2.warpPerspective(source, placed, size, flags=flags | cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    whole = np.full(query.shape[:2], 255, np.uint8)
    return np.asarray(part, np.uint8), np.asarray(cv2.warpPerspective(whole, placed, size, flags=flags), np.uint8)


def _sized(picture: Colours) -> Colours:
    factor = SIDE / max(picture.shape[:2])
    size = (max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor)))
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, size, interpolation=way), np.uint8)


def _outlined(query: Colours, region: NDArray[Any]) -> Colours:
    """The outline is drawn on a margin's width more, so that it shows where the part reaches beyond the picture."""
    shown = _sized(query)
    margin = SIDE // 40
    out = cv2.copyMakeBorder(shown, *(margin,) * 4, cv2.BORDER_CONSTANT, value=(255, 255, 255))
    corners = region * [shown.shape[1] / query.shape[1], shown.shape[0] / query.shape[0]] + margin
    high = np.array([out.shape[1] - 4, out.shape[0] - 4])
    line = np.clip(np.rint(corners), 3, high).astype(np.int32).reshape(-1, 1, 2)
    for colour, thickness in _LINES:
        cv2.polylines(out, [line], isClosed=True, color=colour, thickness=thickness, lineType=cv2.LINE_AA)
    return np.asarray(out, np.uint8)
