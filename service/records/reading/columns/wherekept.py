"""待在啥地方, 住在哪里 beside what became of people: those of custody are told of the held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.fates.freekinds import is_free_kind
from service.records.reading.fates.statuses import parse_status
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.content import names_facility
from service.records.reading.words.synonyms import leaf_key

#: Where somebody is, held or not.
KEPT: Final = "where_kept"
_PLACE: Final = r"(?:里|儿|处|地方?|场所|单位|机构|处所|地点|个(?:地方|场所|单位|点))"
_ASKS: Final = pattern_of(
    r"(?:人员|人|本人|现在?|目前|如今|当前|都|还|具体)*(?:[待呆蹲押留放]在?|身?在)"
    rf"(?:(?:啥|什么|何|哪一?){_PLACE}|哪|何处)(?:了|呢)?"
)
_LEAST: Final = 2


def with_where_kept(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns, with the only one that asks so and names places of custody, beside what became of people."""
    found = [c for c in columns if c.field is None and c.reason == "unknown header" and asks_where_kept(c.header)]
    fields = {c.field for c in columns}
    if len(found) != 1 or "facility" in fields or sum(map(names_facility, cells(found[0].index))) < _LEAST:
        return list(columns)
    if "status" not in fields:  # a column that nobody reads may say that they came home
        return list(columns)
    return [replace(c, field=KEPT, reason="header") if c is found[0] else c for c in columns]


def asks_where_kept(header: str) -> bool:
    return _ASKS.fullmatch(leaf_key(header)) is not None


def settle_kept(texts: dict[str, str]) -> None:
    """The place of a row is one of custody where it names one, and the row says no other state than being held."""
    place, status = texts.pop(KEPT, "").strip(), texts.get("status", "")
    held = not status or (not is_free_kind(status) and parse_status(status) in {"interned", "sentenced"})
    if held and "released_on" not in texts and "facility" not in texts and names_facility(place):
        texts["facility"] = place
