"""What a change of weights would have done to the decided pairs: to the nearest bit, for bits are kept whole."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.matching.calibration.decided import Decided, Level
from service.matching.calibration.estimating import estimate
from service.matching.calibration.reliability import expected_share
from service.matching.weights import Weights

_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Effect:
    """Of confirmed and rejected pairs: how many, their mean bits before and after, and how many would fall below the
    floor. ``loss_before``, ``loss_after``: mean bits of surprise per decision (log loss), the smaller the better."""

    confirmed: int
    rejected: int
    confirmed_bits: tuple[float, float]
    rejected_bits: tuple[float, float]
    confirmed_lost: int
    rejected_spared: int
    loss_before: float
    loss_after: float


def moves(before: Weights, after: Mapping[Level, float]) -> dict[Level, float]:
    """Bits that each level gains or loses by a new m."""
    return {level: math.log2(m / before[level].m) for level, m in after.items()}


def moved(one: Decided, by: Mapping[Level, float]) -> float:
    """The bits of such a pair after a change."""
    return one.bits + sum(by.get(level, 0.0) for level in one.levels)


def effect_of(decided: Sequence[Decided], weights: Weights, after: Mapping[Level, float]) -> Effect:
    by, floor = moves(weights, after), weights.settings.floor
    confirmed, rejected = sum(d.confirmed for d in decided), sum(d.rejected for d in decided)
    return Effect(
        confirmed=confirmed,
        rejected=rejected,
        confirmed_bits=(
            _mean((d.bits, d.confirmed) for d in decided),
            _mean((moved(d, by), d.confirmed) for d in decided),
        ),
        rejected_bits=(
            _mean((d.bits, d.rejected) for d in decided),
            _mean((moved(d, by), d.rejected) for d in decided),
        ),
        confirmed_lost=sum(d.confirmed for d in decided if d.bits >= floor > moved(d, by)),
        rejected_spared=sum(d.rejected for d in decided if d.bits >= floor > moved(d, by)),
        loss_before=_loss(decided, {}),
        loss_after=_loss(decided, by),
    )


def held_out_loss(decided: Sequence[Decided], weights: Weights) -> float:
    """The loss after, of decisions that the estimate did not see: each fifth with weights from the other four."""
    parts: list[list[Decided]] = [[] for _ in range(_FOLDS)]
    number = 0
    for one in sorted(decided, key=lambda d: (d.prior, d.bits, d.levels)):
        for confirmed in (*[1] * one.confirmed, *[0] * one.rejected):
            parts[number % _FOLDS].append(Decided(one.prior, one.bits, one.levels, confirmed, 1 - confirmed))
            number += 1
    total = 0.0
    for left_out, part in enumerate(parts):
        others = [d for i, other in enumerate(parts) if i != left_out for d in other]
        after = {(e.comparison, e.level): e.after for e in estimate(others, weights)}
        total += _loss(part, moves(weights, after)) * len(part)
    return total / number if number else 0.0


def _mean(values: Iterable[tuple[float, int]]) -> float:
    pairs = list(values)
    count = sum(n for _, n in pairs)
    return sum(value * n for value, n in pairs) / count if count else 0.0


def _loss(decided: Iterable[Decided], by: Mapping[Level, float]) -> float:
    total, count = 0.0, 0
    for one in decided:
        share = expected_share(moved(one, by), one.prior)
        total -= one.confirmed * math.log2(max(share, 1e-12)) + one.rejected * math.log2(max(1 - share, 1e-12))
        count += one.pairs
    return total / count if count else 0.0
