"""Columns without a header: crimes and terms are known by the words of the law, kinds of people by their fates."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.columns.everybody import status_in_name
from service.records.reading.patterns import pattern_of
from service.records.reading.terms.sentences import parse_sentence
from service.records.reading.words.shares import share

_CRIME: Final = pattern_of(r"(?:涉嫌|犯有?|因)?[\u3400-\u9fff、，,（）()]{2,40}罪(?:[、，,；;].{0,40}罪)?")
_OF_LAW: Final = pattern_of(r"徒刑|死缓|死刑|拘役|管制|判处?")
_WORDED: Final = pattern_of(rf"{_OF_LAW.pattern}|剥夺?政|无期")
_NO_TERM: Final = pattern_of(r"(?:尚|还|暂)?(?:未决|未判决?|未宣判|待判决?|待审|审理中|侦查中|起诉中)|无|/")
_LEAST: Final = 3
_GROUPS: Final = 2
_MOST: Final = 0.8
_MOSTLY: Final = 0.6
_LOSS_OF_RIGHTS: Final = 60  # months, at most, beside a term


def crime_or_term(cells: Sequence[str], have: Collection[str | None]) -> tuple[str, str] | None:
    """(field, reason) for a column without a header, or None. ``have``: fields of the other columns."""
    some = [simplified(clean(c)) for c in cells[:200]]
    if "status" not in have and len(some) >= _GROUPS and all(status_in_name("".join(c.split())) for c in some):
        return "status", "its cells say what became of people"  # 收押人员, merged over its rows
    if len(some) < _LEAST:
        return None
    if "reason" not in have and share(some, _CRIME.fullmatch) >= _MOST:
        return "reason", "its cells name crimes"
    if "sentence" not in have and any(map(_OF_LAW.search, some)) and share(some, _is_term) >= _MOST:
        return "sentence", "its cells are sentences"
    return None


def are_terms(cells: Sequence[str]) -> bool:
    """Whether cells under a header that says nothing known are mostly prison terms, as courts word them: a count of
    years alone may be of anything."""
    some = [simplified(clean(c)) for c in cells]
    terms = [c for c in some if _is_term(c) and not _NO_TERM.fullmatch(c)]
    worded = sum(1 for c in terms if _OF_LAW.search(c))
    return len(terms) >= _LEAST and len(terms) >= len(some) * _MOSTLY and worded * 4 >= len(some)


def tells_terms(cells: Sequence[str]) -> bool:
    """Whether cells under a header that asks whether people were judged tell terms, and at most of some something
    else: 有期徒刑7年, 未判, 二审中."""
    some = [simplified(clean(c)) for c in cells]
    terms = [c for c in some if _is_term(c) and not _NO_TERM.fullmatch(c)]
    return bool(terms) and share(some, _is_term_or_none) >= _MOSTLY


def _is_term_or_none(text: str) -> bool:
    found = parse_sentence(text)
    return _is_term(text) or (found is not None and found.kind == "none")


def terms_of_law(cells: Sequence[str], among_verdicts: bool = False) -> bool:
    """Whether cells below a header that asks nothing are terms, one of them at least worded as courts do. Beside days
    of verdicts a count of years and months is one too, where some are longer than any loss of rights."""
    terms = [c for c in cells if _is_term(c) and not _NO_TERM.fullmatch(c)]
    if len(terms) < _LEAST or len(terms) < len(cells) * _MOST:
        return False
    if any(map(_WORDED.search, terms)):
        return True
    months = [found.months or 0 for c in terms if (found := parse_sentence(c)) is not None]
    return among_verdicts and any(m % 12 for m in months) and max(months, default=0) > _LOSS_OF_RIGHTS


def _is_term(text: str) -> bool:
    if _NO_TERM.fullmatch(text):
        return True
    found = parse_sentence(text) if len(text) < 40 else None
    return found is not None and found.kind in {"term", "life", "death"}
