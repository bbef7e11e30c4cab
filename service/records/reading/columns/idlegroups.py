"""Groups of headers that say nothing (基本信息, 其他): what stands below them is understood as if they were not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from service.records.reading.columns.daysbeside import GENERAL
from service.records.reading.columns.groupsofmembers import groups_of_members
from service.records.reading.columns.owngroups import below_own, own_groups
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key

_IDLE: Final = pattern_of(
    r"(?:(?:人员|个人|本人|案件|涉案|处理|处置|其[他它]|基本|主要|详细|相关|有关|登记|采集|备查)"
    r"(?:基本|主要|详细|相关|有关)?(?:情况|信息|资料|内容|事项)|其[他它]|备查|附加?)"
)
_SHORT: Final = 3  # 时间, 原因: of what, the group says


def says_nothing(group: str) -> bool:
    """Whether a header over others names nobody, no time, and nothing that befell anybody."""
    return _IDLE.fullmatch(header_key(group)) is not None


def below_idle(header: str) -> str:
    """The lower header where that over it says nothing, else the whole."""
    group, slash, leaf = header.rpartition("/")
    if not slash or len(header_key(leaf)) < _SHORT or not all(map(says_nothing, group.split("/"))):
        return header
    return leaf


def below_group(header: str, of_rows: Collection[str]) -> str:
    """The lower header where that over it says nothing, or is one of ``of_rows``: about the persons of the rows."""
    group, _, leaf = header.rpartition("/")
    return (
        leaf if group in of_rows and len(header_key(leaf)) >= _SHORT - 1 and leaf not in GENERAL else below_idle(header)
    )


def without_idle_groups(columns: Sequence[Column]) -> tuple[list[Column], Mapping[str, str]]:
    """The columns without such groups, and the whole header of each that had one."""
    whole = _whole_headers(tuple(c.header for c in columns))
    bare = {header: short for short, header in whole.items()}
    return [replace(c, header=bare[c.header]) if c.header in bare else c for c in columns], whole


@lru_cache(maxsize=1024)
def _whole_headers(headers: tuple[str, ...]) -> Mapping[str, str]:
    """What is left of each header of a table that has such a group, and the whole of it; not what is left of two."""
    of_rows, own = groups_of_members(headers), own_groups(headers)
    left = [below_group(below_own(header, own), of_rows) for header in headers]
    often = Counter(left)
    return {bare: header for header, bare in zip(headers, left, strict=True) if bare != header and often[bare] == 1}


def with_groups(columns: Sequence[Column], whole: Mapping[str, str]) -> list[Column]:
    """The columns with the headers that stand in the file."""
    return [replace(c, header=whole[c.header]) if c.header in whole else c for c in columns]
