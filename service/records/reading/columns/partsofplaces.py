"""A part of a place, as titles name it before those who are in it: 普通1班学员, 五监区二分监区罪犯, 男号在押人员."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from service.records.reading.columns.takento import asks_former_place
from service.records.reading.headers.acts import asks_where_now
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column

_NUMBERED: Final = (
    r"(?:第?[一二三四五六七八九十\d]{1,3}|[A-Za-z甲乙丙丁东西南北男女])号?"
    r"(?:分?监区|[大中小分]区|[分大中小支]队|校区|学区|区|楼层?|[栋幢层]|监室|监舍|宿舍|号?房|单元|室|组|期|批次?|年级|教室|号|班级?)|[男女]子?(?:监区?|号|队)(?!狱)"
)
# 各监室, 部分: of the same place.
_SOME: Final = r"各(?:分?监区|监室|监舍|号?房|[分中大小支]队|分区|年级|班级?)|部分"
# 值班 and 接班 are what officers do; who is of a class of those to be let go may have been.
_NO_CLASS: Final = (
    r"[值交加接换轮代带跟出上下原曾拟待应即]|"
    r"结业|毕业|释放|教师|教职|教官|干部|警|职工|工人|医|家属|亲属|子女|儿童|学生"
)
_CLASS: Final = rf"(?:(?!{_NO_CLASS})[\u3400-\u9fff\dA-Za-z]){{1,8}}?班级?"
PARTS: Final = (
    rf"(?:(?:[男女]学员)?(?:{_NUMBERED}|{_SOME}|(?P<cell>监室|监舍|号房|监号)|(?P<class>{_CLASS})){{1,3}}的?)?"
)
_CELL: Final = pattern_of(r"监室|监舍|号房|监号")

_WARD: Final = pattern_of(
    r"(?:所在|现|目前|关押|羁押|服刑)?(?:分?监区|监室|监舍|号房|监号|分区|管区)(?:号码?|名称|编号)?"
)


def is_ward(key: str) -> bool:
    """Whether a header asks for a part of a prison: 监区. ``key``: see :func:`synonyms.header_key`."""
    return _WARD.fullmatch(key) is not None


def is_apart(key: str) -> bool:
    """Whether a header asks for no place that the title could tell: a part of one, or where they were before."""
    return is_ward(key) or asks_former_place(key)


def asks_cell(key: str) -> bool:
    """Whether a header asks in which cell of a remand centre somebody is. ``key``: as for :func:`is_ward`."""
    return is_ward(key) and speaks_of_cells(key)


def speaks_of_cells(text: str) -> bool:
    """Whether a text names cells, in which nobody is but the held: 监室人员."""
    return _CELL.search(text) is not None


def may_tell_wards(columns: Iterable[Column], trainees: bool) -> bool:
    """Whether a column of the status asks where people are, of a list of the held. ``trainees``: it names a camp."""
    told = list(columns)
    held = trainees or any(c.field == "detained_on" for c in told)
    return held and any(c.field == "status" and not c.word and asks_where_now(c.header) for c in told)
