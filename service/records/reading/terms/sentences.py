"""Prison terms in months, from the words of a record."""

from __future__ import annotations

import re
from functools import lru_cache

from service.matching.values.script import clean, simplified
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Sentence
from service.records.reading.terms.hannumerals import is_cut_off, is_either, numerals_in_digits
from service.records.reading.terms.laterterms import MAY_BE_LATER, what_came_last
from service.records.reading.terms.lostterms import is_term_unread
from service.records.reading.terms.termbounds import is_bound
from service.records.reading.terms.termdays import DATE, DAY_WITHIN, TO_THE_DAY, months_between, without_days
from service.records.reading.terms.termwords import DEATH, LIFE, MONTHS, NONE, OF_YEARS, YEARS
from service.records.reading.words.besideterms import BESIDE, CHANGED
from service.records.reading.words.numerals import words_to_digits

_LETTERS = pattern_of(r"[^\W\d_\u3400-\u9fff]{2}")
_AND = pattern_of(r"年[零又加]")
# 十 三 年, as cells are spread: no space is one there.
_APART = pattern_of(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_HALF = pattern_of(r"年半|半年")
_YEARS_MONTHS = pattern_of(r"(\d{1,2}) (\d{1,2}) months")  # two columns that count
# 判3缓5, 1年6: years alone, and the months behind them.
_IN_SHORT = pattern_of(r"(?:判|判刑|判处)?(\d{1,2})年?缓(?:刑)?\d{1,2}年?|(?:判|判刑|判处)?(\d{1,2})年(0?\d|1[01])")


def is_range(text: str) -> bool:
    """Whether a text tells between what a term lies, or above or below what, and not how long it is: 10年以上."""
    plain = simplified(clean(text))
    if not plain.isascii():
        plain = numerals_in_digits(_APART.sub("", plain))
    return is_bound(_without_more(DAY_WITHIN.sub(" ", DATE.sub(" ", plain))))


@lru_cache(maxsize=65536)
def parse_sentence(text: str, years: bool = False) -> Sentence | None:
    """``15 years 11 months``, ``有期徒刑十五年``; None for a blank cell. ``years``: the column counts whole years."""
    halves = _HALF_BEHIND.sub(r"\1.5\2", _HALF_IN_TWO.sub("½", text))
    plain = _IN_WORDS_TOO.sub("", simplified(clean(_ONE_HALF.sub(_half, halves))))
    if not plain:
        return None
    if NONE.match(plain):
        return Sentence(text, None, "none")
    if is_term_unread(plain) or is_either(plain):
        return Sentence(text, None, "unreadable")
    if MAY_BE_LATER.search(plain):
        plain = what_came_last(numerals_in_digits(plain))
    if LIFE.search(plain):
        return Sentence(text, None, "life")
    if DEATH.search(plain):
        return Sentence(text, None, "death")
    if not plain.isascii():
        plain = _APART.sub("", plain)
        plain = numerals_in_digits(_AND.sub("年", plain))
        if "月" in plain:
            plain = TO_THE_DAY.sub(without_days, plain)
            if TO_THE_DAY.fullmatch(plain.strip()):  # 17年10月5日 may be a day
                return Sentence(text, None, "unreadable")
    if CHANGED.search(plain) and not any(p.search(CHANGED.sub(" ", plain)) for p in (YEARS, MONTHS)):
        return Sentence(text, None, "unreadable")  # 减刑9个月, of an unknown term
    body = _without_more(DAY_WITHIN.sub(" ", DATE.sub(" ", plain)))
    if (short := _IN_SHORT.fullmatch(body.strip())) is not None:
        return Sentence(text, int(short[1] or short[2]) * 12 + int(short[3] or 0), "term")
    if (both := _YEARS_MONTHS.fullmatch(body)) is not None:
        return Sentence(text, int(both[1]) * 12 + int(both[2]), "term")
    if re.fullmatch(r"\d{1,2}(\.\d+)?", body.strip()):
        if not years and "." not in body and float(body) > 25:
            return Sentence(text, None, "unreadable")
        return Sentence(text, round(float(body) * 12), "term")
    if is_bound(body):
        return Sentence(text, None, "unreadable")
    year, month = YEARS.search(body), MONTHS.search(body)
    if (year is None or " " in body) and _LETTERS.search(body):
        body = words_to_digits(body)
        year, month = YEARS.search(body), MONTHS.search(body)
    if any(found and is_cut_off(body, found.start(), found is month and not year) for found in (year, month)):
        return Sentence(text, None, "unreadable")
    half = 6 if _HALF.search(body) else 0
    if year is None and month is None and not half:
        if served := months_between(plain):
            return Sentence(text, served, "term")
        return Sentence(text, None, "unreadable")
    if year and month and (other := YEARS.search(body, year.end())) and other.start() < month.start():
        return Sentence(text, None, "unreadable")  # 15年 13年6个月: the months are of the other term
    months = round(float(year[1].replace(",", ".")) * 12) if year else 0
    months += int(month[1]) if month else half
    return Sentence(text, months, "term") if 0 < months < 1200 else Sentence(text, None, "unreadable")


# 缓刑2年: nobody is in prison by it, and the term that was put off is not told.
_ONLY_BESIDE = pattern_of(r"缓|考验|剥")


def _without_more(body: str) -> str:
    """The term itself, where anything else is counted in years beside it."""
    rest = BESIDE.sub(" ", body)
    return rest if rest == body or YEARS.search(rest) or MONTHS.search(rest) or _ONLY_BESIDE.search(body) else body


# 7 ans ½, 7 лет и ½: of the years before it, unless it has a unit of its own.
_HALF_BEHIND = pattern_of(
    rf"(?<![\d.,/])(\d{{1,2}})({OF_YEARS}\w{{0,4}})\.?,? ?"
    r"(?:(?:et|and|и|ve|und|we|və|va|және|жана|вә|ۋە) )?½(?! ?[^\W\d_])",
    re.IGNORECASE,
)
_HALF_IN_TWO = pattern_of(r"(?<![\d/])(?:(?<=\d) |\b)1/2(?![\d/])")  # 7 1/2 years, 7 years 1/2
_ONE_HALF = pattern_of(r"(\d?)\s*½")  # which normalising makes two numbers
_IN_WORDS_TOO = pattern_of(r"(?<=\d) ?\([^()\d]+\)(?= ?[^\W\d_])")  # 10 (ten) years


def _half(match: re.Match[str]) -> str:
    return f"{match[1] or '0'}.5"
