"""ID numbers that lost one character, and whether its first six are those of a county all the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from service.matching.types import PartialDate
from service.matching.values.idnumber import UNKNOWN, IdNumber, birth_in
from service.records.reading.patterns import pattern_of

_ONE_LOST: Final = 17  # characters that are left of eighteen
_YEAR: Final = pattern_of(r"19[0-9]{2}|20[01][0-9]")


def region_left(number: IdNumber, births: Iterable[PartialDate]) -> str | None:
    """The first six digits of a number that lost one character, where that stood behind them; those of any other number
    as it tells them. Of a number that ends in X (6532231963031029X) the birth shows it: the year stands where it
    should, or the column of births (``births``) tells the digits that are left."""
    text = number.text
    if len(text) != _ONE_LOST or UNKNOWN in text or not text[:-1].isdigit():
        return number.region
    if _may_lack_a_digit_before(text):
        return number.region if number.birth is not None else None
    if number.region is not None or not text.endswith("X"):
        return number.region
    told = [_digits(birth) for birth in births]
    behind = any(_is_left_of(digits, text[6:]) for digits in told) if told else _YEAR.match(text[6:]) is not None
    return text[:6] if behind else None


def _may_lack_a_digit_before(text: str) -> bool:
    """Whether a day of birth stands one place too far ahead: 65322 19630310 0297 lost a digit of its county."""
    birth = birth_in(text[5:13])
    return birth is not None and birth.day is not None


def _digits(birth: PartialDate) -> str:
    digits = f"{birth.year:04d}"
    if birth.month is not None:
        digits += f"{birth.month:02d}"
        if birth.day is not None:
            digits += f"{birth.day:02d}"
    return digits


def _is_left_of(digits: str, text: str) -> bool:
    """Whether a text begins with these digits, or with what is left of them without one."""
    if text.startswith(digits):
        return True
    return any(text.startswith(digits[:i] + digits[i + 1 :]) for i in range(len(digits)))
