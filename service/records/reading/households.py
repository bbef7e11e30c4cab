"""Households whose head and address stand in their first row only, blank in the rows of the other members."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from service.matching.values.relations import parse_relation
from service.records.reading.sheets import Value, text_of
from service.records.reading.statement import Column

_FAR = 5  # rows: a page may end within a household


# Said of oneself in any list of kin, where nobody needs to be the head of a household.
_ONESELF = frozenset({"本人", "自己", "self", "сам", "сама", "kendisi", "өзі", "өзи", "özi", "ئۆزى", "ٶزى"})


def names_head(relation: str, household: str | None) -> bool:
    """Whether the word for one's relation to oneself says that one is the head of the household: 户主, 01, and 本人
    where households have numbers."""
    return relation.strip().casefold() not in _ONESELF or (household is not None and household.startswith("no "))


class HomeColumns(NamedTuple):
    """Where a table tells the household; -1 where it has no such column."""

    head: int
    relation: int
    address: int


def home_columns(columns: Sequence[Column]) -> HomeColumns | None:
    """None for a table that does not say how people are related to the head of a household."""
    at = {c.field: c.index for c in columns if c.field in {"household_head", "relation", "address"}}
    if "relation" not in at or not {"household_head", "address"} & set(at):
        return None
    return HomeColumns(at.get("household_head", -1), at["relation"], at.get("address", -1))


class Household:
    """The household that is open in a table. Feed its rows in order."""

    def __init__(self) -> None:
        self._head = self._place = ""
        self._row = 0

    def told_above(self, number: int, values: Sequence[Value], at: HomeColumns) -> tuple[str, str]:
        """(place, head) that the rows above tell of this one, or "" for what they do not."""
        head, relation, address = (text_of(values[i]).strip() if 0 <= i < len(values) else "" for i in at)
        code = parse_relation(relation)
        begins = code == "self" if at.head < 0 else bool(head) and head != self._head
        if begins or code is None or number - self._row > _FAR or (code == "self" and not head and at.head >= 0):
            self._head, self._place = head, address
        elif address:
            self._place = address
        self._row = number
        return self._place, self._head
