"""Whether a row says that somebody was let go, by a day of release or of leaving beside what became of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from service.records.reading.fates.afterwards import afterwards, is_kind_of_release
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.letgo import day_has_come

_HELD: Final = frozenset({"facility", "sentence", "sentence_years", "sentenced_on", "reason"})


def is_let_go(texts: Mapping[str, str]) -> bool:
    """减刑, 假释 or 返家 beside the day, of those of whom a column asks how or where to they left."""
    told = texts["afterwards"]
    return (is_kind_of_release(told) or is_daily_life(told)) and day_has_come(texts.get("released_on", ""))


# The end of a custody, where a day of it is told.
_ACQUITTED: Final = re.compile(
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
