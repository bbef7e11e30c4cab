"""What is kept of a picture so that its copies are found: hashes of views and of points, no picture, no face."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ALGORITHM = "phash64+sift64/1"

#: One local point: a 64-bit code of its surroundings; its place in 1/65535 of the picture's longer side; its
#: radius as 16 * log2(radius / longer side) + 255; its direction in 1/256 of a full turn; 1 where the code is that of
#: the mirrored picture.
POINT = np.dtype(
    [("code", "<u8"), ("x", "<u2"), ("y", "<u2"), ("radius", "u1"), ("angle", "u1"), ("mirrored", "u1"), ("pad", "u1")]
)

_HEADER = struct.Struct("<4sBHH")
_MAGIC = b"VMFP"


@dataclass(frozen=True, slots=True)
class PhotoSignature:
    """The hashes of one picture. Equal and hashable by content.

    ``algorithm``: name and version; signatures of different algorithms are never compared.
    ``view_bytes``: little-endian uint64 perceptual hashes, one per view (see ``views``).
    ``point_bytes``: local points in the layout of ``POINT`` (see ``points``).
    """

    algorithm: str
    view_bytes: bytes
    point_bytes: bytes = b""

    def __post_init__(self) -> None:
        if len(self.view_bytes) % 8 or len(self.point_bytes) % POINT.itemsize:
            raise ValueError("a signature holds whole hashes and whole points")

    @classmethod
    def of(
        cls, views: NDArray[np.uint64], points: NDArray[np.void] | None = None, algorithm: str = ALGORITHM
    ) -> PhotoSignature:
        """From arrays: ``views`` uint64 of shape [n_views], ``points`` of dtype ``POINT`` and shape [n_points]."""
        packed = b"" if points is None else np.ascontiguousarray(points, dtype=POINT).tobytes()
        return cls(algorithm, np.ascontiguousarray(views, dtype="<u8").tobytes(), packed)

    @property
    def views(self) -> NDArray[np.uint64]:
        """uint64 of shape [n_views], read-only."""
        return np.frombuffer(self.view_bytes, dtype="<u8")

    @property
    def points(self) -> NDArray[np.void]:
        """Structured array of dtype ``POINT`` and shape [n_points], read-only."""
        return np.frombuffer(self.point_bytes, dtype=POINT)

    def to_bytes(self) -> bytes:
        """The signature as bytes, the same on every machine."""
        name = self.algorithm.encode("ascii")
        header = _HEADER.pack(_MAGIC, len(name), len(self.view_bytes) // 8, len(self.point_bytes) // POINT.itemsize)
        return header + name + self.view_bytes + self.point_bytes

    @classmethod
    def from_bytes(cls, data: bytes) -> PhotoSignature:
        """Undoes ``to_bytes``; ``ValueError`` for anything else."""
        if len(data) < _HEADER.size:
            raise ValueError("not a photo signature")
        magic, name_length, n_views, n_points = _HEADER.unpack_from(data)
        name_end = _HEADER.size + name_length
        views_end = name_end + 8 * n_views
        if magic != _MAGIC or len(data) != views_end + POINT.itemsize * n_points:
            raise ValueError("not a photo signature")
        return cls(data[_HEADER.size : name_end].decode("ascii"), data[name_end:views_end], data[views_end:])
