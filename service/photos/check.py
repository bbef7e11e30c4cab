"""The copy check: are these two pictures copies of one picture? It looks at points and details, never at faces."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.photos.align import Alignment, align
from service.photos.grey import Grey, Picture, as_grey, fit
from service.photos.kinds import kinds_of, turns
from service.photos.overlay import agreement
from service.photos.points import Points, find_points, strongest_points
from service.photos.thresholds import thresholds
from service.photos.verdict import CopyVerdict


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
    found = align(record.points, query.points, query.grey.shape[1])
    if found is None or found.inliers < thresholds().least_inliers:
        return CopyVerdict(False, found.inliers if found else 0)
    agreed, coverage = agreement(record.grey, query.grey, found.matrix)
    reached = score(found.inliers, agreed)
    rate = false_match_rate(reached)
    if reached < thresholds().least_score or agreed < thresholds().least_agreement:
        return CopyVerdict(False, found.inliers, agreed, rate, coverage=coverage)
    return _verdict(query, record, found, agreed, coverage, rate)


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


def _verdict(
    query: Prepared, record: Prepared, found: Alignment, agreed: float, coverage: float, rate: float
) -> CopyVerdict:
    matrix: NDArray[Any] = np.diag([1 / query.scale, 1 / query.scale, 1]) @ found.matrix
    matrix = matrix @ np.diag([record.scale, record.scale, 1])
    matrix = matrix / matrix[2, 2]
    height, width = (side / record.scale for side in record.grey.shape)
    corners = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1]]) @ matrix.T
    region = corners[:, :2] / corners[:, 2:]
    quarter_turns, tilt = turns(matrix, found.mirrored)
    query_size = (query.grey.shape[0] / query.scale, query.grey.shape[1] / query.scale)
    return CopyVerdict(
        is_copy=True,
        inliers=found.inliers,
        agreement=agreed,
        false_match_rate=rate,
        transform=tuple(float(value) for value in matrix.reshape(-1)),
        region=tuple((float(x), float(y)) for x, y in region),
        mirrored=found.mirrored,
        quarter_turns=quarter_turns,
        tilt=tilt,
        coverage=coverage,
        kinds=kinds_of(region, (height, width), query_size, coverage, found.mirrored, quarter_turns, tilt),
    )
