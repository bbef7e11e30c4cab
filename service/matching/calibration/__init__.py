"""Calibration: do the bits hold what they say, and what would the weights be that the decided pairs speak for?

Pure: it is given levels of evidence with decisions (``Decided``), and knows nobody behind them.
"""

from __future__ import annotations

from service.matching.calibration.decided import Decided, levels_of
from service.matching.calibration.effect import Effect, effect_of, held_out_loss
from service.matching.calibration.estimating import MOST_BITS, PRIOR_PAIRS, Estimate, estimate
from service.matching.calibration.reliability import Band, expected_share, fitted_shift, reliability, wilson

__all__ = [
    "MOST_BITS",
    "PRIOR_PAIRS",
    "Band",
    "Decided",
    "Effect",
    "Estimate",
    "effect_of",
    "estimate",
    "expected_share",
    "fitted_shift",
    "held_out_loss",
    "levels_of",
    "reliability",
    "wilson",
]
