"""Columns about kin who are held themselves: 被收押父母姓名, 家中服刑人员. What stands behind them is of those kin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from service.records.reading.kin.oneparent import names_one_parent, with_names
from service.records.reading.kin.whosenumber import SECOND_NAME
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.vocabulary import vocabulary
from service.records.reading.words.whoseheader import KIN, under_group

#: Why a column is only kept as text.
OF_HELD_KIN: Final = "of kin who are held, not of the person of the row"
#: What tells of custody, and of death.
CUSTODY: Final = frozenset({
    "status", "status_on", "sentence", "sentence_years", "sentenced_on", "facility", "reason", "detained_on",
    "died_on",
})  # fmt: skip
# 户主本人现状, 本人情况: of the person of the row, whatever stands before it.
_OWN: Final = pattern_of(r"(?:户主|家长|该?户主?|申请人|学生|人员)?(?:其|自己|本人)(?!家|亲|[父母子女妻夫兄弟姐妹])")
_BARE: Final = pattern_of(r"(?:亲属|家属|家庭成员|成员)?(?:关系|称谓|称呼)")


@cache
def _asked() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Headers that name such kin, and that ask for what became of them."""
    kept = "|".join(vocabulary()["whose"]["kept"])
    kin = rf"(?:{KIN.pattern}|父母|家人|亲人|直系亲属)"
    taken = rf"(?:{kept}|(?<=被)[收抓关押判])"
    home = "家中|家庭|家里|户内|本户|同户"
    told = rf"(?:{home}|{kin}+)中?(?:有无|是否|有)?被?(?:{kept})(?:人员)?(?:的?(?:情况|情形|信息|状况))"
    named = (
        rf"(?:被|已|正在|在)?{taken}(?:[、和及或]?(?:{kept}))*的?{kin}+(?:姓名|名字)?|"
        rf"(?:{home}|{kin}+中?)(?:有?被|已|正在|有)?{taken}(?:人员|成员|亲属|的?人|者|对象)(?:姓名|名字)?"
    )
    return pattern_of(named), pattern_of(told)


def names_held_kin(header: str) -> bool:
    """Whether a header asks for the name of kin who are held: 收押亲属姓名; not 收押人员亲属姓名."""
    return _asked()[0].fullmatch(header_key(under_group(header))) is not None


def ties_to_the_head(columns: Sequence[Column]) -> list[Column]:
    """户主姓名, 身份证号, 收押亲属姓名, 与户主关系: the tie is the relative's, to the head, whom the row is about."""
    if any(c.field in {"name", "alias"} for c in columns) or not any(c.field == "household_head" for c in columns):
        return list(columns)
    kin = {c.index for c in columns if names_held_kin(c.header)}
    return [
        replace(c, field="relative_relation") if c.field == "relation" and c.index - 1 in kin else c for c in columns
    ]


def with_held_kin(columns: Sequence[Column]) -> list[Column]:
    """姓名, 身份证号, 收押亲属姓名, 关系, 收押时间: the custody behind the name of the relative is the relative's."""
    columns = with_names(columns)
    at = [c.index for c in columns if c.field in {"relatives_text", None} and names_held_kin(c.header)]
    if any(names_one_parent(c.header) for c in columns if c.field in {"relatives_text", "relative_relation", None}):
        at = [0, *at]  # of two parents one is held: whatever is told of it, wherever it stands
    elif not at:
        at = [c.index for c in columns if _asked()[1].fullmatch(header_key(under_group(c.header)))]
        at = [i for i in at if not any(c.field in CUSTODY and c.index < i for c in columns)]
    if not at or not any(c.field == "name" for c in columns):
        return list(columns)
    found = []
    for column in columns:
        if column.reason in {"mapping", "profile"} or column.index < at[0]:
            pass
        elif column.index in at and names_held_kin(column.header) and column.reason == "unknown header":
            column = replace(column, field="relatives_text", reason=SECOND_NAME)
        elif column.field in CUSTODY and not _OWN.match(header_key(under_group(column.header))):
            column = replace(column, field=None, reason=OF_HELD_KIN)
        elif column.field == "relation" and column.index - 1 in at and _BARE.fullmatch(header_key(column.header)):
            column = replace(column, field="relative_relation")
        found.append(column)
    return found
