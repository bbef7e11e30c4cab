"""Chinese numerals of terms in all their spellings: 廿五, 卅, 贰拾伍, 一百二十; what is no whole number."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from service.matching.values.months import chinese_digits_to_ascii
from service.records.reading.patterns import pattern_of

# As courts and banks write them, so that no stroke can be added; the traditional ones too.
_FORMAL: Final = str.maketrans("壹贰貳弍弐叁叄弎肆伍陆陸柒捌玖拾兩佰", "一二二二二三三三四五六六七八九十两百")
_COUNTS: Final = "一二三四五六七八九十"
# 念, 参, 什, 俩 and 仨 are numerals in front of one, or of what is counted; elsewhere they are words (参加).
_BEFORE_A_COUNT: Final = rf"(?=[{_COUNTS}百]| ?(?:年|个?月))"
_SHORT: Final = [
    (pattern_of(rf"(?<![{_COUNTS}\d])[廿卄念]{_BEFORE_A_COUNT}"), "二十"),
    (pattern_of(rf"(?<![{_COUNTS}\d])卅{_BEFORE_A_COUNT}"), "三十"),
    (
        pattern_of(
            rf"(?<![\u3400-\u9fff])[参參]{_BEFORE_A_COUNT}|(?<=[判刑处为十])[参參]{_BEFORE_A_COUNT}|仨(?= ?个?月)"
        ),
        "三",
    ),
    (pattern_of(r"俩(?= ?个?月)"), "二"),
]
_HUNDREDS: Final = pattern_of(
    rf"(?<![{_COUNTS}百千万\d])([一二两])?百(?:零([一二三四五六七八九])|([一二三四五六七八九]?十[一二三四五六七八九]?))?"
    r"(?= ?(?:年|个月))"
)
_POINT: Final = pattern_of(r"(?<=\d)点(?=\d ?年)")


def numerals_in_digits(text: str) -> str:
    """A text of a term with its Chinese numerals in digits, however they are spelt."""
    text = text.translate(_FORMAL)
    for numeral, plain in _SHORT:
        text = numeral.sub(plain, text)
    return _POINT.sub(".", chinese_digits_to_ascii(_HUNDREDS.sub(_hundreds, text)))


def _hundreds(match: re.Match[str]) -> str:
    hundreds = chinese_digits_to_ascii(match[1] or "一")
    rest = chinese_digits_to_ascii(match[2] or match[3] or "零")
    return hundreds + rest.zfill(2)


# What may be the beginning of a number that is read no further: 皕五年, 几5年, V5年, 10.55年, 3 5年.
_CUT_OFF: Final = pattern_of(r"[廿卄卅卌皕百什幺几数点XVIxvi?？×*#□■△▲●○◇◆☆★�\u2160-\u217f]$|\d[.,/]$|(?<![\d.])\d $")
_YEARS_LOST: Final = pattern_of(r"[^\s\d,，;；。、:：()（）]年[零又加]?$")


def is_cut_off(text: str, at: int, of_months: bool) -> bool:
    """Whether more of a number stands before the one that begins at ``at``. ``of_months``: or years that cannot be
    read, as in 某年6个月."""
    before = text[max(0, at - 4) : at]
    if before.endswith(" ") and _LONG.match(text, at):  # 2 10年: two numbers
        return False
    return _CUT_OFF.search(before) is not None or (of_months and _YEARS_LOST.search(before) is not None)


_LONG: Final = pattern_of(r"\d{2}|\d[.,]")

_HAN: Final = "|".join(f"{a}、?{b}" for a, b in pairwise("一二三四五六七八九"))
_DIGITS: Final = "|".join(f"{a}、{b}" for a, b in pairwise("123456789"))
_EITHER: Final = pattern_of(
    rf"(?<![\d〇零{_COUNTS}百廿卅第])(?:(?:[二三]?十|[廿卅])?(?:{_HAN}|两、?三)|{_DIGITS}) ?(?:年|个月)"
    r"(?=$|[,，;；。、)）]|有期|徒刑|左右|不等)"
)


def is_either(text: str) -> bool:
    """Whether a text tells one of two numbers of years or months: 三四年, 5、6年, 十二三个月."""
    return _EITHER.search(text) is not None
