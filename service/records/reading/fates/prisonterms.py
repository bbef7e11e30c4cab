"""Prisons, and the terms behind them: "prison, 5 years", 判刑 beside 10年6个月, and Bachu Prison alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Sentence
from service.records.reading.terms.hannumerals import numerals_in_digits
from service.records.reading.terms.sentences import parse_sentence

#: Nothing but a term: 11 years 6 months, 15 жыл.
ONLY_A_TERM: Final = pattern_of(
    r"\d{1,2}(?:[.,]\d)? ?-?[^\W\d_]{1,6}\.?(?:(?: and| и| ve| und| et)? \d{1,2} ?-?[^\W\d_]{1,8}\.?)?"
)
# Prison, 5 years; not a camp, where nobody has a term.
_PRISON: Final = pattern_of(
    r"\b(?:prison|jail|тюрьм|cezaev|hapishane|түрм|türm|turm[ae]|túrme|gefängnis|cárcel|prisión|carcere|prigion|fängelse|"
    r"fengsel|gevangenis)|تۈرمە|تۇرمە|سجن|刑務所|监狱|監獄",
    re.IGNORECASE,
)


def in_prison_for(text: str) -> bool:
    """Whether a text names a prison and, between marks, a term and nothing else."""
    parts = [part.strip() for part in _PARTS.split(text)]
    return _PRISON.search(text) is not None and any(map(ONLY_A_TERM.fullmatch, parts))


_PARTS: Final = pattern_of(r"[,，;；:：،()（）]| [-–—] ")


# A whole clause in Chinese, and one that may be a year (16年) where more is said.
_TERM_IN_HAN: Final = pattern_of(
    r"\d{1,2} ?年(?:半|[零又]?\d{1,2} ?个?月)?(?:0{1,2}[日天])?(?:有期徒刑|徒刑)?|\d{1,2} ?个月|无期(?:徒刑)?"
)
_MAY_BE_A_YEAR: Final = pattern_of(r"[012]\d ?年")
_HAN: Final = pattern_of(r"[\u3400-\u9fff]")
_CLAUSES: Final = pattern_of(r"[,，;；。、\n]")


@lru_cache(maxsize=4096)
def bare_term(note: str) -> Sentence | None:
    """The term that stands in a note with no word of what it is, beside a column that says that somebody was sentenced:
    10年6个月."""
    clauses = [clause.strip() for clause in _CLAUSES.split(note) if clause.strip()]
    found = [clause for clause in clauses if _is_term(clause)]
    if len(found) != 1 or (len(clauses) > 1 and _MAY_BE_A_YEAR.fullmatch(numerals_in_digits(found[0]))):
        return None
    told = parse_sentence(found[0])
    return told if told is not None and told.kind in {"term", "life"} else None


def _is_term(clause: str) -> bool:
    if not _HAN.search(clause):
        return ONLY_A_TERM.fullmatch(clause) is not None
    return _TERM_IN_HAN.fullmatch(numerals_in_digits(simplified(clean(clause)))) is not None


# No court passes these, and their term is no sentence.
_BY_THE_POLICE: Final = pattern_of(
    r"劳动?教养|劳教|收容教[养育]|强制(?:隔离)?戒毒|强戒|re-?education through labou?r|трудов\w+ перевоспит",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_without_a_court(text: str) -> bool:
    """Whether a text tells of a measure of the police with a term of its own, and of no verdict: 劳动教养1年6个月."""
    return _BY_THE_POLICE.search(text) is not None and not _VERDICT.search(text)


_VERDICT: Final = pattern_of(r"判|徒刑|拘役|投牢|服刑|监狱|\b(?:sentenced|prison)|осу[жд]", re.IGNORECASE)


# Called by a name or a number, in alphabets: who is in one serves a sentence, as in 巴楚监狱.
_CALLED_PRISON: Final = pattern_of(
    r"\b(?:prison|penitentiary|тюрьм[аыеу]|колони[яию]|cezaevi|hapishanesi|gefängnis|justizvollzugsanstalt|"
    r"түрмесі|түрмиси|türmesi|türmisi|turmisi|turmesi)\b|تۈرمىسى|تۇرمەسى",
    re.IGNORECASE,
)
_CALLED_ELSE: Final = pattern_of(
    r"camp|cent(?:er|re)|detention|remand|pre-?trial|hospital|school|\bor\b|unknown|[?]|лагер|сизо|центр|kamp|merkez|"
    r"lag[eé]r|лагер|لاگېر|untersuchung",
    re.IGNORECASE,
)
_NAMED: Final = pattern_of(r"[^\W_]{2,}|\d")
_NO_NAME: Final = frozenset(
    {"in", "a", "the", "some", "local", "county", "women", "womens", "men", "в", "какая", "то", "bir", "no", "number"}
)


@lru_cache(maxsize=4096)
def is_named_prison(text: str) -> bool:
    """Whether a text is a prison with a name or a number, and nothing else."""
    if len(text) > 60 or _CALLED_PRISON.search(text) is None or _CALLED_ELSE.search(text):
        return False
    rest = _CALLED_PRISON.sub(" ", text.replace("'", ""))
    return any(word.casefold() not in _NO_NAME for word in _NAMED.findall(rest))
