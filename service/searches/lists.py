"""What the lists cover, for the families' page about it: which counties, which years, how many people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service.matching.values.gazetteer import counties, prefecture_of
from service.searches.places import place_name
from service.store import coverage
from service.store.coverage import Coverage, CoveredSource
from service.web import current_language


@dataclass(frozen=True, slots=True)
class CoveredCounty:
    """``people``: 0 for a few."""

    name: str
    people: int


@dataclass(frozen=True, slots=True)
class Area:
    """A prefecture with its counties that the lists know, the fullest first. ``name``: empty for what lies in none."""

    name: str
    counties: list[CoveredCounty]


@dataclass(frozen=True, slots=True)
class Lists:
    """``known``: how many of ``all`` counties of the region the lists name people from."""

    day: str
    people: int
    sources: tuple[CoveredSource, ...]
    areas: list[Area]
    known: int
    all: int


def read_lists(folder: Path) -> Lists | None:
    """None where nothing was counted yet."""
    covered = coverage.read(folder)
    if covered is None or not covered.sources:
        return None
    known = {code: people for code, people in covered.counties.items() if code in counties()}
    return Lists(covered.day, covered.people, covered.sources, list(_areas(covered)), len(known), len(counties()))


def _areas(covered: Coverage) -> Iterator[Area]:
    language = current_language().code
    found: dict[str, list[CoveredCounty]] = {}
    for code, people in sorted(covered.counties.items(), key=lambda item: -item[1]):
        if code in counties():
            found.setdefault(prefecture_of(code) or "", []).append(CoveredCounty(place_name(code, language), people))
    for prefecture in sorted(found, key=lambda code: (not code, code)):
        yield Area(place_name(prefecture, language), found[prefecture])
