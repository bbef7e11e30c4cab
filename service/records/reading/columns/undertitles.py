"""Columns of which the lines over a table tell more than their headers: 监区 of one prison, 入学日期 of trainees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.columns.cametoprison import names_prison, without_day_they_came
from service.records.reading.columns.everybody import fate_of_table
from service.records.reading.columns.heldplaces import HELD, held_at, lists_taken
from service.records.reading.columns.partsofplaces import is_apart, is_ward
from service.records.reading.columns.releasedbyday import LEFT, LET_GO, beside_status, let_go_by_day
from service.records.reading.columns.releasedon import with_day_let_go
from service.records.reading.columns.takento import asks_former_place
from service.records.reading.columns.wayout import comes_back
from service.records.reading.headers.trainees import begun, speaks_of_trainees, taken_in
from service.records.reading.headers.wherefrom import asks_where_before_prison
from service.records.reading.kin.familiesofheld import without_custody_of_kin
from service.records.reading.kin.ofchildren import custody_is_not_theirs
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.signatures import told_lines
from service.records.reading.words.synonyms import leaf_key

_WARD: Final = "a part of the place that stands over the table"
_BEFORE: Final = "where they were held before they came to the place that stands over the table"


def under_titles(columns: Sequence[Column], over: Sequence[str], sheet: str, file: str) -> list[Column]:
    """The columns of a table. ``over``: the lines that stand over it and no other."""
    columns = without_custody_of_kin(custody_is_not_theirs(columns, over, sheet), over, sheet)
    if trainees := speaks_of_trainees((*over, sheet, file)):
        columns = taken_in(begun(columns, trainees=True), trainees=True, over=(*over, sheet, file))
        columns = let_go_by_day(list(columns), trainees=True)
    columns = _of_a_leave(_of_a_register(columns, over))
    served = any(map(_SERVED_THEIRS.search, (*over, sheet, file)))
    served = served and fate_of_table(over, sheet, file, columns) == "released"
    columns = _of_the_free(beside_status(list(columns), trainees), over, sheet, file)
    columns = with_day_let_go(columns, trainees, served)
    columns = _of_a_prison(columns, over, sheet, file)
    columns = without_day_they_came(columns, lambda told: held_at(over, sheet, file, told))
    apart = {c.index: key for c in columns if c.field == "facility" and is_apart(key := leaf_key(c.header))}
    if not apart or held_at(over, sheet, file, columns) is None:
        return list(columns)
    return [
        replace(c, field=None, reason=_WARD if is_ward(apart[c.index]) else _BEFORE) if c.index in apart else c
        for c in columns
    ]


def _of_a_prison(columns: list[Column], over: Sequence[str], sheet: str, file: str) -> list[Column]:
    """移送看守所 in a register of a prison is from where its convicts came, if no other column tells a place."""
    places = [c for c in columns if c.field == "facility"]
    if not places or not all(asks_where_before_prison(leaf_key(c.header)) for c in places):
        return columns
    without = [replace(c, field=None, reason=_BEFORE) if c in places else c for c in columns]
    fate = fate_of_table(over, sheet, file, columns)
    serve = fate is None and any(map(_SERVE.search, (*over, sheet, file)))  # 伽师等三所监狱服刑罪犯
    if all(_was_held(leaf_key(c.header)) for c in places) and (serve or fate in HELD):
        return without  # held, and elsewhere by now
    return without if names_prison(held_at(over, sheet, file, without)) else columns


def _was_held(key: str) -> bool:
    return asks_former_place(key) and _HELD.search(key) is not None


_SERVE: Final = pattern_of(r"监狱(?!.*(?:释|刑满|出狱|[死病]亡|病故|家属|亲属|子女|拟|待)).*(?:服刑|罪犯|犯人)")
_HELD: Final = pattern_of(r"[羁关收看拘在]押|看守|拘留")
_DAY: Final = frozenset({"日期", "时间", "登记日期", "登记时间", "年月日", "月日"})


def _of_a_register(columns: Sequence[Column], over: Sequence[str]) -> Sequence[Column]:
    """日期 in a register of those who are taken in (看守所每日收押登记) is when, where no column asks for that."""
    days = [c for c in columns if c.field is None and c.reason == "unknown header" and leaf_key(c.header) in _DAY]
    if len(days) != 1 or any(c.field == "detained_on" for c in columns) or not any(map(lists_taken, told_lines(over))):
        return columns
    return [replace(c, field="detained_on", reason="header") if c is days[0] else c for c in columns]


_WHY: Final = frozenset({"事由", "原因", "理由", "具体事由", "具体原因", "主要事由"})


def _of_a_leave(columns: Sequence[Column]) -> Sequence[Column]:
    """事由 beside 返校时间 is why somebody went on leave."""
    if not any(c.field == "reason" for c in columns) or not comes_back(columns):
        return columns
    return [
        replace(c, field=None, reason="unknown header") if c.field == "reason" and leaf_key(c.header) in _WHY else c
        for c in columns
    ]


# Who is on parole goes home before the end of the term.
_SERVED_THEIRS: Final = pattern_of(r"刑满|刑释|^(?!.*假释).*出狱")
_SERVED: Final = pattern_of(r"狱|服刑|改造")


def _of_the_free(columns: list[Column], over: Sequence[str], sheet: str, file: str) -> list[Column]:
    """离校时间 in a list of those who were let go is when they were, where no other column tells of them."""
    left = [c for c in columns if c.field == "status" and c.word == LEFT]
    if not left or any(c.field in {"status", "afterwards"} and c not in left for c in columns):
        return columns
    served = any(
        c.field == "facility" and _SERVED.search(leaf_key(c.header)) for c in columns
    )  # left for a prison, it may be
    if served or fate_of_table(over, sheet, file, columns) != "released":
        return columns
    return [replace(c, word=LET_GO) if c in left else c for c in columns]
