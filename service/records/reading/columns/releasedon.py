"""The column of the field ``released_on``: the day on which the persons of the rows were let go.

Of whom the row does not say that they were let go, the day there stays text: it may lie ahead, or be of a way out that
led elsewhere. See :mod:`fates.letgo`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from service.records.reading.columns.releasedbyday import LEFT, LET_GO
from service.records.reading.columns.wayout import comes_back, of_a_camp
from service.records.reading.fates.letgo import Left
from service.records.reading.headers.releaseheaders import asks_when_left, asks_when_let_go, is_asked, left_what
from service.records.reading.headers.releasekeys import (
    asks_coming_home,
    asks_end_of_term,
    asks_end_of_training,
    asks_graduating,
)
from service.records.reading.kin.kinrows import about_kin
from service.records.reading.statement import Column

RELEASED_ON: Final = "released_on"
# Where somebody was held who came home since.
_HELD: Final = frozenset({"detained_on", "facility", "sentence", "sentenced_on"})


def with_day_let_go(columns: Sequence[Column], trainees: bool = False, served: bool = False) -> list[Column]:
    """The columns, of which one that nobody knew asks when the persons were let go, or left. ``trainees``, ``served``:
    lines over the table say that it lists those of camps, or those who served their terms."""
    if about_kin(columns) or any(c.field == RELEASED_ON for c in columns):
        return list(columns)
    unknown = [c for c in columns if c.field is None and c.reason == "unknown header"]
    if not unknown:
        return list(columns)
    asks = [c for c in unknown if asks_when_let_go(c.header)]
    if asks and comes_back(columns):
        asks = [c for c in asks if not asks_when_left(c.header)]
    if not asks and any(c.field in _HELD for c in columns):
        asks = [c for c in unknown if is_asked(asks_coming_home, c.header)]
    if not asks and of_a_camp(columns, trainees):
        asks = [c for c in unknown if is_asked(asks_graduating, c.header)]
    if not asks and served:
        asks = [c for c in unknown if is_asked(asks_end_of_term, c.header)]
    if not asks:
        asks = [c for c in unknown if is_asked(asks_end_of_training, c.header, with_above=True)]
    if not asks:
        return list(columns)
    first = next((c for c in asks if not asks_when_left(c.header)), asks[0])
    return [replace(c, field=RELEASED_ON, reason="header") if c is first else c for c in columns]


def when_they_left(columns: Sequence[Column]) -> Left:
    """Out of what they went whose day of release in a table is that of leaving, as :func:`asks_when_left`."""
    by_words = (c for c in columns if c.word in {LET_GO, LEFT})
    of_what_is_told = (c for c in columns if c.field == "status_on")
    asks = next(chain((c for c in columns if c.field == RELEASED_ON), by_words, of_what_is_told), None)
    return left_what(asks.header) if asks is not None else ""
