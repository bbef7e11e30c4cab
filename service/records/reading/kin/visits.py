"""Lists of visits: who came to see somebody who is held (预约人, 会见对象). The row is about the one who is held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.headers.callers import SEND
from service.records.reading.headers.meant import field_of
from service.records.reading.kin.whosenumber import SECOND_NAME
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import under_group

#: Why a column is only kept as text.
OF_A_VISITOR: Final = "of who came to see the person"
_SEE: Final = r"(?:会见|接见|探视|探望|探访|看望|来访|约见|视频会见|亲情会见|视频|通话|亲情电话)"
_HELD: Final = r"(?:在押人员|服刑人员|被?押人员|收押人员|被监管人|罪犯|犯人|学员|人犯|嫌疑人)"
_VISITED: Final = pattern_of(
    rf"(?:被{_SEE}(?:人员|人|者|对象|学员|罪犯|方|{_HELD})|(?:拟|申请|预约|本次|要求|所)?{_SEE}的?(?:对象|{_HELD}|谁|何人)|"
    r"(?:[要欲想]?见|看|来看|探)(?:谁|何人|什么人))的?(?:姓名|名字)?"
)
_VISITOR: Final = pattern_of(
    rf"(?:(?:前来|来[监所校]|到[监所校]|申请|预约|参加|本次)的?)?(?:{_SEE}的?(?:家属|亲属|亲友|家人|亲人|人员|人|者|来人)|(?:申请|预约|登记)人)"
    r"的?(?:姓名|名字)?[\d一二三四甲乙丙]{0,2}|(?:前来|来[监所校])的?(?:家属|亲属|亲友|家人|人员|人)(?:姓名)?"
)
# Beside 姓名 alone, 申请人 and 会见人 may be officers.
_SURELY_KIN: Final = pattern_of(rf"(?=.*(?:家属|亲属|亲友|家人|亲人)|探视人|探望人)(?:{_VISITOR.pattern})")
# Beside 罪犯姓名 and 关系 they are those who came or were called.
_OF_THE_HELD: Final = pattern_of(rf"(?:本)?{_HELD}的?(?:姓名|名字)?")
_SEEN_OR_CALLED: Final = pattern_of(
    rf"(?:{_VISITOR.pattern})|(?:通话|亲情电话|通[话信]|视频|联系)(?:对象|人|对方)(?:姓名|名字)?|"
    rf"(?:{SEND})(?:人员?|者|家属|亲属|亲友)的?(?:姓名|名字)?"
)
_RELATED: Final = frozenset({"relation", "relative_relation"})
_BARE: Final = pattern_of(r"(?:亲属|家属)?(?:关系|称谓|称呼)")
_TO_THEM: Final = pattern_of(
    rf"(?:.*与)(?:被{_SEE}(?:人员?|者|对象)|{_SEE}对象|{_HELD}|其|本人)(?:之间)?的?关系|(?:亲属|家属|{_SEE}人|来人)关系"
)
_OWN: Final = frozenset({"id", "birth", "sex", "age", "ethnicity"})
_HOME: Final = frozenset({"address", "county", "township", "village", "status"})
_CHOSEN: Final = frozenset({"mapping", "profile"})


def visits(columns: list[Column]) -> list[Column]:
    """预约人, 身份证号, 会见对象, 关系: the name, and what stands behind it, of the one who is held; those who came are
    kin. Beside the name of the person (学员姓名, 探视人) they are no more than that."""
    keys = {c.index: header_key(under_group(c.header)) for c in columns}
    related = any(
        c.field in _RELATED or _BARE.fullmatch(keys[c.index]) or _TO_THEM.fullmatch(keys[c.index]) for c in columns
    )
    # The first name is of the one who is held: who is called (通话对象) is not.
    own = [c for c in columns if c.field == "name" and related][:1]
    visitor = _SEEN_OR_CALLED
    if not own or not _OF_THE_HELD.fullmatch(keys[own[0].index]):
        own = [c for c in columns if c.reason not in _CHOSEN and _VISITED.fullmatch(keys[c.index])]
        visitor = _VISITOR
    if not own:
        visitor = _SURELY_KIN
        own = [c for c in columns if c.field == "name" and not _VISITOR.fullmatch(keys[c.index])][:1]
    came = [c for c in columns if c.reason not in _CHOSEN and c not in own and visitor.fullmatch(keys[c.index])]
    if len(own) != 1 or not came:
        return columns
    whose, before, result = own[0], "", []
    for column in columns:
        if column is whose:
            before, column = "own", replace(column, field="name", reason="header")
        elif column in came:
            before, column = "came", replace(column, field="relatives_text", reason=SECOND_NAME)
        elif column.field == "name" and column.reason == "header":
            before, column = "", replace(column, field="relatives_text", reason=SECOND_NAME)
        elif column.reason not in _CHOSEN:
            column = _of_either(column, keys, whose, came, before)
        result.append(column)
    return _first_of_each(result)


def _of_either(column: Column, keys: dict[int, str], whose: Column, came: Sequence[Column], before: str) -> Column:
    """A column of whoever is named before it, or in its header."""
    key = keys[column.index]
    asked = field_of(column.header) if column.reason == "second column" else column.field
    begun = _begins(key, keys[whose.index])
    if begun and (found := field_of(key[begun:])) in _OWN | _RELATED:
        return replace(column, field="relative_relation" if found in _RELATED else found, reason="header")
    if any(_begins(key, keys[c.index]) for c in came):
        return replace(column, field=None, reason=OF_A_VISITOR) if asked in _OWN | _HOME else column
    if asked in _RELATED or _BARE.fullmatch(key) or _TO_THEM.fullmatch(key):
        if _TO_THEM.fullmatch(key) or (_BARE.fullmatch(key) and before == "came"):
            return replace(column, field="relative_relation", reason="header")
        # right behind the name of the one who is held nobody says whose it is
        return replace(column, field=None, reason="unknown header") if "户主" not in key else column
    if asked in _OWN and before:
        return replace(
            column, field=asked if before == "own" else None, reason="header" if before == "own" else OF_A_VISITOR
        )
    return column


def _begins(key: str, name: str) -> int:
    """How much of a header is the word for a person of another: 会见对象 of 会见对象身份证."""
    bare = re.sub(r"的?(?:姓名|名字)$", "", name)
    return len(bare) if key != name and key.startswith(bare) else 0


def _first_of_each(columns: list[Column]) -> list[Column]:
    """The columns, each field of one person once."""
    seen: set[str] = set()
    result = []
    for column in columns:
        if column.field in _OWN and column.reason == "header":
            if column.field in seen:
                column = replace(column, field=None, reason="second column")
            seen.add(column.field or "")
        result.append(column)
    return result
