"""The copy check: are these two pictures copies of one picture? It looks at points and details, never at faces."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.photos.comparing import Compared, compare
from service.photos.grey import Picture
from service.photos.kinds import kinds_of, turns
from service.photos.prepared import Prepared, prepare_query, prepare_record
from service.photos.settling import Settled
from service.photos.thresholds import thresholds
from service.photos.verdict import CopyVerdict


def copy_check(query_image: Picture | Prepared, record_image: Picture | Prepared) -> CopyVerdict:
    """Whether ``query_image`` shows a copy of ``record_image``, where, and how it was changed."""
    query = query_image if isinstance(query_image, Prepared) else prepare_query(query_image)
    record = record_image if isinstance(record_image, Prepared) else prepare_record(record_image)
    compared = compare(query, record)
    if not compared.are_copies and (part := _closer(query, record, compared)) is not None:
        again = compare(part, record)
        if again.score > compared.score:
            query, compared = part, again
    if compared.settled is None or not compared.are_copies:
        rate = false_match_rate(compared.score)
        return CopyVerdict(False, compared.inliers, compared.agreement, rate, coverage=compared.coverage)
    return _verdict(query, record, compared, compared.settled)


def copy_checks(query_image: Picture | Prepared, record_images: Iterable[Picture | Prepared]) -> list[CopyVerdict]:
    """``copy_check`` of one query against many records; the query is prepared once."""
    query = query_image if isinstance(query_image, Prepared) else prepare_query(query_image)
    return [copy_check(query, image) for image in record_images]


def false_match_rate(reached: float) -> float:
    """Share of pairs of strangers' portraits that reach a ``score``: the tail that ``thresholds.toml`` gives, an
    exponential fitted to the highest scores of strangers."""
    limits = thresholds()
    if reached < limits.false_rate_from:
        return 1.0
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


def _closer(query: Prepared, record: Prepared, compared: Compared) -> Prepared | None:
    placed = compared.placed
    if placed is None or placed.votes < thresholds().check_closer_votes:
        return None
    return query.closer(record, placed.matrix)


def _verdict(query: Prepared, record: Prepared, compared: Compared, settled: Settled) -> CopyVerdict:
    matrix: NDArray[Any] = np.diag([1 / query.scale, 1 / query.scale, 1]) @ settled.matrix
    matrix = matrix @ np.diag([record.scale, record.scale, 1])
    matrix = np.array([[1, 0, query.origin[0]], [0, 1, query.origin[1]], [0, 0, 1]]) @ matrix
    matrix = matrix / matrix[2, 2]
    height, width = (side / record.scale for side in record.grey.shape)
    corners = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1]]) @ matrix.T
    region = corners[:, :2] / corners[:, 2:]
    quarter_turns, tilt = turns(matrix, compared.mirrored)
    whole, scale = (query.grey, query.scale) if query.whole is None else (query.whole, 1.0)
    query_size = (whole.shape[0] / scale, whole.shape[1] / scale)
    return CopyVerdict(
        is_copy=True,
        inliers=compared.inliers,
        agreement=compared.agreement,
        false_match_rate=false_match_rate(compared.score),
        transform=tuple(float(value) for value in matrix.reshape(-1)),
        region=tuple((float(x), float(y)) for x, y in region),
        mirrored=compared.mirrored,
        quarter_turns=quarter_turns,
        tilt=tilt,
        coverage=compared.coverage,
        kinds=kinds_of(region, (height, width), query_size, compared.coverage, compared.mirrored, quarter_turns, tilt),
    )
