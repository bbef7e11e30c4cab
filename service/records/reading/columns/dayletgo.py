"""The column of the day on which the persons of the rows were let go: 释放时间, 刑满释放日期, "Date of release".

Of whom the row does not say that they were let go, the day there stays text: it may lie ahead, or be of a way out that
led elsewhere. See :mod:`fates.letgo`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Final

from service.records.reading.columns.kinrows import about_kin
from service.records.reading.columns.releasedays import LEFT, LET_GO, comes_back, of_a_camp
from service.records.reading.fates.letgo import Left
from service.records.reading.headers.meant import in_han
from service.records.reading.headers.whenletgo import (
    asks_coming_home,
    asks_end_of_term,
    asks_end_of_training,
    asks_graduating,
    asks_leaving,
    asks_release,
    without_brackets,
)
from service.records.reading.statement import Column
from service.records.reading.words.headerwords import kinds_of
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import is_of_others

RELEASED_ON: Final = "released_on"
# Where somebody was held who came home since.
_HELD: Final = frozenset({"detained_on", "facility", "sentence", "sentenced_on"})
_MUST_ASK: Final = frozenset({"when", "while", "since"})
_MAY_ASK: Final = frozenset({"release", "custody", "caught", "place", *_MUST_ASK})
# "Released", "Released from camp", with days below it.
_ALONE: Final = tuple(map(frozenset, ({"release"}, {"release", "place"}, {"release", "custody"})))
_OUT_OF: Final = re.compile(r"\b(?:from|из(?:-под)?|aus|von)\b", re.IGNORECASE)


def with_day_let_go(columns: Sequence[Column], trainees: bool = False, served: bool = False) -> list[Column]:
    """The columns, of which one that nobody knew asks when the persons were let go, or left. ``trainees``, ``served``:
    lines over the table say that it lists those of camps, or those who served their terms."""
    if about_kin(columns) or any(c.field == RELEASED_ON for c in columns):
        return list(columns)
    unknown = [c for c in columns if c.field is None and c.reason == "unknown header"]
    asks = [c for c in unknown if asks_when_let_go(c.header)]
    if comes_back(columns):
        asks = [c for c in asks if not asks_when_left(c.header)]
    if not asks and any(c.field in _HELD for c in columns):
        asks = [c for c in unknown if _any(asks_coming_home, c)]
    if not asks and of_a_camp(columns, trainees):
        asks = [c for c in unknown if _any(asks_graduating, c)]
    if not asks and served:
        asks = [c for c in unknown if _any(asks_end_of_term, c)]
    if not asks:
        asks = [c for c in unknown if any(map(asks_end_of_training, _keys("".join(_parts(c.header)))))]
    if not asks:
        return list(columns)
    first = next((c for c in asks if not asks_when_left(c.header)), asks[0])
    return [replace(c, field=RELEASED_ON, reason="header") if c is first else c for c in columns]


@lru_cache(maxsize=4096)
def asks_when_let_go(header: str) -> bool:
    """Whether a header asks when the person of the row was let go, or left; not "Expected release", 亲属释放时间."""
    above, leaf = _parts(header)
    if is_of_others(header_key(above)):
        return False
    kinds = kinds_of(_OUT_OF.sub(" ", leaf)) or frozenset()
    in_letters = "release" in kinds and kinds <= _MAY_ASK and (not _MUST_ASK.isdisjoint(kinds) or kinds in _ALONE)
    return in_letters or any(asks_release(key) or asks_leaving(key) for key in _keys(leaf))


@lru_cache(maxsize=4096)
def asks_when_free(header: str) -> bool:
    """As :func:`asks_when_let_go`, or when somebody who was held came home, or graduated: 回家时间, 毕业时间."""
    return asks_when_let_go(header) or any(
        asks_coming_home(key) or asks_graduating(key) for key in _keys(_parts(header)[1])
    )


@lru_cache(maxsize=4096)
def asks_when_left(header: str) -> bool:
    """Whether a header asks when somebody left a place, to wherever: 出所时间."""
    return left_what(header) != ""


def left_what(header: str) -> Left:
    """Out of what somebody went of whom a header asks when; "" for a header that does not."""
    return next((left for key in _keys(_parts(header)[1]) if (left := asks_leaving(key))), "")


def when_they_left(columns: Sequence[Column]) -> Left:
    """Out of what they went whose day of release in a table is that of leaving, as :func:`asks_when_left`."""
    by_words = (c for c in columns if c.word in {LET_GO, LEFT})
    of_what_is_told = (c for c in columns if c.field == "status_on")
    asks = next(chain((c for c in columns if c.field == RELEASED_ON), by_words, of_what_is_told), None)
    return left_what(asks.header) if asks is not None else ""


# 教培时间 over 起 and 止.
ENDS: Final = frozenset({"止", "至", "止日", "结束", "终止", "截止", "结束时间", "终止时间", "截止时间", "结束日期"})
_ABOUT: Final = re.compile(r"(?:基本)?(?:信息|情况|状况|记录)$")  # 释放情况 over 时间


def _parts(header: str) -> tuple[str, str]:
    """What stands over a header, and the header: 释放 over 时间 is one."""
    above, _, leaf = header.rpartition("/")
    if leaf.strip() in {"时间", "日期"}:
        above, _, upper = above.rpartition("/")
        leaf = _ABOUT.sub("", upper.strip()) + leaf.strip()
    elif above and leaf.strip() in ENDS:
        above, _, upper = above.rpartition("/")
        leaf = _ABOUT.sub("", upper.strip().removesuffix("时间")) + "结束时间"
    return above, leaf


def _any(test: Callable[[str], bool], column: Column) -> bool:
    return any(map(test, _keys(_parts(column.header)[1])))


def _keys(leaf: str) -> set[str]:
    return {header_key(text) for text in (leaf, without_brackets(leaf), in_han(leaf)) if text}
