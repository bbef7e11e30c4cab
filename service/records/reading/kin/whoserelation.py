"""Whose relation a column of relations tells: the person's to the head of the household, or a relative's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from service.records.reading.headers.headerstems import tells
from service.records.reading.headers.meant import field_of
from service.records.reading.headers.ties import THAT_ONE, to_whom
from service.records.reading.headers.totheteller import is_to_the_teller
from service.records.reading.headers.whom import bare, whom
from service.records.reading.kin.whosenumber import SECOND_NAME
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import is_of_others, is_staff, stem_of, under_group

TO_WHOM = pattern_of(r"与(?P<who>.+?)的?关系")
_BARE = pattern_of(r"(?:.*(?:家属|亲属|信息))?(?:关系|称谓|亲属关系|家属关系)\d*")
_HOUSEHOLD = frozenset({"household_head", "household_no", "household_head_id"})


def whose_relation(columns: Sequence[Column]) -> list[Column]:
    """家属姓名 beside 与被收押人关系: the relation is the relative's. Beside 与境外人员关系, where they are named in
    the second column of names, it is that of the row's person to them, and only kept as text. Beside those who told of
    the person ("Reported by") it is theirs."""
    columns = _named_in_relation(_reporters(columns))
    texts = [c for c in columns if c.field == "relatives_text"]
    named = [c for c in texts if tells(c.header)] or [
        c for c in texts if c.reason == SECOND_NAME or stem_of(c.header, "name")
    ]
    at_home = not _HOUSEHOLD.isdisjoint({c.field for c in columns})
    columns = [_of_others(c, columns, texts) for c in columns]
    if len(texts) == 1 and (name := next((c for c in columns if c.field == "name"), None)) is not None:
        columns = [_to_that_one(c, name, texts[0]) for c in columns]
    if len(named) > 1:
        return _each(columns, named)
    if len(texts) > 1 and (each := _each(columns, texts)) is not columns:
        return each
    if at_home:
        return columns
    if not named and len(texts) == 1:
        behind = texts[0].index + 1
        who = header_key(texts[0].header)
        return [
            replace(c, field=_behind(header_key(c.header), who)) if c.index == behind and c.field == "relation" else c
            for c in columns
        ]
    if len(named) != 1:
        return columns
    result = []
    for column in columns:
        key = header_key(column.header)
        if is_to_the_teller(column.header):
            pass  # the person's own, from which the teller's follows
        elif column.field == "relation" and column.reason == "header" and "户主" not in key and "head" not in key:
            match = TO_WHOM.search(key)
            theirs = match is not None and match["who"] == stem_of(named[0].header, "name")
            column = replace(column, field=None if theirs else "relative_relation")
        result.append(column)
    return result


def _to_that_one(column: Column, name: Column, other: Column) -> Column:
    """系其 behind the names of the person and of one relative: what the relative is."""
    told = column.field is None and column.reason == "unknown header" and name.index < other.index < column.index
    if not told or to_whom(header_key(column.header)) != THAT_ONE:
        return column
    return replace(column, field="relative_relation", reason="header")


def _behind(key: str, who: str) -> str | None:
    """The field of a relation right behind the name of a relative: 家属, 关系; 监护人, 与学生关系. 监护人, 与监护人关系
    is the other way, of which nobody can be sure."""
    if _BARE.fullmatch(key) or key in {f"{who}关系", f"{who}的关系"}:
        return "relative_relation"
    if (match := TO_WHOM.search(key)) is None or "户主" in key or is_to_the_teller(key):
        return "relation"
    return None if bare(match["who"]) in who else "relative_relation"


_REPORTER = pattern_of(r"(?:举报|报案|报告|上报|反映)人(?:姓名)?")


def _reporters(columns: Sequence[Column]) -> Sequence[Column]:
    """举报人 is an informer in tables of the police; beside 与举报人关系, or 与被举报人关系, one of the relatives."""
    found = [c for c in columns if c.field is None and _REPORTER.fullmatch(header_key(c.header))]
    if len(found) != 1 or any(c.field == "relatives_text" for c in columns):
        return columns
    who = header_key(found[0].header).removesuffix("姓名")
    related = {f"与{whom}{of}关系" for whom in (who, f"被{who}") for of in ("", "的")}
    if not any(c.field in {"relation", "relative_relation"} and header_key(c.header) in related for c in columns):
        return columns
    return [replace(c, field="relatives_text", reason="header") if c is found[0] else c for c in columns]


_OF_TWO = pattern_of(r"(?P<one>.+?)与(?P<who>(?!户主|户长|其|本人).+?)(?:之间)?的?关系")


_OF_THE_ROW = pattern_of(r"(?:家庭)?(?:本人|成员|人员|人口|学员|其|该人|姓名)|家庭成员")
# 报告人与死者关系, where no column names them: the relation is somebody's whom nobody knows.
_SOMEBODY = pattern_of(
    r"(?:报告|申报|报案|联系|领取|领回|陪同|陪护|陪检|经办|代办|代领|办理|会见|探视|申请|接收|签字|报警|提供|登记)人$"
)


def _named_in_relation(columns: Sequence[Column]) -> Sequence[Column]:
    """申报人, 申报人与死者关系: the one who came for the dead, whom a column names, is kin of the person of the row."""
    keys = {header_key(c.header).removesuffix("姓名"): c for c in columns}
    for column in columns:
        if column.field == "relation" and (to := _to_one_named(column, keys, columns)) is not None:
            return [
                replace(c, field="relatives_text" if c is to else None, reason="header") if c in {to, column} else c
                for c in columns
            ]
        match = _OF_TWO.fullmatch(header_key(column.header)) if column.field in {"relation", None} else None
        if match is None or _OF_THE_ROW.fullmatch(match["one"]) or is_of_others(match["who"]):
            continue
        one = keys.get(match["one"])
        if one is None and _SOMEBODY.search(match["one"]):
            return [replace(c, field=None, reason="unknown header") if c is column else c for c in columns]
        parent = match["one"] == "家长" and one is not None and one.field == "household_head"
        if (
            one is None
            or (one.field is not None and not parent)
            or is_staff(match["one"].replace("登记人", "").replace("举报", ""))
        ):
            continue
        if any(c.field == "relatives_text" for c in columns):
            return [replace(c, field=None) if c is column else c for c in columns]
        told = {one: "relatives_text", column: "relative_relation"}
        return [replace(c, field=told[c], reason="header") if c in told else c for c in columns]
    return columns


def _to_one_named(column: Column, keys: Mapping[str, Column], columns: Sequence[Column]) -> Column | None:
    """境外人员, of the table 境外人员, 境内亲属姓名, 与境外人员关系: whom the person of the row is kin of."""
    match = TO_WHOM.fullmatch(header_key(column.header))
    one = keys.get(match["who"]) if match is not None else None
    if match is None or one is None or one.field is not None or is_of_others(match["who"]):
        return None
    named = any(c.field == "name" and c.index > one.index for c in columns)
    kin = any(c.field == "relatives_text" for c in columns)
    return one if named and not kin and one.reason == "unknown header" else None


# 监护人与学生关系: the guardian's.
_THEIRS = pattern_of(r"(?:[现原]|主要|实际|法定)*(?:(?:监护|抚养|照料|照顾|联系|领养)人|家长|家属|亲属)与(?!户主)")
# Who is asked for is what somebody else is to them: 与孩子关系, 与被监护人关系.
_WARDS = pattern_of(
    r"(?:该|本|此)?(?:未成年人?|儿童|孩子|小孩|孤儿|幼儿|婴幼?儿|学龄儿童|被(?:监护|抚养|照料|收养|看护)人)"
)


def _of_others(column: Column, columns: Sequence[Column], texts: Sequence[Column]) -> Column:
    """与学生关系 beside 学生姓名 is somebody else's relation."""
    match = TO_WHOM.search(header_key(column.header)) if column.field == "relation" else None
    if match is None:
        return _of_one_named(column, columns)
    if _THEIRS.match(header_key(column.header)):
        return replace(column, field="relative_relation" if len(texts) == 1 else None)
    if _WARDS.fullmatch(bare(match["who"])) and any(c.field == "name" for c in columns):
        return replace(column, field="relative_relation" if len(texts) == 1 else None)
    own = next((who for c in columns if c.field == "name" and (who := whom(under_group(c.header)))), None)
    if own is None or bare(match["who"]) != bare(own):
        return column
    return replace(column, field="relative_relation" if len(texts) == 1 else None)


def _of_one_named(column: Column, columns: Sequence[Column]) -> Column:
    """送养人, 送养人关系: what that one is, and not the person of the row."""
    who = header_key(column.header).removesuffix("关系").removesuffix("的") if column.field == "relation" else ""
    if len(who) < 2 or not header_key(column.header).endswith("关系"):
        return column
    theirs = [c for c in columns if c.field in {None, "relatives_text"} and whom(under_group(c.header)) == who]
    if not theirs or any(c.field == "household_head" and whom(c.header) == who for c in columns):
        return column
    return replace(column, field="relative_relation" if theirs[0].field else None, reason="header")


def _each(columns: list[Column], named: Sequence[Column]) -> list[Column]:
    """家庭成员1姓名, 关系1, 家庭成员2姓名, 关系2: each relation is that of the name before it, or behind it."""
    told = {c.index: c for c in columns if field_of(c.header) in {"relation", "relative_relation"}}
    beside = ([told.get(c.index + step) for c in named] for step in (1, -1))
    related = next((found for found in beside if all(found)), [])
    if not related or any(c is not None and "户主" in c.header for c in related):
        return columns
    return [replace(c, field="relative_relation", reason="header") if c in related else c for c in columns]
