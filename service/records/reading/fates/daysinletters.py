"""When a note in an alphabet says outright that its person was taken, or died: "detained in April 2017".

The same is asked of its clauses as in :mod:`toldinletters`: they begin with what befell the person, and nobody else,
no doubt and no denial stands beside it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.records.reading.fates.toldinletters import befell_by, in_plain_letters, may_name
from service.records.reading.patterns import pattern_of
from service.records.reading.words.headerwords import speaks_of_kin
from service.records.reading.words.notewords import (
    CLAUSES,
    DECEASED,
    DENIED,
    DISPUTED,
    KIN,
    NOT_SEEN,
    RELEASED,
    SENTENCES,
    TAKEN,
    UNSURE,
    WORD,
    YEAR,
)

_EVENTS: Final = {"interned": TAKEN, "deceased": DECEASED, "released": RELEASED}
_MONTH_DAY: Final = pattern_of(r"(?<=\d),(?= (?:19|20)\d\d)")  # March 5, 2019


@lru_cache(maxsize=8192)
def day_in_letters(text: str, event: Literal["interned", "deceased", "released"]) -> PartialDate | None:
    """The day that a note gives for what befell its person; None where it gives none, or several."""
    if (plain := in_plain_letters(text)) is None or not YEAR.search(plain) or not _EVENTS[event].search(plain):
        return None
    if DISPUTED.search(plain):
        return None
    days: list[PartialDate] = []
    for sentence in SENTENCES.split(NOT_SEEN.sub("", _MONTH_DAY.sub("", plain))):
        if KIN.search(sentence) or any(map(speaks_of_kin, WORD.findall(sentence))):
            break
        if UNSURE.search(sentence):
            if _EVENTS[event].search(sentence):
                return None
            continue
        named = False
        for clause in CLAUSES.split(sentence):
            found = list(_EVENTS[event].finditer(clause))
            if not found:
                named = named or may_name(clause)
                continue
            if named or len(found) > 1 or DENIED.search(clause) or not befell_by(clause, found[0]):
                return None
            if event == "released" and _is_of_something_before(clause, found[0]):
                return None
            if len(YEAR.findall(clause)) == 1 and (day := parse_date(_until_then(clause))) is not None:
                days.append(day)
    if not days or (event != "interned" and len(set(days)) > 1):
        return None
    return days[0] if days[0].year == min(d.year for d in days) >= max(d.year for d in days) - 1 else None


# Released after his arrest in March 2018, three months after, by 2018.
_BEFORE_THAT: Final = frozenset(
    "after following by before since because после по до через спустя sonra önce nach vor bis wegen après avant "
    "suite depuis dopo después antes etter efter innan før na voor".split()
)


def _is_of_something_before(clause: str, match: re.Match[str]) -> bool:
    """Whether the year behind words of a release may be of what came before it."""
    year = YEAR.search(clause, match.end())
    return year is not None and not _BEFORE_THAT.isdisjoint(WORD.findall(clause[match.end() : year.start()]))


def _until_then(clause: str) -> str:
    """A clause without what it tells behind its year of another time: in June 2018 after 2 years."""
    year = YEAR.search(clause)
    behind = (word for word in WORD.finditer(clause, year.end() if year else 0) if word[0] in _BEFORE_THAT)
    return clause[: word.start()] if (word := next(behind, None)) is not None else clause
