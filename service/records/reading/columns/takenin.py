"""收治时间 is when somebody was taken into a camp, where the cells beside it name camps; hospitals take in the sick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.fates.statuses import parse_status
from service.records.reading.headers.meant import field_of
from service.records.reading.headers.releaseheaders import asks_when_free
from service.records.reading.headers.trainees import taken_in
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.content import names_facility
from service.records.reading.words.synonyms import header_key, leaf_key

#: Why a column is only kept as text.
HOSPITAL: Final = "hospitals"
_HOSPITAL: Final = pattern_of(r"[医醫]院|卫生[院所室]|医务[所室]|门诊|诊所|疗养院|[内外妇儿]科|病[区房]")
_ENOUGH: Final = 0.6


def with_taken_in(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns, with the day of detention that 收治时间 tells of those who are held; 收治医院 holds nobody.
    ``cells``: of a column."""
    columns = _with_bare_act(_with_study(columns, cells), cells)
    if not any("收治" in c.header for c in columns):
        return columns
    sick = [c for c in columns if _takes_in(c) and _most(cells(c.index), _is_hospital)]
    columns = [replace(c, field=None, reason=HOSPITAL) if c in sick else c for c in columns]
    places = [c for c in columns if c.field == "facility"]
    if places:
        held = _most(cells(places[0].index), names_facility)
    else:
        held = not sick and any(c.field == "status" and _most(cells(c.index), _of_custody) for c in columns)
    return taken_in(columns, trainees=held)


# 学习时间 may be how long, or that of pupils: of camps its cells are days, beside those that name the camps.
_STUDY: Final = pattern_of(r"(?:集中|参加|教培|封闭|脱产|教育)*(?:学习|受教|受训|转化)(?:时间|日期)")
_FROM_TO: Final = pattern_of(r"(?:19|20)\d\d.*[-－—~～至到].*(?:19|20)\d\d")


def _with_study(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    days = [c for c in columns if c.reason == "unknown header" and _STUDY.fullmatch(header_key(c.header))]
    places = [c for c in columns if c.field == "facility" and not c.word]
    if len(days) != 1 or len(places) != 1 or any(c.field in {"detained_on", "status_on"} for c in columns):
        return list(columns)
    told = cells(days[0].index)
    if not told or not all(map(parse_date, told)) or any(map(_FROM_TO.search, told)):
        return list(columns)
    if not _most(cells(places[0].index), names_facility):
        return list(columns)
    return [replace(c, field="detained_on", reason="header") if c is days[0] else c for c in columns]


def _with_bare_act(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """入所 over days is when; beside one of leaving (出所) it says nothing of now."""
    unknown = [c for c in columns if c.field is None and c.reason == "unknown header" and "/" not in c.header]
    acts = [c for c in unknown if _is_act(leaf_key(c.header))]
    acts = [c for c in acts if (told := cells(c.index)) and all(map(parse_date, told))]
    alone = len(acts) == 1 and not any(c.field == "detained_on" for c in columns)
    now = alone and not any(c.word or asks_when_free(f"{leaf_key(c.header)}时间") for c in columns)
    field, reason = ("detained_on", "content") if now else (None, "unknown header")
    return [replace(c, field=field, reason=reason) if c in acts else c for c in columns]


@lru_cache(maxsize=4096)
def _is_act(leaf: str) -> bool:
    """Whether a header is the bare word for being taken: 入所, 收押."""
    return _HAN.fullmatch(leaf) is not None and field_of(f"{leaf}时间") == "detained_on"


_HAN: Final = pattern_of(r"(?![^时日年月]*[时日年月])[\u3400-\u9fff]{2,4}")


def _takes_in(column: Column) -> bool:
    return column.field == "facility" and column.reason == "header" and "收治" in column.header


def _is_hospital(text: str) -> bool:
    return _HOSPITAL.search(text) is not None and not names_facility(text)


def _most(some: Sequence[str], test: Callable[[str], bool]) -> bool:
    return bool(some) and sum(map(test, some)) >= len(some) * _ENOUGH


def _of_custody(text: str) -> bool:
    return parse_status(text) in {"interned", "sentenced"}
