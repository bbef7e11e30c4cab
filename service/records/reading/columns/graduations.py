"""A day of leaving a camp (结业时间) beside a column of terms: of whom the row tells none, no term ends on that day.

Beside a term it may be the end of it, or of a stay before the verdict: see :mod:`columns.dayscome`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from service.matching.values.dates import parse_date
from service.records.reading.columns.releasedon import RELEASED_ON
from service.records.reading.fates.again import taken_again
from service.records.reading.fates.inclass import is_school
from service.records.reading.fates.letgo import day_has_come
from service.records.reading.fates.stages import is_before_verdict
from service.records.reading.fates.statuses import is_proposed, parse_status
from service.records.reading.headers.releaseheaders import asks_when_left
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column, Status
from service.records.reading.terms.sentences import parse_sentence
from service.records.reading.terms.withoutterm import is_without_term
from service.records.reading.words.listdays import Day, first_of, labelled_day, last_of
from service.records.reading.words.synonyms import header_key

TERMS: Final = frozenset({"sentence", "sentence_years"})
_OF_A_CAMP: Final = pattern_of(r"结业|毕业|教培|教转|培训")
_OF_A_TERM: Final = pattern_of(r"刑|狱|监")
# What else may tell what became of the person.
_TOLD: Final = frozenset({"status", "afterwards", "died_on", "sentenced_on"})


class Graduations(NamedTuple):
    """``camp``: the header, or a line over the table, says that it is a camp that they left. ``until``: the last day
    that may have come when the list was written, by its own label; or None."""

    camp: bool
    until: Day | None


def graduations(columns: Sequence[Column], over: Sequence[str], trainees: bool) -> Graduations | None:
    """What a table with a day of release beside a column of terms tells of it. ``trainees``: lines name a camp."""
    asks = [c for c in columns if c.field == RELEASED_ON]
    if len(asks) != 1 or TERMS.isdisjoint({c.field for c in columns}) or asks_when_left(asks[0].header):
        return None
    key = header_key(asks[0].header)
    if _OF_A_TERM.search(key) is not None:
        return None
    return Graduations(trainees or _OF_A_CAMP.search(key) is not None, _last(labelled_day(over)))


def _last(day: Day | None) -> Day | None:
    """The last day of a month or a year, which is told by its first."""
    if day is None or day[2] != 1:
        return day
    return (day[0], 12, 31) if day[1] == 1 else (day[0], day[1], 31)


def _is_none(text: str) -> bool:
    """Whether a text says that there is no term, and no case that is going on: 无, 未判决, 不起诉."""
    told = parse_sentence(text)
    return is_without_term(text) or (told is not None and told.kind == "none" and not is_before_verdict(text))


def has_graduated(told: Graduations, texts: Mapping[str, str], status: Status | None) -> bool:
    """Whether somebody of whom nothing but a camp is told was let go from it on the day of the row."""
    if status != "interned" or not _TOLD.isdisjoint(texts):
        return False
    if any(field in texts and not _is_none(texts[field].strip()) for field in TERMS):
        return False
    place, day = texts.get("facility", ""), parse_date(texts.get(RELEASED_ON, ""), excel_serial=True)
    if (place and not is_school(place)) or not (told.camp or place):
        return False
    if day is None or not day_has_come(texts[RELEASED_ON]) or (told.until is not None and first_of(day) > told.until):
        return False
    note = texts.get("note", "")
    if note and (
        parse_status(note) not in {None, "other", "released"}
        or is_proposed(note)
        or taken_again(note, None) is not None
    ):
        return False
    taken = parse_date(texts.get("detained_on", ""), excel_serial=True)
    return taken is None or last_of(day) >= first_of(taken)
