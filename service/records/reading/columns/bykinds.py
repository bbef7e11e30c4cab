"""Lists of who is away, held or not: a column of kinds (类别: 在教, 服刑, 务工, 上学) tells the state, and those beside
it (人在何处, 外出（入教、收押）时间, 原因) tell where, when and why of custody only where the kind is of custody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.columns.unknown import NAMES_PLACES
from service.records.reading.fates.freekinds import is_free_kind, is_held_kind
from service.records.reading.fates.inclass import is_in_class
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.shares import share
from service.records.reading.words.synonyms import leaf_key

#: Why a column is read: by the kind of its row.
BY_KIND: Final = "by the kind of the row"
#: Why the column of kinds is.
KIND: Final = "kinds of being away"
_ENOUGH: Final = 0.8
_GOES: Final = pattern_of(r"外出|离[村家乡]|出走|出门|走的?|不在[村家]|去向|外流|流出")
_TAKEN: Final = pattern_of(r"[入送收在]教|收[押监]|[羁关]押|教培|抓|刑拘|拘留|逮捕|被带|带走|服刑|入监|送监|送学|集训")
_WHEN: Final = pattern_of(r"时间|日期|年月日?|何时|什么时候")
_NOT_WHEN: Final = pattern_of(
    r"预计|计划|拟|返[回村]|回[村家来]|释放|结业|出[所狱教]|登记|核[查实]|填[表报]|出生|截[止至]"
)
_WHY: Final = pattern_of(
    r"(?:人员|本人|具体|主要|不在[村家]|外出|离[村家乡]|收押|在教|入教|去向|、|/|及|和|的)*(?:原因|事由|缘由|因由)(?:说明)?"
)
_WHERE: Final = pattern_of(
    r"(?:人员?|本人|现|目前|当前|具体|现在|外出|所|身)*(?:在何?处|在哪[里儿]?|(?:在|待在|呆在|住在)(?:哪[个所家]?|何|啥|什么)(?:场所|地方|单位|机构|处所?)|在何地|在什么地方|在地点?|何处|何地|地点|地址|位置|去处|去向|所在地|所在位置)"
)
Cells = Callable[[int], list[str]]


def with_kinds_of_being_away(columns: Sequence[Column], cells: Cells) -> list[Column]:
    """The columns, with those marked that are read by the kind of the row, where a column holds kinds of both sorts."""
    kinds = [c for c in columns if c.field == "status" and not c.word and c.reason in {"header", "content"}]
    kinds = [c for c in kinds if not _WHERE.fullmatch(leaf_key(c.header)) and _are_kinds(cells(c.index))]
    if len(kinds) != 1 or any(
        c.field == "status" and c is not kinds[0] and not (_WHERE.fullmatch(leaf_key(c.header)) or _asks_why(c.header))
        for c in columns
    ):
        return list(columns)  # 现状 beside 人员类别 tells the state
    kind, found = kinds[0], []
    has_day = any(c.field == "detained_on" and not _asks_both(c.header) for c in columns)
    has_reason = any(c.field == "reason" and not _asks_why(c.header) for c in columns)
    for c in columns:
        if c is kind:
            c = replace(c, reason=KIND)
        elif c.reason == "mapping" or c.word:
            pass
        elif c.field in {"status", "facility"} and (_WHERE.fullmatch(leaf_key(c.header)) or c.reason == NAMES_PLACES):
            c = replace(c, reason=BY_KIND)
        elif c.field in {"detained_on", None} and not has_day and _asks_both(c.header):
            if share(cells(c.index), lambda text: parse_date(text, excel_serial=True)) > 1 / 2:
                c, has_day = replace(c, field="detained_on", reason=BY_KIND), True
        elif c.field in {"reason", "status", None} and not has_reason and _asks_why(c.header):
            c, has_reason = replace(c, field="reason", reason=BY_KIND), True
        found.append(c)
    return found


def kind_column(columns: Sequence[Column]) -> int | None:
    """The place of the column of kinds; None where there is none."""
    return next((c.index for c in columns if c.reason == KIND), None)


def _are_kinds(texts: Sequence[str]) -> bool:
    held, free = share(texts, is_held_kind), share(texts, lambda text: is_free_kind(text) and not is_in_class(text))
    return held > 0 and free > 0 and held + free >= _ENOUGH


@lru_cache(maxsize=4096)
def _asks_both(header: str) -> bool:
    """Whether a header asks when somebody went or was taken: 外出（入教、收押）时间."""
    leaf = header.rpartition("/")[2] if not _SLASHED.search(header) else header
    if not (_WHEN.search(leaf) and _GOES.search(leaf) and _TAKEN.search(leaf)):
        return False
    return _NOT_WHEN.search(leaf) is None


_SLASHED: Final = pattern_of(r"[\u3400-\u9fff]{2,4}/[\u3400-\u9fff]{2,4}(?:的?时间|日期)$")


@lru_cache(maxsize=4096)
def _asks_why(header: str) -> bool:
    """Whether a header asks why somebody is away, held or not: 原因, 不在村原因; 收押原因 is of the held alone."""
    key = leaf_key(header)
    return _WHY.fullmatch(key) is not None and (_TAKEN.search(key) is None or _GOES.search(key) is not None)


@lru_cache(maxsize=4096)
def asks_of_going(header: str) -> bool:
    """Whether a header asks of who went away, held or not: 外出事由, 不在村原因."""
    return _GOES.search(leaf_key(header)) is not None
