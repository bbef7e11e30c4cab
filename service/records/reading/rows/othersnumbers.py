"""Numbers of others than the person of the row: of each that lost digits the report tells, though nothing is read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from service.matching.values.idnumber import parse_id
from service.records.reading.headers.meant import field_of
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.whoseheader import stem_of
from service.records.reading.workbooks.sheets import Value

_MASKED: Final = pattern_of(r"\d{4,16}[*＊#?？■□●•xX]{2,14}[\dX]{0,8}")
_WHOLE: Final = 18  # characters
# One character or a few that nobody could read: 6532222002?128744X.
_WITH_GAPS: Final = pattern_of(r"(?=.{18})(?=.*[*＊?？#■□●•])\d{4}[\d*＊?？#■□●•]{13}[\dXx*＊?？#■□●•]")


def numbers_of_others(columns: Iterable[Column]) -> frozenset[int]:
    """The places of columns whose header asks for the ID number of somebody else: 家属身份证号."""
    return frozenset(
        c.index
        for c in columns
        if c.field is None and c.reason != "mapping" and (stem_of(c.header, "id") or field_of(c.header) == "id")
    )


def damage_in(value: Value) -> str:
    """What the report says of such a number; "" where it is whole, or nothing like a number."""
    if value == "" or isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _damage_in(value)


@lru_cache(maxsize=4096)
def _damage_in(value: str | float) -> str:
    if isinstance(value, str):
        if len(value) == _WHOLE and value[:17].isdigit() and not _WITH_GAPS.fullmatch(value):
            return ""
        if _MASKED.fullmatch(value.strip()) or _WITH_GAPS.fullmatch(value.strip()):
            return "damaged_id"
    found = parse_id(value)
    return "damaged_id" if found is not None and found.kind == "damaged" else ""
