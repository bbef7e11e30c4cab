"""The day of a list: when it was written or taken out of a database, by a line over it or by its file's name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from service.matching.types import PartialDate
from service.records.reading.patterns import pattern_of

# Year, month, day; of a month or a year the first, so that what lies before it has come whenever the list was written.
Day = tuple[int, int, int]

_SEP: Final = r"\s?[年.\-/_]\s?"
_DATE: Final = (
    rf"(?<!\d)(?P<y>(?:19|20)\d\d)(?:{_SEP}(?P<m>0?[1-9]|1[0-2])(?!\d)(?:\s?[月.\-/_]\s?(?P<d>3[01]|[12]\d|0?[1-9])(?!\d))?|"
    r"(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])(?!\d)|年?(?!\d))(?:[年月]?(?P<end>[底末]))?"
)
_DATES: Final = pattern_of(_DATE)
_LABEL: Final = pattern_of(
    r"(?:(?:导出|制表|制作|编制|填[表写报]|统计|更新|打印|生成|下载|提取|查询|汇总|上报|报送|数据|建[库表])(?:日期|时间|日|截[至止]日?期?)|"
    r"截[至止](?:日期|时间|日|到|于)?|"
    r"\b(?:as of|exported|export date|updated|date of export|last updated?)\b|по состоянию на|"
    r"дата (?:выгрузки|составления))(?:\s?on)?\s*[:：]?\s*",
    re.IGNORECASE,
)
# What may stand between the days of one label: 2017年1月1日至2017年7月6日.
_RUN: Final = pattern_of(r"[\d年月日号底末.\-/_\s:至到—–~－]*")
_SERIAL: Final = pattern_of(r"(?:3[6-9]|4\d)\d{3}(?:\.0)?(?!\d)")
# A list of what is to come tells no day before which anything came.
_AHEAD: Final = pattern_of(
    r"[拟将]|预[计定期测]|计划|规划|到期|期满|届满|刑满(?!释放|解除|回归|安置|帮教)|应释|待|[\d年月日号底末](?:之|以)?[前内]|"
    r"\b(?:planned|expected|upcoming|due)\b",
    re.IGNORECASE,
)


def day_over(lines: Iterable[str]) -> Day | None:
    """The day that the lines over a table tell: one with a label (导出日期, 截止), else the last of a title, as of
    2008—2015."""
    lines = tuple(lines)
    if any(map(_AHEAD.search, lines)):
        return None
    labelled = [day for line in lines for day in _labelled(line)]
    if labelled:
        return min(labelled)
    return max((day for line in lines for day in _days(line)), default=None)


def labelled_day(lines: Iterable[str]) -> Day | None:
    """The day that a label over a table tells (截止时间：2018年10月); of a list of what is to come, too."""
    return min((day for line in lines for day in _labelled(line)), default=None)


def is_of_plans(lines: Iterable[str]) -> bool:
    """Whether lines say that a list is of what is to come: 拟释放人员."""
    return any(map(_AHEAD.search, lines))


@lru_cache(maxsize=256)
def day_in_name(name: str) -> Day | None:
    """The day that the name of a sheet or a file tells, without its ending."""
    return None if _AHEAD.search(name) else max(_days(name), default=None)


def _labelled(line: str) -> Iterator[Day]:
    for label in _LABEL.finditer(line):
        run = _RUN.match(line, label.end())
        told = run[0] if run is not None else ""
        if days := list(_days(told)):
            yield days[-1]
        elif (serial := _SERIAL.match(told)) is not None:
            day = dt.date(1899, 12, 30) + dt.timedelta(int(float(serial[0])))
            yield day.year, day.month, day.day


def _days(text: str) -> Iterator[Day]:
    for match in _DATES.finditer(text):
        month, day = match["m"] or match["m2"], match["d"] or match["d2"]
        end = match["end"] is not None
        found = int(match["y"]), int(month or (12 if end else 1)), int(day or (28 if end else 1))
        if found[0] <= dt.datetime.now(tz=dt.UTC).year:
            yield found


_ABOUT: Final = pattern_of(r"(?<!\d)((?:19|20)\d\d)(?:年度?|(?=\s*$))")
_HELD_NOW: Final = pattern_of(r"在[押所教训校]|现[押在有]|收押|羁押")


def last_year_about(lines: Iterable[str]) -> int:
    """The last year that titles and the name of a sheet say a list is about: 2008—2015年, sheet 2016; 0 where none
    does, or it is one of those who are held."""
    lines = tuple(lines)
    if any(map(_HELD_NOW.search, lines)):
        return 0
    years = [int(year) for line in lines for year in _YEARS_IN.findall(line)]
    return max(years) if any(map(_ABOUT.search, lines)) else 0


_YEARS_IN: Final = pattern_of(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def is_before(day: PartialDate, other: Day) -> bool:
    """Whether the whole of a day, a month or a year lies before another day."""
    return last_of(day) < other


def first_of(day: PartialDate) -> Day:
    return day.year, day.month or 1, day.day or 1


def last_of(day: PartialDate) -> Day:
    return day.year, day.month or 12, day.day or 31
