"""Where and when somebody was taken anew who had been let go, by a note or a status: 又被刑拘，现羁押于县看守所."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.records.reading.fates.afterwards import afterwards
from service.records.reading.fates.again import taken_again
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.letgo import day_has_come
from service.records.reading.fates.told import KIN, told_day
from service.records.reading.patterns import pattern_of
from service.records.reading.places.toldplaces import told_facility
from service.records.reading.statement import Status
from service.records.reading.words.listdays import first_of


class Anew(NamedTuple):
    """``place``, ``day``: of the new custody, as far as the note tells them; those of the first are over."""

    place: str | None
    day: PartialDate | None


_HELD: Final = frozenset({"interned", "sentenced"})
# Back to where they were.
_BACK: Final = pattern_of(r"返回|回到|重返|召回|送回|带回|退回")
_ANEW: Final = pattern_of(r"再度|再次?|又一次|又|重新|二次|第二次")
_CLAUSES: Final = pattern_of(r"(?<=[,，;；。\n])")


def taken_anew(texts: Mapping[str, str], status: Status | None, fate: Status | None) -> Anew | None:
    """What a note or a status tells of the custody that came after a release; None where none did. ``status``: what
    became of the person. ``fate``: what the table says of all."""
    if status not in _HELD:
        return None
    stated, note = texts.get("status", ""), texts.get("note", "")
    let_go = told_day(stated)
    if (stated_status(stated) if stated else fate) == "released":
        told = note
    else:
        told, let_go = stated, _day_let_go(texts)
        if let_go is None and fate != "released" and not _is_let_go_by(texts):
            return None
    if not told or _BACK.search(told) or KIN.search(told) or taken_again(told, let_go) is None:
        return None
    taken = parse_date(texts["detained_on"], excel_serial=True) if "detained_on" in texts else None
    if taken is not None and let_go is not None and first_of(taken) > first_of(let_go):
        return None  # the row tells of the new custody already
    clauses = _CLAUSES.split(told)
    at = next((n for n, clause in enumerate(clauses) if taken_again(clause, let_go) is not None), 0)
    day = told_day(clauses[at])
    if day is not None and let_go is not None and first_of(day) < first_of(let_go):
        day = None
    return Anew(told_facility(_ANEW.sub("", "".join(clauses[at:]))), day)


def _day_let_go(texts: Mapping[str, str]) -> PartialDate | None:
    """The day of release that stands in a column of its own, beside the place or the day of a custody."""
    text = texts.get("released_on", "")
    return parse_date(text, excel_serial=True) if text and day_has_come(text) else None


def _is_let_go_by(texts: Mapping[str, str]) -> bool:
    after = afterwards(texts.get("afterwards", ""))
    return after is not None and after.status == "released"
