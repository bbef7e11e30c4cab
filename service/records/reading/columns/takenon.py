"""移交（服刑）单位, 接收单位, 投送单位: where those are now who were taken on from the place of another column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.columns.partsofplaces import is_ward
from service.records.reading.columns.takento import asks_former_place
from service.records.reading.columns.unknown import NAMES_PLACES
from service.records.reading.fates.inclass import is_school
from service.records.reading.patterns import pattern_of
from service.records.reading.places.placecells import place_in_cell
from service.records.reading.places.toldplaces import is_to_come
from service.records.reading.statement import Column
from service.records.reading.words.content import names_facility
from service.records.reading.words.synonyms import leaf_key

#: Where somebody was before; it gives way to where they are, row by row.
BEFORE: Final = "place_before"
_ASKS: Final = (
    r"(?:的?(?:服刑|执行|羁押|关押|收押|改造|收监))?的?(?:单位|机构|监所|场所|监狱|看守所|地点|地方|地)(?:名称)?"
)
_TO: Final = pattern_of(
    rf"(?:接收|接受|接管|投送|投牢|投监|投往|投至|去向|转[往至入送押]|转移|调[往至入]|移[往至入]|送[往至]|押[往至]|发往|遣送|服刑执行)"
    rf"{_ASKS}"
)
# It may be whoever handed them over, unless the rows tell where that was, or how people left.
_EITHER: Final = pattern_of(rf"(?:移交|移送|转交|交付){_ASKS}")
_NOW: Final = pattern_of(r"现|目前|当前|如今|实际")
_KNOWN: Final = frozenset({"unknown header", "header", "second column", NAMES_PLACES})
_FIELDS: Final = frozenset({None, "facility", "status"})


def with_taken_on(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns, with one of where people were taken on to, if its cells name places of custody, as the place; what
    the others say of a place is of before."""
    places = [c for c in columns if _may_be_place(c, cells)]
    others = [c for c in places if not (_TO.fullmatch(leaf_key(c.header)) or _EITHER.fullmatch(leaf_key(c.header)))]
    to = [c for c in places if c not in others]
    if len(to) > 1:
        to = [c for c in to if _TO.fullmatch(leaf_key(c.header))]
    if len(to) != 1 or any(_NOW.search(leaf_key(c.header)) for c in others):
        return list(columns)
    left = any(c.field == "afterwards" for c in columns) or any(asks_former_place(leaf_key(c.header)) for c in others)
    camps = any(any(map(is_school, cells(c.index))) for c in others)
    if (
        _EITHER.fullmatch(leaf_key(to[0].header))
        and not left
        and not (camps and not any(map(is_school, cells(to[0].index))))
    ):
        return list(columns)
    found = []
    for c in columns:
        if c is to[0]:
            c = replace(c, field="facility", reason=c.reason if c.field == "facility" else "where they were taken on")
        elif c in others:
            c = replace(c, field=BEFORE, reason="header")
        found.append(c)
    return found


def _may_be_place(column: Column, cells: Callable[[int], list[str]]) -> bool:
    if column.word or is_ward(leaf_key(column.header)) or column.field not in _FIELDS or column.reason not in _KNOWN:
        return False
    key = leaf_key(column.header)
    if column.field != "facility" and not (
        _TO.fullmatch(key) or _EITHER.fullmatch(key) or (column.field is None and asks_former_place(key))
    ):
        return False
    some = [c for c in cells(column.index) if c not in _NONE]
    if not some:
        return False
    return column.field == "facility" or sum(1 for c in some if is_place(c)) * 10 >= len(some) * 6


_NONE: Final = frozenset({"无", "/", "-", "—", "——", "#REF!", "#N/A"})


def is_place(text: str) -> bool:
    """Whether a cell names a place of custody."""
    return names_facility(place_in_cell(text) or "")


# Who was sentenced or handed on is no longer where they were.
_WENT: Final = pattern_of(r"判|刑(?!满)|移[交送]|转(?!化|变|好)|投[牢送监]|逮捕|批捕|羁押|收监|看守|监狱|送[往押监]")


def has_gone(texts: Mapping[str, str]) -> bool:
    """Whether a row says that its person was sentenced or handed on, and not only that they will be."""
    told = _told(texts)
    return (_WENT.search(told) is not None or "sentence" in texts) and not is_to_come(told)


def _told(texts: Mapping[str, str]) -> str:
    return "，".join(texts[f] for f in ("status", "afterwards") if f in texts)


def header_of_before(columns: Sequence[Column]) -> str | None:
    """The header that asks where people were before they were taken on, if one does."""
    return next((c.header for c in columns if c.field == BEFORE), None)


def where_now(texts: dict[str, str], header: str) -> None:
    """Settle the place of a row: where its person was taken, else where they were before, if nothing says that they
    went on from there. ``header``: of that; some say that it was before (原教培中心)."""
    before = texts.pop(BEFORE, "").strip()
    if is_place(texts.get("facility", "").strip()) and not is_to_come(_told(texts)):
        return
    texts.pop("facility", None)
    if before and not (has_gone(texts) and asks_former_place(leaf_key(header))):
        texts["facility"] = before
