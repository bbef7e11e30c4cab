"""How rare an agreement is: what share of the records sounds like a part at least so well."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np
from numpy.typing import NDArray

from service.matching.units import UNITS_PER_BIT
from service.matching.weights import Weights

#: Similarities are float32 everywhere, so that the pair and the vocabulary see the same numbers.
Similarities = NDArray[np.float32]

NO_AGREEMENT = -1
_LEVELS = ("contradicted", "faint", "loose", "close", "same")


class RarityCurve:
    """For one query part: similarity in, level and units out. Frozen with the frequencies that it was made from."""

    def __init__(self, weights: Weights, similarities: Similarities, counts: NDArray[np.int64], records: int) -> None:
        """``similarities``, ``counts``: of the distinct parts in the records, any order; ``records``: people in all."""
        settings = weights.settings
        order = np.argsort(-similarities, kind="stable")
        self._rising = similarities[order][::-1].copy()
        self._counts = np.concatenate([[0], np.cumsum(counts[order])]).astype(np.float64)
        self._records = records
        self._smoothing = settings.rarity_smoothing
        thresholds = (settings.name_faint, settings.name_loose, settings.name_close, settings.name_same)
        self._thresholds = np.array(thresholds, dtype=np.float32)
        self._steps = self._thresholds.tolist()
        # Below the first threshold nothing is read from it.
        self._m = np.log2([1.0, *(weights["name", level].m for level in _LEVELS[1:])])

    def share(self, similarities: Similarities) -> NDArray[np.float64]:
        """Smoothed share of the records with a part that agrees at least so well; in (0, 1]."""
        above = len(self._rising) - np.searchsorted(self._rising, similarities, side="left")
        return np.minimum(1.0, (self._counts[above] + self._smoothing) / (self._records + 2 * self._smoothing))

    def level(self, similarity: float) -> str:
        """Name of the level that ``similarity`` (of float32 precision) reaches; ``contradicted``: no agreement."""
        return _LEVELS[bisect_right(self._steps, similarity)]

    def weigh(self, similarities: Similarities) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """(units, share) for each; units are never below 0, but ``NO_AGREEMENT`` below ``name_faint``."""
        number = np.searchsorted(self._thresholds, similarities, side="right")
        share = self.share(similarities)
        bits = self._m[number] - np.log2(share)
        units = np.maximum(0, np.rint(bits * UNITS_PER_BIT)).astype(np.int32)
        units[number == 0] = NO_AGREEMENT
        return units, share
