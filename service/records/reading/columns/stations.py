"""户籍地所属派出所: the police station of a town is no address beside a column that gives one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import leaf_key

#: Why a column is only kept as text.
STATION: Final = "a police station"
_STATION: Final = pattern_of(r".*派出所(?:名称|全称)?")
_PLACES: Final = frozenset({"address", "county", "township", "village"})


def without_stations(columns: Sequence[Column]) -> list[Column]:
    """The columns; where nothing else tells more than a village, the town of the station still does."""
    places = [c for c in columns if c.field in _PLACES]
    stations = [c for c in places if c.reason == "header" and _STATION.fullmatch(leaf_key(c.header))]
    if all(c in stations or c.field == "village" for c in places):
        return list(columns)
    return [replace(c, field=None, reason=STATION) if c in stations else c for c in columns]
