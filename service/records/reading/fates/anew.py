"""Where and when somebody was taken anew who had been let go, by a note: 2019年2月又被刑拘，现羁押于墨玉县看守所."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.records.reading.fates.again import taken_again
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.told import told_day
from service.records.reading.fates.toldplaces import told_facility
from service.records.reading.statement import Status


class Anew(NamedTuple):
    """``place``, ``day``: of the new custody, as far as the note tells them; those of the first are over."""

    place: str | None
    day: PartialDate | None


_HELD: Final = frozenset({"interned", "sentenced"})
# Back to where they were.
_BACK: Final = re.compile(r"返回|回到|重返|召回|送回|带回|退回")
_ANEW: Final = re.compile(r"再度|再次?|又一次|又|重新|二次|第二次")
_CLAUSES: Final = re.compile(r"(?<=[,，;；。\n])")


def taken_anew(texts: Mapping[str, str], status: Status | None, fate: Status | None) -> Anew | None:
    """What a note tells of the custody that came after a release; None where none did. ``status``: what became of the
    person. ``fate``: what the table says of all."""
    note = texts.get("note", "")
    if not note or status not in _HELD or _BACK.search(note):
        return None
    stated = texts.get("status", "")
    if (stated_status(stated) if stated else fate) != "released":
        return None
    let_go = told_day(stated)
    if taken_again(note, let_go) is None:
        return None
    taken = parse_date(texts["detained_on"], excel_serial=True) if "detained_on" in texts else None
    if taken is not None and let_go is not None and _first(taken) > _first(let_go):
        return None  # the row tells of the new custody already
    clauses = _CLAUSES.split(note)
    at = next((n for n, clause in enumerate(clauses) if taken_again(clause, let_go) is not None), 0)
    day = told_day(clauses[at])
    if day is not None and let_go is not None and _first(day) < _first(let_go):
        day = None
    return Anew(told_facility(_ANEW.sub("", "".join(clauses[at:]))), day)


def _first(day: PartialDate) -> tuple[int, int, int]:
    return day.year, day.month or 1, day.day or 1
