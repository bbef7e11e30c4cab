"""Whether a day of release beside a term has come: by the day of the list, or by the later days of the table.

Such a day may be the end of the term, which lies ahead. What lies before the day of the list does not; nor does what
lies before the last thing that the table tells, where only some of those with a term have such a day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.records.reading.columns.footdays import day_at_foot
from service.records.reading.columns.measures import FROM_OR_TO
from service.records.reading.columns.releasedbyday import LET_GO
from service.records.reading.columns.releasedon import RELEASED_ON
from service.records.reading.fates.told import told_sentence
from service.records.reading.headers.acts import asks_of_now
from service.records.reading.headers.releaseheaders import asks_when_left, is_asked
from service.records.reading.headers.releasekeys import asks_end_of_term
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column, Status, TableInfo
from service.records.reading.words.listdays import Day, day_in_name, day_over, first_of, is_before, is_of_plans
from service.records.reading.words.plainlines import stem_of_file
from service.records.reading.words.synonyms import header_key, leaf_key
from service.records.reading.workbooks.sheets import Value, text_of

_TERMS: Final = frozenset({"sentence", "sentence_years", "status"})
_DAYS: Final = frozenset({"detained_on", "sentenced_on", "died_on", "status_on"})
_SOME: Final = 2
# A list of those who serve their terms, and not of those who were sentenced once.
_SERVING: Final = pattern_of(r"服刑|在[押监狱]|罪犯|犯人|囚|现|prisoner|inmate|serving|заключ|отбыва", re.IGNORECASE)
# The end of the term itself, which is planned: 刑满释放日期.
_SERVED: Final = pattern_of(r"刑满|期满|服刑")
_ENDS: Final = pattern_of(r"(?:服刑|起刑|止刑|刑)(?:起止|起讫|起|止|始)?(?:时间|日期|日)|.*起止.*")


class Known(NamedTuple):
    """``come``: the day before which a day of release beside a term has come, or None where any may lie ahead.
    ``written``: a day of which the list is, or a later one; or None. ``some``: some day of release has come, so that
    one that may lie ahead is worth telling."""

    come: Day | None = None
    written: Day | None = None
    some: bool = False


def known_by(
    info: TableInfo, over: Sequence[str], sample: Sequence[Sequence[Value]], fate: Status | None = None
) -> Known:
    """What the lines ``over`` a table, the name of its file and its first rows tell of the time when it was written.
    Nothing where it is a list of those who are held: of all of them, ``fate``."""
    lines = (*over, info.sheet, stem_of_file(info.file))
    held = fate == "interned" or any(map(_SERVING.search, lines))
    if info.date1904 or held:
        return Known()
    stated = day_over(over)
    foot = None if is_of_plans(lines) or (stated is not None and stated[1:] != (1, 1)) else day_at_foot(sample)
    stated = max((day for day in (stated, foot) if day is not None), default=None)
    named = day_in_name(info.sheet) or day_in_name(stem_of_file(info.file))
    others = [first_of(day) for c in info.columns if c.field in _DAYS for day in _days(c, sample)]
    last = max(others, default=None)
    written = max((day for day in (stated or named, last) if day is not None), default=None)
    come = _come(info.columns, sample, stated, named, last, foot)
    let_go = [day for c in info.columns if c.field == RELEASED_ON or c.word == LET_GO for day in _days(c, sample)]
    return Known(come, written, come is not None and any(is_before(day, come) for day in let_go))


def _come(
    columns: Sequence[Column],
    sample: Sequence[Sequence[Value]],
    stated: Day | None,
    named: Day | None,
    last: Day | None,
    foot: Day | None,
) -> Day | None:
    asks = [c for c in columns if c.field == RELEASED_ON or c.word == LET_GO]
    if len(asks) != 1 or asks_when_left(asks[0].header) or any(map(_tells_ends, columns)):
        return None
    now = {c.field for c in columns if c.field in {"status", "facility"} and asks_of_now(c.header)}
    if now:
        # 现押地: who was let go since keeps the last place; only a whole day of the list tells that.
        days = [_day(row, asks[0].index) for row in sample if _names_somebody(columns, row)]
        begun = [day for day in days if day is not None]
        sure_of_day = now == {"facility"} and foot is not None and 0 < len(begun) < len(days)
        return foot if sure_of_day and foot is not None and _all_before(begun, foot) else None
    told, blank = _told(columns, asks[0], sample)
    sure = [stated] if stated is not None and blank > 0 else []
    if _SERVED.search(header_key(asks[0].header)) is None:
        sure += [day for day in (named,) if day is not None and blank > 0 and _all_before(told, day)]
        sure += _of_period(told, blank, stated or named, last)
        sure += [
            day for day in (last,) if day is not None and min(blank, len(told)) >= _SOME and _all_before(told, day)
        ]
    if stated is not None and not blank and _all_before(told, stated):
        sure.append(stated)
    return max(sure, default=None)


def _of_period(told: Sequence[PartialDate], blank: int, day: Day | None, last: Day | None) -> list[Day]:
    """The day in the name of a file, or the last that is told within its year, where some days of release lie before it
    and some behind: it was kept up later. Where more lie behind it than are blank, they are planned ends."""
    behind = 0 if day is None else sum(not is_before(one, day) for one in told)
    if day is None or behind == len(told) or blank < max(_SOME, behind):
        return []
    within = last is not None and day[1:] == (1, 1) and last[0] == day[0]
    return [day, last] if within and last is not None else [day]


def _all_before(told: Sequence[PartialDate], day: Day) -> bool:
    return all(is_before(one, day) for one in told)


def _names_somebody(columns: Sequence[Column], row: Sequence[Value]) -> bool:
    """Whether a row has a cell below a term or a day of custody, and is no line or header among the rows."""
    at = [c.index for c in columns if c.field == "id"]
    return any(i < len(row) and any(map(str.isdigit, text_of(row[i]))) for i in at)


def _tells_ends(column: Column) -> bool:
    """Whether a header asks when a term begins or ends: 刑期起止, 刑满日期."""
    key = leaf_key(column.header)
    return (
        FROM_OR_TO.fullmatch(key) is not None
        or _ENDS.fullmatch(key) is not None
        or is_asked(asks_end_of_term, column.header)
    )


def _told(columns: Sequence[Column], asks: Column, sample: Sequence[Sequence[Value]]) -> tuple[list[PartialDate], int]:
    """The days of release of those with a term, and how many of these have none."""
    terms = [c.index for c in columns if c.field in _TERMS and not c.word]
    told, blank = [], 0
    for row in sample:
        if any(i < len(row) and _is_term(text_of(row[i])) for i in terms):
            day = _day(row, asks.index)
            if day is None:
                blank += 1
            else:
                told.append(day)
    return told, blank


def _is_term(text: str) -> bool:
    told = told_sentence(text.strip(), of_own=True)
    return told is not None and told.kind == "term"


def _days(column: Column, sample: Sequence[Sequence[Value]]) -> Iterator[PartialDate]:
    this_year = dt.datetime.now(tz=dt.UTC).year
    for row in sample:
        if (day := _day(row, column.index)) is not None and day.year <= this_year:
            yield day


def _day(row: Sequence[Value], at: int) -> PartialDate | None:
    value = row[at] if at < len(row) else ""
    if value == "" or isinstance(value, bool | dt.time | dt.timedelta):
        return None
    return parse_date(value, excel_serial=True)
