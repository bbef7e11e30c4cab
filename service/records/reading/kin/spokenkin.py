"""A column that names who is held in spoken words, beside the person of the row: 家属姓名, 家属身份证号, 被关押的人."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from service.records.reading.headers.spokenheld import asks_who_is_held
from service.records.reading.kin.whosenumber import SECOND_NAME
from service.records.reading.statement import Column
from service.records.reading.words.content import looks_like_name
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import KIN, under_group


def with_spoken_held(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns. 被关押的人 is taken as 被收押人员姓名 is: it names another than the person of the row. Where it
    holds numbers, yes or no, or the name that the row has already, it is left as it is."""
    own = [c for c in columns if c.field == "name"]
    spoken = [c for c in columns if c.field != "name" and asks_who_is_held(header_key(under_group(c.header)))]
    if len(own) != 1 or len(spoken) != 1 or spoken[0].reason in {"mapping", "profile"}:
        return list(columns)
    told = cells(spoken[0].index)
    if not told or sum(map(_names_somebody, told)) * 2 < len(told) or _are_own(told, cells(own[0].index)):
        return list(columns)
    return [replace(c, field="relatives_text", reason=SECOND_NAME) if c is spoken[0] else c for c in columns]


def _names_somebody(text: str) -> bool:
    return looks_like_name(text) or KIN.match(text) is not None


def _are_own(told: Sequence[str], own: Sequence[str]) -> bool:
    """Whether the one who is held is mostly the person of a row."""
    return sum(text in set(own) for text in told) * 2 > len(told)
