"""Cells as a person reads them: digits that are as wide as a Chinese character, ２０１４年, are ordinary ones, and the
spaces around a cell, or between a number and its unit (2018 年 2 月), say nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from service.records.reading.patterns import pattern_of

_BLANK = r"[ \t\u00a0\u2002-\u200a\u202f\u3000]"
# Not 组长, 户主 and the like, which are no units.
_UNIT = (
    r"(?:[年月日号岁个楼栋室缓]|单元|天(?![津山])|村(?![民委长支干])|组(?![长织])|队(?![长员])|户(?![主籍口])|元(?!月)|"
    r"人(?!员)|名(?![字单叫]))"
)
_WIDE = pattern_of("[０-９]")
_AMONG = pattern_of(r"(?<=\d)[．／－：％](?=\d)")
_ORDINARY = {ord("０") + i: str(i) for i in range(10)}
_NARROW = str.maketrans("．／－：％", "./-:%")
# 2018 年, 16 村, 5 个月. A name before a number keeps its space, since that may be a list.
_BEFORE_UNIT = pattern_of(rf"(?<![\d.])(\d{{1,4}}){_BLANK}+(?={_UNIT})")
# 于 2018.2.3, 2018年 2月, 2月 3日, 5年 6个月, 判刑 5年, 16村 1组. Not 判刑5年 2014年, nor 判刑5年 3月释放.
_OF_NUMBER = pattern_of(
    rf"(?<=[于自从至到在约计拟将]){_BLANK}+(?=(?:19|20)\d\d[.\-/年])|(?<=\d{{4}}年){_BLANK}+(?=\d{{1,2}}月)|"
    rf"(?<!个月)(?<=月){_BLANK}+(?=\d{{1,2}}[日号])|(?<=年){_BLANK}+(?=\d{{1,2}}个月)|"
    rf"(?<=[判刑处拘留养]){_BLANK}+(?=\d{{1,2}}(?:年|个月|[日天]))|(?<=[判缓]){_BLANK}+(?=\d{{1,2}}(?!\d))|(?<=[乡镇村组队楼]){_BLANK}+(?=\d{{1,3}}{_UNIT})"
)
_BEHIND_DAY = pattern_of(rf"((?<!\d)(?:19|20)\d\d(?:[.\-/]\d{{1,2}}){{1,2}}){_BLANK}+(?=[\u3400-\u9fff])")
_ANY = pattern_of(rf"[０-９．／－：％]|(?:^|\0)\s|\s(?:\0|$)|\d{_BLANK}+[\u3400-\u9fff]|[\u3400-\u9fff]{_BLANK}+\d")
# What \s stands for, written out: a set of characters alone is looked up in half the time.
_SPACES = r"\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_MAY_BE = pattern_of(rf"[０-９．／－：％{_SPACES}]")  # faster, and enough for most rows
_T = TypeVar("_T")


def as_read(text: str) -> str:
    """The text of a cell without what nobody sees."""
    if _WIDE.search(text):
        text = text.translate(_ORDINARY)
    text = _AMONG.sub(lambda found: found[0].translate(_NARROW), text)
    text = _BEHIND_DAY.sub(r"\1", _OF_NUMBER.sub("", _BEFORE_UNIT.sub(r"\1", text)))
    return text.strip()


def rows_as_read(rows: Iterator[tuple[int, Sequence[_T]]]) -> Iterator[tuple[int, Sequence[_T]]]:
    """The rows of a sheet with every text in it so."""
    for number, cells in rows:
        text = "\0".join([cell for cell in cells if isinstance(cell, str)])  # at once: asked of every row
        if _MAY_BE.search(text) and _ANY.search(text):
            yield number, [as_read(cell) if isinstance(cell, str) else cell for cell in cells]  # type: ignore[misc]
        else:
            yield number, cells
