"""Where somebody was taken, beside where they are held. Alone a column of نەدە تۇتۇلغان may mean either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.records.reading.statement import Column
from service.records.reading.words.headerwords import some_kinds_of

_TAKEN = frozenset({"custody", "caught"})


def without_where_taken(columns: Sequence[Column]) -> list[Column]:
    """The columns, of which one asks for a prison or camp by name, without those that ask where anybody was taken."""
    places = [c for c in columns if c.field == "facility" and c.reason == "header"]
    if len(places) < 2 or not any("place" in some_kinds_of(c.header) for c in places):
        return list(columns)
    return [replace(c, field=None, reason="where taken") if c in places and _asks_it(c) else c for c in columns]


def _asks_it(column: Column) -> bool:
    told = some_kinds_of(column.header)
    return "where" in told and "place" not in told and not told.isdisjoint(_TAKEN)
