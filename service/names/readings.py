"""Putting readings together: from alternatives per letter or character to the best whole forms."""

from __future__ import annotations

import heapq
import re
from collections.abc import Sequence
from itertools import pairwise
from operator import eq

MOST_FORMS = 12
DEAREST = 40
"""A form whose reading costs more than this (hundredths) is not worth comparing."""
MOST_STATES = 400

Reading = tuple[str, int]
DOUBLING = "bpfmwdtnŋlrszšžjckqgğxhBPSTDLRJKGXCÇQΓЖШaeéioöuü"
_DOUBLED = re.compile(rf"([{DOUBLING}])\1+")


def tidy(form: str) -> str:
    """Write doubled sounds once: scripts and habits do not agree on them."""
    # Most forms have none, and the pattern takes longer to say so.
    return _DOUBLED.sub(r"\1", form) if any(map(eq, form, form[1:])) else form


def combine(units: Sequence[Sequence[Reading]], most: int = MOST_FORMS) -> list[Reading]:
    """The cheapest whole forms that choose one reading per unit, best first, without repetition.

    ``units``: alternatives of each letter group or character, each sorted by cost. Cost: O(most * units * log).
    """
    chosen = [unit for unit in units if unit]
    if not chosen:
        return []
    # A state is one number: its cost, then which reading is picked of each unit that leaves a choice, first unit first.
    # So the heap gives the cheapest, and of equally cheap ones that with the likelier beginnings.
    width = max(map(len, chosen)).bit_length()
    mask = (1 << width) - 1
    high = width * sum(len(unit) > 1 for unit in chosen)
    texts = [unit[0][0] for unit in chosen]
    # (place in the form, where its pick stands in the state, its texts, what each next pick adds to the state)
    choices = []
    shift = high
    for at, unit in enumerate(chosen):
        if len(unit) > 1:
            shift -= width
            steps = [(after - before << high) + (1 << shift) for (_, before), (_, after) in pairwise(unit)]
            choices.append((at, shift, [text for text, _ in unit], steps))
    base = sum(unit[0][1] for unit in chosen)
    queue = [base << high]
    seen = set(queue)
    found: dict[str, int] = {}
    while queue and len(found) < most:
        state = heapq.heappop(queue)
        cost = state >> high
        if cost > base + DEAREST:
            break
        for at, shift, readings, steps in choices:
            pick = state >> shift & mask
            texts[at] = readings[pick]
            if pick < len(steps):
                step = state + steps[pick]
                if step not in seen and len(seen) < MOST_STATES:
                    seen.add(step)
                    heapq.heappush(queue, step)
        if form := tidy("".join(texts)):
            found.setdefault(form, cost)
    return list(found.items())
