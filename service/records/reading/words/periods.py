"""Periods of several parts in a title: 2016年及以前, 2015年、2016年. Their 及 and 、 join no two kinds of people."""

from __future__ import annotations

from typing import Final

from service.records.reading.patterns import pattern_of

_AND: Final = r"(?:[及和与、,，/]|以及)"
_YEAR: Final = r"(?<!\d)(?:(?:19|20)\d\d年?度?|[12]\d年度?)底?"
_PART: Final = r"(?:上半年|第?[一二三四1-4]季度?|1?\d月份?(?:[123]?\d[日号])?)"
# Not 2018年及以后: whose term ends then may not be free yet.
_BEFORE: Final = r"(?:其?(?:以|之|此)前|往年|历年|更早)(?:年度?|各?年|年份)?"
_PERIODS: Final = pattern_of(
    rf"(?:{_YEAR}{_PART}?|往年|历年){_AND}{_BEFORE}(?:的(?!确))?|"
    rf"{_YEAR}(?:{_AND}{_YEAR})+(?=\D)|"
    rf"(?:{_YEAR})?{_PART}(?:{_AND}{_PART})+(?=\D)|"
    rf"(?:{_YEAR})?第?[一二三四1-4](?:{_AND}第?[一二三四1-4])+季度|"
    rf"(?:{_YEAR})(?<=[年度])1?\d(?:{_AND}1?\d)+月份?"
)


def without_periods(line: str) -> str:
    """A line without its periods of several parts."""
    return _PERIODS.sub("", line)
