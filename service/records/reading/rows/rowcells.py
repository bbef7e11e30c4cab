"""The cells of a row by header and by field, as they stand, with what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from service.matching.values.dates import parse_date
from service.matching.values.idnumber import IdNumber
from service.records.reading.cells.damage import has_gaps, is_damage, is_error
from service.records.reading.columns.approvals import APPROVAL, carried_out
from service.records.reading.columns.dispositions import what_was_done
from service.records.reading.columns.kinheaders import with_relation
from service.records.reading.columns.measures import Measure
from service.records.reading.columns.patients import ILLNESS, OPINION, died_of_it, without_care
from service.records.reading.columns.releasedbyday import LEFT, LET_GO
from service.records.reading.columns.releasedon import RELEASED_ON
from service.records.reading.columns.unreaddays import holds_impossible_day
from service.records.reading.columns.verdicts import VERDICT, as_said
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.inclass import is_in_camp
from service.records.reading.fates.letgo import day_has_come, is_ahead
from service.records.reading.fates.otherends import is_held_on, of_their_dead, sort_ends, stays_on
from service.records.reading.fates.setfree import is_free
from service.records.reading.fates.sincefree import is_since_free
from service.records.reading.fates.statuses import is_kept
from service.records.reading.headers.acts import (
    asks_of_convictions,
    asks_of_now,
    asks_of_the_free,
    asks_where_now,
    ended_by_release,
)
from service.records.reading.headers.questions import HELD, answered
from service.records.reading.headers.releaseheaders import asks_when_free
from service.records.reading.problems import SENTENCES, shape_of
from service.records.reading.rows.damagetold import code_of, stays
from service.records.reading.rows.datarows import DataRow
from service.records.reading.rows.homes import with_second_home
from service.records.reading.rows.meaning import (
    BLANK,
    DAYS_BESIDE,
    RELATIVE_FIELDS,
    says_something,
)
from service.records.reading.rows.othersnumbers import damage_in
from service.records.reading.rows.outcomedays import field_of_day
from service.records.reading.rows.rowsbykind import by_the_kind
from service.records.reading.statement import Column, Problem
from service.records.reading.words.content import TICK
from service.records.reading.words.dateorder import is_impossible_day
from service.records.reading.words.ditto import DITTO
from service.records.reading.workbooks.sheets import Value, text_of

_FEW: Final = re.compile(r"\s*\d{1,4}(?:\.\d)?\s*")
_PLACES: Final = frozenset({"address", "county", "township", "village"})
_WORDS: Final = frozenset({"name", "reason", "facility", "address", "note"})  # what is told as it is written
_LISTS: Final = frozenset({*RELATIVE_FIELDS, "relatives_text", "alias", "note"})


class RowCells:
    """What a row says as it stands, while its statement is being made. ``ids``, ``names``: read so far. ``carried``:
    what the first row of its household says below a header, of where all of it lives."""

    __slots__ = ("carried", "cells", "data", "ids", "names", "notes", "problems", "texts", "values")

    def __init__(self, data: DataRow) -> None:
        self.data = data
        self.cells: dict[str, str] = {}
        self.carried: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.values: dict[str, Value] = {}
        self.names: list[str] = []
        self.notes: list[str] = []
        self.ids: list[IdNumber] = []
        self.problems: list[Problem] = []

    def problem(self, code: str, column: str = "", shape: str = "", *, lost: int = 0) -> None:
        """Keeps what the report shall say. ``shape``: the text, of which only the shape is kept."""
        info = self.data.table
        self.problems.append(
            Problem(code, info.file, info.sheet, self.data.number, SENTENCES[code], column, shape_of(shape), lost)
        )

    def damaged(self, column: str, shape: str, code: str) -> None:
        """Says of a cell that it holds damage, unless that was said. ``code``: "" where nobody needs to know."""
        if code and not any(p.code == code and p.column == column for p in self.problems):
            self.problem(code, column, shape)


def cells_of(data: DataRow) -> dict[str, str]:
    """The cells of a row as they stand, by header."""
    values = data.written or data.values
    width = len(values)
    return {header: text_of(values[i]) if i < width else "" for i, header, _ in data.plan.cells}


def collect(row: RowCells) -> dict[str, str]:
    """Fill cells and texts; the answer maps a field to its header."""
    header_of: dict[str, str] = {}
    values, written, plan = row.data.values, row.data.written, row.data.plan
    cells, texts, parsed = row.cells, row.texts, row.values
    width = len(values)
    second: dict[str, str] = {}
    home = row.data.home or {}
    for index, header, field in plan.cells:
        value = values[index] if index < width else ""
        text = value if isinstance(value, str) else text_of(value)
        cells[header] = text
        if index in home:
            value, text = home[index], text_of(home[index])
            row.carried[header] = text
        if index in plan.days and text and holds_impossible_day(text):
            row.problem("impossible_date", header, text)
        if index in plan.numbers and (code := damage_in(value)):
            row.damaged(header, text, code)
        if text and is_damage(text):
            row.damaged(header, text, code_of(text, field, index in plan.days))
            if not stays(text, field):
                continue
        elif field in _WORDS and has_gaps(text):
            row.damaged(header, text, "lost_value")
        if field is None or not text or not says_something(text, field):
            continue
        if field in DAYS_BESIDE and is_impossible_day(text):
            row.problem("impossible_date", header, text)
        if index in plan.related:
            text = with_relation(text, plan.related[index], values)
        if index in plan.second_homes:
            second[field] = text
            parsed.setdefault(field, value)
            header_of.setdefault(field, header)
            continue
        if field in texts and field != "id":
            if field == "facility" and "监狱" in text and _BEFORE_PRISON.fullmatch(texts[field]):
                texts[field] = text  # 收押地点 县看守所 beside 服刑监狱
            elif text != texts[field] or field == "name":  # surname and given name may be one
                texts[field] += _between(field, text) + text
                if field == "detained_on" and _is_earlier(value, parsed[field]):
                    parsed[field] = value  # 转看守所时间 before 进教培中心时间
            continue
        if field == "id" and len(text) <= len(texts.get(field, "")):
            continue  # the number of before, of 15 digits
        texts[field] = text
        parsed[field] = value
        header_of[field] = header
    if second:
        with_second_home(texts, second)
    if plan.kind_at is not None:
        _by_its_kind(row, header_of, plan.kind_at)
    if APPROVAL in texts:
        carried_out(texts)
    if ILLNESS in texts:
        died_of_it(texts)
    if OPINION in texts:
        without_care(texts)
    if VERDICT in texts:
        as_said(texts)
    if " " in texts.get("status", "") and (done := what_was_done(_stated(row))) is not None:
        texts["status"] = parsed["status"] = done
    if (
        " " in (stated := texts.get("status", ""))
        and stated_status(stated) in {"interned", "sentenced"}
        and _asks_now(row, now := _now(row))
    ):
        texts["status"] = parsed["status"] = now  # 人员类别 教培 beside 现状 在家务农; 打处结果 判刑3年
    for column, header, unit in plan.spread:
        if is_damage(cells[header]) and (column.word or is_error(cells[header])):
            row.damaged(header, cells[header], code_of(cells[header], column.field, column.word in {LEFT, LET_GO}))
            continue
        if column.word and is_impossible_day(cells[header]):
            row.problem("impossible_date", header, cells[header])
        if column.word in {LEFT, LET_GO}:
            told = cells[header].strip() and cells[header] not in BLANK and RELEASED_ON not in texts
            if told and asks_when_free(column.header):
                texts[RELEASED_ON], parsed[RELEASED_ON] = cells[header], values[column.index]
                header_of[RELEASED_ON] = header
            ended = column.word == LET_GO and _ended(row) and day_has_come(cells[header])
            if _is_of_before(cells[header], texts) or not (ended or is_free(_now(row) or "在家") or _is_about(row)):
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
    if plan.measures is not None and "status_on" in texts:
        _day_of_its_measure(row, header_of, plan.measures)
    sort_ends(texts, parsed, header_of, RELEASED_ON, plan.fate == "released")
    if width > plan.whole_width or plan.gaps:
        extra = [text_of(values[i]) for i in plan.gaps if i < width and values[i] != ""]
        extra += [text_of(v) for v in values[plan.whole_width :] if v != ""]
        if any(extra):
            row.problem("too_many_cells", shape=" | ".join(extra))
            cells["…"] = " | ".join(extra)
    cells.update({h: text_of(written[i]) for i, h, _ in plan.cells if i < len(written) and written[i] in DITTO})
    return header_of


def _by_its_kind(row: RowCells, header_of: dict[str, str], at: int) -> None:
    """Of who is free by the kind of the row nothing beside it is told as of custody; damage there is."""
    kind = next(row.cells[header] for i, header, _ in row.data.plan.cells if i == at).strip()
    for field in by_the_kind(row.data.plan, kind, row.texts):
        value, header = row.values.pop(field), header_of.pop(field)
        if field == "detained_on" and holds_impossible_day(text_of(value)):
            row.problem("impossible_date", header, text_of(value))


def _is_earlier(one: Value, other: Value) -> bool:
    """Whether a cell tells of a whole day before that of another."""
    first, second = (parse_date(v, excel_serial=True) if isinstance(v, str) else None for v in (one, other))
    if first is None or second is None or first.day is None or second.day is None:
        return False
    return first[:3] < second[:3]


_BEFORE_PRISON: Final = re.compile(r"[\u3400-\u9fff0-9]*(?:看守所|拘留所|教培中心|培训中心)")
_OF_NOW: Final = re.compile("现|目前|当前|去向|下落|now|current", re.IGNORECASE)


def _stated(row: RowCells) -> list[tuple[str, str]]:
    """Header and text of the cells of the status that are not blank."""
    return [(h, text) for _, h, f in row.data.plan.cells if f == "status" and (text := row.cells[h].strip())]


def _now(row: RowCells) -> str:
    """What a row says of where somebody is now: of several columns of the status, that which asks so, or the last."""
    told = _stated(row)
    return next((text for h, text in reversed(told) if _OF_NOW.search(h)), told[-1][1] if told else "")


def _ended(row: RowCells) -> bool:
    """Whether what a row says of the status is the custody that its day of release ended."""
    told = [h for _, h, f in row.data.plan.cells if f == "status" and row.cells[h].strip()]
    if not told or any(map(asks_of_now, told)):
        return False
    cared = any(map(asks_of_the_free, row.cells))
    return all(ended_by_release(h, cared) for h in told) or any(map(asks_of_convictions, row.cells))


def _is_about(row: RowCells) -> bool:
    """Whether all that a row says of the status is asked of those who were let go, and takes nothing of that back:
    目前在哪里 县城送货."""
    told = _stated(row)
    return bool(told) and all(asks_where_now(h) and is_since_free(text) for h, text in told)


def _asks_now(row: RowCells, now: str) -> bool:
    """Whether a column that asks where somebody is now says ``now``, that they are at home, work or are in a camp."""
    asked = [h for _, h, f in row.data.plan.cells if f == "status" and (is_daily_life(now) or is_in_camp(now))]
    return len(asked) > 1 and any(_OF_NOW.search(h) and row.cells[h].strip() == now for h in asked)


def _is_of_before(text: str, texts: Mapping[str, str]) -> bool:
    """Whether a day of release lies before the day of detention: it is of an earlier time."""
    let_go, taken = parse_date(text), parse_date(texts.get("detained_on", ""))
    if let_go is None or taken is None:
        return False
    last = (let_go.year, let_go.month or 12, let_go.day or 31)
    return last < (taken.year, taken.month or 1, taken.day or 1)


def _day_of_its_measure(row: RowCells, header_of: dict[str, str], measure: Measure) -> None:
    """处理时间 is the day of what 处理结果 says in the row, and of nothing else: of detention, verdict or death."""
    values, texts = row.data.values, row.texts
    own = text_of(values[measure.at]) if measure.at < len(values) else ""
    field = field_of_day(own, measure, texts["status_on"], texts.get("status", ""))
    if field == "status_on":
        return
    text, value = texts.pop("status_on"), row.values.pop("status_on")
    header = header_of.pop("status_on")
    if field is not None and field not in texts:
        texts[field], row.values[field], header_of[field] = text, value, header


def _between(field: str, text: str) -> str:
    """What stands between the texts of two columns of one field: a mark where a place in letters would run on."""
    if field in _LISTS:
        return "；"
    return ", " if field in _PLACES and text[:1].isalpha() and not "\u3400" <= text[:1] <= "\u9fff" else " "


def _spread(row: RowCells, column: Column, text: str, unit: str) -> str:
    """What a cell says with its header, or with those beside it: √ below 男, 3 below 刑期/年, a digit in each of 18."""
    if column.boxes > 1:
        return "".join(text_of(v).strip() for v in row.data.values[column.index : column.index + column.boxes])
    if column.word == HELD:
        return answered(text)
    if column.word:
        if column.word in {LEFT, LET_GO} and of_their_dead(text):
            return ""
        if column.word == LET_GO and is_held_on(text):
            here = stays_on(text) and row.data.plan.fate != "released" and stated_status(text) == "other"
            return "" if here else text  # 2013年加刑
        day = parse_date(text) if text else None
        if day is not None or (text and is_impossible_day(text)):
            if column.word in {LEFT, LET_GO}:
                return "" if is_ahead(text, day) else f"{column.word} {text}"
            return column.word
        if column.word in {LEFT, LET_GO} and (is_kept(text) or stated_status(text) not in {None, "other"}):
            return text  # 未结业
        if TICK.fullmatch(text):
            return column.word
        return text if column.field == "status" and stated_status(text) not in {None, "other"} else ""  # 否，已释放
    return text.strip().removesuffix(".0") + unit if _FEW.fullmatch(text) else text
