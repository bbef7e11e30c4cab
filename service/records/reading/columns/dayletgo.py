"""The column of the day on which the persons of the rows were let go: 释放时间, 刑满释放日期, "Date of release".

Of whom the row does not say that they were let go, the day there stays text: it may lie ahead, or be of a way out that
led elsewhere. See :mod:`fates.letgo`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Final

from service.records.reading.columns.kinrows import about_kin
from service.records.reading.columns.releasedays import LEFT, LET_GO
from service.records.reading.fates.letgo import Left
from service.records.reading.headers.meant import in_han
from service.records.reading.statement import Column
from service.records.reading.words.headerwords import kinds_of
from service.records.reading.words.synonyms import BRACKETS, header_key
from service.records.reading.words.whoseheader import is_of_others

RELEASED_ON: Final = "released_on"
_WHEN: Final = r"(?:的?(?:具体)?(?:时间|日期|日|年月日|年月))"
_WHOSE: Final = r"(?:实际|正式|提前|依法|被|刑满|教育|无罪|人员|学员|本人)*"
_FROM: Final = r"(?:教培|教转|收教|收押|羁押|关押|拘留|劳教|强制|隔离|戒毒|措施)*"
_LET_GO: Final = re.compile(
    rf"{_WHOSE}(?:释放|釈放|刑释|解除{_FROM}|解教|解戒|结业|出狱|出监|离监|获释|放回){_WHEN}|(?:何时|什么时候){_WHOSE}(?:释放|结业|获释)"
)
# Out of one place, to wherever.
_LEFT: Final = re.compile(rf"{_WHOSE}(?:(?P<remand>(?<!派)出所|离所)|出教|出班|出中心|离校){_WHEN}")
_MUST_ASK: Final = frozenset({"when", "while", "since"})
_MAY_ASK: Final = frozenset({"release", "custody", "caught", "place", *_MUST_ASK})
_ALONE: Final = frozenset({"release"})  # "Released", with days below it
_OUT_OF: Final = re.compile(r"\b(?:from|из(?:-под)?|aus|von)\b", re.IGNORECASE)


def with_day_let_go(columns: Sequence[Column]) -> list[Column]:
    """The columns, of which one that nobody knew asks when the persons were let go, or left."""
    if about_kin(columns) or any(c.field == RELEASED_ON for c in columns):
        return list(columns)
    asks = [c for c in columns if c.field is None and c.reason == "unknown header" and asks_when_let_go(c.header)]
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
    in_letters = "release" in kinds and kinds <= _MAY_ASK and (not _MUST_ASK.isdisjoint(kinds) or kinds == _ALONE)
    return in_letters or any(_LET_GO.fullmatch(key) or _LEFT.fullmatch(key) for key in _keys(leaf))


@lru_cache(maxsize=4096)
def asks_when_left(header: str) -> bool:
    """Whether a header asks when somebody left a place, to wherever: 出所时间."""
    return left_what(header) != ""


def left_what(header: str) -> Left:
    """Out of what somebody went of whom a header asks when; "" for a header that does not."""
    for key in _keys(_parts(header)[1]):
        if (match := _LEFT.fullmatch(key)) is not None:
            return "remand" if match["remand"] else "school"
    return ""


def when_they_left(columns: Sequence[Column]) -> Left:
    """Out of what they went whose day of release in a table is that of leaving, as :func:`asks_when_left`."""
    by_words = (c for c in columns if c.word in {LET_GO, LEFT})
    of_what_is_told = (c for c in columns if c.field == "status_on")
    asks = next(chain((c for c in columns if c.field == RELEASED_ON), by_words, of_what_is_told), None)
    return left_what(asks.header) if asks is not None else ""


def _parts(header: str) -> tuple[str, str]:
    """What stands over a header, and the header: 释放 over 时间 is one."""
    above, _, leaf = header.rpartition("/")
    if leaf.strip() in {"时间", "日期"}:
        above, _, upper = above.rpartition("/")
        leaf = upper.strip() + leaf.strip()
    return above, leaf


def _keys(leaf: str) -> set[str]:
    return {header_key(text) for text in (leaf, BRACKETS.sub("", leaf), in_han(leaf)) if text}
