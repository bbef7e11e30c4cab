"""子女去向: columns that ask of kin what nobody reads of them, and whose cells name them: 长子：艾力·买买提，务工."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.cells.relatives import relatives_in_text
from service.records.reading.kin.kinrows import about_kin
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import leaf_key
from service.records.reading.words.whoseheader import KIN, is_staff

_SHARE: Final = 4  # one cell of so many names a relative, and what they are


def with_kin_told(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns, with those whose texts name relatives. ``cells``: of a column."""
    if about_kin(columns) or not any(c.field == "name" for c in columns):
        return list(columns)
    return [
        replace(c, field="relatives_text", reason="content") if _asks(c) and _name_kin(cells(c.index)) else c
        for c in columns
    ]


def _asks(column: Column) -> bool:
    if column.field is not None or column.reason != "unknown header":
        return False
    key = leaf_key(column.header)
    return KIN.search(key) is not None and not is_staff(key)


def _name_kin(texts: Sequence[str]) -> bool:
    named = sum(any(one.relation for one in relatives_in_text(text, free=False)) for text in texts)
    return named > 0 and named * _SHARE >= len(texts)
