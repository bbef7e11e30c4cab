"""Households of a table: their head and address, which stand in their first row only, and the key of their rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from service.matching.values.relations import parse_relation
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.workbooks.sheets import Value, text_of

FAR: Final = 5  # rows: a page may end within a household


# Said of oneself in any list of kin, where nobody needs to be the head of a household.
_ONESELF = frozenset(
    {"本人", "自己", "其本人", "户主本人", "self", "сам", "сама", "kendisi", "өзі", "өзи", "özi", "ئۆزى", "ٶزى"}
)


_SHORT = 16  # asked of every row


def says_oneself(text: str) -> bool:
    """Whether a cell that asks for the name of somebody says that it is the person of the row: 本人."""
    return len(text) < _SHORT and text.strip().casefold() in _ONESELF


def names_head(relation: str, household: str | None) -> bool:
    """Whether the word for one's relation to oneself says that one is the head of the household: 户主, 01, and 本人
    where households have numbers."""
    return not says_oneself(relation) or (household is not None and household.startswith("no "))


class HomeColumns(NamedTuple):
    """Where a table tells the household; -1 where it has no such column."""

    head: int
    relation: int
    address: int
    number: int
    head_id: int


def home_columns(columns: Sequence[Column]) -> HomeColumns | None:
    """None for a table that does not say how people are related to the head of a household."""
    at = {c.field: c.index for c in columns if c.field in _TOLD}
    by_kin = "relation" in at and not at.keys().isdisjoint({"household_head", "address"})
    by_number = not at.keys().isdisjoint({"relation", "household_head"}) and not at.keys().isdisjoint(_NUMBERS)
    return HomeColumns(*(at.get(field, -1) for field in _TOLD)) if by_kin or by_number else None


_TOLD = ("household_head", "relation", "address", "household_no", "household_head_id")
_NUMBERS = frozenset(_TOLD[3:])


#: What the rows above tell of the household of a row, or "": where it lives, its head's name, its key.
Above = tuple[str, str, str]


def numbered(number: str | None, head_id: str | None) -> str | None:
    """The key of a household that has a number, or whose head's ID number stands in a column."""
    if number and (number.isdigit() or not _NO_NUMBER.fullmatch(number)) and number.strip("0 "):
        return f"no {number.strip()}"
    return f"head {head_id.strip()}" if head_id else None


_NO_NUMBER = pattern_of(
    r"\s*(?:[^\w\s]+|_+|无(?:户号|编号)?|没有|未(?:知|填|登记|编号?)|暂无|不[详明]|空(?:挂)?户?|缺|同上|none|no|nil|n/?a|нет|yok|жоқ|يوق|йоқ|"
    r"yoq|жок|yo'q)\s*",
    re.IGNORECASE,
)


class Household:
    """The household that is open in a table. Feed its rows in order."""

    def __init__(self) -> None:
        self._head = self._place = self._number = self._head_id = ""
        self._row = 0

    def told_above(self, number: int, values: Sequence[Value], at: HomeColumns) -> Above:
        """What the rows above tell of this one."""
        head, relation, address = _text(values, at.head), _text(values, at.relation), _text(values, at.address)
        code = parse_relation(relation)
        oneself = bool(head) and head != self._head and says_oneself(head)
        same_head, far = bool(head) and not oneself and head == self._head, number - self._row > FAR
        begins = code == "self" if at.head < 0 else bool(head) and not same_head
        if begins or (code is None and not same_head) or far or (code == "self" and not head and at.head >= 0):
            self._head, self._place = "" if oneself else head, address
        elif address:
            self._place = address
        self._row = number
        key = ""
        if at.number >= 0 or at.head_id >= 0:
            own, head_id = _text(values, at.number), _text(values, at.head_id)
            goes_on = not own and not far and code != "self" and (same_head or (code is not None and not head))
            if goes_on and head_id in {"", self._head_id}:
                stated = _DIGIT.search(self._number or self._head_id)  # 无 and / are no number of a household
                key = (stated and numbered(self._number, self._head_id)) or ""
            else:
                self._number, self._head_id = own, head_id
        return self._place, self._head, key


def _text(values: Sequence[Value], index: int) -> str:
    if not 0 <= index < len(values):
        return ""
    value = values[index]
    return (value if type(value) is str else text_of(value)).strip()  # asked of every row, some times


_DIGIT = pattern_of(r"\d")


class Register:
    """The households of a table whose columns name none, or in its first row alone."""

    def __init__(self, sheet: str) -> None:
        self._sheet, self._open = sheet, ""
        self._head_born: int | None = None
        self._head_name: str | None = None

    def begin(self, household: str) -> None:
        """A row that names its household: those below that name none go on with it, where they tell a relation."""
        if household != self._open:
            self._open, self._head_born, self._head_name = household, None, None

    def head(self, born: int | None, name: str | None) -> None:
        """The row that was just placed is the head's. ``born``: the year. ``name``: where the row says that this is
        the head, and not only that it is the one to whom the others are related."""
        self._head_born, self._head_name = born, name

    def head_born(self, household: str | None) -> int | None:
        """The year in which the head of a household was born, where a row above told it."""
        return self._head_born if household is not None and household == self._open else None

    def head_name(self, household: str | None) -> str | None:
        """The name of the head of a household, where a row above told it, or the one that was just placed."""
        return self._head_name if household is not None and household == self._open else None

    def household(self, row: int, relation: str | None) -> str | None:
        """The key of the household to which a row belongs. ``relation``: of its person to the head."""
        if relation == "self":
            self._open, self._head_born, self._head_name = f"{self._sheet} row {row}", None, None
        return self._open or None if relation is not None else None
