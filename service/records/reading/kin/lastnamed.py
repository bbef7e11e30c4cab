"""Tables that name two persons in each row, each by a header with its owner: 家属姓名, 性别, 住址, 服刑人员姓名, 性别.

A header that says of nobody whose it is belongs to the one who was named last before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.headers.meant import field_of
from service.records.reading.headers.whom import is_of_held, whom
from service.records.reading.kin.kincolumns import OF_A_RELATIVE
from service.records.reading.kin.kinrows import THE_HELD
from service.records.reading.kin.visits import OF_A_VISITOR
from service.records.reading.kin.whosenumber import SECOND_NAME
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key, leaf_key
from service.records.reading.words.whoseheader import is_of_others, stem_of, under_group

_ID: Final = frozenset({"id", "birth", "sex", "age", "ethnicity"})
_HOME: Final = frozenset({"address", "county", "township", "village", "phone"})
_RELATED: Final = frozenset({"relation", "relative_relation"})
_CHOSEN: Final = frozenset({"mapping", "profile"})
# Whom a header names without 姓名: 申请人, 会见亲属. Several may stand below 亲属情况 and 家庭成员.
_ONE: Final = pattern_of(r"[\u3400-\u9fff]{0,8}(?:家属|亲属|亲友|家人|亲人|人|者)")
# Whose a bare header is, if it says so little: 性别, 出生日期, 身份证号, 家庭住址.
_BARE: Final = pattern_of(
    r"性别|男女|民族|族别?|民族成[份分]|年龄|出生(?:日期|年月日?|时间)?|生日|(?:公民|居民)?身份证?(?:证件)?号码?|身份证|证件号码?|"
    r"(?:现|家庭|户籍|居住|常住|详细|户口|联系)*(?:住址|地址|住所|居住地|所在地|住地|户籍地)|县市?|县[（(]市[)）]|乡镇|(?:所在|所属)?(?:乡镇|街道|村|社区)|"
    r"(?:联系|手机)?(?:电话|号码|方式|手机)(?:号码?)?|电话号码|联系方式"
)


def of_the_last_named(columns: Sequence[Column]) -> list[Column]:
    """The columns; of the bare ones none is the person's that stands behind the name of the other."""
    own = [c for c in columns if c.field == "name"]
    if len(own) != 1 or own[0].reason in _CHOSEN:
        return list(columns)
    others = {c.index for c in columns if c is not own[0] and _names_other(c, own[0])}
    apart = _ID | _HOME
    if not others and _has_own_number(columns, own[0]):
        others, apart = {c.index for c in columns if c.field == "household_head"}, _ID - {"ethnicity"}
    if not others:
        return list(columns)
    found, dropped, whose = [], set[str](), ""
    for column in columns:
        if column is own[0]:
            whose = "own"
        elif column.index in others:
            whose = "other"
        elif column.field in _RELATED and whose == "other" and own[0].index < column.index:
            whose = ""  # 学员姓名, 家属姓名, 关系, 户籍地址: of the one or of the other
        elif whose == "other" and column.field in apart and _is_bare(column):
            dropped.add(column.field or "")
            column = replace(column, field=None, reason=OF_A_RELATIVE)
        found.append(column)
    return _with_own(found, own[0], dropped) if dropped else found


def _names_other(column: Column, own: Column) -> bool:
    """Whether a column names the other of the two: one of the family beside one who is held, or the other way round."""
    if column.field != "relatives_text" or column.reason not in {SECOND_NAME, THE_HELD, "header"}:
        return False
    key, mine = header_key(under_group(column.header)), header_key(under_group(own.header))
    if stem_of(column.header, "name") is None and not _ONE.fullmatch(key):
        return False
    if is_of_held(whom(mine)):
        return is_of_others(key) and not is_of_held(whom(key))
    return is_of_others(mine) and is_of_held(whom(key))


def _has_own_number(columns: Sequence[Column], own: Column) -> bool:
    """户主, 身份证号, 服刑人员姓名, 服刑人员身份证号: the first number is not that of the one who is held."""
    mine = whom(header_key(under_group(own.header)))
    second = [c for c in columns if c.reason == "second column" and field_of(c.header) == "id"]
    return is_of_held(mine) and any(header_key(under_group(c.header)).startswith(mine) for c in second)


def _is_bare(column: Column) -> bool:
    return column.reason not in _CHOSEN and _BARE.fullmatch(leaf_key(column.header)) is not None


def _with_own(columns: Sequence[Column], own: Column, dropped: set[str]) -> list[Column]:
    """The columns; what was passed over as the second of its kind is the person's, if it stands behind their name or
    says that it is theirs: 服刑人员身份证号."""
    mine, found, behind = whom(header_key(under_group(own.header))), [], False
    for column in columns:
        behind = column is own or (behind and column.field != "relatives_text")
        field = field_of(column.header) if column.reason in {"second column", OF_A_VISITOR} else None
        key = header_key(under_group(column.header))
        if field in dropped and ((behind and _is_bare(column)) or (len(mine) > 1 and key.startswith(mine))):
            column = replace(column, field=field, reason="header")
            dropped.discard(field or "")
        found.append(column)
    return found
