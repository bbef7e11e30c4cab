"""The posting lists that a query calls for, aspect by aspect, heaviest first; see ``pursuit``."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.matching.rarity import NO_AGREEMENT
from service.matching.segment import Segment
from service.matching.tables import Ints, NameTable, Splits

Longs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PostingLists:
    """int64 arrays as ``pursuit.pursue`` reads them: one aspect for each query part, then birth, then county."""

    aspects: Longs
    lasts: Longs
    weights: Longs
    begins: Longs
    ends: Longs

    @classmethod
    def of(cls, segment: Segment, names: NameTable, splits: Splits, births: Ints, counties: Ints) -> PostingLists:
        """``births``, ``counties``: units by code of the column. Only the parts of ``splits`` have lists."""
        own = set(splits.parts.tolist())
        aspects, lasts, weights, begins, ends = [0], [], [], [], []

        def add(heavy: Longs, units: NDArray[np.integer], starts: NDArray[np.uint32], last: int) -> None:
            order = np.argsort(-units, kind="stable")
            heavy = heavy[order]
            weights.append(units[order].astype(np.int64))
            begins.append(starts[heavy].astype(np.int64))
            ends.append(starts[heavy + 1].astype(np.int64))
            lasts.append(last)
            aspects.append(aspects[-1] + len(heavy))

        for q, (parts, units) in enumerate(zip(names.agreeing, names.weights, strict=True)):
            chosen = slice(None) if q in own else slice(0, 0)
            add(parts[chosen], units[chosen], segment.names.starts, NO_AGREEMENT)
        for table, kind in ((births, "birth"), (counties, "county")):
            least = int(table.min()) if len(table) else 0
            heavy = np.flatnonzero(table > least)
            add(heavy, table[heavy], segment.arrays[f"{kind}_starts"], least)
        return cls(
            np.array(aspects, dtype=np.int64), np.array(lasts, dtype=np.int64),
            np.concatenate(weights), np.concatenate(begins), np.concatenate(ends),
        )  # fmt: skip
