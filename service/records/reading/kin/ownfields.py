"""Columns whose header names the person of the row: 孩子身份证号 beside 孩子姓名, 户主状态 beside 户主."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from service.records.reading.headers.knownheaders import is_exact
from service.records.reading.headers.meant import field_of
from service.records.reading.headers.whom import whom
from service.records.reading.kin.kincolumns import OF_A_RELATIVE
from service.records.reading.kin.whosenumber import SECOND_NAME
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.wholehouseholds import names_household
from service.records.reading.words.whoseheader import of_family, stem_of, under_group

HEAD: Final = "户主"
_ABOUT_KIN: Final = frozenset({"the person of the row", "the person of the number"})
_OWN: Final = frozenset({"id", "birth", "sex", "age", "ethnicity", "phone"})
_HOME: Final = frozenset({"address", "county", "township", "village"})
#: What became of somebody.
FATE: Final = frozenset({
    "status", "sentence", "facility", "detained_on", "died_on", "reason", "sentenced_on", "released_on",
})  # fmt: skip
_AT_HOME: Final = pattern_of(r"^(?:境内|国内|在家|家中|本地|留守|未成年|在校|在读)")
_SOMEBODY: Final = pattern_of(r"[\u3400-\u9fff]{2,10}")
_PEOPLE: Final = pattern_of(r"[\u3400-\u9fff]{2,8}(?:人员|学员|对象|人|者|犯)")
_NAMES: Final = frozenset({
    None, "relatives_text", "household_head", "father_name", "mother_name", "spouse_name", "children_names",
    "siblings_names",
})  # fmt: skip


class Whose(NamedTuple):
    """``words``: how the headers of the row's person begin. ``kin``: the person is the head of a household, or kin.
    ``fate``: what became of them may be asked so as well."""

    words: tuple[str, ...]
    kin: bool
    fate: bool


def of_the_person(columns: list[Column]) -> list[Column]:
    """The columns; what a header asks of those whom the names are of is of the persons of the rows: 出国人员现状 beside
    出国人员姓名, 汇款人住址 beside 汇款人姓名, where no other column tells it and the word begins no other name."""
    if (whose := _whose(columns)) is None:
        return columns
    columns = _without_the_other(columns, whose)
    have, found = {c.field for c in columns}, []
    for column in columns:
        if column.field is None and column.reason == "unknown header":
            asked = _asked(header_key(under_group(column.header)), whose)
            if asked is not None and (asked not in have or (whose.kin and asked in FATE)):
                have.add(asked)
                column = replace(column, field=asked, reason="header")
        found.append(column)
    return found


def is_head(columns: Sequence[Column]) -> bool:
    """Whether the person of each row is the head of a household, by the header of the name."""
    return any(
        c.field == "name"
        and header_key(c.header).startswith(HEAD)
        and not any(map(names_household, (c.header.rpartition("/")[0], *c.header.split("/")[:-1])))
        for c in columns
    )


def _whose(columns: Sequence[Column]) -> Whose | None:
    if is_head(columns):
        return Whose((HEAD,), kin=True, fate=True)
    own = [c for c in columns if c.field == "name"]
    if not own:
        return None
    if len(own) == 1 and own[0].reason in _ABOUT_KIN:
        stem = stem_of(own[0].header, "name") or header_key(under_group(own[0].header))
        words = tuple(w for w in (stem, _AT_HOME.sub("", stem)) if w and of_family(w))
        if words:
            return Whose(words, kin=True, fate=True)
    who = whom(under_group(own[0].header))
    if not _SOMEBODY.fullmatch(who) or any(_begins_another(c, who) for c in columns if c is not own[0]):
        return None
    return Whose((who,), kin=False, fate=_PEOPLE.fullmatch(who) is not None)


def _begins_another(column: Column, who: str) -> bool:
    """Whether a column names somebody else whose word begins alike: 亲属 of 亲属一姓名; not 学生 of 学生家长姓名."""
    if column.field not in _NAMES or (stem := stem_of(column.header, "name")) is None:
        return False
    return stem.startswith(who) and not of_family(stem.removeprefix(who) or who)


def _asked(key: str, whose: Whose) -> str | None:
    """What a header asks of the person of the row: "id" of 孩子的身份证号."""
    for word in whose.words:
        if not key.startswith(word) or not (rest := key.removeprefix(word).removeprefix("的")):
            continue
        asked = field_of(rest)
        if asked in FATE and whose.fate:
            return asked
        if asked in _OWN | _HOME and (whose.kin or is_exact(rest)):
            return asked
    return None


def _without_the_other(columns: list[Column], whose: Whose) -> list[Column]:
    """境外人员现状, where another column names 境外人员, is not of the person of the row; nor is 收款人住址."""
    named = [c for c in columns if c.field == "relatives_text" and c.reason == SECOND_NAME]
    others = tuple(w for c in named if len(w := whom(under_group(c.header))) > 1 and not w.startswith(whose.words))
    theirs = _OWN | _HOME | FATE if whose.kin else _OWN | _HOME
    return [
        replace(c, field=None, reason=OF_A_RELATIVE)
        if others
        and c.field in theirs
        and c.reason == "header"
        and header_key(under_group(c.header)).startswith(others)
        else c
        for c in columns
    ]
