"""Terms of which a text tells only between, above or below what they lie."""

from __future__ import annotations

import re

from service.records.reading.patterns import pattern_of
from service.records.reading.terms.termwords import A_MONTH, OF_YEARS

# 10-12 years, 3年至5年, 3至6个月, 5 or 6 years: nobody knows which.
_OR = r"(?:[-–—~至到]|or|to|and|or|или|до|oder|bis|ou|à|veya|ile|немесе|мен|yaki|яки|ياكى)"
_EITHER = pattern_of(
    rf"(?<![\d.])\d{{1,2}}(?:{OF_YEARS})?(?:以上)? ?{_OR} ?\d{{1,2}}{OF_YEARS}|"
    rf"(?<![\d.])\d{{1,2}}(?:{A_MONTH})? ?{_OR.replace('|and', '')} ?\d{{1,2}}{A_MONTH}",
    re.IGNORECASE,
)
# 10年以上, at least 10 years, не менее 10 лет, 10 yıldan fazla: a bound, and no term.
_A_TERM = rf"\d{{1,2}}(?:[.,]\d)?(?:{OF_YEARS}|{A_MONTH})"
_BEFORE_A_BOUND = (
    r"\b(?:over|above|more than|less than|fewer than|under|below|at least|at most|no less than|not less than|up to|"
    r"min(?:imum|\.)?(?: of)?|max(?:imum|\.)?(?: of)?|свыше|более|больше|менее|меньше|минимум|максимум|до|от|"
    r"en az|en fazla|en çok|кемінде|кеминде|kem degende|kamida|keminde|mehr als|über|mindestens|höchstens|bis zu|"
    r"weniger als|unter|plus de|au moins|moins de|jusqu'à|au plus)|كەم دېگەندە|كەمىندە|[<>≥≤]|"
    r"(?:不[低少]于|不超过|不足|不满|不到|不下|至少|至多|最[少多高低]|超过|高于|低于|多于|少于)(?:有期徒刑)?"
)
_BEHIND_A_BOUND = (
    r" ?(?:以[上下内]|之[上下内]|多(?!次)|有余|余|[或及]以上|\+)|\.?,? (?:or (?:more|longer)|and more|plus\b|minimum|"
    r"и (?:более|больше)|oder mehr|ou plus|ve üzeri)"
)
_TURKIC_BOUND = (
    r"(?:y[ıi]l|sene|ж[ыи]л|йил|jyl|يىل|جىل)(?:[dt][ae]n|[dtдт][аәео]н|дин|din|دىن|دان) "
    r"(?:fazla|aşkın|çok|az|uzun|астам|артық|көп|аз|ашык|artyq|astam|artuq|ortiq|ko'p|ziyod|артуқ|көпрәк|ортиқ|ئارتۇق|"
    r"كۆپ|استام|ارتىق)"
)
_BOUND = pattern_of(
    rf"(?:{_BEFORE_A_BOUND}) ?{_A_TERM}|{_A_TERM}(?:{_BEHIND_A_BOUND})|\d ?-?{_TURKIC_BOUND}", re.IGNORECASE
)


def is_bound(body: str) -> bool:
    """Whether a text without days and without what is beside the term tells a bound, and no term."""
    return _EITHER.search(body) is not None or _BOUND.search(body) is not None
