"""All portraits of one segment on disk, memory-mapped, searched exactly within the radius."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.photos import kernels
from service.photos.placement import PLACE, build_tables, votes_per_row
from service.photos.signatures import ALGORITHM, POINT, PhotoSignature
from service.photos.thresholds import thresholds

_FORMAT = 1
_FAR = 64


@dataclass(frozen=True, slots=True)
class Hits:
    """Records worth a copy check, best first. All arrays have shape [n].

    ``rows``: int64 row numbers, each once; ``distances``: least distance of whole-picture hashes in bits, 64 where
    beyond the radius; ``votes``: local points that agree on one placement of the record in the query.
    """

    rows: NDArray[np.int64]
    distances: NDArray[np.uint8]
    votes: NDArray[np.uint16]

    def __len__(self) -> int:
        return len(self.rows)


class HashIndex:
    """Read-only; safe to share between threads."""

    def __init__(self, folder: Path, meta: dict[str, int | str], arrays: dict[str, NDArray[Any]]) -> None:
        self.folder = folder
        self.algorithm = str(meta["algorithm"])
        self.key_bits = int(meta["key_bits"])
        self.arrays = arrays

    @staticmethod
    def build(folder: Path, items: Iterable[tuple[int, PhotoSignature]]) -> HashIndex:
        """Writes the index of ``items`` (row number, signature) into ``folder`` and opens it.

        A row may come more than once (several pictures of one record). ``ValueError`` on a foreign algorithm.
        """
        rows: list[int] = []
        view_counts: list[int] = []
        point_counts: list[int] = []
        views, points = bytearray(), bytearray()
        for row, item in items:
            if item.algorithm != ALGORITHM:
                raise ValueError(f"signature of {item.algorithm}, index of {ALGORITHM}")
            rows.append(row)
            views += item.view_bytes
            points += item.point_bytes
            view_counts.append(len(item.view_bytes) // 8)
            point_counts.append(len(item.point_bytes) // POINT.itemsize)
        table = np.frombuffer(points, POINT)
        row_numbers = np.array(rows, "<u4")
        key_bits = int(np.clip(np.ceil(np.log2(max(len(table), 2))), 8, kernels.CHUNK_BITS))
        places = np.empty(len(table), PLACE)
        for name in PLACE.names or ():
            places[name] = table[name]
        arrays = {
            "views": np.frombuffer(views, "<u8"),
            "view_rows": np.repeat(row_numbers, view_counts),
            "point_rows": np.repeat(row_numbers, point_counts),
            "places": places,
            **build_tables(np.ascontiguousarray(table["code"]), key_bits),
        }
        folder.mkdir(parents=True, exist_ok=True)
        for name, array in arrays.items():
            np.save(folder / f"{name}.npy", array)
        meta = {"format": _FORMAT, "algorithm": ALGORITHM, "key_bits": key_bits}
        (folder / "photos.json").write_text(json.dumps(meta), encoding="ascii")
        return HashIndex.open(folder)

    @staticmethod
    def open(folder: Path) -> HashIndex:
        """Memory-maps what ``build`` wrote. ``ValueError`` when it was written in another format."""
        meta = json.loads((folder / "photos.json").read_text(encoding="ascii"))
        if meta["format"] != _FORMAT:
            raise ValueError(f"photo index of format {meta['format']}, expected {_FORMAT}")
        names = ("views", "view_rows", "point_rows", "places", "sorted_codes", "order", "starts")
        return HashIndex(folder, meta, {name: _map(folder / f"{name}.npy") for name in names})

    def search(self, signature: PhotoSignature, *, points: bool = True) -> Hits:
        """Every record within ``view_radius`` by a whole-picture hash, and the best by agreeing points.

        Exact: no record within the radii is missed; of those found by points the ``most_hits`` best are returned.
        ``points=False`` compares whole-picture hashes only.
        """
        if signature.algorithm != self.algorithm:
            raise ValueError(f"signature of {signature.algorithm}, index of {self.algorithm}")
        near_rows, near = self._near_views(signature.views)
        rows, votes = near_rows[:0], np.zeros(0, np.uint16)
        if points and len(signature.point_bytes):
            rows, votes = votes_per_row(self.arrays, self.key_bits, signature.points)
        both = np.union1d(near_rows, rows)
        distances = np.full(len(both), _FAR, np.uint8)
        distances[np.searchsorted(both, near_rows)] = near
        agreed = np.zeros(len(both), np.uint16)
        agreed[np.searchsorted(both, rows)] = votes
        # A whole-picture hash within the radius is worth a few votes, the more the nearer.
        worth = agreed.astype(np.int64) * 2 + np.maximum(0, 2 * thresholds().view_radius - distances.astype(np.int64))
        order = np.argsort(-worth, kind="stable")
        return Hits(both[order], distances[order], agreed[order])

    def search_batch(self, signatures: Sequence[PhotoSignature], *, points: bool = True) -> list[Hits]:
        """``search`` for each; the mapped pages stay warm between them."""
        return [self.search(signature, points=points) for signature in signatures]

    def _near_views(self, queries: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
        views = self.arrays["views"]
        distances = np.empty(len(views), np.uint8)
        kernels.nearest_view(views, queries, distances)
        near = np.flatnonzero(distances <= thresholds().view_radius)
        rows = self.arrays["view_rows"][near].astype(np.int64)
        best: dict[int, int] = {}
        for row, distance in zip(rows.tolist(), distances[near].tolist(), strict=True):
            best[row] = min(best.get(row, _FAR), distance)
        ordered = sorted(best)
        return np.array(ordered, np.int64), np.array([best[row] for row in ordered], np.uint8)


def _map(path: Path) -> NDArray[Any]:
    """Memory-mapped, or plain where there is nothing to map (numpy cannot map an empty array)."""
    loaded: NDArray[Any] = np.load(path, mmap_mode="r")
    return loaded
