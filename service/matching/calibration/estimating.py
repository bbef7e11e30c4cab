"""New m probabilities from confirmed pairs, shrunk towards the table in force.

Levels compete only where both sides are equally precise: a year of birth cannot agree to the day. Which situation a
pair was in shows in some levels (a day that agrees) and not in others (years that differ), so the shares of the
situations and of the levels are estimated in turns (EM; Dempster, Laird & Rubin 1977; for record linkage Jaro, JASA
84, 1989). A level's share starts from the table as if ``PRIOR_PAIRS`` pairs had been seen with it (Beta prior), and one
change moves no level by more than ``MOST_BITS``.

u is left alone: it is counted in the records, and rejected candidates were chosen for agreeing. For the same reason
contradictions are rarer among candidates than among all true pairs; the prior and the bound keep that small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.matching.calibration.decided import Decided, Level
from service.matching.weights import Weights

#: As if the table rested on so many pairs of each situation.
PRIOR_PAIRS = 50
#: How far one change may move a level.
MOST_BITS = 1.0
_ROUNDS = 60

#: For each comparison the situations, and which levels can come out of each. What no situation names is not estimated:
#: neutral levels, and pictures, whose levels are measured on pictures.
SITUATIONS: Mapping[str, tuple[frozenset[str], ...]] = {
    "name": (
        frozenset({"same", "close", "loose", "faint", "contradicted"}),
        frozenset({"in_order", "swapped"}),
    ),
    "birth": (
        frozenset({"day", "exchanged", "month_only", "year_only", "near", "contradicted"}),
        frozenset({"new_year", "month_only", "year_only", "near", "contradicted"}),
        frozenset({"month", "year_only", "near", "contradicted"}),
        frozenset({"year", "near", "contradicted"}),
        frozenset({"about", "contradicted"}),
    ),
    "sex": (frozenset({"equal", "contradicted"}),),
    "place": (
        frozenset({"village", "township", "county", "prefecture", "different"}),
        frozenset({"township", "county", "prefecture", "different"}),
        frozenset({"county", "prefecture", "different"}),
    ),
    "id_number": (
        frozenset({"whole", "one_off", "exchanged", "contradicted"}),
        *(
            frozenset({level, "contradicted"})
            for level in ("long", "middle", "short", "damaged_long", "damaged_middle", "damaged_short")
        ),
    ),
    "relatives": (frozenset({"related", "other_relation", "absent"}), frozenset({"found", "absent"})),
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """A level's m in force and as estimated. ``seen``: confirmed pairs' lines on this level, ``of``: where it could
    have come out."""

    comparison: str
    level: str
    before: float
    after: float
    seen: int
    of: float

    @property
    def changed(self) -> bool:
        return self.after != self.before


def estimate(
    decided: Iterable[Decided], weights: Weights, *, prior_pairs: float = PRIOR_PAIRS, most_bits: float = MOST_BITS
) -> list[Estimate]:
    """One line for each level that can be estimated, in the order of the table."""
    seen: Counter[Level] = Counter()
    for one in decided:
        for level in one.levels:
            seen[level] += one.confirmed
    found: list[Estimate] = []
    for comparison, situations in SITUATIONS.items():
        counts = {level: seen[comparison, level] for level in frozenset().union(*situations)}
        shares, of = _shares(comparison, situations, counts, weights, prior_pairs)
        for weight in weights:
            if weight.comparison == comparison and weight.level in shares and not _neutral(weight.m, weight.u):
                after = _bounded(shares[weight.level], weight.m, weight.u, most_bits) if of[weight.level] else weight.m
                found.append(
                    Estimate(comparison, weight.level, weight.m, after, counts[weight.level], of[weight.level])
                )
    return found


def _neutral(m: float, u: float | None) -> bool:
    return m == u


def _shares(
    comparison: str,
    situations: tuple[frozenset[str], ...],
    counts: Mapping[str, int],
    weights: Weights,
    prior_pairs: float,
) -> tuple[dict[str, float], dict[str, float]]:
    """Share of each level where it could come out, and in how many pairs that was; both by level."""
    before = {level: weights[comparison, level].m for level in counts}
    m = dict(before)
    # A level with more situations than one tells nothing of which it was until others have.
    mix = [1.0 / len(situations)] * len(situations)
    of = dict.fromkeys(counts, 0.0)
    for _ in range(_ROUNDS):
        totals = [0.0] * len(situations)
        for level, count in counts.items():
            pulls = [mix[i] * m[level] if level in levels else 0.0 for i, levels in enumerate(situations)]
            whole = sum(pulls)
            for i, pull in enumerate(pulls):
                totals[i] += count * pull / whole if whole else 0.0
        of = {
            level: sum(total for total, levels in zip(totals, situations, strict=True) if level in levels)
            for level in counts
        }
        m = {
            level: (prior_pairs * before[level] + count) / (prior_pairs + of[level]) for level, count in counts.items()
        }
        everything = sum(totals)
        if not everything:
            break
        mix = [max(total / everything, 1e-9) for total in totals]
    return m, of


def _bounded(m: float, before: float, u: float | None, most_bits: float) -> float:
    """Within the bound, at most 1, on the same side of chance as before; three digits that count."""
    m = max(before / 2**most_bits, min(before * 2**most_bits, m))
    if u is not None and before < u:
        m = min(m, 0.9 * u)
    return min(1.0, float(f"{m:.3g}"))
