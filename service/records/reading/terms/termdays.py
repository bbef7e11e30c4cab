"""Days in what tells of prison terms: of the verdict, and the first and the last of the term."""

from __future__ import annotations

import datetime as dt
import re

from service.records.reading.patterns import pattern_of

DATE = pattern_of(r"(?:19|20)\d\d ?(?:年|[.\-/])(?: ?\d{1,2} ?(?:月|[.\-/])(?: ?\d{1,2} ?日?)?)?")
# 5月18日逮捕，11月判刑7年; 16年5月被判7年: days within the year that is spoken of.
DAY_WITHIN = pattern_of(
    r"(?<!\d)\d{2} ?年 ?(?:\d{1,2}|[?？×*#xX□■]{1,2}) ?月(?: ?\d{1,2} ?[日号])?(?=\D{0,12}[判刑]\D{0,6}\d)|"
    r"(?<!\d)\d{1,2} ?月 ?\d{1,2} ?[日号]|"
    r"(?<![年个\d])\d{1,2} ?月(?=份|底|初|末|被|判|宣|由|法院|一审|二审)"
)

# 17年10月00日, as registers of prisons count terms: no day is the 0th.
TO_THE_DAY = pattern_of(r"(?<!\d)(\d{1,2}) ?年 ?(\d{1,2}) ?[个ヶ]?月 ?(?:零|又|加|o)?(\d{1,2}) ?[日天]")


def without_days(match: re.Match[str]) -> str:
    """The years and months of a term; as it stands where it may be a day of the year that is spoken of."""
    year, month, day = map(int, match.groups())
    this_year = dt.datetime.now(tz=dt.UTC).year % 100
    no_day = day == 0 or month == 0 or month > 12 or len(match[1]) == 1 or year > this_year
    alone = match[0] == match.string.strip()
    return f"{year}年{month}个月" if day == 0 or (alone and no_day) else match[0]


_A_DAY = r"((?:19|20)\d\d) ?[年.\-/] ?(\d{1,2}) ?[月.\-/] ?(\d{1,2}) ?[日号]?"
_FROM_TO = pattern_of(
    rf"(?:(?:服|执行)?刑期?(?:为|[:：])? ?)?(?:自|从)? ?{_A_DAY} ?(?:起|始)? ?[-–—~～至到, ]+ ?{_A_DAY} ?止?"
)


def months_between(plain: str) -> int | None:
    """Whole months of 2017.4.12-2024.4.11, the last day counted or not; None for anything else."""
    if (match := _FROM_TO.fullmatch(plain)) is None:
        return None
    y, m, d, to_year, to_month, to_day = map(int, match.groups())
    try:
        begins, ends = dt.date(y, m, d), dt.date(to_year, to_month, to_day)
    except ValueError:
        return None
    months = (ends.year - begins.year) * 12 + ends.month - begins.month
    after = ends + dt.timedelta(days=1)
    if (after.month, after.day) == (2, 29) and begins.day == 1:
        after = dt.date(to_year, 3, 1)  # a clerk's end of February in a leap year
    if after.day == begins.day and after.month != ends.month:
        months += 1
    return months if 0 < months <= 360 and begins.day in {ends.day, after.day} else None
