"""Columns whose cells belie, or complete, what the header alone would be taken for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from service.records.reading.columns.assigned import TICKED
from service.records.reading.columns.daysbeside import GENERAL
from service.records.reading.columns.unknown import tells_fate
from service.records.reading.fates.statuses import is_status
from service.records.reading.fates.told import names_a_place_of_custody
from service.records.reading.headers.meant import field_of
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.content import NO_TICK, TICK, is_whole_id
from service.records.reading.words.synonyms import header_key, leaf_key
from service.records.reading.workbooks.sheets import Value, text_of

MIN_ID = 11  # characters: 6.53121E+17 is the shortest that is left of one
BOXES = 18
# 是否教培结业, 是否刑满释放, 是否在教培
_WHETHER = pattern_of(
    r"^(?:是否)?(?:已经?|被)?(?:从?(?:职业技能|教育|教培|培训|转化|收教|集中)+(?:中心|班|学校)?(?=结业|毕业|释放|解除)|刑满(?=释放)|在(?=教培|服刑|收押|羁押))?"
)
# 外出地, 务工地点: where somebody went, or what happened there, is no home.
_NO_HOME = pattern_of(
    r"外出|外流|流[出入动]|务工|打工|[前去]往|到达|到过|目的|来自|出[国境入]|经商|就[读业医诊]|上学|工作|单位|出生|抓|捕|案|发生|迁|会面|住院|旅|轨迹|登机|航|死(?!者)|[身病亡]故|病亡|身亡|去世|逝世|[埋安土下]葬|坟|墓"
)
# 入党时间, 学经时间: a day of something, however long ago.
_OF_SOMETHING = pattern_of(r"[\u3400-\u9fff]{2,12}(?:时间|日期|年月日?|年份|日子|时候|日)")
_OF_BIRTH = pattern_of(r"生|龄|出世|诞|证件|身份|人员|基本|信息")


def of_something_else(guess: str, header: str) -> bool:
    """Whether a Chinese header asks for a place or a day of something else than the cells alone would be taken for:
    入伍时间 is no birth."""
    key = leaf_key(header)
    if guess == "address":
        return _NO_HOME.search(key) is not None
    return guess == "birth" and _OF_SOMETHING.fullmatch(key) is not None and not _OF_BIRTH.search(header_key(header))


def name_places_of_custody(texts: Sequence[str]) -> bool:
    return sum(map(names_a_place_of_custody, texts)) * 2 > len(texts)


def numbers_elsewhere(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> tuple[Column, Column] | None:
    """The column taken for ID numbers that holds none, and the one that was passed over and holds them."""
    taken = next((c for c in columns if c.field == "id" and c.reason != "mapping"), None)
    passed = [c for c in columns if c.field is None and c.reason == "second column" and field_of(c.header) == "id"]
    if taken is None or not passed or any(len(c) >= MIN_ID for c in cells(taken.index)):
        return None
    return next(((taken, c) for c in passed if any(map(is_whole_id, cells(c.index)))), None)


def of_ticks(column: Column, cells: Callable[[int], list[str]]) -> tuple[str, str] | None:
    """人员状态 over 判刑 with nothing but ticks below, or 判刑 alone: the field, and the word that a tick says."""
    field, word = _told_by_tick(column.header)
    if column.word or field is None or field == column.field:
        return None
    texts = [text for text in cells(column.index) if not NO_TICK.fullmatch(text)]
    ticks = [text for text in texts if TICK.fullmatch(text)]
    if field != "status" or len(ticks) * 2 < len(texts):
        return (field, word) if texts and len(ticks) == len(texts) else None
    return (field, word) if ticks and all(tells_fate(text) for text in texts if text not in ticks) else None


@lru_cache(maxsize=4096)
def _told_by_tick(header: str) -> tuple[str | None, str]:
    """The field of which a tick below a header says something, or None, and the word that it says."""
    above, _, word = header.rpartition("/")
    word = _WHETHER.sub("", word.strip())
    if not word or len(word) > 8 or word in GENERAL:
        return None, word
    field = field_of(above.rpartition("/")[2]) if above else None
    if field in TICKED:
        return field, word
    return "status" if is_status(word) else None, word


def is_boxed(sample: Sequence[Sequence[Value]], at: int) -> bool:
    """Whether ID numbers stand with a character in each of 18 columns."""
    begun = [row for row in sample if at < len(row) and row[at] != "" and len(text_of(row[at])) == 1]
    if not begun:
        return False
    rows = [[text_of(v).strip() for v in row[at : at + BOXES]] for row in begun]
    whole = sum(1 for row in rows if len(row) == BOXES and all(len(t) == 1 for t in row) and is_whole_id("".join(row)))
    return whole * 2 >= len(rows)
