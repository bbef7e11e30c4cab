"""Reliability: are pairs with so many bits confirmed as often as the bits say?

A pair of ``b`` bits among ``N`` records is expected to be the same person with odds 2^(b - log2 N), if the sought
person stands once in the records (Fellegi & Sunter 1969; for the chart: DeGroot & Fienberg, The Statistician 32, 1983).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from service.matching.calibration.decided import Decided

#: Width of a band of the chart in bits, and the fewest decided pairs in it: fewer are added to the next band.
BAND_BITS = 4
FEWEST = 10
#: 95 % of a normal distribution.
_Z = 1.959964
_FARTHEST = 60.0


@dataclass(frozen=True, slots=True)
class Band:
    """Pairs whose bits above the prior lie in ``low`` <= x < ``high``.

    ``expected``: the mean of the shares that the bits say; ``observed``: the share that was confirmed, with the 95 %
    interval ``least`` to ``most`` (Wilson). All in [0, 1].
    """

    low: int
    high: int
    pairs: int
    expected: float
    observed: float
    least: float
    most: float

    @property
    def fits(self) -> bool:
        """Whether what the bits say lies within the interval of what was seen."""
        return self.least <= self.expected <= self.most


def expected_share(bits: float, prior: float) -> float:
    """The probability that a pair of ``bits`` is the same person, among 2**``prior`` records."""
    odds = bits - prior
    return 1.0 / (1.0 + math.exp2(-max(-_FARTHEST, min(_FARTHEST, odds))))


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson, JASA 22, 1927); (0, 1) of nothing."""
    if of == 0:
        return 0.0, 1.0
    share, z2 = hits / of, _Z * _Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z / (1 + z2 / of) * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def reliability(decided: Iterable[Decided], *, width: int = BAND_BITS, fewest: int = FEWEST) -> list[Band]:
    """Bands from few to many bits, each of at least ``fewest`` pairs; none where there are fewer pairs in all."""
    bands: dict[int, list[Decided]] = {}
    for one in decided:
        if one.pairs:
            bands.setdefault((one.bits - one.prior) // width, []).append(one)
    found: list[tuple[int, int, list[Decided]]] = []
    for number in sorted(bands):
        low, high, members = number * width, (number + 1) * width, bands[number]
        if found and sum(d.pairs for d in found[-1][2]) < fewest:
            low, members = found[-1][0], [*found.pop()[2], *members]
        found.append((low, high, members))
    if len(found) > 1 and sum(d.pairs for d in found[-1][2]) < fewest:
        _, high, members = found.pop()
        low, _, before = found.pop()
        found.append((low, high, [*before, *members]))
    return [_band(*one) for one in found if sum(d.pairs for d in one[2]) >= fewest]


def _band(low: int, high: int, members: Sequence[Decided]) -> Band:
    pairs, confirmed = sum(d.pairs for d in members), sum(d.confirmed for d in members)
    expected = sum(d.pairs * expected_share(d.bits, d.prior) for d in members) / pairs
    return Band(low, high, pairs, expected, confirmed / pairs, *wilson(confirmed, pairs))


def fitted_shift(decided: Iterable[Decided]) -> float:
    """By how many bits all scores would have to move so that as many pairs are expected as were confirmed.

    0 for nothing decided; at most 30 bits either way, where all were confirmed or none.
    """
    members = [d for d in decided if d.pairs]
    confirmed = sum(d.confirmed for d in members)

    def too_many(shift: float) -> bool:
        return sum(d.pairs * expected_share(d.bits + shift, d.prior) for d in members) > confirmed

    return _bisect(too_many, -30.0, 30.0) if members else 0.0


def _bisect(too_high: Callable[[float], bool], low: float, high: float) -> float:
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (low, middle) if too_high(middle) else (middle, high)
    return (low + high) / 2
