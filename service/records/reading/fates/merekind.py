"""Words for what kind of person somebody is, that say nothing of a custody: 人员属性 老党员, 重点类别 三非."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Final

from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.inclass import is_in_class
from service.records.reading.fates.ofkin import without_kin
from service.records.reading.fates.plans import is_plan
from service.records.reading.fates.statuses import is_elsewhere, is_kept, is_proposed, is_watched, parse_status
from service.records.reading.fates.told import told_sentence, told_status
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key

_KINDS: Final = re.compile(
    r"(?<!处理)(?<!措施)(?<!处置)(?<!打击)(?<!打处)(?<!收押)(?:类别|类型|属性|性质|分类|级别|等级|种类|类)"
)

_OF_PEOPLE: Final = re.compile(r"(?:人员|对象|人犯)$")


def asks_only_kinds(columns: Sequence[Column]) -> bool:
    """Whether the columns of the status ask of what kind people are, and nothing else."""
    asked = [header_key(c.header.rpartition("/")[2]) for c in columns if c.field == "status"]
    return bool(asked) and all((match := _KINDS.search(key)) and match.end() == len(key) for key in asked)


def tell_only_kinds(columns: Sequence[Column], cells: Collection[str]) -> bool:
    """Whether they ask for kinds, and none of their ``cells`` says what became of somebody."""
    return asks_only_kinds(columns) and not any(map(tells_of_fate, cells))


@lru_cache(maxsize=8192)
def tells_of_fate(text: str) -> bool:
    """Whether a text says anything of where somebody is, or of what became of them."""
    text = without_kin(text)  # 收押家属 says nothing of them
    told = parse_status(text) not in {None, "other"} or is_watched(text) or is_kept(text)
    told = told or is_elsewhere(_OF_PEOPLE.sub("", text))  # 在逃人员
    told = told or is_proposed(text) or is_daily_life(text) or is_plan(text) or is_in_class(text)
    return told or told_status(text) is not None or told_sentence(text, of_own=False) is not None


def without_kind(texts: Mapping[str, str]) -> Mapping[str, str]:
    """The texts of a row, without a status that says no more than a kind."""
    if "status" not in texts or tells_of_fate(texts["status"].strip()):
        return texts
    return {field: text for field, text in texts.items() if field != "status"}
