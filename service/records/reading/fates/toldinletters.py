"""What a note in an alphabet tells of the person: let go, dead, sentenced, taken. Said outright, or nothing.

A clause counts where it begins with what befell the person, but for words that say when, where or that it was they.
Kin, doubt, hope, denial and any word before it that is not understood make it tell nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final, NamedTuple

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.matching.values.months import month_named
from service.matching.values.script import clean
from service.records.reading.fates.statuses import is_watched, parse_status
from service.records.reading.fates.told import names_a_place_of_custody
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Sentence, Status
from service.records.reading.terms.sentences import parse_sentence
from service.records.reading.words.headerwords import speaks_of_kin
from service.records.reading.words.leaving import LEFT
from service.records.reading.words.notewords import (
    AFTER,
    ANOTHER_SPAN,
    BEFORE,
    CLAUSES,
    DENIED,
    DISPUTED,
    EVENTS,
    IN_THE_YEAR,
    KIN,
    NOT_SEEN,
    OUT_OF,
    PLACE,
    SENTENCES,
    TERM,
    TURKIC,
    UNSURE,
    WORD,
    YEAR,
)

_LONGEST: Final = 600
_HAN: Final = pattern_of(r"[\u3400-\u9fff]")


class Told(NamedTuple):
    """What a note says became of the person. ``sentence``: with how long, where it says so."""

    status: Status | None
    sentence: Sentence | None


_NOTHING: Final = Told(None, None)
_HELD: Final = frozenset({"interned", "sentenced"})


def in_plain_letters(text: str) -> str | None:
    """A note as its words are looked for; None for one that is too long, or in Chinese."""
    if len(text) > _LONGEST or _HAN.search(text):
        return None
    return clean(text).casefold().replace("i̇", "i").replace("’", "'").replace("ʻ", "'").replace("‘", "'")


@lru_cache(maxsize=8192)
def told_in_letters(text: str, taken: PartialDate | None) -> Told:
    """What a note in an alphabet says outright of the person. ``taken``: the day of detention; what came before it is
    of an earlier custody."""
    plain = in_plain_letters(text)
    if plain is None or not EVENTS.search(plain) or DISPUTED.search(plain):
        return _NOTHING
    told: list[tuple[Status, str]] = []
    for sentence in SENTENCES.split(NOT_SEEN.sub("", plain)):
        if KIN.search(sentence) or any(map(speaks_of_kin, WORD.findall(sentence))):
            if told and parse_status(sentence) in _HELD:
                return _NOTHING
            break  # and whoever is spoken of from here on may be they
        if UNSURE.search(sentence):
            if EVENTS.search(sentence) or (told and parse_status(sentence) in _HELD):
                return _NOTHING
            continue
        named = False
        for clause in CLAUSES.split(sentence):
            event = _event(clause)
            if event is None:
                if any(m.lastgroup == "interned" for m in EVENTS.finditer(clause)):
                    return _NOTHING
                if told and (now := parse_status(clause)) in _HELD:  # released in 2018, now in prison
                    told.append(("interned", clause))
                elif told and now == "other" and is_watched(clause) and not DENIED.search(clause):
                    told.append(("other", clause))  # and now under house arrest
                named = named or may_name(clause) or EVENTS.search(clause) is not None
                continue
            if named or _is_out_of_time(clause if YEAR.search(clause) else plain, taken):
                return _NOTHING
            told.append((event, clause))
    return _together(told, plain)


def _together(told: list[tuple[Status, str]], plain: str) -> Told:
    at_home = bool(told) and told[-1][0] == "other"
    told = [one for one in told if one[0] != "other"]
    told = [one for one in told[:-1] if one[0] != "released" or not LEFT.search(one[1])] + told[-1:]
    events = [event for event, _ in told]
    if not events and not at_home:
        return _NOTHING
    terms = [one for event, clause in told if event == "sentenced" and (one := _term(clause)) is not None]
    sentence = terms[0] if len(terms) == 1 and len(set(TERM.findall(plain))) <= 1 else None
    if "deceased" in events:
        return Told("deceased", sentence)
    if at_home and (not events or events[-1] in _HELD):
        return Told("other", sentence)
    if "released" in events and events[-1] != "released":  # and taken once more
        return Told(None, sentence)
    return Told(events[-1] if "released" in events or "sentenced" not in events else "sentenced", sentence)


def _event(clause: str) -> Status | None:
    """What befell the person by one clause; None where it says nothing of the kind, or not of them alone."""
    found = list(EVENTS.finditer(clause))
    if len(found) > 1:  # released under house arrest
        found = [match for match in found if match.lastgroup != "watched"]
    if not found or DENIED.search(clause) or len({m.lastgroup for m in found}) > 1:
        return None
    match, kind = found[0], found[0].lastgroup
    after = clause[match.end() :]
    if not befell_by(clause, match, counted=kind == "sentenced"):
        return None
    behind = WORD.findall(PLACE.sub(" in ", after) if not TURKIC.search(match[0]) else PLACE.sub(" ", after))
    if kind == "released" and behind and behind[0] in OUT_OF and not names_a_place_of_custody(after):
        return None  # released from the army
    if kind == "watched":
        return "other"
    assert kind in {"released", "deceased", "sentenced", "interned"}
    return kind  # type: ignore[return-value]


def befell_by(clause: str, match: re.Match[str], *, counted: bool = False) -> bool:
    """Whether nothing stands before the words for what befell somebody, nor behind them, but when, where and that it
    was they. ``counted``: a number may follow, sentenced 8 yrs; not: released 12 people."""
    before, after = PLACE.sub(" ", clause[: match.start()]), clause[match.end() :]
    if not all(_is_time_or_glue(word) for word in WORD.findall(before)):
        return False
    if TURKIC.search(match[0]):
        return all(map(_is_time_or_glue, WORD.findall(PLACE.sub(" ", after))))
    behind = WORD.findall(PLACE.sub(" in ", after))
    if not behind or (counted and _A_NUMBER.match(after)):
        return True
    return behind[0] in AFTER or month_named(behind[0]) is not None


_A_NUMBER: Final = pattern_of(r"\s*\d")


def _is_time_or_glue(word: str) -> bool:
    return word in BEFORE or month_named(word) is not None


def may_name(clause: str) -> bool:
    """Whether a few words before a comma may be somebody's name, or deny what follows: Abdulla, released in 2019."""
    words = WORD.findall(clause)
    unclear = 1 <= len(words) <= _NAME and not any(map(_is_time_or_glue, words)) and not any(map(str.isdigit, clause))
    return unclear and parse_status(clause) == "other"


_NAME: Final = 3  # words


def _is_out_of_time(clause: str, taken: PartialDate | None) -> bool:
    """Whether what a clause tells lies ahead, or before the day of detention. A clause without a year may be of any
    that its note names: In 2015, released."""
    years = [year for year in map(int, YEAR.findall(clause)) if year >= _RECENT]
    if any(year > dt.datetime.now(tz=dt.UTC).year for year in years):
        return True
    if taken is None or not years:
        return False
    day = parse_date(clause) if len(years) == 1 else None
    first = (taken.year, taken.month or 1, taken.day or 1)
    last = (day.year, day.month or 12, day.day or 31) if day is not None else (min(years), 12, 31)
    return last < first


_RECENT: Final = 1990  # years before are those of births


def _term(clause: str) -> Sentence | None:
    if ANOTHER_SPAN.search(clause):
        return None
    told = parse_sentence(IN_THE_YEAR.sub(" ", clause).strip())
    return told if told is not None and told.kind in {"term", "life", "death"} else None
