"""Which of several columns holds the number of the row's person, and which person an unnamed number belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from service.records.reading.headers.knownheaders import is_exact
from service.records.reading.headers.meant import field_of
from service.records.reading.headers.whom import is_of_held, whom
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.content import looks_like_name
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import stem_of, under_group

SECOND_NAME: Final = "second name column"
#: Who went away, by how a header begins: 境外人员, 出国未归人员.
ABROAD: Final = pattern_of(r"(?:境外|国外|海外|出[国境]|在外|滞留|失联|失踪|未归|外逃|在逃)")
_FORMER = pattern_of(r"老|旧|原|曾用|第?一代|15位|十五位|(?:变更|升位)前")
_PRESENT = pattern_of(r"新|现(?:用|在)?|第?二代|18位|十八位|(?:变更|升位)后")
_MEMBERS = frozenset({"家庭成员", "成员", "家庭人员", "家庭成员名单", "members", "family members", "члены семьи"})


@cache
def _member_words() -> frozenset[str]:
    return frozenset(map(header_key, _MEMBERS))


def is_of_members(header: str) -> bool:
    """Whether a header names the members of a family, one in each row or all of them in a cell."""
    return header_key(header) in _member_words()


def both_numbers(columns: Sequence[Column]) -> list[Column]:
    """老身份证号 beside 新身份证号: both are the person's; a row gives the one that says more."""
    first = next((c for c in columns if c.field == "id" and c.reason == "header"), None)
    second = [c for c in columns if c.reason == "second column" and field_of(c.header) == "id"]
    if first is None or len(second) != 1 or not _are_two_of_one(first.header, second[0].header):
        return list(columns)
    return [replace(c, field="id", reason="header") if c is second[0] else c for c in columns]


def _are_two_of_one(one: str, other: str) -> bool:
    keys = [header_key(one), header_key(other)]
    bare = [_PRESENT.sub("", _FORMER.sub("", key)) for key in keys]
    marked = [key != rest for key, rest in zip(keys, bare, strict=True)]
    return any(marked) and all(map(is_exact, bare)) and (bare[0] == bare[1] or all(marked))


def number_of_kin(columns: Sequence[Column]) -> list[Column]:
    """境内亲属姓名, 身份证号, ... 境外人员姓名: the number stands with the relative. Whom it identifies the row is
    about, unless the other has a number too."""
    name = next((c for c in columns if c.field == "name" and c.reason == "header"), None)
    number = next((c for c in columns if c.field == "id" and c.reason == "header"), None)
    if name is None and number is not None:
        return _at_home(columns, number)
    if name is not None and number is None and not any(c.field == "id" for c in columns):
        return _with_number_of_theirs(columns, name)
    if name is None or number is None or stem_of(number.header, "id") or not number.index < name.index:
        return list(columns)
    kin = [c for c in columns if c.field == "relatives_text" and stem_of(c.header, "name") and c.index < number.index]
    if len(kin) != 1:
        return list(columns)
    own = [c for c in columns if c.reason == "second column" and c.index > name.index and field_of(c.header) == "id"]
    changed: dict[Column, tuple[str | None, str]]
    if own:
        changed = {number: (None, "the number of a relative"), own[0]: ("id", "header")}
    else:
        changed = {kin[0]: ("name", "the person of the number"), name: ("relatives_text", SECOND_NAME)}
    return [replace(c, field=changed[c][0], reason=changed[c][1]) if c in changed else c for c in columns]


_HOME: Final = pattern_of(r"(?:境内|国内|疆内|在家|家中|本地|留守)")


def _at_home(columns: Sequence[Column], number: Column) -> list[Column]:
    """境内亲属姓名, 身份证号, 境外亲属姓名: of two relatives the row is about the one here, who has the number."""
    kin = [c for c in columns if c.field == "relatives_text" and stem_of(c.header, "name")]
    here = [c for c in kin if _HOME.match(header_key(under_group(c.header)))]
    gone = [c for c in kin if ABROAD.match(header_key(under_group(c.header)))]
    if len(here) != 1 or len(gone) != 1 or not here[0].index < number.index:
        return list(columns)
    if here[0].index < gone[0].index < number.index or ABROAD.match(header_key(number.header)):
        return list(columns)
    changed = {here[0]: ("name", "the person of the number"), gone[0]: ("relatives_text", SECOND_NAME)}
    return [replace(c, field=changed[c][0], reason=changed[c][1]) if c in changed else c for c in columns]


def numbers_by_owner(columns: Sequence[Column]) -> list[Column]:
    """The columns; the number and the name of the person of the row belong together."""
    return number_of_kin(number_of_another(owner_of_number(columns)))


def number_of_another(columns: Sequence[Column]) -> list[Column]:
    """申请人, 申请人身份证号, 被收押人员: the number is of whom another column names."""
    name = next((c for c in columns if c.field == "name"), None)
    number = next((c for c in columns if c.field == "id" and c.reason == "header"), None)
    whose = stem_of(number.header, "id") if number is not None else None
    if name is None or number is None or whose is None or header_key(under_group(name.header)).startswith(whose):
        return list(columns)
    asked = [c for c in columns if c not in {name, number} and _names(c, whose)]
    if len(asked) != 1 or asked[0].field not in {None, "relatives_text"}:
        return list(columns)
    own = [c for c in columns if c.reason == "second column" and _is_own(c, whose)]
    told: dict[Column, tuple[str | None, str]] = {number: (None, "the number of somebody else")}
    told |= {own[0]: ("id", "header")} if len(own) == 1 else {}
    return [replace(c, field=told[c][0], reason=told[c][1]) if c in told else c for c in columns]


def owner_of_number(columns: Sequence[Column]) -> list[Column]:
    """被取保人, 身份证号, 保证人姓名, 保证人身份证号: who has a number of their own is not the one of
    the other number. So it is with 代领人姓名, 代领人身份证号, 在押人员姓名, 身份证号, of whom the state holds one."""
    name = next((c for c in columns if c.field == "name"), None)
    number = next((c for c in columns if c.field == "id" and c.reason == "header"), None)
    whose = stem_of(name.header, "name") if name is not None else None
    if name is None or number is None or name.reason != "header" or whose in _NOBODY:
        return list(columns)
    told: dict[Column, tuple[str | None, str]] = {name: (None, "of somebody else")}
    second = [c for c in columns if c.reason == "second column" and field_of(c.header) == "id"]
    if stem_of(number.header, "id") in _NOBODY and number.index < name.index:
        if not any(stem_of(c.header, "id") == whose for c in second):
            return list(columns)
        people = [c for c in columns if c.index < number.index and _is_unknown(c) and _MEN.fullmatch(_who(c))]
        told |= {people[0]: ("name", "the person of the number")} if len(people) == 1 else {}
    elif stem_of(number.header, "id") == whose and len(second) == 1 and stem_of(second[0].header, "id") in _NOBODY:
        held = [c for c in columns if name.index < c.index < second[0].index and c.reason == SECOND_NAME]
        if len(held) != 1 or not is_of_held(_who(held[0])):
            return list(columns)
        told |= {held[0]: ("name", "header"), second[0]: ("id", "header"), number: (None, "of somebody else")}
    else:
        return list(columns)
    return [replace(c, field=told[c][0], reason=told[c][1]) if c in told else c for c in columns]


_NOBODY: Final = frozenset({None, "公民", "居民", "人员", "本人"})
_MEN: Final = pattern_of(r"[\u3400-\u9fff]{0,8}(?:人员|对象|学员|罪犯|人|者)")


def _is_unknown(column: Column) -> bool:
    return column.field is None and column.reason == "unknown header"


def _who(column: Column) -> str:
    return whom(under_group(column.header))


def _names(column: Column, whose: str) -> bool:
    return _who(column) == whose


def _is_own(column: Column, whose: str) -> bool:
    return field_of(column.header) == "id" and stem_of(column.header, "id") != whose


def _with_number_of_theirs(columns: Sequence[Column], name: Column) -> list[Column]:
    """子女姓名, 性别, 子女身份证号, 被收押人员姓名: the row is about the child, who has a number, and comes first; of
    the other, who is held or abroad, there is none."""
    if not (is_of_held(under_group(name.header)) or ABROAD.match(header_key(under_group(name.header)))):
        return list(columns)
    before = [c for c in columns if c.index < name.index]
    kin = [c for c in before if c.field in {"relatives_text", "children_names"} and stem_of(c.header, "name")]
    numbers = [c for c in before if c.reason == "unknown header" and stem_of(c.header, "id")]
    if len(kin) != 1 or len(numbers) != 1 or stem_of(kin[0].header, "name") != stem_of(numbers[0].header, "id"):
        return list(columns)
    changed = {
        kin[0]: ("name", "the person of the row"),
        numbers[0]: ("id", "header"),
        name: ("relatives_text", SECOND_NAME),
    }
    return [replace(c, field=changed[c][0], reason=changed[c][1]) if c in changed else c for c in columns]


def member_with_number(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """家庭成员 with one name in each cell, beside 身份证号 and no other name: each row is about one member."""
    fields = {c.field for c in columns}
    at = [c for c in columns if c.field == "relatives_text" and is_of_members(c.header)]
    if len(at) != 1 or "id" not in fields or not fields.isdisjoint({"name", "alias", "household_head"}):
        return list(columns)
    texts = cells(at[0].index)
    if not texts or sum(map(looks_like_name, texts)) * 10 < len(texts) * 9:
        return list(columns)
    return [replace(c, field="name", reason="the person of the row") if c is at[0] else c for c in columns]
