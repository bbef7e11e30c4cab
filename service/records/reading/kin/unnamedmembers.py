"""户主姓名, 系户主何人, 收押时间: who was taken is one of the household whom the row does not name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from service.matching.values.relations import parse_relation
from service.records.reading.headers.meant import field_of
from service.records.reading.kin.kincolumns import OF_A_RELATIVE
from service.records.reading.kin.ownfields import is_head
from service.records.reading.kin.standswith import CUSTODY
from service.records.reading.statement import Column

_CHOSEN: Final = frozenset({"mapping", "profile"})


def _was_dropped(column: Column) -> bool:
    """Whether a column of ties was left out, as there is nobody else of whom to tell one."""
    return column.field is None and column.reason == "header" and field_of(column.header) == "relation"


def without_unnamed_members(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns; where nobody but the head is named and a column says what somebody else is to the head, custody is
    not the head's, nor is the tie."""
    ties = [c for c in columns if c.reason not in _CHOSEN and (c.field == "relation" or _was_dropped(c))]
    if not is_head(columns) or len(ties) != 1:
        return list(columns)
    told = [parse_relation(text) for text in cells(ties[0].index)]
    if not told or any(one in {None, "self"} for one in told):
        return list(columns)
    return [
        replace(c, field=None, reason=OF_A_RELATIVE)
        if c is ties[0] or (c.field in CUSTODY and c.reason not in _CHOSEN)
        else c
        for c in columns
    ]
