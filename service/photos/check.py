"""The copy check: are these two pictures copies of one picture? It looks at points and details, never at faces."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.photos.align import align
from service.photos.grey import Grey, Picture, as_grey, fit
from service.photos.kinds import kinds_of, turns
from service.photos.overlay import agreement
from service.photos.points import Points, find_points, strongest_points
from service.photos.settling import Settled, settle
from service.photos.thresholds import thresholds
from service.photos.verdict import CopyVerdict


#: More than this a better fit adds to no score: pairs further below the threshold are not settled.
_MOST_GAIN = 0.25


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture ready for copy checks. ``scale``: pixels of ``grey`` per pixel of the picture."""

    grey: Grey
    points: Points
    scale: float


def prepare_query(image: Picture) -> Prepared:
    """A family's picture, once for all of its candidates."""
    limits = thresholds()
    grey = as_grey(image)
    sized = fit(grey, limits.check_query_side, enlarge=False)
    points = find_points(sized, limits.check_query_points, spread=True)
    return Prepared(sized, points, max(sized.shape) / max(grey.shape))


def prepare_record(image: Picture) -> Prepared:
    """A record's picture."""
    limits = thresholds()
    grey = as_grey(image)
    sized = fit(grey, limits.check_side, enlarge=False)
    points = strongest_points(sized, limits.check_record_points)
    return Prepared(sized, points, max(sized.shape) / max(grey.shape))


def copy_check(query_image: Picture | Prepared, record_image: Picture | Prepared) -> CopyVerdict:
    """Whether ``query_image`` shows a copy of ``record_image``, where, and how it was changed."""
    query = query_image if isinstance(query_image, Prepared) else prepare_query(query_image)
    record = record_image if isinstance(record_image, Prepared) else prepare_record(record_image)
    compared = compare(query, record)
    rate = false_match_rate(compared.score)
    if compared.settled is None or not compared.passes():
        return CopyVerdict(False, compared.inliers, compared.agreement, rate, coverage=compared.coverage)
    return _verdict(query, record, compared, rate)


@dataclass(frozen=True, slots=True)
class Compared:
    """What is measured of a pair. ``inliers``: points that one placement explains; ``settled``: the placement and what
    moves against it, None where the pair is too far from a copy for it; ``agreement``, ``coverage``: see ``overlay``."""

    inliers: int
    mirrored: bool = False
    settled: Settled | None = None
    agreement: float = 0.0
    coverage: float = 0.0

    @property
    def score(self) -> float:
        return score(self.inliers, self.agreement)

    def passes(self) -> bool:
        """Whether the pair is reported as copies of one picture."""
        limits, settled = thresholds(), self.settled
        return (
            settled is not None
            and self.score >= limits.least_score
            and self.agreement >= limits.least_agreement
            and settled.shift is not None
            and settled.shift <= limits.most_shift
        )


def compare(query: Prepared, record: Prepared) -> Compared:
    """Points first, then the details of both pictures laid over each other."""
    found = align(record.points, query.points, query.grey.shape[1])
    if found is None or found.inliers < thresholds().least_inliers:
        return Compared(found.inliers if found else 0)
    agreed, coverage = agreement(record.grey, query.grey, found.matrix)
    if score(found.inliers, agreed) < thresholds().least_score - _MOST_GAIN:
        return Compared(found.inliers, found.mirrored, None, agreed, coverage)
    settled = settle(record.grey, query.grey, found.matrix)
    return Compared(found.inliers, found.mirrored, settled, *agreement(record.grey, query.grey, settled.matrix))


def copy_checks(query_image: Picture, record_images: Iterable[Picture]) -> list[CopyVerdict]:
    """``copy_check`` of one query against many records; the query is prepared once."""
    query = prepare_query(query_image)
    return [copy_check(query, image) for image in record_images]


def score(inliers: int, agreed: float) -> float:
    """One number for both, 0 to 1.25: agreement, and up to a quarter more for points. Strangers in one pose can share
    an outline (agreement without points) or a backdrop (points without agreement), hardly both."""
    return agreed + min(inliers, 40) / 160


def false_match_rate(reached: float) -> float:
    """Share of pairs of strangers' portraits that reach a ``score``: the tail that ``thresholds.toml`` gives, an
    exponential fitted to the highest scores of strangers."""
    limits = thresholds()
    return min(1.0, math.exp(limits.false_rate_offset - limits.false_rate_slope * reached))


def evidence_bits(verdict: CopyVerdict) -> float:
    """What the check is worth as evidence, log2(m/u), with u never below what the strangers that were compared can
    vouch for with 95 % confidence (none of n was taken for a copy: 3/n). None against: that a family's picture is no
    copy of the record's says nothing."""
    limits = thresholds()
    if not verdict.is_copy:
        return 0.0
    known = max(verdict.false_match_rate, 3.0 / limits.pairs_of_strangers)
    return max(0.0, math.log2(limits.copies_found / known))


def _verdict(query: Prepared, record: Prepared, compared: Compared, rate: float) -> CopyVerdict:
    placed = compared.settled.matrix if compared.settled is not None else np.eye(3)
    matrix: NDArray[Any] = np.diag([1 / query.scale, 1 / query.scale, 1]) @ placed
    matrix = matrix @ np.diag([record.scale, record.scale, 1])
    matrix = matrix / matrix[2, 2]
    height, width = (side / record.scale for side in record.grey.shape)
    corners = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1]]) @ matrix.T
    region = corners[:, :2] / corners[:, 2:]
    quarter_turns, tilt = turns(matrix, compared.mirrored)
    query_size = (query.grey.shape[0] / query.scale, query.grey.shape[1] / query.scale)
    return CopyVerdict(
        is_copy=True,
        inliers=compared.inliers,
        agreement=compared.agreement,
        false_match_rate=rate,
        transform=tuple(float(value) for value in matrix.reshape(-1)),
        region=tuple((float(x), float(y)) for x, y in region),
        mirrored=compared.mirrored,
        quarter_turns=quarter_turns,
        tilt=tilt,
        coverage=compared.coverage,
        kinds=kinds_of(region, (height, width), query_size, compared.coverage, compared.mirrored, quarter_turns, tilt),
    )
