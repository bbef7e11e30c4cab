"""Parts of an address in columns of their own: 组 and 门牌号 beside 村, or below 家庭住址; 小区, 楼栋, 单元, 室."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.headers.meant import field_of
from service.records.reading.headers.partsofhomes import PART, unit_of_part
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key, leaf_key
from service.records.reading.words.whoseheader import is_of_others, is_staff

#: Why a column is read whose cells are numbers that say nothing without what they count.
COUNTED: Final = "numbers of an address"
_PLACES: Final = frozenset({"county", "township", "village"})
_NUMBER: Final = pattern_of(r"\s*\d{1,4}(?:\.0)?\s*")
_COUNT: Final = r"第?[\d一二三四五六七八九十百甲乙丙丁东南西北ABCabc\-－—]{1,12}"
_COUNTED: Final = "(?:号楼|号院|号附|附|号|户|栋|幢|楼|单元|室|房|巷|村民小组|小组|组|小队|队|网格)"
# 巴扎路11号, 新城小区3号楼: a street with a number behind it.
_STREET: Final = r"[\u3400-\u9fff]{1,10}?(?:[路街巷]|大道|胡同|小区|花园|家属院|[庄苑])(?:东|西|南|北|中)?(?:段|侧|边)?"
_TOLD: Final = pattern_of(
    rf"\s*(?:{_COUNT}(?:{_COUNTED}{_COUNT}){{0,4}}{_COUNTED}?|{_STREET}{_COUNT}{_COUNTED}(?:{_COUNT}{_COUNTED}){{0,4}}(?:{_COUNT})?)\s*"
)  # 12, 附3号, 4组100号
_GROUP_AND_HOUSE: Final = pattern_of(r"\s*第?[\d一二三四五六七八九十]{1,3}(?:村民)?小?[组队]附?\d{1,4}号\s*")
_LONGEST: Final = 20
_NONE: Final = pattern_of(
    r"\s*(?:[-—–/\\.、*]+|无|没有|暂无|不详|不明|未知|空|缺)(?:门?牌?号)?\s*"
)  # there is no number
_FOOT: Final = pattern_of(r"\s*(?:合|总|小|共)\s*计|[^:：]{2,12}[:：]")  # below the last row
Cells = Callable[[int], list[str]]


def with_home_parts(columns: Sequence[Column], cells: Cells) -> list[Column]:
    """The columns; those of parts that stand below an address, or behind a column of villages or of other parts, are
    joined to it in their order. Numbers alone are told with what they count, so that 3 below 组 is no number of a
    house."""
    found, at = [c for c in columns if not _is_spare(c)], 0
    while at < len(found):
        end = at + 1
        if not _goes_on(found[at], cells):
            at = end
            continue
        while end < len(found) and _goes_on(found[end], cells):
            end += 1
        if own := _of_a_home(found[at:end], cells):
            counted = False
            for n, column in enumerate(own, at):
                unit = unit_of_part(column.header)
                counted = counted or (bool(unit) and any(map(_NUMBER.fullmatch, cells(column.index))))
                if _kind(column) is not None and (column.field is None or counted):
                    found[n] = replace(column, field="village", reason=COUNTED if counted else _REASON)
        at = end
    told = {c.index: c for c in found}
    return [told.get(c.index, c) for c in columns]


_REASON: Final = "a part of the address"


def _of_a_home(run: Sequence[Column], cells: Cells) -> Sequence[Column]:
    """The columns of a run, where something says that they are of a home: a village, a header over them, or several
    parts of a building."""
    parts = sum(1 for c in run if _kind(c) is not None)
    named = any(c.field in _PLACES and c.reason != COUNTED for c in run) or any(map(_below_address, run))
    # 组号门牌 and 楼栋单元 are of nothing else
    whole = any(
        (kind := _kind(c)) and (kind["both"] or kind["street"] or kind["block"] or "门牌" in (kind["plate"] or ""))
        for c in run
    )
    whole = whole or any(_are_whole(cells(c.index)) for c in run if _kind(c))
    return run if parts and (named or parts > 1 or whole) else ()


def _are_whole(texts: Sequence[str]) -> bool:
    """Whether each cell tells a group and the number of a house there: 1组14号."""
    some = [text for text in texts if not (_NONE.fullmatch(text) or _FOOT.match(text))]
    return bool(some) and all(map(_GROUP_AND_HOUSE.fullmatch, some))


def _goes_on(column: Column, cells: Cells) -> bool:
    if column.field in _PLACES:
        return True
    return column.field is None and column.reason == "unknown header" and _holds_parts(column, cells)


# 备用1: whatever stands there parts no address.
_SPARE: Final = pattern_of(r"(?:备用|预留|空白|空列|空)(?:字段|栏|列|项)?[\d一二三四五六]{0,2}")


def _is_spare(column: Column) -> bool:
    if column.field is not None:
        return False
    return column.reason == "no header" or _SPARE.fullmatch(header_key(column.header)) is not None


def _kind(column: Column) -> re.Match[str] | None:
    return PART.fullmatch(leaf_key(column.header))


def _below_address(column: Column) -> bool:
    above = column.header.rpartition("/")[0].rpartition("/")[2]
    return bool(above) and field_of(above) == "address"


def _holds_parts(column: Column, cells: Cells) -> bool:
    match = _kind(column)
    some = [text for text in cells(column.index) if not (_NONE.fullmatch(text) or _FOOT.match(text))]
    above = header_key(column.header.rpartition("/")[0])
    if match is None or not some or is_of_others(above) or is_staff(above):
        return False
    if above and not _below_address(column) and field_of(above) is not None:
        return False
    if match.lastgroup in {"yard", "lane", "street"}:
        return all(len(text) <= _LONGEST for text in some)
    fit = [text for text in some if _TOLD.fullmatch(text)]
    if match.lastgroup == "house" and not _below_address(column):
        fit = [text for text in fit if not _NUMBER.fullmatch(text)]  # 户 over a number may count households
    return len(fit) * 10 >= len(some) * 7  # a total or a signature may stand below
