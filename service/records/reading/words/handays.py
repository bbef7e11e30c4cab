"""Days in Chinese numerals, as words of records tell them: 于二〇一七年三月被收押 is read as 于2017年3月被收押."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.matching.values.months import chinese_digits_to_ascii
from service.records.reading.patterns import pattern_of

_DIGIT: Final = "〇零○一二三四五六七八九"
_NUMBER: Final = "[一二三四五六七八九十]{1,3}"
# A year of four numerals says by itself that it is one; of two (一七年) with a month behind it, and 十二年 is a term.
_DAY: Final = pattern_of(
    rf"(?<![{_DIGIT}十百\d])(?:[一二][{_DIGIT}]{{3}}年(?:{_NUMBER}月(?:份|{_NUMBER}[日号])?)?"
    rf"|一[{_DIGIT}]年{_NUMBER}月(?:份|{_NUMBER}[日号])?)"
)
#: Fields of words that may tell a day, beside those of days.
TOLD_IN: Final = frozenset({"status", "note", "afterwards", "detained_on", "died_on", "status_on"})


@lru_cache(maxsize=8192)
def in_digits(text: str) -> str:
    """The text with its days in digits; what else stands in Chinese numerals, terms and numbers of teams, is kept."""
    if "年" not in text:
        return text
    return _DAY.sub(lambda match: chinese_digits_to_ascii(match[0]), text)
