"""Whether a row says that somebody was let go, by a day of release or of leaving beside what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.records.reading.fates.afterwards import is_kind_of_release
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.letgo import day_has_come

_HELD: Final = frozenset({"facility", "sentence", "sentence_years", "sentenced_on", "reason"})


def is_let_go(texts: Mapping[str, str]) -> bool:
    """减刑, 假释 or 返家 beside the day, of those of whom a column asks how or where to they left."""
    told = texts["afterwards"]
    return (is_kind_of_release(told) or is_daily_life(told)) and day_has_come(texts.get("released_on", ""))


def is_back(texts: Mapping[str, str]) -> bool:
    """Whether the day stands in the row of somebody who was held; pupils leave schools as well."""
    return "released_on" in texts and not _HELD.isdisjoint(texts) and day_has_come(texts["released_on"])
