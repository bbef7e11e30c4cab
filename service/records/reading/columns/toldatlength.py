"""Columns below an unknown header whose cells tell in sentences what befell the person of the row, as notes do.

去留说明: 已于2018.9.10结业返家. Not below headers of kin, callers, officials, other times, or of what somebody is said
to have done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from service.records.reading.columns.verdicts import may_tell
from service.records.reading.fates.statuses import parse_status
from service.records.reading.fates.told import KIN, told_sentence, told_status
from service.records.reading.headers.othertimes import is_of_another_time
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import is_of_others

_OF_ELSE: Final = pattern_of(
    # of another time
    r"前|原|曾|历|以往|过去|既往|往年|早年|上次|经历|前科|案底|拟|计划|预|建议|申请|申诉|上诉|诉求|请求|要求|意愿|愿望|希望|打算|下步|下一步|"
    # of others
    r"家|亲|户|圈|关系|同案|同伙|同监|同行|同住|同村|他人|对方|其他人|朋友|邻居|房东|雇主|老板|联系|会见|探视|来访|走访|困境|困难|贫|救助|监护|抚养|被害|受害|"
    # of what was done by the person, or by an office
    r"案|罪|违法|事实|线索|问题|依据|法条|法律|原因|事由|理由|表现|行为|举报|供述|交代|摘要|抓|"
    # of papers, days and places
    r"文书|文号|编号|号码|日期|时间|地[点址]|单位|部门|签|盖章|姓名|电话|类[别型]|职务|学历"
)


def told_at_length(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns, with those that are read as notes. ``cells``: of a column."""
    if not may_tell(columns):
        return list(columns)
    noted = any(c.field == "note" for c in columns)
    return [replace(c, field="note", reason="content") if _tells(c, cells, noted) else c for c in columns]


def _tells(column: Column, cells: Callable[[int], list[str]], noted: bool) -> bool:
    if column.field is not None or column.reason != "unknown header":
        return False
    if _is_of_else(column.header) or not any(map(_is_told, texts := cells(column.index))):
        return False
    of_kin = sum(1 for text in texts if KIN.search(text))
    return of_kin == 0 if noted else of_kin * 4 <= len(texts)  # 由其父接回


@lru_cache(maxsize=4096)
def _is_of_else(header: str) -> bool:
    key = header_key(header)
    if not "\u3400" <= key[:1] <= "\u9fff" or _OF_ELSE.search(key) or is_of_others(key):
        return True
    return is_of_another_time(header, "status") or is_of_another_time(header, "facility")


_DAY: Final = pattern_of(r"(?:19|20)\d\d|已")


@lru_cache(maxsize=4096)
def _is_told(text: str) -> bool:
    """Whether a text says outright, with its day or as past, that somebody was sentenced, let go, moved or died."""
    if _DAY.search(text) is None:
        return False
    told = told_status(text)
    ended = told is not None and parse_status(told) in {"released", "deceased", "sentenced"}
    return ended or told_sentence(text, of_own=False) is not None
