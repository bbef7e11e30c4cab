"""Cells that say something only with their header, or with those beside them: a tick, a number of years, a digit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.cells.damage import is_damage, is_error
from service.records.reading.columns.releasedbyday import LEFT, LET_GO
from service.records.reading.columns.releasedon import RELEASED_ON
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.letgo import day_has_come, is_ahead
from service.records.reading.fates.otherends import is_held_on, of_their_dead, stays_on
from service.records.reading.fates.setfree import is_free
from service.records.reading.fates.statuses import is_kept
from service.records.reading.headers.filledin import filled_by_the_freed, tells_some_day
from service.records.reading.headers.questions import HELD, answered
from service.records.reading.headers.releaseheaders import asks_when_free
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.damagetold import code_of
from service.records.reading.rows.meaning import BLANK, says_something
from service.records.reading.rows.nowtold import is_about, is_ended, told_now
from service.records.reading.rows.rowcells import RowCells
from service.records.reading.statement import Column
from service.records.reading.terms.countedterms import counted, is_unknown, with_parts_lost
from service.records.reading.words.content import TICK
from service.records.reading.words.dateorder import is_impossible_day
from service.records.reading.workbooks.sheets import text_of

_FEW: Final = pattern_of(r"\s*\d{1,4}(?:\.\d)?\s*")


def with_spread(row: RowCells, header_of: dict[str, str]) -> None:
    """Add what the cells say that need their header, or their neighbours, to say anything."""
    values, plan, cells, texts, parsed = row.data.values, row.data.plan, row.cells, row.texts, row.values
    lost: list[str] = []
    for column, header, unit in plan.spread:
        if is_damage(cells[header]) and (column.word or is_error(cells[header])):
            row.damaged(header, cells[header], code_of(cells[header], column.field, column.word in {LEFT, LET_GO}))
            lost += [unit] if column.field == "sentence" else []
            continue
        if column.field == "sentence" and unit and _is_part_lost(row, header):
            lost.append(unit)
            continue
        if column.word and is_impossible_day(cells[header]):
            row.problem("impossible_date", header, cells[header])
        if column.word in {LEFT, LET_GO}:
            day = _counted_day(cells[header], row.data.table.date1904)
            told = cells[header].strip() and cells[header] not in BLANK and RELEASED_ON not in texts
            if told and asks_when_free(column.header):
                texts[RELEASED_ON], parsed[RELEASED_ON] = cells[header], values[column.index]
                header_of[RELEASED_ON] = header
            ended = column.word == LET_GO and is_ended(row) and day_has_come(day)
            if _is_of_before(day, texts) or not (ended or is_free(told_now(row) or "在家") or is_about(row)):
                continue
            if ended and (was := texts.pop("status", "")) and stated_status(was) == "sentenced":
                texts.setdefault("sentence", was)  # 处罚结果 判刑5年
                header_of.setdefault("sentence", header_of["status"])
        if (
            (text := _spread(row, column, row.carried.get(header) or cells[header], unit))
            and column.field
            and says_something(text, column.field)
        ):
            both = (texts.get(column.field, ""), text)
            texts[column.field] = " ".join(filter(None, both if column.word not in {LEFT, LET_GO} else both[::-1]))
            parsed[column.field] = texts[column.field]
            header_of.setdefault(column.field, header)
    if "sentence" in texts and any(column.field == "sentence" for column, _, _ in plan.spread):
        texts["sentence"] = parsed["sentence"] = with_parts_lost(texts["sentence"], lost)


def _is_part_lost(row: RowCells, header: str) -> bool:
    """Whether the count of a term was an error, or is said to be unknown: what stands beside it is not the term."""
    text = row.cells[header]
    return is_unknown(text) or (not text and any(p.code == "error_cell" and p.column == header for p in row.problems))


def _is_of_before(text: str, texts: Mapping[str, str]) -> bool:
    """Whether a day of release lies before the day of detention: it is of an earlier time."""
    let_go, taken = parse_date(text), parse_date(texts.get("detained_on", ""), excel_serial=True)
    if let_go is None or taken is None:
        return False
    last = (let_go.year, let_go.month or 12, let_go.day or 31)
    return last < (taken.year, taken.month or 1, taken.day or 1)


_COUNT: Final = pattern_of(r"\s*[34]\d{4}(?:\.0)?\s*")


def _counted_day(text: str, date1904: bool) -> str:
    """The day of a count of days (43115), as a date that lost its format; any other text as it is."""
    if _COUNT.fullmatch(text) is None:
        return text
    day = parse_date(text.strip().removesuffix(".0"), excel_serial=True, date1904=date1904)
    return f"{day.year}.{day.month}.{day.day}" if day is not None and day.day is not None else text


def _spread(row: RowCells, column: Column, text: str, unit: str) -> str:
    """What a cell says with its header, or with those beside it: √ below 男, 3 below 刑期/年, a digit in each of 18."""
    if column.boxes > 1:
        return "".join(text_of(v).strip() for v in row.data.values[column.index : column.index + column.boxes])
    if column.word == HELD:
        return answered(text)
    if column.word:
        if column.word in {LEFT, LET_GO}:
            text = _counted_day(text, row.data.table.date1904)
        if column.word in {LEFT, LET_GO} and of_their_dead(text):
            return ""
        if column.word == LET_GO and is_held_on(text):
            here = stays_on(text) and row.data.plan.fate != "released" and stated_status(text) == "other"
            return "" if here else text  # 2013年加刑
        if column.word in {LEFT, LET_GO} and is_kept(text):
            return text  # 未结业, 2019年也不结业
        day = parse_date(text) if text else None
        if day is not None or (text and is_impossible_day(text)):
            if column.word in {LEFT, LET_GO}:
                return "" if is_ahead(text, day) else f"{column.word} {text}"
            return column.word
        if column.word in {LEFT, LET_GO} and stated_status(text) not in {None, "other"}:
            return text
        if TICK.fullmatch(text):
            return column.word
        if column.word == LET_GO and filled_by_the_freed(column.header) and tells_some_day(text):
            return "" if is_ahead(text) else column.word
        return text if column.field == "status" and stated_status(text) not in {None, "other"} else ""  # 否，已释放
    if column.field == "sentence":
        return counted(text, unit)
    return text.strip().removesuffix(".0") + unit if _FEW.fullmatch(text) else text
