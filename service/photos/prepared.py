"""A picture made ready for copy checks: small and grey, with its points. That of a record is kept as bytes.

Finding points is most of what a check costs, and a record is checked against every search that comes near it: so it is
done once, by a worker. The bytes hold exactly what ``prepare_record`` gives, about 12 KB of a portrait.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from service.photos.grey import Grey, Picture, as_grey, fit
from service.photos.points import Points, find_points, strongest_points
from service.photos.thresholds import thresholds

#: Magic; version of the layout and of the way in which points are found; longer side and points that were asked for;
#: pixels per pixel of the picture; number of points; length of the PNG. Then: PNG, places, descriptors (deflated), and
#: the CRC-32 of all.
_HEADER = struct.Struct("<4sBHHdII")
_SUM = struct.Struct("<I")
_MAGIC, _VERSION = b"VMFK", 1
_PLACE = np.dtype("<f4")
#: Margin of a closer look around where the record may lie, as a share of its size: the place is a rough one.
_AROUND = 0.25
_LEAST_PART = 32
#: How much more detail a closer look must have.
_LEAST_GAIN = 1.15


@dataclass(frozen=True)
class Prepared:
    """A picture ready for copy checks. ``scale``: pixels of ``grey`` per pixel of the picture; ``whole``: all of it;
    ``origin``: (x, y) of the pixel of ``whole`` at which ``grey`` begins."""

    grey: Grey
    points: Points
    scale: float
    whole: Grey | None = None
    origin: tuple[int, int] = (0, 0)

    def closer(self, record: Prepared, matrix: NDArray[Any]) -> Prepared | None:
        """The part of a large page in which ``record`` may lie, with more of its detail than fits the first look.

        ``matrix``: 3 x 3 from the record's pixels to those of ``grey``, roughly. None where the picture is not large,
        or shows no more there than was looked at, or the record is large enough in ``grey``."""
        limits = thresholds()
        if self.whole is None or max(self.whole.shape) < limits.check_large_side:
            return None
        height, width = record.grey.shape
        corners = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1]]) @ matrix.T
        places = corners[:, :2] / corners[:, 2:] / self.scale
        low, high = places.min(axis=0), places.max(axis=0)
        extent = float((high - low).max())
        if extent * self.scale > limits.check_closer_below:
            return None
        around = _AROUND * extent
        end = np.array(self.whole.shape[::-1])
        left, top = np.clip(low - around, 0, end).astype(int).tolist()
        right, bottom = np.clip(high + around, 0, end).astype(int).tolist()
        if min(right - left, bottom - top) < _LEAST_PART:
            return None
        side = max(right - left, bottom - top)
        wanted = round(side * min(1.0, limits.check_closer_side / extent))
        if wanted < _LEAST_GAIN * self.scale * side:
            return None
        part = _prepared(self.whole[top:bottom, left:right], wanted, limits.check_closer_points)
        return replace(part, whole=self.whole, origin=(left, top))

    def to_bytes(self) -> bytes:
        """A prepared record as bytes, for ``from_bytes``; without loss."""
        limits = thresholds()
        png = cv2.imencode(".png", self.grey)[1].tobytes()
        head = (limits.check_side, limits.check_record_points, self.scale, len(self.points), len(png))
        rest = self.points.place.astype(_PLACE).tobytes() + zlib.compress(self.points.raw.tobytes())
        data = _HEADER.pack(_MAGIC, _VERSION, *head) + png + rest
        return data + _SUM.pack(zlib.crc32(data))

    @classmethod
    def from_bytes(cls, data: bytes) -> Prepared:
        """Undoes ``to_bytes``. ``ValueError`` for anything else, also for bytes of another version or other settings:
        such a record is prepared anew from its picture."""
        limits, end = thresholds(), len(data) - _SUM.size
        if end < _HEADER.size or zlib.crc32(data[:end]) != _SUM.unpack_from(data, end)[0]:
            raise ValueError("not a prepared picture, or a damaged one")
        magic, version, side, asked, scale, count, length = _HEADER.unpack_from(data)
        if (magic, version, side, asked) != (_MAGIC, _VERSION, limits.check_side, limits.check_record_points):
            raise ValueError("a prepared picture of another version")
        places = _HEADER.size + length
        descriptors = places + count * 4 * _PLACE.itemsize
        grey = cv2.imdecode(np.frombuffer(data[_HEADER.size : places], np.uint8), cv2.IMREAD_UNCHANGED)
        place = np.frombuffer(data[places:descriptors], _PLACE).reshape(count, 4)
        raw = np.frombuffer(zlib.decompress(data[descriptors:end]), np.uint8).reshape(count, 128)
        return cls(np.asarray(grey, np.uint8), Points(place.astype(np.float32), raw), scale)


def prepare_query(image: Picture) -> Prepared:
    """A family's picture, once for all of its candidates."""
    limits = thresholds()
    grey = as_grey(image)
    return replace(_prepared(grey, limits.check_query_side, limits.check_query_points), whole=grey)


def prepare_record(image: Picture) -> Prepared:
    """A record's picture."""
    limits = thresholds()
    grey = as_grey(image)
    sized = fit(grey, limits.check_side, enlarge=False)
    points = strongest_points(sized, limits.check_record_points)
    return Prepared(sized, points, max(sized.shape) / max(grey.shape))


def _prepared(grey: Grey, side: int, points: int) -> Prepared:
    sized = fit(grey, side, enlarge=False)
    return Prepared(sized, find_points(sized, points, spread=True), max(sized.shape) / max(grey.shape))
