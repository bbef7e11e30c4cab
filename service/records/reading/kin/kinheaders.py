"""Columns of relatives' names that say in their header who those are: 长子, 岳父姓名, 子女情况 over 长女."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from service.matching.values.relations import parse_relation
from service.records.reading.cells.kinlisted import is_name, with_word
from service.records.reading.cells.labelledkin import kin_listed
from service.records.reading.headers.twokin import field_of_two
from service.records.reading.kin.carers import ties_of_carers
from service.records.reading.kin.oneparent import OtherParent, sides, the_other
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.kinwords import SURE_WORDS
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import under_group
from service.records.reading.workbooks.sheets import Value, text_of

_OWN: Final = pattern_of(r"^(?:其|本人的?|家中|家庭成员|家属|亲属|直系亲属|社会关系)(?=..)")
_ENDS: Final = pattern_of(r"(?:的?(?:姓名|名字))?[（(]?[\d一二三四五六甲乙丙]{0,2}[)）]?$")
# Of one character, these alone: 女 and 子 say other things as well.
_SHORT: Final = frozenset("父母妻夫兄弟姐妹")
_LONGEST: Final = 5
_UNSAID: Final = frozenset({None, "other", "self", "parent_or_child"})


@lru_cache(maxsize=4096)
def kin_word(header: str) -> str:
    """岳父 of 岳父姓名, 长子 of 子女情况/长子; "" for a header that asks for anything else than the name of kin."""
    if field_of_two(header) is not None:
        return ""  # 父/母, 岳父（母）: who of the two it is, nobody says
    leaf = header.rpartition("/")[2]
    for text in dict.fromkeys((leaf, under_group(header))):
        word = _ENDS.sub("", _OWN.sub("", header_key(text)))
        if word.startswith("父母") and len(word) > len("父母"):
            return ""  # 父母兄弟: parents and brothers, and no uncles
        if not "\u3400" <= word[:1] <= "\u9fff" or len(word) > _LONGEST or (len(word) == 1 and word not in _SHORT):
            continue
        if parse_relation(word) not in _UNSAID:
            return word
    return ""


def named_by_kin(columns: Sequence[Column]) -> list[Column]:
    """长子, 次女, 兄长 beside the name of the person: each names a relative, where a cell holds a name."""
    if not any(c.field == "name" for c in columns):
        return list(columns)
    return [
        replace(c, field="relatives_text", reason="header")
        if c.field is None and c.reason == "unknown header" and kin_word(c.header)
        else c
        for c in columns
    ]


def relations_beside(columns: Sequence[Column]) -> dict[int, int | str | OtherParent]:
    """For a column of relatives the one that says what they are, where there are several, or the word of its header."""
    kin = {c.index for c in columns if c.field == "relatives_text"}
    told = [c.index for c in columns if c.field == "relative_relation"]
    found: dict[int, int | str | OtherParent] = {
        c.index: word for c in columns if c.index in kin and (word := kin_word(c.header))
    }
    step = -1 if told and told[0] - 1 not in kin else 1
    several = {i - step: i for i in told if i - step in kin} if len(told) > 1 else {}
    return found | several | sides(columns) | ties_of_carers(columns)


def with_relation(name: str, told: int | str | OtherParent, values: Sequence[Value]) -> str:
    """父亲：买买提·吐尔逊, as texts name relatives. ``told``: see :func:`relations_beside`."""
    if isinstance(told, str):
        labelled, left = kin_listed(name)
        if labelled and not any(map(is_name, re.split(r"[；;，,、/\n]", left))):
            return name  # below 父母 the cell itself says who is who
        word = told if told in _LISTED else _USUAL.get(parse_relation(told) or "", told)
        return with_word(name, word) if "\u3400" <= name[:1] <= "\u9fff" or name[:1].isdigit() else name
    if isinstance(told, OtherParent):
        side = the_other(text_of(values[told.at])) if told.at < len(values) else ""
        return with_relation(name, side, values) if side else name
    relation = text_of(values[told]) if told < len(values) else ""
    return f"{relation}：{name}" if parse_relation(relation) not in {None, "other"} else name


_LISTED: Final = frozenset(SURE_WORDS.split("|"))
# What texts call those whose word in the header they do not know: 兄长.
_USUAL: Final = {
    "brother": "哥哥", "sister": "姐姐", "son": "儿子", "daughter": "女儿", "wife": "妻子", "husband": "丈夫",
    "spouse": "配偶", "father": "父亲", "mother": "母亲", "uncle_aunt": "叔叔", "cousin": "堂兄",
    "nephew_niece": "侄子",    "parent_in_law": "岳父", "child_in_law": "儿媳", "sibling_in_law": "嫂子",
    "grandparent": "祖父", "grandchild": "孙子",    "step_parent": "继父",
}  # fmt: skip
