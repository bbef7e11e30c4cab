"""目前所在地, 现所在位置: where each is now, in a camp or at home, so that the cells tell what became of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.content import names_facility
from service.records.reading.words.synonyms import header_key, leaf_key
from service.records.reading.words.whoseheader import is_of_others

_ASKS: Final = pattern_of(
    r"(?:人员|本人|学员|人)?(?:目前|现在?|当前|如今)(?:人员|本人|学员|人)?(?:的|具体|实际)*"
    r"(?:所在(?:地方?|地点|位置|处|场所|地址)|所处(?:位置|地点|场所))"
)


def with_where_now(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns; the only one that asks so tells what became of people, where one of its cells names a place of
    custody and no column asks for those."""
    found = [c for c in columns if c.field is None and c.reason == "unknown header" and _asks(c.header)]
    if len(found) != 1 or any(c.field == "facility" for c in columns):
        return list(columns)
    if not any(map(names_facility, cells(found[0].index))):
        return list(columns)
    return [replace(c, field="status", reason="content") if c is found[0] else c for c in columns]


def _asks(header: str) -> bool:
    above = header_key(header.rpartition("/")[0])
    return _ASKS.fullmatch(leaf_key(header)) is not None and not (above and is_of_others(above))
