"""All portraits of one segment on disk, memory-mapped, searched exactly within the radius."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.photos.placement import PLACE, build_tables, near_pairs, votes_per_row
from service.photos.signatures import ALGORITHM, POINT, PhotoSignature
from service.photos.thresholds import thresholds

_FORMAT = 1
_FAR = 64
_TABLES = ("sorted_codes", "order", "starts")
_ARRAYS = (
    *("views", "view_rows", "point_rows", "places"),
    *(f"{kind}_{name}" for kind in ("view", "point") for name in _TABLES),
)


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
        places = np.empty(len(table), PLACE)
        for name in PLACE.names or ():
            places[name] = table[name]
        arrays = {
            "views": np.frombuffer(views, "<u8"),
            "view_rows": np.repeat(row_numbers, view_counts),
            "point_rows": np.repeat(row_numbers, point_counts),
            "places": places,
        }
        for kind, codes in (("view", np.frombuffer(views, "<u8")), ("point", np.ascontiguousarray(table["code"]))):
            arrays |= {f"{kind}_{name}": array for name, array in build_tables(codes).items()}
        folder.mkdir(parents=True, exist_ok=True)
        for name, array in arrays.items():
            np.save(folder / f"photo_{name}.npy", array)
        meta = {"format": _FORMAT, "algorithm": ALGORITHM}
        (folder / "photos.json").write_text(json.dumps(meta), encoding="ascii")
        return HashIndex.open(folder)

    @staticmethod
    def open(folder: Path) -> HashIndex:
        """Memory-maps what ``build`` wrote. ``ValueError`` when it was written in another format."""
        meta = json.loads((folder / "photos.json").read_text(encoding="ascii"))
        if meta["format"] != _FORMAT:
            raise ValueError(f"photo index of format {meta['format']}, expected {_FORMAT}")
        return HashIndex(folder, meta, {name: _map(folder / f"photo_{name}.npy") for name in _ARRAYS})

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
            rows, votes = votes_per_row(self.arrays, signature.points)
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
        query, view = near_pairs(self.arrays, "view", queries, thresholds().view_radius)
        codes = self.arrays["views"]
        distances = np.bitwise_count(queries[query] ^ codes[view])
        best: dict[int, int] = {}
        for row, distance in zip(self.arrays["view_rows"][view].tolist(), distances.tolist(), strict=True):
            best[row] = min(best.get(row, _FAR), distance)
        ordered = sorted(best)
        return np.array(ordered, np.int64), np.array([best[row] for row in ordered], np.uint8)


def _map(path: Path) -> NDArray[Any]:
    """Memory-mapped, or plain where there is nothing to map (numpy cannot map an empty array)."""
    loaded: NDArray[Any] = np.load(path, mmap_mode="r")
    return loaded
