"""What the person of the row is to somebody abroad, whom another column names: 与境外人员关系."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from service.matching.values.idnumber import parse_id
from service.matching.values.relations import parse_relation, sex_of
from service.matching.values.sex import parse_sex
from service.records.reading.headers.ties import to_whom
from service.records.reading.headers.whom import whom
from service.records.reading.kin.whosenumber import ABROAD, SECOND_NAME
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import under_group

#: Why a relation is turned round: it is not the other's.
TO_THE_OTHER: Final = "what the person of the row is to the one abroad"
#: Why it is only kept as text.
UNSURE: Final = "a relation that may be of either"
_RELATED: Final = frozenset({"relation", "relative_relation", "relatives_text", None})  # 亲属关系 in a header


def to_the_one_abroad(columns: list[Column]) -> list[Column]:
    """The columns; 与境外人员关系 beside 境外人员姓名 is the tie of the person of the row to that one."""
    others = [c for c in columns if c.reason == SECOND_NAME and ABROAD.match(_who(c))]
    if len(others) != 1 or not any(c.field == "name" for c in columns):
        return columns
    return [
        replace(c, field="relative_relation", reason=TO_THE_OTHER)
        if c.reason in {"header", "unknown header"} and c.field in _RELATED and _asks_tie_to(_who(others[0]), c)
        else c
        for c in columns
    ]


def _who(column: Column) -> str:
    return whom(under_group(column.header))


def _asks_tie_to(who: str, column: Column) -> bool:
    return to_whom(header_key(under_group(column.header))) == who


_OF: Final = 10  # in so many rows one may be a slip


def _sex_of_number(text: str) -> str | None:
    number = parse_id(text)
    return number.sex if number is not None else None


def unless_sex_denies(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> Sequence[Column]:
    """The columns; where husbands are women, clerks wrote what the other is, and nobody can be sure of any row."""
    tie = next((c for c in columns if c.reason == TO_THE_OTHER), None)
    if tie is None:
        return columns
    told = [sex_of(tied) if (tied := parse_relation(text)) else None for text in cells(tie.index)]
    for column in columns:
        if column.field not in {"sex", "id"}:
            continue
        own = [(_sex_of_number if column.field == "id" else parse_sex)(text) for text in cells(column.index)]
        if len(own) != len(told):  # of which row a cell is, only whole columns tell
            continue
        denied = sum(None not in {a, b} and a != b for a, b in zip(own, told, strict=True))
        if denied * _OF >= len(told):
            return [replace(c, field=None, reason=UNSURE) if c is tie else c for c in columns]
    return columns
