"""Where people were taken, beside where they are held: titles that say to which place all in the list were taken
(投送图木舒克监狱罪犯名单), and columns of where they were held before (原羁押单位), or were taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.headerwords import some_kinds_of
from service.records.reading.words.synonyms import leaf_key

# 拟投送 is a plan; 转出 and 送来 lead elsewhere. 转入第三教培中心学员 may be its own, and come from anywhere.
TAKEN_TO: Final = (
    r"(?:(?![拟待应将未预]|计划|准备|建议|申请|下一?步|不|免|取消|暂缓)[\u3400-\u9fff0-9]){0,16}?"
    r"(?<![拟待应将未预])(?<!计划)(?<!准备)(?<!建议)(?<!申请)"
    r"(?:(?:投|遣|解|移)(?:送|押|解|监|至|往|到|入|进)+|[转调](?:送|押|监|至|往|到)+|(?P<sent>(?<![报呈抄派选抽接运赠寄配递发])送)(?:往|至|到|入|进|押|投)*|投牢(?:往|至|到)?|转)"
    r"(?![出离自由从来回交入往至到化变型])"
)
_FORMER: Final = pattern_of(
    r"(?:原|曾|此前|之前|以前)(?:来)?(?!判).*|"
    r"(?:(?:转|换|移|投|调|遣|送)[\u3400-\u9fff]?|入[监所狱校教]|收监|判[决刑]?|交付执行|捕)之?(?<![目当])前的?(?:所?在)?(?:关押|羁押|收押|看押|拘押|在?押|服刑|看守|监|单位|地|场|处|中心|教)"
    r".*|(?:送押|送交|移交|交付)的?(?:看守所|拘留所|监所)"
)


@lru_cache(maxsize=4096)
def asks_former_place(key: str) -> bool:
    """Whether a header of a place asks where somebody was held before: 原羁押单位, 换押前看守所. ``key``: see
    :func:`synonyms.header_key`."""
    return _FORMER.fullmatch(key) is not None


_HANDED: Final = pattern_of(r"(?:移交|移送|交接|转交)的?(?:时间|日期|日|年月日)")
_BY_AND_TO: Final = pattern_of(r"(?:移交|移出|交出|接收|接受)(?:的?(?:单位|监所|场所|监狱|看守所|地点?|机关))")


def handed_on(columns: Sequence[Column]) -> set[int]:
    """The places of columns of when people were handed on, by one place to another: they were held before."""
    if not any(_BY_AND_TO.fullmatch(leaf_key(c.header)) for c in columns):
        return set()
    return {c.index for c in columns if c.field == "detained_on" and _HANDED.fullmatch(leaf_key(c.header))}


_TAKEN = frozenset({"custody", "caught"})


def without_where_taken(columns: Sequence[Column]) -> list[Column]:
    """The columns, of which one asks for a prison or camp by name, without those that ask where anybody was taken."""
    places = [c for c in columns if c.field == "facility" and c.reason == "header"]
    if len(places) < 2 or not any("place" in some_kinds_of(c.header) for c in places):
        return list(columns)
    return [replace(c, field=None, reason="where taken") if c in places and _asks_it(c) else c for c in columns]


def _asks_it(column: Column) -> bool:
    told = some_kinds_of(column.header)
    return "where" in told and "place" not in told and not told.isdisjoint(_TAKEN)
