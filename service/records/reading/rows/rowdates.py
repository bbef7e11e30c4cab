"""The days that a row tells, and what the report says of those that cannot be read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date, why_not_a_date
from service.matching.values.spoiltdays import has_zeros, is_spoilt
from service.records.reading.columns.releasedon import RELEASED_ON
from service.records.reading.columns.servedon import has_served
from service.records.reading.columns.unreaddays import holds_impossible_day
from service.records.reading.fates.letgo import day_let_go, tells_a_day
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.ages import reference_year
from service.records.reading.rows.beforedeath import let_go_before_death
from service.records.reading.rows.meaning import stated_date, with_birth
from service.records.reading.rows.rowcells import RowCells
from service.records.reading.statement import Status
from service.records.reading.words.dateorder import has_no_such_month
from service.records.reading.words.synonyms import header_key
from service.records.reading.workbooks.sheets import text_of

# Days of another year than the one that ID numbers count.
_OTHER_CALENDAR: Final = pattern_of(
    r"\b(?:lunar|hijri|ay takvimi)|лунн|хиджр|ھىجرى|هجري|[农阴旧古]历|农歷", re.IGNORECASE
)
# Kinds of ID numbers whose day of birth is whole, and not itself in doubt.
_TELLING: Final = frozenset({"whole", "first_generation"})
_WRITTEN: Final = pattern_of(
    r"截[至止]|统计(?:时间|日期|到|至)|(?:制表|填[表报]|打印|导出|报送|更新)(?:时间|日期|于|[:：])"
)
_DAY_OF_YEAR: Final = pattern_of(r"\s*(\d{1,2})\s*(?:月|[./\-])\s*(\d{1,2})\s*[日号]?\s*")


def date_told(row: RowCells, field: str, header_of: dict[str, str]) -> PartialDate | None:
    """The day in the column of ``field``; None where there is none, or none that can be read."""
    value = row.values.get(field, "")
    found = stated_date(value, row.data.table.date1904, row.data.plan.order, field)
    if found == "unreadable":
        assert not isinstance(value, dt.time | dt.timedelta)  # they state none
        text = row.texts[field]
        if field != "birth" and (match := _DAY_OF_YEAR.fullmatch(text)):
            return _in_year_of_title(row, header_of[field], text, int(match[1]), int(match[2]))
        why = why_not_a_date(value, excel_serial=True)
        row.problem("impossible_date" if why in {"impossible", None} else "unreadable_date", header_of[field], text)
        return None
    if found is not None and (
        is_spoilt(row.texts.get(field, ""))
        or (field != "birth" and has_zeros(row.texts.get(field, "")))  # forms write 00 of a birth that nobody knows
        or (found.month is None and has_no_such_month(row.texts.get(field, ""), _asks_for_month(header_of[field])))
    ):
        row.problem("impossible_date", header_of[field], row.texts[field])
    return found


def _asks_for_month(header: str) -> bool:
    """出生年月: what stands behind the year is no other year."""
    return header_key(header).endswith(("年月", "年月日"))


def _in_year_of_title(row: RowCells, header: str, text: str, month: int, day: int) -> PartialDate | None:
    """5月3日 below a title of 2017: the year is likely, so the date is about then, and the report says so. When a list
    was written tells no year of what befell people before."""
    info = row.data.table
    year = reference_year(*(line for line in info.titles if not _WRITTEN.search(line)), info.sheet, info.file)
    found = parse_date(f"{year or 2000}-{month}-{day}")
    if found is None:
        row.problem("impossible_date", header, text)
    elif year is None:
        row.problem("date_without_year", header, text)
    else:
        row.problem("year_of_title", header, text)
        return found._replace(about=True)
    return None


def births_told(row: RowCells, header_of: dict[str, str]) -> tuple[PartialDate, ...]:
    """The days of birth: of the column, and of each ID number that says another."""
    stated = date_told(row, "birth", header_of)
    births = [stated] if stated is not None else []
    told = stated is None or _OTHER_CALENDAR.search(row.texts["birth"]) is not None
    for number in row.ids:
        births = with_birth(births, number.birth)
        if not told and stated is not None and number.kind in _TELLING and _contradicts(stated, number.birth):
            row.problem("birth_conflict", header_of["birth"], row.texts["birth"])
            told = True
    return tuple(births)


def _contradicts(stated: PartialDate, own: PartialDate | None) -> bool:
    """Whether both cannot be right: another year, or another day where a whole one is stated. What is said to be about
    then, as days of the lunar year are, contradicts nothing."""
    if own is None or own.month is None or stated.about:
        return False
    return stated.year != own.year or (stated.day is not None and stated[:3] != own[:3])


def released_told(
    row: RowCells,
    header_of: dict[str, str],
    fate: Mapping[str, str],
    status: Status | None,
    taken: PartialDate | None,
    died: PartialDate | None,
) -> PartialDate | None:
    """The day on which the person was let go; the text of its column counts only where it is that of this day.
    ``died``: when the person died, who may have been let go before."""
    if status == "released" and RELEASED_ON not in row.texts and has_served(fate):
        _take_end_of_term(row, header_of)
    text, column, left = row.texts.get(RELEASED_ON, ""), None, row.data.plan.left
    free = row.data.plan.fate == "released"
    if status == "deceased" and (day := let_go_before_death(row.cells, fate, died, taken, free)) is not None:
        return day
    told = status == "released" and tells_a_day(text)
    if told:
        if is_spoilt(text) or has_zeros(text):  # which was told when the cells were collected
            column = parse_date(text)
        else:
            column = None if holds_impossible_day(text) else date_told(row, RELEASED_ON, header_of)
    day, of_column = day_let_go(fate, status, column, left, _last_taken(row.texts.get("detained_on", ""), taken))
    if text and not of_column and not (told and column is None and not left):
        del row.texts[RELEASED_ON]
    return day


def _take_end_of_term(row: RowCells, header_of: dict[str, str]) -> None:
    """The day below 刑满日期 as that of release."""
    at, values = row.data.plan.served_at, row.data.values
    if at is None or at >= len(values):
        return
    value = values[at]
    day = stated_date(value, row.data.table.date1904, row.data.plan.order, RELEASED_ON)
    if day is None or day == "unreadable":
        return  # a day that does not exist was told when the cells were collected
    row.texts[RELEASED_ON], row.values[RELEASED_ON] = text_of(value), value
    header_of[RELEASED_ON] = next(header for i, header, _ in row.data.plan.cells if i == at)


def _last_taken(text: str, taken: PartialDate | None) -> PartialDate | None:
    """The last day of detention, where several columns ask for one: 拘留时间, 解除时间, 送教时间."""
    days = [day for piece in text.split(" ") if (day := parse_date(piece)) is not None] if " " in text else []
    return max(days, key=lambda day: (day.year, day.month or 0, day.day or 0), default=taken)
