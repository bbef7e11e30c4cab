"""Headers that name two kinds of kin at once: 妻子（丈夫）, 夫/妻, 父（母）, 哥哥（弟弟）."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.matching.values.relations import parse_relation
from service.matching.values.script import clean
from service.records.reading.patterns import pattern_of

# 家属（妻子或丈夫）: the bracket says which kin.
_ANY_KIN: Final = pattern_of(
    r"(?:其|本人的?)?(?:家属|亲属|家人|近亲属|直系亲属|家庭成员|主要亲属|亲人)\s?[(（]\s?(?P<one>[\u3400-\u9fff]{1,3}?)"
    r"(?:\s?(?:[/／、\\]|或者?|和|及)\s?(?P<or>[\u3400-\u9fff]{1,3}?))?\s?[)）]\s?(?:的?(?:姓名|名字))?"
)
_TWO: Final = pattern_of(
    r"(?:其|本人的?)?(?P<one>[\u3400-\u9fff]{1,3}?)\s?(?:[(（]\s?(?P<in>[\u3400-\u9fff]{1,3})\s?[)）]|\s?(?:[/／、\\]|或者?)\s?(?P<or>[\u3400-\u9fff]{1,3}?))"
    r"\s?(?:的?(?:姓名|名字))?"
)
_FIELDS: Final = {
    frozenset({"husband", "wife"}): "spouse_name",
    frozenset({"husband", "spouse"}): "spouse_name",
    frozenset({"wife", "spouse"}): "spouse_name",
    frozenset({"spouse"}): "spouse_name",
    frozenset({"son", "daughter"}): "children_names",
    frozenset({"brother", "sister"}): "siblings_names",
    frozenset({"brother"}): "siblings_names",
    frozenset({"sister"}): "siblings_names",
    frozenset({"son"}): "children_names",
    frozenset({"daughter"}): "children_names",
    frozenset({"father"}): "father_name",
    frozenset({"mother"}): "mother_name",
    frozenset({"father", "mother"}): "relatives_text",  # of the row, and nobody says which
    frozenset({"parent_in_law"}): "relatives_text",
}
_WHOLE: Final = {"爱人", "对象", "配偶"}


def _relation(word: str) -> str | None:
    return "spouse" if word in _WHOLE else parse_relation(word)


@lru_cache(maxsize=4096)
def field_of_two(header: str) -> str | None:
    """The field of a header of two words for kin of one kind; None for every other header, and for a group over its
    column (子女/儿子)."""
    if not any(mark in header for mark in "(（/／、\\或"):
        return None
    text = clean(header).strip()
    if (kin := _ANY_KIN.fullmatch(text)) is not None:
        one = _relation(kin["one"])
        return _FIELDS.get(frozenset({one or "", _relation(kin["or"]) or ""} if kin["or"] else {one or ""}))
    match = _TWO.fullmatch(text)
    if match is None or match["one"] == (other := match["in"] or match["or"]):
        return None
    one, two = _relation(match["one"]), _relation(other)
    if one == "parent_in_law" and len(other) == 1:
        two = _relation(match["one"][:-1] + other)  # 岳父（母）
    return _FIELDS.get(frozenset({one or "", two or ""}))
