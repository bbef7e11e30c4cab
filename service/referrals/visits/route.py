"""In which order to travel: nearest neighbour first, then every two legs that cross are exchanged (2-opt); the same
from the order of the codes, since untangling one alone can end in the longer way.

Distances are as the crow flies between counties' seats: roads, deserts and permits are for people to know. Whoever
plans the journey changes the order by hand.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence

Distance = Callable[[str, str], float]


def length(order: Sequence[str], start: str, distance: Distance) -> float:
    """From the start through all, without a way back."""
    stops = [start, *order]
    return sum(distance(a, b) for a, b in itertools.pairwise(stops))


def travel_order(codes: Iterable[str], start: str, distance: Distance) -> list[str]:
    """Each of ``codes`` once. The same codes give the same order, and none shorter is found by turning one stretch."""
    by_code = sorted(set(codes))
    ways = (_untangled(order, start, distance) for order in (_nearest_first(by_code, start, distance), by_code))
    return min(ways, key=lambda order: length(order, start, distance))


def _nearest_first(codes: Sequence[str], start: str, distance: Distance) -> list[str]:
    left, order, here = list(codes), [], start
    while left:
        here = min(left, key=lambda code: (distance(here, code), code))
        left.remove(here)
        order.append(here)
    return order


def _untangled(order: list[str], start: str, distance: Distance) -> list[str]:
    best, found = length(order, start, distance), True
    while found:
        found = False
        for first in range(len(order)):
            for last in range(first + 1, len(order)):
                turned = order[:first] + order[first : last + 1][::-1] + order[last + 1 :]
                shorter = length(turned, start, distance)
                if shorter < best - 1e-9:
                    order, best, found = turned, shorter, True
    return order


def with_new(order: Sequence[str], codes: Iterable[str], start: str, distance: Distance) -> list[str]:
    """An order that people made, brought up to date: what is over falls out, what is new is put where it lengthens the
    way least."""
    wanted = set(codes)
    kept = [code for code in dict.fromkeys(order) if code in wanted]
    for code in sorted(wanted - set(kept)):
        places = range(len(kept) + 1)
        at = min(places, key=lambda place: length([*kept[:place], code, *kept[place:]], start, distance))
        kept.insert(at, code)
    return kept


def moved(order: Sequence[str], code: str, by: int) -> list[str]:
    """One earlier (-1) or later (+1); at the end of its way it stays."""
    changed = list(order)
    if code in changed:
        at = changed.index(code)
        to = max(0, min(len(changed) - 1, at + by))
        changed.insert(to, changed.pop(at))
    return changed
