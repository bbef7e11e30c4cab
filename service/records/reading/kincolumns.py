"""Columns of kin: who of those whom a table names is the person of the row, and whose relation a column tells."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from service.records.reading.headers import header_key, stem_of
from service.records.reading.headerstems import FAMILY_MEMBER, asked_by_stems, tells
from service.records.reading.statement import Column

SECOND_NAME = "second name column"

_MEMBERS = frozenset({"家庭成员", "成员", "家庭人员", "家庭成员名单", "members", "family members", "члены семьи"})


def members(columns: list[Column]) -> list[Column]:
    """家庭成员 beside 与户主关系 and 身份证号, and no other column of names: each row is about one member. So it is
    with "Name of relative", which beside another column of names is a relative's."""
    fields = {c.field for c in columns}
    asked = [c for c in columns if c.reason == "unknown header" and asked_by_stems(c.header) == FAMILY_MEMBER]
    at = [c for c in columns if c.field in {None, "relatives_text"} and header_key(c.header) in member_words()]
    of_households = "relation" in fields and not fields.isdisjoint({"id", "household_head", "household_no"})
    own = asked if len(asked) == 1 else at if len(at) == 1 and of_households else []
    if "name" not in fields and own:
        return [replace(c, field="name", reason="the person of the row") if c is own[0] else c for c in columns]
    return [replace(c, field="relatives_text", reason="header") if c in asked else c for c in columns]


@cache
def member_words() -> frozenset[str]:
    return frozenset(map(header_key, _MEMBERS))


def guardians(columns: list[Column]) -> list[Column]:
    """监护人 of the child whom the row names: kin, most often, of whom nothing is said but the name."""
    if not any(c.field == "name" for c in columns):
        return columns
    return [
        replace(c, field="relatives_text", reason="header")
        if c.field is None and c.reason == "unknown header" and header_key(c.header) in {"监护人", "监护人姓名"}
        else c
        for c in columns
    ]


_TO_WHOM = re.compile(r"与(?P<who>.+?)的?关系")


def whose_relation(columns: list[Column]) -> list[Column]:
    """家属姓名 beside 与被收押人关系: the relation is the relative's. Beside 与境外人员关系, where they are named in
    the second column of names, it is that of the row's person to them, and only kept as text. Beside those who told of
    the person ("Reported by") it is theirs."""
    texts = [c for c in columns if c.field == "relatives_text"]
    named = [c for c in texts if tells(c.header)] or [
        c for c in texts if c.reason == SECOND_NAME or stem_of(c.header, "name")
    ]
    fields = {c.field for c in columns}
    if len(named) != 1 or not fields.isdisjoint({"household_head", "household_no", "household_head_id"}):
        return columns
    result = []
    for column in columns:
        key = header_key(column.header)
        if column.field == "relation" and column.reason == "header" and "户主" not in key and "head" not in key:
            match = _TO_WHOM.search(key)
            theirs = match is not None and match["who"] == stem_of(named[0].header, "name")
            column = Column(column.index, column.header, None if theirs else "relative_relation", column.reason)
        result.append(column)
    return result
