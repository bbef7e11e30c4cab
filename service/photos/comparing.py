"""What is measured of a pair of pictures: points that share a placement, details that lie on each other, what moves."""

from __future__ import annotations

from dataclasses import dataclass

from service.photos.align import Alignment, align
from service.photos.overlay import agreement
from service.photos.prepared import Prepared
from service.photos.settling import Settled, settle
from service.photos.thresholds import thresholds

#: Pairs that score less than this before they are settled are no copies: the lowest of 1,800 copies had 1.04.
_WORTH_SETTLING = 0.65
_WORST_SHIFT = 1.0


@dataclass(frozen=True, slots=True)
class Compared:
    """``inliers``: points that one placement explains; ``settled``: the placement and what moves against it, None where
    the pair is too far from a copy for it; ``agreement`` and ``coverage``: see ``overlay``; ``placed``: what the points
    say alone."""

    inliers: int
    mirrored: bool = False
    settled: Settled | None = None
    agreement: float = 0.0
    coverage: float = 0.0
    placed: Alignment | None = None

    @property
    def shift(self) -> float:
        """See ``settling``; of what was not settled, the worst that is told apart."""
        known = None if self.settled is None else self.settled.shift
        return _WORST_SHIFT if known is None else min(known, _WORST_SHIFT)

    @property
    def score(self) -> float:
        return score(self.inliers, self.agreement, self.shift)

    @property
    def are_copies(self) -> bool:
        """Whether the pair is reported as copies of one picture."""
        limits = thresholds()
        return (
            self.score >= limits.least_score
            and self.agreement >= limits.least_agreement
            and self.shift <= limits.most_shift
        )


def compare(query: Prepared, record: Prepared) -> Compared:
    """Points first, then the details of both pictures laid over each other."""
    found = align(record.points, query.points, query.grey.shape[1])
    if found is None or found.inliers < thresholds().least_inliers:
        return Compared(found.inliers if found else 0, placed=found)
    agreed, coverage = agreement(record.grey, query.grey, found.matrix)
    if score(found.inliers, agreed, 0.0) < _WORTH_SETTLING:
        return Compared(found.inliers, found.mirrored, None, agreed, coverage, found)
    settled = settle(record.grey, query.grey, found.matrix)
    return Compared(found.inliers, found.mirrored, settled, *agreement(record.grey, query.grey, settled.matrix), found)


def score(inliers: int, agreed: float, shift: float) -> float:
    """One number for all three, at most 1.25: agreement, up to a quarter more for points, less the shift.

    Strangers in one pose can share an outline (agreement without points) or a backdrop (points without agreement);
    where they share both, their parts still lie elsewhere (shift).
    """
    return max(0.0, agreed + min(inliers, 40) / 160 - shift)
