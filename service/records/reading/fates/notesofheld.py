"""What a note says became since of somebody whom the row tells was held: 判刑送库尔勒监狱, 已于2019年1月20日回家."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.matching.types import PartialDate
from service.records.reading.fates.plans import without_plans
from service.records.reading.fates.statuses import parse_status
from service.records.reading.fates.told import KIN, LONG, OVER, day_of_fate, told_day, told_status
from service.records.reading.patterns import pattern_of

_DAY: Final = r"(?:(?:19|20)\d\d(?:年|[./\-])(?:\d{1,2}(?:月|[./\-])?)?(?:\d{1,2}[日号]?)?)"
_HOME: Final = pattern_of(
    rf"(?:^|[,，;；。\s])(?:本人|该人|该学员|现|已经?|于|{_DAY}|从[\u3400-\u9fff]{{2,10}}?|被?放|平安|正式)*(?:[回返][家村]|放回)"
    r"(?:中|务农|居住|休养|就业|由村(?:委会|里)?管控|帮教)*(?=$|[,，;；。\s])"
)
_DONE: Final = pattern_of(r"已|(?:19|20)\d\d|现|放|平安")
_DOUBT: Final = pattern_of(r"[未不没拟待]|可|如|若|再次?|又|后[^,，;；。]*(?:[收关羁]押|抓|送)")


@lru_cache(maxsize=4096)
def came_home(note: str) -> bool:
    """Whether a note says outright that the person came home, and nothing that takes it back."""
    if len(note) > LONG or KIN.search(note) or OVER.search(note) or _DOUBT.search(note):
        return False
    match = _HOME.search(without_plans(note))
    return match is not None and _DONE.search(match[0]) is not None


def day_home(note: str) -> PartialDate | None:
    """The day on which a note says so."""
    return told_day(note) if came_home(note) else None


def condemned_since(note: str, taken: PartialDate | None) -> bool:
    """Whether a note says that the person was sentenced, and not before they were taken."""
    told = told_status(note)
    if told is None or parse_status(told) != "sentenced" or len(note) > LONG or without_plans(note) != note:
        return False
    return taken is None or not is_sentenced_before(note, taken)


def is_sentenced_before(note: str, taken: PartialDate) -> bool:
    """Whether a note tells of a sentence of a year before the person was taken."""
    day = day_of_fate(note, "sentenced")
    return day is not None and day.year < taken.year
