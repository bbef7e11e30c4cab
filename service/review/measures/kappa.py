"""Agreement between two readers beyond chance: Cohen's kappa (Educational and Psychological Measurement 20, 1960)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# With fewer pairs of readings kappa jumps with every one of them.
FEWEST = 20
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Agreement:
    """``pairs``: of readings, two independent ones on a candidate. ``observed``: share that agrees. ``kappa``: 1 for
    always, 0 for no more than by chance, with its 95 % interval ``least`` to ``most``."""

    pairs: int
    observed: float
    kappa: float
    least: float
    most: float


def agreement(pairs: Iterable[tuple[str, str]]) -> Agreement | None:
    """``pairs``: (first judgement, second judgement). None for no pairs.

    Where chance alone would make both agree always (all judged alike), kappa is 1 by convention: they did agree.
    """
    counted = Counter(pairs)
    total = sum(counted.values())
    if not total:
        return None
    observed = sum(n for (one, other), n in counted.items() if one == other) / total
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (one, other), n in counted.items():
        first[one] += n
        second[other] += n
    chance = sum(first[judgement] * second[judgement] for judgement in first) / total**2
    if chance >= 1:
        return Agreement(total, 1.0, 1.0, 1.0, 1.0)
    kappa = (observed - chance) / (1 - chance)
    # The simple large-sample error, as Cohen gives it.
    half = _Z * math.sqrt(observed * (1 - observed) / total) / (1 - chance)
    return Agreement(total, observed, kappa, max(-1.0, kappa - half), min(1.0, kappa + half))


def strength(kappa: float) -> str:
    """A word for it (Landis & Koch, Biometrics 33, 1977): poor, slight, fair, moderate, substantial or perfect."""
    for limit, word in ((0.0, "poor"), (0.2, "slight"), (0.4, "fair"), (0.6, "moderate"), (0.8, "substantial")):
        if kappa <= limit:
            return word
    return "perfect"
