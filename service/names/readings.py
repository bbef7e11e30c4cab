"""Putting readings together: from alternatives per letter or character to the best whole forms."""

from __future__ import annotations

import heapq
import re
from collections.abc import Sequence

MOST_FORMS = 12
DEAREST = 40
"""A form whose reading costs more than this (hundredths) is not worth comparing."""

Reading = tuple[str, int]
_DOUBLED = re.compile(r"([bpfmwdtnŋlrszšžjckqgğxhBPSTDLRJKGXCÇQΓЖШaeéioöuü])\1+")


def tidy(form: str) -> str:
    """Write doubled sounds once: scripts and habits do not agree on them."""
    return _DOUBLED.sub(r"\1", form)


def combine(units: Sequence[Sequence[Reading]], most: int = MOST_FORMS) -> list[Reading]:
    """The cheapest whole forms that choose one reading per unit, best first, without repetition.

    ``units``: alternatives of each letter group or character, each sorted by cost. Cost: O(most * units * log).
    """
    chosen = [list(unit) for unit in units if unit]
    if not chosen:
        return []
    base = sum(unit[0][1] for unit in chosen)
    queue: list[tuple[int, tuple[int, ...]]] = [(base, (0,) * len(chosen))]
    seen = {queue[0][1]}
    found: dict[str, int] = {}
    while queue and len(found) < most:
        cost, picks = heapq.heappop(queue)
        if cost > base + DEAREST:
            break
        form = tidy("".join(unit[pick][0] for unit, pick in zip(chosen, picks, strict=True)))
        if form:
            found.setdefault(form, cost)
        for at, unit in enumerate(chosen):
            if picks[at] + 1 < len(unit):
                step = (*picks[:at], picks[at] + 1, *picks[at + 1 :])
                if step not in seen and len(seen) < 400:
                    seen.add(step)
                    heapq.heappush(queue, (cost - unit[picks[at]][1] + unit[step[at]][1], step))
    return list(found.items())
