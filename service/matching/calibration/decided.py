"""What calibration knows of decided pairs: levels, whole bits, and how many such pairs people confirmed or rejected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.matching.types import Evidence

Level = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs that look alike to the scorer.

    ``prior``: log2 of the number of records that the scorer's frequencies were counted in, rounded. ``bits``: the
    total, rounded to whole bits. ``levels``: (comparison, level) of each line of evidence, sorted; a level occurs as
    often as it has lines. ``confirmed``, ``rejected``: how many pairs.
    """

    prior: int
    bits: int
    levels: tuple[Level, ...]
    confirmed: int
    rejected: int

    @property
    def pairs(self) -> int:
        return self.confirmed + self.rejected


def levels_of(evidence: Iterable[Evidence]) -> tuple[Level, ...]:
    """The levels of a pair, without what they were compared by."""
    return tuple(sorted((e.comparison, e.level) for e in evidence))
