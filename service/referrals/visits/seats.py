"""Where the counties' seats lie, roughly, and each county's tile on the map. Facts from ``data/county_seats.tsv``."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from service.matching.values.gazetteer import counties_under, present_code

_FILE = Path(__file__).parent / "data" / "county_seats.tsv"
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Seat:
    """``lat``, ``lon``: degrees north and east, to a tenth (about 10 km). ``column``, ``row``: of the tile, from the
    north-west."""

    code: str
    lat: float
    lon: float
    column: int
    row: int


@cache
def seats() -> dict[str, Seat]:
    """By the present six-digit code of each county."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {
            row["code"]: Seat(row["code"], float(row["lat"]), float(row["lon"]), int(row["column"]), int(row["row"]))
            for row in rows
        }


def seat_of(code: str) -> Seat | None:
    """Of a county; of a prefecture where its own seat lies, which is the first of its counties. None for elsewhere."""
    present = present_code(code) or ""
    if present in seats():
        return seats()[present]
    inside = sorted(counties_under(present)) if present else []
    return seats().get(inside[0]) if inside else None


@cache
def distance(one: str, other: str) -> float:
    """Kilometres as the crow flies between two counties' seats; 0 where one is not known."""
    a, b = seat_of(one), seat_of(other)
    if a is None or b is None:
        return 0.0
    up, down = math.radians(a.lat), math.radians(b.lat)
    across = math.radians(b.lon - a.lon)
    half = math.sin((down - up) / 2) ** 2 + math.cos(up) * math.cos(down) * math.sin(across / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
