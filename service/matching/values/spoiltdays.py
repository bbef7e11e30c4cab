"""Days with a letter among their digits, or with a digit too many or too few: 2018-02-3O, 2017年4月l2日, 2017.4.123.

What stands before the damage is all that such a day tells: 2018-02-3O is of February, and not its third day.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from service.matching.values.lostdigits import without_lost
from service.matching.values.script import clean

# Letters that stand for digits where somebody typed, or a machine read, wrongly; of Cyrillic too.
_LETTERS: Final = "OoQDlI|SsZzBОоІЗ"
_D: Final = rf"[\d{re.escape(_LETTERS)}]"
_SEP: Final = r"\s?[.\-/_年月]\s?"
_ENDS: Final = r"(?![A-Za-z0-9\u0400-\u04ff])"
_BEGINS: Final = r"(?<![A-Za-z0-9.\-/\u0400-\u04ff])"
_YEAR_FIRST: Final = re.compile(
    rf"(?<![A-Za-z0-9.])({_D}{{4}}|\d\d(?=年))({_SEP})({_D}{{1,2}})(?:{_SEP}({_D}{{1,3}})|月份?)?(?:[日号]|{_ENDS})"
)
_DAY_FIRST: Final = re.compile(rf"{_BEGINS}({_D}{{1,2}})([./\-])({_D}{{1,2}})\2({_D}{{4}}){_ENDS}")
_RUN: Final = re.compile(rf"{_BEGINS}({_D}{{4}})({_D}{{2}})({_D}{{2}})?{_ENDS}")
_CENTURY: Final = re.compile(r"[1lI][9]|[2Zz][0OoОоQD]")
# 2018013, 2017/4/: a digit or more are gone.
_TOO_FEW: Final = re.compile(r"((?:19|20)\d\d)(?:\d{3}|[/\-](?:(\d{1,2})[/\-])?)")
_ROMAN: Final = re.compile(r"I{1,3}")  # 5.II.2017
_ZONE: Final = re.compile(r"\d\d[Zz]")


@lru_cache(maxsize=65536)
def without_spoilt(text: str) -> str:
    """The text, with each such day cut off where the damage begins; the text itself where there is none."""
    if not any(map(str.isdigit, text)):
        return text
    plain = clean(text)
    if (few := _TOO_FEW.fullmatch(plain)) is not None:
        return "" if plain.isdigit() else f"{few[1]}-{few[2]}" if few[2] else few[1]
    found = _YEAR_FIRST.sub(_year_first, without_lost(plain))
    found = _RUN.sub(_run, _DAY_FIRST.sub(_day_first, found))
    return text if found == plain else found.strip()


def is_spoilt(text: str) -> bool:
    """Whether such a day stands in a text."""
    return without_spoilt(text) != text


# 2017-00-00, 2017.5.0, 20170500, 00.00.2017: parts that no calendar has. 2017.0 is a number.
_ZEROS: Final = re.compile(
    r"(?:19|20)\d\d(?:[.\-/]0?0[.\-/]0?0|[.\-/]\d{1,2}[.\-/]0?0|[.\-/]00|年0?0月(?:0?0[日号])?|年\d{1,2}月0?0[日号]|"
    r"0000|(?:0[1-9]|1[0-2])00|00)(?:[ T]0?0:00(?::00)?)?|\d\d[./\-]00[./\-]00|"
    r"0?0([./\-])(?:0?0|\d{1,2})\1(?:19|20)\d\d"
)


@lru_cache(maxsize=65536)
def has_zeros(text: str) -> bool:
    """Whether a text is a day whose month or day is written as zero. What stands before it is read."""
    return "0" in text and _ZEROS.fullmatch(clean(text)) is not None


def _year_first(match: re.Match[str]) -> str:
    year, between, month, day = match[1], match[2], match[3], match[4] or ""
    if _ZONE.fullmatch(day) or (not day and (len(month) == 1 or not _has_digit(month)) and not month.isdigit()):
        return match[0]
    if (year + month + day).isdigit() and (len(day) < _TOO_MANY or match[0] != match.string):
        return match[0]  # 2017-1-123 among other words is the number of a paper
    if not year.isdigit():
        return "" if _CENTURY.match(year) and sum(map(str.isdigit, year)) > 1 else match[0]
    if len(year) == _TOO_MANY - 1:
        return f"{year}年{month}月" if month.isdigit() else f"{year}年"
    return f"{year}-{month}" if month.isdigit() and between else year


def _day_first(match: re.Match[str]) -> str:
    day, between, month, year = match.groups()
    if (day + month + year).isdigit() or _ROMAN.fullmatch(month) or not (_has_digit(day) or _has_digit(month)):
        return match[0]
    if not year.isdigit():
        return ""
    return f"{year}-{month}" if month.isdigit() and between == "." else year


def _run(match: re.Match[str]) -> str:
    year, month, day = match[1], match[2], match[3] or ""
    whole = year + month + day
    letters = sum(not c.isdigit() for c in whole)
    if not letters or letters > _MOST or not _CENTURY.match(whole):
        return match[0]
    if not year.isdigit():
        return ""
    return f"{year}-{month}" if month.isdigit() else year


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


_TOO_MANY: Final = 3  # digits of a day
_MOST: Final = 3  # letters in eight signs
