"""Columns of kin: who of those whom a table names is the person of the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.headers.headerstems import FAMILY_MEMBER, asked_by_stems
from service.records.reading.headers.meant import field_of
from service.records.reading.kin.whosenumber import is_of_members
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import stem_of, under_group


def members(columns: list[Column]) -> list[Column]:
    """家庭成员 beside 与户主关系 and 身份证号, and no other column of names: each row is about one member. So it is
    with "Name of relative", which beside another column of names is a relative's."""
    fields = {c.field for c in columns}
    asked = [c for c in columns if c.reason == "unknown header" and asked_by_stems(c.header) == FAMILY_MEMBER]
    at = [c for c in columns if c.field in {None, "relatives_text"} and is_of_members(c.header)]
    of_households = "relation" in fields and not fields.isdisjoint({"id", "household_head", "household_no"})
    own = asked if len(asked) == 1 else at if len(at) == 1 and of_households else _relative_alone(columns)
    if "name" not in fields and own:
        return [replace(c, field="name", reason="the person of the row") if c is own[0] else c for c in columns]
    return [replace(c, field="relatives_text", reason="header") if c in asked else c for c in columns]


_RELATIVE_ALONE: Final = frozenset(
    {"relative", "relatives", "родственник", "родственники", "akraba", "tughqini", "туысы"}
)


def _relative_alone(columns: Sequence[Column]) -> list[Column]:
    """ "Relative" beside "What happened", where nobody else is named nor numbered: of whom families tell."""
    if any(c.field in {"name", "alias", "id", "household_head", *_NAMED} for c in columns):
        return []
    at = [c for c in columns if c.field == "relatives_text"]
    tells_what = any(c.field in {"status", "note", "detained_on"} for c in columns)
    return at if len(at) == 1 and tells_what and header_key(at[0].header) in _RELATIVE_ALONE else []


_PEOPLES: Final = frozenset({"民族", "族别", "民族成份", "民族成分"})


def peoples_of_members(columns: list[Column]) -> list[Column]:
    """家庭成员基本情况 over 姓名 and 民族: of the person whom the row names below the same group."""
    if any(c.field == "ethnicity" for c in columns):
        return columns
    groups = {c.header.rpartition("/")[0] for c in columns if c.field == "name"} - {""}
    asked = [c for c in columns if c.field is None and c.reason == "unknown header" and _asks_people(c.header, groups)]
    if len(asked) != 1 or sum(c.field == "name" for c in columns) != 1:
        return columns
    return [replace(c, field="ethnicity", reason="header") if c is asked[0] else c for c in columns]


_FATES: Final = frozenset({"status", "sentence", "facility", "detained_on", "died_on", "reason"})


def fates_of_members(columns: list[Column]) -> list[Column]:
    """家庭成员 over 姓名, 身份证号 and 目前状况: what became of the person whom the row names below the same group."""
    groups = {c.header.rpartition("/")[0] for c in columns if c.field == "name"} - {""}
    if not groups or sum(c.field == "name" for c in columns) != 1 or not is_of_members(next(iter(groups))):
        return columns
    have, told = {c.field for c in columns}, {}
    for column in columns:
        group, _, leaf = column.header.rpartition("/")
        if column.field is None and column.reason == "unknown header" and group in groups:
            field = field_of(leaf)
            if field in _FATES and field not in have:
                told[column] = field
                have.add(field)
    return [replace(c, field=told[c], reason="header") if c in told else c for c in columns]


def _asks_people(header: str, groups: set[str]) -> bool:
    group, _, leaf = header.rpartition("/")
    return group in groups and header_key(leaf) in _PEOPLES


#: Why a column is only kept as text.
OF_A_RELATIVE: Final = "of a relative"
_GUARDIAN = pattern_of(
    r"(?:[现原]|临时|实际|委托|法定|代理)*(?:监护|抚养|照料|照顾|照看|照管|领养|收养|寄养|看护|带养|代养)[人者](?:姓名)?[\d一二三]?"
)
_CONTACT = pattern_of(r"(?:家庭|亲属|家属|直系|紧急|主要)*联系人(?:姓名)?")


_MAY_BE_KIN = pattern_of(
    r"(?:家庭|亲属|家属|直系|紧急|主要|家中|社会)*(?:联系|担保|监护|领回|接领|送[物衣]|会见|探视|通讯)人(?:员)?(?:姓名|[及和]|(?:与(?:本人|其|学员|罪犯|被?押?人员|对象)的?)?关系|电话|联系方式)*"
)


def is_contact(header: str) -> bool:
    """Whether a header asks for somebody who may be kin, if the cells say so: 联系人（关系）."""
    last = header.rpartition("/")[2] if "（" not in header and "(" not in header else header
    return _MAY_BE_KIN.fullmatch(header_key(last)) is not None


def guardians(columns: list[Column]) -> list[Column]:
    """监护人 of the child whom the row names: kin, most often, of whom nothing is said but the name. So are 联系人
    where a column says what they are to the person: 与学员关系."""
    if not any(c.field == "name" for c in columns):
        return columns
    related = {c.index for c in columns if c.field == "relative_relation"}
    return [
        replace(c, field="relatives_text", reason="header")
        if c.field is None
        and (
            (c.reason == "unknown header" and _names_guardian(c.header))
            or (
                _CONTACT.fullmatch(header_key(under_group(c.header)))
                and not related.isdisjoint(range(c.index + 1, c.index + 4))
            )
        )
        else c
        for c in columns
    ]


def _names_guardian(header: str) -> bool:
    """现监护人, alone or below 监护情况; below 父亲情况 it is the father's."""
    group, _, leaf = header.rpartition("/")
    if _GUARDIAN.fullmatch(header_key(under_group(header))):
        return True
    return bool(_OF_GUARDIANS.fullmatch(header_key(group)) and _GUARDIAN.fullmatch(header_key(leaf)))


# Groups of headers that are of nobody else.
_OF_GUARDIANS = pattern_of(
    r"(?:(?:儿童|孩子|子女|未成年人?|孤儿|学生)?(?:[现目前]*(?:监护|抚养|照料|照顾|看护|收养|安置|生活|家庭|基本|其[他它]|关爱|帮扶)+))(?:人)?(?:情况|信息|状况|落实情况|现状)?"
)
# In alphabets; of kin only where a column or the cells say what they are to the person.
_CONTACT_IN_LETTERS = pattern_of(
    r"(?:emergency|main|family)?contact(?:person|name)?|nameofcontact|kontaktperson|ansprechpartner|personneàcontacter|personnedecontact|"
    r"контактноелицо"
)


def contacts(columns: list[Column]) -> list[Column]:
    """The columns; a contact person of whom no column says what they are to the person may be a lawyer or a friend."""
    related = {c.index for c in columns if c.field in _RELATED}
    return [
        replace(c, field=None, reason="unknown header")
        if c.field == "relatives_text"
        and c.reason == "header"
        and _CONTACT_IN_LETTERS.fullmatch(header_key(c.header))
        and related.isdisjoint(range(c.index - 1, c.index + 4))
        else c
        for c in columns
    ]


_TO = pattern_of(r"与.+的?关系|(?:亲属|家属)?(?:关系|称谓|称呼)")
_TOLD = frozenset({"id", "sex", "birth", "age", "ethnicity", "phone", "address", "county", "township", "village"})


def told_of_kin(columns: list[Column]) -> list[Column]:
    """姓名, 亲属姓名, 性别, 身份证号, 与学员关系: what stands between a relative's name and the relation is told of the
    relative. 户主, 身份证号, 姓名: a number behind another name, and before that of the person, is not theirs."""
    own = next((c for c in columns if c.field == "name"), None)
    if own is None:
        return columns
    kin = [c for c in columns if c.field == "relatives_text" and c.reason == "header" and stem_of(c.header, "name")]
    ends = [c.index for c in columns if c.field in _RELATED and _TO.fullmatch(header_key(under_group(c.header)))]
    theirs: set[int] = set()
    if len(kin) == len(ends) == 1 and own.index < kin[0].index:
        theirs = set(range(kin[0].index + 1, ends[0]))
    behind = {c.index + 1 for c in columns if c.field in _NAMED and c.index + 1 < own.index}
    return [
        replace(c, field=None, reason=OF_A_RELATIVE)
        if c.reason == "header"
        and ((c.index in theirs and c.field in _TOLD) or (c.index in behind and c.field == "id"))
        and (c.field != "id" or stem_of(c.header, "id") is None)
        else c
        for c in columns
    ]


_NAMED = frozenset({"household_head", "father_name", "mother_name", "spouse_name", "children_names", "siblings_names"})
_RELATED = frozenset({"relation", "relative_relation"})
