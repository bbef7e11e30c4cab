"""The numbers that were measured, from ``data/thresholds.toml``; the file says how and on what."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

THRESHOLDS_FILE = Path(__file__).parent / "data" / "thresholds.toml"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """One field per number of the file; the file explains each."""

    record_side: int
    record_points: int
    query_least_side: int
    query_side: int
    query_points: int
    query_points_small: int
    least_contrast: float
    least_detail: float
    view_radius: int
    point_radius: int
    least_votes: int
    most_hits: int
    check_side: int
    check_query_side: int
    check_record_points: int
    check_query_points: int
    check_large_side: int
    check_closer_votes: int
    check_closer_below: int
    check_closer_side: int
    check_closer_points: int
    least_inliers: int
    least_score: float
    least_agreement: float
    most_shift: float
    false_rate_from: float
    false_rate_offset: float
    false_rate_slope: float
    pairs_of_strangers: int
    copies_found: float


@cache
def thresholds() -> Thresholds:
    """The measured numbers. ``KeyError`` when the file lacks one."""
    with THRESHOLDS_FILE.open("rb") as file:
        tables = tomllib.load(file)
    merged = {name: value for table in tables.values() if isinstance(table, dict) for name, value in table.items()}
    return Thresholds(**{field.name: merged[field.name] for field in fields(Thresholds)})
