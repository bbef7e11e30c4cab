"""Persons whom a row names beside its own, each with a name and a number.

户主姓名 with 户主身份证号, 配偶姓名 with 配偶身份证号, 监护人信息 over 姓名 and 身份证号.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from service.matching.values.relations import parse_relation
from service.records.reading.headers.meant import field_of
from service.records.reading.headers.releaseheaders import asks_when_left, asks_when_let_go
from service.records.reading.kin.kingroups import told_in_group
from service.records.reading.kin.ownfields import FATE, HEAD
from service.records.reading.kin.standswith import names_one
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import is_staff, of_family, stem_of, under_group

_COUNTED = pattern_of(r"\d+")
_HEADED = pattern_of(r"户[主长](?:的?(?:姓名|名字))?\s*$")
_OF_THE_ROW = "the person of the row"
#: Why a number is only kept as text: 户主姓名, 配偶姓名, 身份证号.
UNSURE: Final = "a number behind two names"
_NAMED = frozenset({"household_head", "father_name", "mother_name", "spouse_name", "children_names", "siblings_names"})
_SITUATION = frozenset({"情况", "状况", "具体情况", "基本情况", "目前情况"})


@dataclass(frozen=True, slots=True)
class Beside:
    """Columns of a person beside the row's own. ``relation``: what the column says the person is to the row's, or None;
    ``relation_at``: the column that says so of each row, or -1. ``head``: of the row's household. ``fate``: (column,
    field) of what became of them; ``own``: of what else a group of their own tells of them."""

    name_at: int
    id_at: int
    relation: str | None
    relation_at: int
    head: bool
    fate: tuple[tuple[int, str], ...] = ()
    own: tuple[tuple[int, str], ...] = ()


def named_beside(columns: Sequence[Column]) -> list[Beside]:
    """One for each pair of columns that name somebody of the person's family and give the number."""
    numbers = {stem: c for c in columns if (stem := stem_of(c.header, "id"))}
    relations = [c for c in columns if c.field == "relative_relation"]
    found = []
    for column in columns:
        stem = stem_of(column.header, "name") or _kin_alone(column, numbers)
        whose, number = _number_of(stem, numbers) if stem else ("", None)
        if stem is None or number is None or number.index == column.index:
            continue
        if column.field in {"name", "id"} or number.field in {"name", "id"}:
            continue  # the row's own
        if not of_family(stem) and (column.field != "relatives_text" or is_staff(stem)):
            continue
        head = stem.startswith(HEAD)
        told = None if head else parse_relation(_COUNTED.sub("", stem))
        at = relations[0].index if len(relations) == 1 and told in {None, "other"} and not head else -1
        fate = () if head else tuple(_fate(columns, {stem, whose}))
        own = () if head else told_in_group(columns, column, number)
        found.append(Beside(column.index, number.index, None if told == "other" else told, at, head, fate, own))
    return found


def _kin_alone(column: Column, numbers: Mapping[str, Column]) -> str | None:
    """涉案亲属, with 涉案亲属身份证号: kin named by a header without 姓名."""
    key = header_key(under_group(column.header))
    return key if column.field == "relatives_text" and key in numbers else None


def _number_of(stem: str, numbers: Mapping[str, Column]) -> tuple[str, Column | None]:
    """(whose, the column) of the number that goes with a name: 亲属身份证号 with 境内亲属姓名, if it is the one."""
    if stem in numbers or not of_family(stem):
        return stem, numbers.get(stem)
    near = [(other, column) for other, column in numbers.items() if of_family(other) and stem.endswith(other)]
    return near[0] if len(near) == 1 else ("", None)


def _fate(columns: Sequence[Column], stems: Iterable[str]) -> Iterator[tuple[int, str]]:
    """父亲情况, 母亲现状, 亲属处置情况: columns of no field of the row's person."""
    for column in columns:
        if column.field is not None or column.reason != "unknown header":
            continue
        key = header_key(under_group(column.header))
        for stem in sorted(stems, key=len, reverse=True):
            rest = key.removeprefix(stem).removeprefix("的") if stem else key
            if rest != key:
                field = "status" if rest in _SITUATION else field_of(rest)
                if field is None and asks_when_let_go(rest) and not asks_when_left(rest):
                    field = "released_on"
                if field in FATE:
                    yield column.index, field
                break


def own_columns(columns: Sequence[Column]) -> list[Column]:
    """The columns of a table that names nobody but heads of households, or families side by side: the first of those
    whom a row names is the person of the row, the head before all."""
    if any(c.field in {"name", "id", "alias"} for c in columns):
        return list(columns)
    pairs = sorted(named_beside(columns), key=lambda one: not one.head)
    own: dict[int, str] = {}
    if pairs:
        own = {pairs[0].name_at: "name", pairs[0].id_at: "id"}
    elif (head := next((c for c in columns if c.field == "household_head"), None)) is not None:
        own = {head.index: "name"}
    elif (child := _child(columns)) is not None:
        own = {child.index: "name"}
    return [
        Column(c.index, c.header, own[c.index], "the person of the row", c.hidden) if c.index in own else c
        for c in columns
    ]


def _child(columns: Sequence[Column]) -> Column | None:
    """未成年子女, 父亲, 母亲: each row is about the child of these, where no other column can name anybody."""
    at = [c for c in columns if c.field == "children_names"]
    parents = [c for c in columns if c.field in {"father_name", "mother_name"}]
    return at[0] if len(at) == 1 and parents and at[0].index < parents[0].index else None


def head_with_number(columns: Sequence[Column]) -> list[Column]:
    """户主姓名 and 身份证号 in a table that names nobody else: the number is the head's, whom the row is about."""
    heads = [c for c in columns if c.field == "household_head"]
    fields = {c.field for c in columns}
    people = heads or [c for c in columns if c.field == "name" and c.reason == _OF_THE_ROW and _HEADED.search(c.header)]
    numbers = [c for c in columns if c.field == "household_head_id"]
    named = {c.field for c in columns if c not in people}
    if len(people) == len(numbers) == 1 and named.isdisjoint({"id", "name", "alias", "relation", "relatives_text"}):
        told = {people[0].index: "name", numbers[0].index: "id"}  # 户主, 户主身份证号, and nobody else
        return [replace(c, field=told[c.index], reason=_OF_THE_ROW) if c.index in told else c for c in columns]
    if len(heads) != 1 or "id" not in fields or not fields.isdisjoint({"name", "alias", "relation"}):
        return list(columns)
    number = next(c for c in columns if c.field == "id")
    before = [c for c in columns if c.index < number.index and c.field in _NAMED]
    if not before and number.index < heads[0].index:  # 监护人姓名, 身份证号, 户主
        before = [c for c in columns if c.index < number.index and names_one(c)]
    if before and before[-1] is not heads[0] and stem_of(number.header, "id") is None:
        columns = [replace(c, field=None, reason=UNSURE) if c is number else c for c in columns]
    return [replace(c, field="name", reason="the person of the row") if c is heads[0] else c for c in columns]
