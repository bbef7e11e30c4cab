"""Terms of which years and months stand in columns of their own: 五 | 二, 5 | ?."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from service.matching.values.script import clean
from service.records.reading.patterns import pattern_of
from service.records.reading.terms.hannumerals import numerals_in_digits

_NUMBER: Final = pattern_of(r"\d{1,4}(?:\.\d)?")
# ?, 1?, ##, XX, l0: what is left of a number, or a letter in it.
_LEFT: Final = pattern_of(
    r"(?=.*[?×*#xX□■△●◇◆_�])[\d一二三四五六七八九十?×*#xX□■△●◇◆_�]{1,6}|"
    r"(?=.*\d)(?=.*[OoQlI|SsZzB])[\dOoQlI|SsZzB]{2,3}|[Oo]"
)
_KEPT: Final = pattern_of(r"[\d?*#]+")
_MARK: Final = "?"
_UNKNOWN: Final = pattern_of(r"(?:月份?)?(?:[不未]详|不[清明]|未知|看不清|模糊)|unknown|неизв\w*", re.IGNORECASE)


def counted(text: str, unit: str) -> str:
    """What a cell says of a term in a column that counts ``unit``: 五 is 5年; what is left of a number none."""
    plain = clean(text).removesuffix(".0")
    if _LEFT.fullmatch(plain):
        return (plain if _KEPT.fullmatch(plain) else _MARK) + unit
    number = numerals_in_digits(plain + unit).removesuffix(unit)
    return number + unit if unit and _NUMBER.fullmatch(number) else text


def is_unknown(text: str) -> bool:
    """Whether a cell says that nobody knows how many."""
    return _UNKNOWN.fullmatch(clean(text)) is not None


def with_parts_lost(term: str, units: Sequence[str]) -> str:
    """A term of which other columns, of these units, told more, that is lost; marks alone are no years of a term."""
    if not any(c.isdigit() for c in term):
        return _MARKS_ALONE.sub("", term)
    return " ".join([*(_MARK + unit for unit in units if unit == "年"), term, *(_MARK + u for u in units if u != "年")])


_MARKS_ALONE: Final = pattern_of(r"(?<=[?*#])(?:年|个月| months)")
