"""The person of the row, in tables of households with a header of their own for them: 户主, 出国人员, 与户主关系."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.cells.namedalone import dotted
from service.records.reading.fates.hannames import is_han_name
from service.records.reading.headers.meant import field_of
from service.records.reading.kin.kincolumns import OF_A_RELATIVE
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.content import looks_like_name
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import is_of_others, stem_of

_PEOPLE: Final = pattern_of(
    r"[\u3400-\u9fff]{1,10}(?:人员|对象|成员|者|学生|儿童|孩子|老人|妇女|青年|人)(?:的?(?:姓名|名字))?"
)
_TO_HEAD: Final = pattern_of(
    r"(?:本人|其)?与?(?:户主|户长|家主)(?:之间|的)?(?:关系|称谓)|户主与(?:其|本人|该人|成员)的?关系|(?:家庭)?关系|称谓"
)
_NO_KIN: Final = pattern_of(
    r"责任|包[户联保干]|管控|帮扶|驻村|填|审|调查|采集|录入|联系|负责|入户|走访|见证|证明|担保|网格|双联户"
)


def member_of_household(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """Beside 户主 and a relation, one column of people under a header of its own names the person of each row. An ID
    number between the two names is the head's, or theirs: nobody says (but see :func:`numbers_of_members`)."""
    head = [c for c in columns if _HEADS.fullmatch(header_key(c.header)) and c.field in {"household_head", "name"}]
    related = [c for c in columns if c.field in {"relation", None} and _TO_HEAD.fullmatch(header_key(c.header))]
    others = [c for c in columns if c.field == "name" and c not in head]
    if len(head) != 1 or len(related) != 1 or others:
        return list(columns)
    open_ = [c for c in columns if c.field is None and c.reason == "unknown header" and _names_people(c, cells)]
    if len(open_) != 1:
        return list(columns)
    found = []
    for column in columns:
        if column is open_[0]:
            column = replace(column, field="name", reason="the person of the row")
        elif column is related[0]:
            column = replace(column, field="relation", reason="header")
        elif column is head[0]:
            column = replace(column, field="household_head", reason="header")
        elif column.field == "id" and head[0].index < column.index < open_[0].index and column.reason == "header":
            column = replace(column, field=None, reason=OF_A_RELATIVE)
        found.append(column)
    return found


def person_of_number(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """矫正对象, 身份证号: the one column of people that no word knows names the person of the row."""
    fields = [c.field for c in columns]
    number = next((c for c in columns if c.field == "id"), None)
    if number is None or not _NAMES.isdisjoint(fields) or any(c.reason == "mapping" for c in columns):
        return list(columns)
    open_ = [c for c in columns if c.field is None and c.reason == "unknown header" and c.index < number.index]
    open_ = [c for c in open_ if _is_people(c.header) and _are_names(cells(c.index))]
    if len(open_) != 1 or stem_of(number.header, "id") not in {None, "公民", "居民", _whom(open_[0])}:
        return list(columns)
    return [replace(c, field="name", reason="the person of the row") if c is open_[0] else c for c in columns]


def numbers_of_members(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """户主, 身份证号, 姓名: the number between the two names is that of the person of the row, where there are more
    numbers than heads, and as many as members."""
    head = [c for c in columns if c.field == "household_head"]
    names = [c for c in columns if c.field == "name"]
    if len(head) != 1 or len(names) != 1 or any(c.field == "id" for c in columns):
        return list(columns)
    between = [
        c
        for c in columns
        if head[0].index < c.index < names[0].index
        and c.reason == OF_A_RELATIVE
        and field_of(c.header) == "id"
        and stem_of(c.header, "id") in {None, "公民", "居民"}
    ]
    if len(between) != 1:
        return list(columns)
    numbers, heads, people = ({*cells(c.index)} for c in (between[0], head[0], names[0]))
    if len(numbers) < _FEWEST or len(numbers) < 2 * len(heads) or len(people) * 10 < len(numbers) * 8:
        return list(columns)
    return [replace(c, field="id", reason="content") if c is between[0] else c for c in columns]


_FEWEST: Final = 3  # numbers; two are soon a slip
_BARE: Final = frozenset({"人员", "人", "对象", "本人", "当事人"})
_NAMES: Final = frozenset({"name", "alias", "household_head", "relatives_text", "relation"})


def _are_names(some: Sequence[str]) -> bool:
    return bool(some) and sum(map(_is_name, some)) * 10 >= len(some) * 8


def _is_name(text: str) -> bool:
    return looks_like_name(text) or is_han_name(text) or dotted(text) is not None


def head_in_relation(columns: Sequence[Column]) -> list[Column]:
    """申请人 beside 姓名 and 与申请人关系: the one to whom all of the household are related."""
    if any(c.field == "household_head" for c in columns) or not any(c.field == "name" for c in columns):
        return list(columns)
    asked = [m["who"] for c in columns if c.field == "relation" and (m := _TO_WHOM.fullmatch(header_key(c.header)))]
    found = [c for c in columns if asked and c.field is None and _whom(c) == asked[0] and not _NO_KIN.search(asked[0])]
    if len(asked) != 1 or len(found) != 1:
        return list(columns)
    return [replace(c, field="household_head", reason="header") if c is found[0] else c for c in columns]


_TO_WHOM: Final = pattern_of(r"与(?P<who>(?!其|本人)[\u3400-\u9fff]{2,8}?)(?:之间)?的?关系")


def _whom(column: Column) -> str:
    return re.sub(r"(?:的?(?:姓名|名字))$", "", header_key(column.header))


def present_head(columns: Sequence[Column]) -> list[Column]:
    """原户主 beside 现户主: the household has the latter now."""
    heads = [c for c in columns if c.field == "household_head" and c.reason == "header"]
    former = [c for c in heads if _FORMER.match(header_key(c.header))]
    if not former or len(former) == len(heads):
        return list(columns)
    return [replace(c, field=None, reason="of before") if c in former else c for c in columns]


_FORMER: Final = pattern_of(r"原|前|旧|变更前|曾任?")
_HEADS: Final = pattern_of(r"(?:家庭|本户|所[在属]户?|该户|房屋|重点户|被访户)?(?:户主|户长|家主)(?:姓名|名字?)?")


def _names_people(column: Column, cells: Callable[[int], list[str]]) -> bool:
    some = cells(column.index) if _is_people(column.header) else []
    return bool(some) and all("·" in text and looks_like_name(text) for text in some)


def _is_people(header: str) -> bool:
    key = header_key(header)
    others = is_of_others(key) and not key.startswith("被")  # 被取保人 is no 取保人
    return (_PEOPLE.fullmatch(key) is not None or key in _BARE) and not others and _NO_KIN.search(key) is None
