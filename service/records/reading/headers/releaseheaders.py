"""Headers that ask when the person of the row was let go, or left: 释放时间, "Date of release", 释放 over 时间."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from service.records.reading.fates.letgo import Left
from service.records.reading.headers.meant import in_han
from service.records.reading.headers.releasekeys import (
    asks_coming_home,
    asks_graduating,
    asks_leaving,
    asks_release,
    without_brackets,
)
from service.records.reading.patterns import pattern_of
from service.records.reading.words.headerwords import kinds_of
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import is_of_others

_MUST_ASK: Final = frozenset({"when", "while", "since"})
_MAY_ASK: Final = frozenset({"release", "custody", "caught", "place", *_MUST_ASK})
# "Released", "Released from camp", with days below it.
_ALONE: Final = tuple(map(frozenset, ({"release"}, {"release", "place"}, {"release", "custody"})))
_OUT_OF: Final = pattern_of(r"\b(?:from|из(?:-под)?|aus|von)\b", re.IGNORECASE)


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


# 教培时间 over 起 and 止.
_ENDS: Final = frozenset({"止", "至", "止日", "结束", "终止", "截止", "结束时间", "终止时间", "截止时间", "结束日期"})
_ABOUT: Final = pattern_of(r"(?:基本)?(?:信息|情况|状况|记录)$")  # 释放情况 over 时间


def _parts(header: str) -> tuple[str, str]:
    """What stands over a header, and the header: 释放 over 时间 is one."""
    above, _, leaf = header.rpartition("/")
    if leaf.strip() in {"时间", "日期"}:
        above, _, upper = above.rpartition("/")
        leaf = _ABOUT.sub("", upper.strip()) + leaf.strip()
    elif above and leaf.strip() in _ENDS:
        above, _, upper = above.rpartition("/")
        leaf = _ABOUT.sub("", upper.strip().removesuffix("时间")) + "结束时间"
    return above, leaf


def is_asked(test: Callable[[str], bool], header: str, with_above: bool = False) -> bool:
    """Whether a ``test`` of :mod:`.releasekeys` holds of a header. ``with_above``: of all that stands
    over it, and of it, as one."""
    above, leaf = _parts(header)
    return any(map(test, _keys(above + leaf if with_above else leaf)))


def _keys(leaf: str) -> set[str]:
    return {header_key(text) for text in (leaf, without_brackets(leaf), in_han(leaf)) if text}
