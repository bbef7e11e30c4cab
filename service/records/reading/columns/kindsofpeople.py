"""Columns of kinds of people (人员类别: 刑满释放人员, 重点人员) beside what tells that all of them were taken: a kind
is why somebody was looked at, and not what became of them since. And notes that tell nothing but what became of people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from service.records.reading.columns.dayletgo import asks_when_free
from service.records.reading.columns.daysbeside import CHANGES
from service.records.reading.columns.unknown import tells_fate
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.plans import is_plan
from service.records.reading.fates.statuses import is_elsewhere, is_kept, is_proposed, is_watched
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key

_OF_WHAT_KIND: Final = re.compile(
    r"(?:[\u3400-\u9fff]{0,4}(?:人员|对象|学员|本人|身份))?(?:类别|类型|分类|种类|性质|属性|身份)"
)
# Who served a sentence before: of somebody who is in a camp since, it is no news.
_SERVED_BEFORE: Final = re.compile(
    r"(?:原|曾|属|系)?(?:刑满释放|刑满|刑释|刑释解教|两劳释放|两劳|解教|解除劳教)(?:、?解除?教)?(?:重点)?(?:人员|回归人员|对象|类)?"
)
_A_KIND: Final = re.compile(
    r"[^\d,，;；。]{0,14}(?:人员|家属|亲属|子女|对象|分子|人士|群众|[A-Ea-e甲乙丙丁一二三四五六七八九]类|[一二三四五]级)"
)
_WAS_ABROAD: Final = re.compile(r"(?:曾|非法)?出[国境](?:返回|归来|回流)?人员")
_AT_LARGE: Final = re.compile(
    r"[未待拟应漏]|不(?!放心|稳定)|在[逃外家]|外出|脱|失|社会面|下落|管[控制]|拘|捕|押|收[教监治]|教[培转育]|刑|狱|死|亡|释"
)
# What says of a row that its person was taken, and no more; a term may be over.
_TAKEN: Final = frozenset({"detained_on", "facility"})
_ENDS: Final = frozenset(
    {"sentence", "sentence_years", "sentenced_on", "released_on", "died_on", "afterwards", "status_on"}
)
_FORMER: Final = re.compile(r"原|曾|此前|之前|以前")
_PRISON: Final = re.compile(r"监狱|戒毒|劳教")
Cells = Callable[[int], list[str]]


def without_kinds(columns: list[Column], cells: Cells) -> list[Column]:
    """The columns; that of kinds is kept as text where others tell when or where everybody was taken."""
    fields = {c.field for c in columns}
    kinds = [c for c in columns if c.field == "status" and not c.word and c.reason == "header" and _asks_kind(c.header)]
    if len(kinds) != 1 or fields.isdisjoint(_TAKEN) or not fields.isdisjoint(_ENDS):
        return columns
    if any((c.field == "status" and c is not kinds[0]) or asks_when_free(c.header) for c in columns):
        return columns
    texts = [text.strip() for text in cells(kinds[0].index) if text.strip()]
    served = [text for text in texts if _SERVED_BEFORE.fullmatch(text)]
    if (
        not texts
        or not all(map(_is_kind, texts))
        or (served and not _taken_since(columns, cells, len(served) < len(texts)))
    ):
        return columns
    return [replace(c, field=None, reason="kinds of people") if c is kinds[0] else c for c in columns]


def _taken_since(columns: Sequence[Column], cells: Cells, mixed: bool) -> bool:
    """Whether those who served a sentence before were taken since: others stand beside them (``mixed``), and nobody is
    in a prison, which would be that of before."""
    places = [c for c in columns if c.field == "facility"]
    before = any(_FORMER.match(header_key(c.header.rpartition("/")[2])) for c in places)
    return mixed and not before and not any(_PRISON.search(text) for c in places for text in cells(c.index))


@lru_cache(maxsize=4096)
def _asks_kind(header: str) -> bool:
    return _OF_WHAT_KIND.fullmatch(header_key(header.rpartition("/")[2])) is not None


@lru_cache(maxsize=4096)
def _is_kind(text: str) -> bool:
    if _SERVED_BEFORE.fullmatch(text) or _WAS_ABROAD.fullmatch(text):
        return True
    if _A_KIND.fullmatch(text) is None or _AT_LARGE.search(text) is not None or stated_status(text) != "other":
        return False
    return not (is_watched(text) or is_elsewhere(text) or is_daily_life(text) or is_plan(text))


_SITUATION: Final = re.compile(r"(?:情况|结果|说明)$")
_NOT_YET: Final = re.compile(r"(?:暂|尚|还|应收)?未(?:收|抓|送|落实|到位|到案)[教押]?")
_LEAST: Final = 3


def told_in_notes(columns: list[Column], cells: Cells) -> list[Column]:
    """The columns; a note (落实情况) whose every cell says what became of somebody is a status, where none is asked."""
    if any(c.field in {"status", "afterwards"} for c in columns):
        return columns
    notes = [c for c in columns if c.field == "note" and c.reason == "header"]
    keys = [header_key(c.header) for c in notes]
    if len(notes) != 1 or not _SITUATION.search(keys[0]) or CHANGES.search(keys[0]):
        return columns
    texts = [text.strip() for text in cells(notes[0].index) if text.strip()]
    if len(texts) < _LEAST or not any(map(tells_fate, texts)) or not all(map(_is_fate, texts)):
        return columns
    return [replace(c, field="status", reason="content") if c is notes[0] else c for c in columns]


def _is_fate(text: str) -> bool:
    short = len(text) <= 12
    return short and (
        _NOT_YET.fullmatch(text) is not None
        or tells_fate(text)
        or is_elsewhere(text)
        or is_kept(text)
        or is_proposed(text)
        or is_plan(text)
    )
