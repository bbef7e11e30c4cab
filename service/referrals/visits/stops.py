"""The journey: its counties in their order, in each the facilities, in each the people; and the tiles of the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.matching.values.gazetteer import prefecture_of
from service.referrals.visits.delegations import Delegation
from service.referrals.visits.people import VisitPerson
from service.referrals.visits.route import length, travel_order, with_new
from service.referrals.visits.seats import distance, seat_of, seats

TILE = 40


@dataclass(frozen=True, slots=True)
class Facility:
    """``name``: as the records write it, or "" where they name none."""

    name: str
    people: tuple[VisitPerson, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """``number``: in the travel order, from 1; 0 where the county is not known. ``km``: from the stop before."""

    number: int
    county: str
    facilities: tuple[Facility, ...]
    km: int

    @property
    def count(self) -> int:
        return sum(len(one.people) for one in self.facilities)


@dataclass(frozen=True, slots=True)
class Tile:
    """One county on the map. ``x``, ``y``: of its upper corner towards the west. ``number``: of its stop, or 0.
    ``area``: prefectures beside one another differ in it."""

    code: str
    x: int
    y: int
    number: int
    count: int
    area: int


def counties_in_order(delegation: Delegation, people: Sequence[VisitPerson]) -> list[str]:
    found = {person.county for person in people if seat_of(person.county) is not None}
    if delegation.order:
        return with_new(delegation.order, found, delegation.start, distance)
    return travel_order(found, delegation.start, distance)


def stops_of(delegation: Delegation, people: Sequence[VisitPerson]) -> list[Stop]:
    """In travel order; last those whose county nobody knows."""
    order = counties_in_order(delegation, people)
    stops, before = [], delegation.start
    for number, county in enumerate(order, start=1):
        here = [person for person in people if person.county == county]
        stops.append(Stop(number, county, _facilities(here), round(distance(before, county))))
        before = county
    rest = [person for person in people if person.county not in order]
    return [*stops, Stop(0, "", _facilities(rest), 0)] if rest else stops


def _facilities(people: Sequence[VisitPerson]) -> tuple[Facility, ...]:
    names = sorted({person.facility for person in people}, key=lambda name: (not name, name))
    return tuple(
        Facility(
            name, tuple(sorted((p for p in people if p.facility == name), key=lambda p: (p.names[:1], p.search_id)))
        )
        for name in names
    )


def whole_way(delegation: Delegation, stops: Sequence[Stop]) -> int:
    """Kilometres as the crow flies, without the way back."""
    return round(length([stop.county for stop in stops if stop.number], delegation.start, distance))


def tiles_of(stops: Sequence[Stop]) -> list[Tile]:
    """All counties, so that the land is seen, with those of the journey marked. A stop that is known by its prefecture
    alone stands on its seat."""
    marked: dict[str, Stop] = {}
    for stop in stops:
        seat = seat_of(stop.county) if stop.number else None
        if seat is not None:
            marked.setdefault(seat.code, stop)
    areas = {prefecture: number % 4 for number, prefecture in enumerate(sorted({_area(c) for c in seats()}))}
    return [
        Tile(
            seat.code,
            seat.column * TILE,
            seat.row * TILE,
            marked[seat.code].number if seat.code in marked else 0,
            marked[seat.code].count if seat.code in marked else 0,
            areas[_area(seat.code)],
        )
        for seat in seats().values()
    ]


def _area(code: str) -> str:
    return prefecture_of(code) or "659000"


def map_size() -> tuple[int, int]:
    """Width and height in the map's own units."""
    return (max(s.column for s in seats().values()) + 1) * TILE, (max(s.row for s in seats().values()) + 1) * TILE


def line_of(stops: Sequence[Stop], start: str) -> list[tuple[int, int]]:
    """The middle of each tile on the way, the start first; empty where there is no stop."""
    way = [stop.county for stop in stops if stop.number]
    found = [seat_of(code) for code in (start, *way)] if way else []
    return [(seat.column * TILE + TILE // 2, seat.row * TILE + TILE // 2) for seat in found if seat is not None]
