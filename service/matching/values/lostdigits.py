"""Days with marks where digits were lost: 2017.7.#, 2018年█月8日, 2017/08/2#, 201708**, 2014.7.3x.

What stands whole before the first mark is all that such a day tells: 2017/08/2# is of August, and not its second day.
"""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = "#＃█■□▇▓▢◻口囗*＊?？xX×✕_"
_M: Final = rf"[{re.escape(_MARKS)}]"
_D: Final = rf"[\d{re.escape(_MARKS)}]"
_SEP: Final = r"\s?[.\-/_年月]\s?"
_BEGINS: Final = rf"(?<![\dA-Za-z.\-/\u0400-\u04ff{re.escape(_MARKS)}])"
# 2017.3.4#楼 is the number of a house.
_ENDS: Final = (
    rf"(?:[日号]|月份?(?!\s?[\d{re.escape(_MARKS)}])|(?![\dA-Za-z\u0400-\u04ff\u3400-\u9fff{re.escape(_MARKS)}]))"
)
_YEAR_FIRST: Final = re.compile(rf"{_BEGINS}(\d{{4}}|\d\d(?=年)){_SEP}({_D}{{1,2}})(?:{_SEP}({_D}{{1,2}}))?{_ENDS}")
_DAY_FIRST: Final = re.compile(rf"{_BEGINS}({_D}{{1,2}})([./\-])({_D}{{1,2}})\2(\d{{4}}){_ENDS}")
_RUN: Final = re.compile(rf"((?:19|20)\d\d)({_D}{{2}})({_D}{{2}})")
# 20■7.■.1, 201#年5月: of the year itself a digit is gone, so nothing is left. 20*3.5 is a size.
_YEAR_LOST: Final = re.compile(
    rf"{_BEGINS}(?!\d{{4}})(?=[{re.escape(_MARKS)}]*\d)(?:(?:19|20)|[12]{_M}|{_M}[09]){_D}{{2}}"
    rf"(?:{_SEP}{_D}{{1,2}}{_SEP}{_D}{{1,2}}|\s?年\s?(?:{_D}{{1,2}})?){_ENDS}"
)
_RUN_LOST: Final = re.compile(rf"(?!\d{{4}})(?:(?:19|20)|[12]{_M}|{_M}[09]){_D}{{2}}[01]\d[0-3]\d")
_MARK: Final = re.compile(_M)
_PARTED: Final = re.compile(r"\d{4}_\d{1,2}(?:_\d{0,2})?")  # by what elsewhere is a mark
_DOUBT: Final = re.compile(r"(?:[1-9]|\d\d|月)[?？]$")  # a clerk's, behind a day that is whole; 0? is none


def without_lost(plain: str) -> str:
    """The text, with each such day cut off before its first mark."""
    if _MARK.search(plain) is None or _PARTED.fullmatch(plain):
        return plain
    if (run := _RUN.fullmatch(plain)) is not None:
        return f"{run[1]}-{run[2]}" if run[2].isdigit() else run[1]
    if _RUN_LOST.fullmatch(plain):
        return ""
    plain = _YEAR_LOST.sub("", plain)
    return _DAY_FIRST.sub(_day_first, _YEAR_FIRST.sub(_year_first, plain))


def _year_first(match: re.Match[str]) -> str:
    year, month, day = match[1], match[2], match[3] or ""
    if (month + day).isdigit() or _is_in_doubt(match):
        return match[0]
    return f"{year}年{month}月" if month.isdigit() else f"{year}年"


def _is_in_doubt(match: re.Match[str]) -> bool:
    """Whether the only mark is a doubt behind a day that is whole: 2017.7.3?, 2017年7月?, and not 2017.1?.3."""
    return len(_MARK.findall(match[0])) == 1 and _DOUBT.search(match[0]) is not None


def _day_first(match: re.Match[str]) -> str:
    day, between, month, year = match.groups()
    if (day + month).isdigit() or (day.isdigit() and month in "xX"):  # 5.X.2017 is of October
        return match[0]
    return f"{year}年{month}月" if month.isdigit() and between == "." else f"{year}年"
