"""ID numbers with a character too many or a wrong one: the start of them that is sure. Nothing is repaired."""

from __future__ import annotations

import re
from typing import Final

from service.matching.values.idnumber import UNKNOWN, IdNumber, birth_in, normalise
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.meaning import region_counties

_REGION: Final = 6
_LENGTH: Final = 18
_DAY: Final = 8  # characters of a whole day of birth
_LIKE_A_NUMBER: Final = pattern_of(r"65[0-9]{4}[0-9A-Za-z?|!]{6,14}")
_LEAST_DIGITS: Final = 11  # of twelve characters or more, nearly all
# 65312119760********: more stars than characters are hidden. Which of the digits before them is doubled nobody can say,
# but a year that stands where it should is one.
_MASKED: Final = pattern_of(r"65[0-9]{4}(?P<behind>[0-9]{0,11})[*•●?#○◯□■△▲◆◇★☆█]{2,16}[0-9X]{0,4}")
# 654027196803115+18: something strange where a digit should be.
_SPOILT: Final = pattern_of(r"65[0-9]{4}(?P<birth>[0-9]{4,11})[^0-9A-Za-z*?#|!\u3400-\u9fff]{1,2}[0-9]{0,7}[0-9X]?")
# 65402719870515￥￥￥￥: whatever took the place of its end.
_GARBLED: Final = pattern_of(r"65[0-9]{4}(?P<birth>[0-9]{8,11})[^0-9A-Za-z*?#|!\u3400-\u9fff]{3,12}")
# 6532221976O: cut off, behind a letter that is none of its characters.
_CUT: Final = pattern_of(r"65[0-9]{4}(?P<birth>(?:19|20)[0-9]{2,3})[A-WYZa-wyz]")
_YEAR: Final = pattern_of(r"19[0-9]{2}|20[01][0-9]")


def start_of(text: str) -> IdNumber | None:
    """What is sure of a number that is none: the county, and of the birth what stands before the first wrong
    character. Where characters are too many, one before them may be doubled, so only the county is."""
    number = normalise(text)
    if (masked := _MASKED.fullmatch(number)) is not None and region_counties(number[:_REGION]):
        year = masked["behind"][:4] if _YEAR.match(masked["behind"]) else ""
        return IdNumber(number, "damaged", (number[:_REGION] + year).ljust(_LENGTH, UNKNOWN))
    spoilt = _SPOILT.fullmatch(number) or _GARBLED.fullmatch(number)
    if spoilt is not None and region_counties(number[:_REGION]):
        behind = _birth(spoilt["birth"])
        if len(behind) == _DAY or (behind and len(number) == _LENGTH):
            return IdNumber(number, "damaged", (number[:_REGION] + behind).ljust(_LENGTH, UNKNOWN))
    if (cut := _CUT.fullmatch(number)) is not None and region_counties(number[:_REGION]) and _birth(cut["birth"]):
        return IdNumber(number, "damaged", (number[:_REGION] + _birth(cut["birth"])).ljust(_LENGTH, UNKNOWN))
    if not _LIKE_A_NUMBER.fullmatch(number) or sum(c.isdigit() for c in number) < _LEAST_DIGITS:
        return None
    region = number[:_REGION]
    if not region_counties(region):
        return None
    sure = region if len(number) > _LENGTH else region + _birth(number[_REGION:])
    return IdNumber(number, "damaged", sure.ljust(_LENGTH, UNKNOWN))


def _birth(behind: str) -> str:
    """The year, month and day of birth at the start of a text, each as far as it is one."""
    digits = re.match(r"[0-9]{0,8}", behind)
    told = digits[0] if digits else ""
    if not _YEAR.match(told):
        return ""
    for length in (8, 6):
        found = birth_in(told[:length].ljust(8, UNKNOWN)) if len(told) >= length else None
        if found is not None and (found.day if length == 8 else found.month):
            return told[:length]
    return told[:4]
