"""Days that no field holds, or that do not exist: 2017.2.31 below 预计释放时间 is told, though not read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from service.matching.values.dates import why_not_a_date
from service.matching.values.spoiltdays import has_zeros, is_spoilt
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.handays import in_digits
from service.records.reading.words.headerwords import some_kinds_of
from service.records.reading.words.synonyms import header_key

# 预计释放, 刑满日期, 起止日期, 刑期止日: where no field holds such a day, its text is kept, and no more.
_ENDS = pattern_of(
    r".*(?:释放|刑释|刑满|期满|届满|到期|解除|解教|解戒|结业|毕业|出[所狱监教]|离[所监校]|获释|终止|截止|起[止讫]|[起止讫终]日|[起止]刑|期限).*|.*[^禁防阻制停]止|.*(?<![禁防阻制停])[起止讫终]期|[起止讫]|.*(?:起始|起算|开始|结束|终了)日"
)


def days_unread(columns: Iterable[Column]) -> frozenset[int]:
    """The places of columns whose header asks for a day that no field holds, or that of a release: a day there that
    does not exist is told, though nothing is read from it."""
    return frozenset(
        c.index
        for c in columns
        if c.field in {"released_on", "bailed_on"}
        or (c.field is None and c.reason != "mapping" and _asks_for_day(c.header))
    )


# 判决生效日期, 转出时间, 家属出生年月. The moon has a thirtieth of February.
_ANY_DAY = pattern_of(r".*(?:日期|时间|年月日?|日子)[\d一二三]?|何[时日].*")
_OTHER_CALENDAR = pattern_of(r"[农阴旧古回]历|农曆|lunar|hijri|лунн|хиджр", re.IGNORECASE)


def _asks_for_day(header: str) -> bool:
    leaf = header.rpartition("/")[2]
    if _OTHER_CALENDAR.search(header):
        return False
    return _ANY_DAY.fullmatch(header_key(leaf)) is not None or _ends(header) or "when" in some_kinds_of(leaf)


# 自 and 至 below 刑期, 刑期自: when a term begins, and when it ends.
_PART: Final = pattern_of(
    r"(?:刑期|服刑|徒刑)?(?:自|从|由|至|到|起|始|止|迄|讫|终|[起开][始算]|终[止了]|结束|截止|起点|终点)"
)
_TERM: Final = pattern_of(r"刑期|服刑|徒刑|起止|起讫|期限")


def _ends(header: str) -> bool:
    leaf = header.rpartition("/")[2]
    if _PART.fullmatch(header_key(leaf)) is not None and _TERM.search(header) is not None:
        return True
    return _ENDS.fullmatch(header_key(leaf)) is not None or "release" in some_kinds_of(leaf)


_DAY = pattern_of(r"(?<!\d)(?:19|20)\d\d(?:[年./-]\d{1,2}[月./-]\d{1,2}|\d{4})(?!\d)日?")


@lru_cache(maxsize=4096)
def holds_impossible_day(text: str) -> bool:
    """Whether a day that does not exist stands in a text: 2017.2.31, 2017.3.4-2022.2.30."""
    return (
        is_spoilt(text)
        or has_zeros(text)
        or _is_impossible_in_short(text)
        or any(why_not_a_date(day[0]) == "impossible" for day in _DAY.finditer(in_digits(text)))
    )


_IN_SHORT = pattern_of(r"\s*(\d\d)[./-](\d{1,2})[./-](\d\d)\s*")


def _is_impossible_in_short(text: str) -> bool:
    """18.4.31: a day of a year of two digits that does not exist, in whatever order; 31.12.18 and 12.31.17 do."""
    match = _IN_SHORT.fullmatch(text)
    if match is None or why_not_a_date(f"20{match[1]}.{match[2]}.{match[3]}") != "impossible":
        return False
    one, two, year = int(match[1]), int(match[2]), 2000 + int(match[3])
    return year > dt.datetime.now(tz=dt.UTC).year or max(one, two) > _MOST_DAYS or min(one, two) > _MONTHS


_MOST_DAYS, _MONTHS = 31, 12
