"""Whether a row says that somebody was let go, by a day of release or of leaving beside what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.records.reading.fates.afterwards import afterwards, is_kind_of_release
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.letgo import day_has_come
from service.records.reading.patterns import pattern_of

_HELD: Final = frozenset({"facility", "sentence", "sentence_years", "sentenced_on", "reason"})


def is_let_go(texts: Mapping[str, str]) -> bool:
    """减刑, 假释, 返家 or whatever is none of custody beside the day of release (of leaving, that comes as
    ``status_on``), of those of whom a column asks how or where to they left."""
    told = texts["afterwards"]
    left = texts.get("status", "").startswith("出所")  # to wherever
    free = is_kind_of_release(told) or is_daily_life(told) or (gives_a_reason(told) and not left)
    return free and day_has_come(texts.get("released_on", ""))


def has_left(texts: Mapping[str, str]) -> bool:
    """Whether a row tells when, and why or where to, somebody left, and not what became of them: 出所原因 法院决定."""
    return gives_a_reason(texts["afterwards"]) and day_has_come(texts.get("status_on", ""))


# Nothing, or that it has not come to it.
_NO_REASON: Final = pattern_of(
    r"[\W_]*|.*(?:未|没|不(?!起诉)|暂|待|拟|建议|申请|计划|准备|在[押教逃所]|仍|继续|无(?!罪)|移|转|送|押|投|判刑|徒刑|年|月).*"
)


def gives_a_reason(text: str) -> bool:
    """Whether a text below 释放原因 or 出所去向 says something, and nothing of being held, moved or put off."""
    told = afterwards(text)
    return told is None and stated_status(text) in {None, "other"} and _NO_REASON.fullmatch(text.strip()) is None


# The end of a custody, where a day of it is told.
_ACQUITTED: Final = pattern_of(
    r"(?:被|经|依法|法院|判决|宣告|判|裁定|改判|[一二终]审|再审|定罪)*"
    r"(?:无罪|免[予于]*(?:刑事)?(?:处罚|处分)|免刑|免除(?:刑事)?处罚)[。.]?"
)


def is_acquitted(texts: Mapping[str, str]) -> bool:
    """Whether a status or a verdict says no more than that nobody is to be punished: 无罪, 免予刑事处罚."""
    return any(_ACQUITTED.fullmatch(texts.get(field, "").strip()) is not None for field in ("status", "sentence"))


def is_free(now: str) -> bool:
    """Whether a text says that somebody is at home, or how the case ended of those let go: 不起诉, 撤案."""
    told = afterwards(now) if stated_status(now) in {None, "other"} else None
    return is_daily_life(now) or (told is not None and told.status == "released")


def is_back(texts: Mapping[str, str]) -> bool:
    """Whether the day stands in the row of somebody who was held; pupils leave schools as well."""
    return "released_on" in texts and not _HELD.isdisjoint(texts) and day_has_come(texts["released_on"])
