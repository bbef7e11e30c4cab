"""When somebody was taken or died, where no column asks for it: by the status, a note, or the day beside either.

``texts``: field -> text as read, of those cells that say something.
"""

from __future__ import annotations

from collections.abc import Mapping

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.records.reading.fates.afterwards import afterwards
from service.records.reading.fates.daysinletters import day_in_letters
from service.records.reading.fates.deathpapers import without_papers
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.statuses import is_watched
from service.records.reading.fates.told import day_of_fate, told_day
from service.records.reading.statement import Status


def days_told(texts: Mapping[str, str], status: Status | None) -> tuple[PartialDate | None, PartialDate | None]:
    """(taken on, died on), where no column asks for them and the status tells when it came about, or a note does, or
    a column that asks when it did (处置时间). Of those who were sentenced or let go since, when they were taken."""
    text, note = texts.get("status", ""), texts.get("note", "")
    stated = stated_status(text) if text else None
    taken = _day_stated(texts, text, "interned") if stated == "interned" else None
    if taken is None and (status not in {None, "other"} or is_watched(note) or is_watched(text)):
        taken = day_of_fate(text, "interned") or day_of_fate(note, "interned")
    if taken is None and "detained_on" not in texts:
        taken = next((day for t in (text, note) if t and (day := day_in_letters(t, "interned")) is not None), None)
    if status != "deceased":
        return taken, None
    text, note = without_papers(text), without_papers(note)
    died = _day_stated(texts, text, status) if stated == status else None
    if died is None and "afterwards" in texts:
        died = _day_of_leaving(texts)
    return taken, died or day_of_fate(note, status) or (day_in_letters(note, status) if note else None)


def _day_of_leaving(texts: Mapping[str, str]) -> PartialDate | None:
    """The day on which somebody left by dying: 出所原因 死亡."""
    told = without_papers(texts["afterwards"])
    after = afterwards(told)
    if after is None or after.status != "deceased":
        return None
    own = day_of_fate(told, "deceased") or told_day(told)
    return own or (told_day(without_papers(texts.get("status", ""))) if after.at_once else None)


def _day_stated(texts: Mapping[str, str], text: str, status: Status) -> PartialDate | None:
    day = day_of_fate(text, status)
    if day is None and (status == "interned" or status == "deceased"):
        day = day_in_letters(text, status)
    day = day or told_day(text)
    return parse_date(texts["status_on"], excel_serial=True) if day is None and "status_on" in texts else day
