"""Tables of children of whom one parent is held: 被收一方, 被收一方姓名, 被收时间, 另一方姓名."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from service.matching.values.relations import parse_relation
from service.records.reading.kin.whosenumber import SECOND_NAME
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.vocabulary import vocabulary
from service.records.reading.words.whoseheader import under_group

_NAME: Final = "(?:家长|父母)?的?(?:姓名|名字)"
_OTHER: Final = pattern_of(rf"(?:另外?一?|其他一|未被?[收关押抓判]\w{{0,2}}的?一?|在家一?|对)方{_NAME}?")
_SIDES: Final = {"father": "母亲", "mother": "父亲"}


class OtherParent(NamedTuple):
    """Who is the parent that the column ``at`` does not name."""

    at: int


@cache
def _held() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Headers of the name of the parent who is held, and of which of the two that is."""
    kept = "|".join(vocabulary()["whose"]["kept"])
    side = rf"(?:(?:已|正在|现)?被(?:收|抓|关|押|判|拘|捕)|(?:被|已|在|正在|现)?(?:{kept}))的?(?:那|其中)?一?方"
    return pattern_of(side + _NAME), pattern_of(rf"{side}(?:家长|父母)?(?:的?(?:关系|称谓|身份|类别)|为|是|系)?")


def _key(column: Column) -> str:
    return header_key(under_group(column.header))


def names_one_parent(header: str) -> bool:
    """Whether a header asks for the name of the one of two who is held: 被收一方姓名; or, alone, which that is."""
    key = header_key(under_group(header))
    return any(pattern.fullmatch(key) for pattern in _held())


def with_names(columns: Sequence[Column]) -> list[Column]:
    """The columns; 被收一方姓名 and, beside it, 另一方姓名 name the parents of the person of the row."""
    if not any(c.field == "name" for c in columns) or not any(_held()[0].fullmatch(_key(c)) for c in columns):
        return list(columns)
    return [
        replace(c, field="relatives_text", reason=SECOND_NAME)
        if c.field is None
        and c.reason == "unknown header"
        and (_held()[0].fullmatch(_key(c)) or (_OTHER.fullmatch(_key(c)) and re.search(_NAME, _key(c))))
        else c
        for c in columns
    ]


def sides(columns: Sequence[Column]) -> dict[int, int | OtherParent]:
    """For each column of a parent's name the column that says which of the two is held."""
    which = [c.index for c in columns if _held()[1].fullmatch(_key(c)) and c.field in {None, "relative_relation"}]
    kin = [c for c in columns if c.field == "relatives_text"]
    named = [c.index for c in kin if _held()[0].fullmatch(_key(c))]
    if not named and len(which) == 1:  # 被收一方, 姓名
        named = [c.index for c in kin if c.index == which[0] + 1]
    others = [c.index for c in kin if _OTHER.fullmatch(_key(c))]
    if len(which) != 1 or len(named) != 1:
        return {}
    return {named[0]: which[0]} | ({others[0]: OtherParent(which[0])} if len(others) == 1 else {})


def the_other(side: str) -> str:
    """母亲 for 父亲, and the other way round; "" for all else, as of a husband who is held."""
    return _SIDES.get(parse_relation(side) or "", "")
