"""送走日期, 移交时间: when people left a place of custody for another: no day of detention, where a table says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.fates.freed import stated_status
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import leaf_key

_SENT_ON: Final = pattern_of(
    r"(?:何时|哪天|哪年|几时)?被?(?:送走|押走|移交|送出|送监)的?"
    r"(?:具体)?(?:时间|日期|日子|那一?天|年月日?|日)?"
)
_TEXT: Final = "when somebody was sent on"
Cells = Callable[[int], list[str]]


def without_days_sent_on(columns: Sequence[Column], cells: Cells) -> list[Column]:
    """The columns. Where one of the status tells that some were sent on and others let go or died, the day is that of
    what it says; beside a verdict it is that of going to prison, which is text. ``cells``: the texts of a column."""
    found = list(columns)
    days = [n for n, c in enumerate(found) if c.field == "detained_on" and c.reason == "header" and _asks(c)]
    if len(days) != 1 or any(c.field == "status_on" for c in found):
        return found
    day = found[days[0]]
    outcomes = {stated_status(text) for c in found if c.field == "status" and not c.word for text in cells(c.index)}
    if not outcomes.isdisjoint({"released", "deceased"}):
        found[days[0]] = replace(day, field="status_on")
    elif any(c.field == "sentenced_on" for c in found):
        found[days[0]] = replace(day, field=None, reason=_TEXT)
    return found


def _asks(column: Column) -> bool:
    return _SENT_ON.fullmatch(leaf_key(column.header)) is not None
