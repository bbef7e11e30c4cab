"""Who came, answered or signed for the person of a row, and is kin: 担保人 beside 担保人与罪犯关系."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from service.matching.values.relations import parse_relation
from service.records.reading.fates.hannames import is_han_name
from service.records.reading.headers.whom import bare, whom
from service.records.reading.kin.kincolumns import OF_A_RELATIVE
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.content import looks_like_name
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import under_group

# Not those whose office it is: 见证人, 证明人, 经办人, 责任人.
_ACTS: Final = pattern_of(
    r"(?P<who>(?:(?!民警|干部|单位)[\u3400-\u9fff]){0,6}?(?:领取|领回|认领|代领|接领|接回|接收|签收|担保|保证|具保|作保|监护|委托|申请|申报|代办|"
    r"联系|签字|签名|陪护|照料|照看|看护)人)(?:姓名|名字|签字|签名)?"
)
_TIE: Final = pattern_of(r"(?P<one>[\u3400-\u9fff]{2,8}?人)?(?:姓名)?与(?P<who>[\u3400-\u9fff]{1,8}?)(?:之间)?的?关系")
# The person of the row, whatever the names are headed by.
_OF_THE_ROW: Final = pattern_of(
    r"本人|其|该人|死者|亡者|逝者|死亡(?:人员|人|学员|罪犯)|罪犯|犯人|服刑人员?|(?:在|被)?[押收羁关]*押(?:人员?|学员)|学员|被(?:取保|监护|担保|保证|监视居住)人|"
    r"(?:犯罪)?嫌疑人|被告人|病人|患者|对象|人员|当事人"
)
_RELATED: Final = frozenset({"relation", "relative_relation"})
_FREE: Final = frozenset({None, *_RELATED})
_TOLD: Final = frozenset(
    {"id", "sex", "birth", "age", "ethnicity", "phone", "address", "county", "township", "village"}
)
_FAR: Final = 4  # columns
_MOST: Final = 0.6


def with_acting_kin(columns: list[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns. Of a table that names no other kin, the one who acted is kin of the row's person, where the cells of
    the relation are words for kin; what stands between is told of that one."""
    names = [c for c in columns if c.field == "name"]
    if len(names) != 1 or any(c.field in {"relatives_text", "household_head", "household_no"} for c in columns):
        return columns
    acting = [
        (c, match["who"])
        for c in columns
        if c.field is None and c.reason == "unknown header" and (match := _ACTS.fullmatch(_key(c))) is not None
    ]
    own = whom(under_group(names[0].header))
    pairs = [(c, tie) for c, who in acting for tie in columns if _is_tie(tie, c, who, own)]
    if len(pairs) != 1:
        return columns
    who_acted, tie = pairs[0]
    if not (_mostly(cells(tie.index), _is_kin) and _mostly(cells(who_acted.index), _is_name)):
        return columns
    between = range(who_acted.index + 1, tie.index) if names[0].index < who_acted.index else ()
    found: list[Column] = []
    for column in columns:
        if column is who_acted:
            column = replace(column, field="relatives_text", reason="its cells are kin")
        elif column is tie:
            column = replace(column, field="relative_relation", reason="header")
        elif column.index in between and column.field in _TOLD and column.reason == "header":
            column = replace(column, field=None, reason=OF_A_RELATIVE)
        found.append(column)
    return found


def _key(column: Column) -> str:
    return header_key(under_group(column.header))


def _is_tie(tie: Column, acted: Column, who: str, own: str | None) -> bool:
    """Whether a column tells what the one who acted is to the person of the row, and not the other way round."""
    if tie is acted or tie.field not in _FREE or not 0 < tie.index - acted.index <= _FAR:
        return False
    if _key(tie) in {"关系", f"{who}关系", f"{who}的关系"}:
        return tie.index == acted.index + 1
    match = _TIE.fullmatch(_key(tie))
    if match is None or (match["one"] and not who.endswith(match["one"])):
        return False
    to = match["who"]
    return _OF_THE_ROW.fullmatch(to) is not None or (own is not None and bare(to) == bare(own))


def _mostly(texts: Sequence[str], holds: Callable[[str], bool]) -> bool:
    told = [text for text in texts if text.strip()]
    return bool(told) and sum(map(holds, told)) >= _MOST * len(told)


def _is_kin(text: str) -> bool:
    return parse_relation(text) not in {None, "other", "self"} and not text.isdigit()


def _is_name(text: str) -> bool:
    return ("·" in text and looks_like_name(text)) or is_han_name(text)
