"""The camp of a column (学习地点, 教育点) gives way to the place where somebody was taken since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.inclass import is_school
from service.records.reading.fates.notesofheld import condemned_since
from service.records.reading.fates.statuses import is_watched
from service.records.reading.fates.told import KIN
from service.records.reading.patterns import pattern_of
from service.records.reading.places.placebehind import place_behind
from service.records.reading.places.toldplaces import told_facility
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import leaf_key

# Where people learn, or were taken to learn; not 关押地点 nor 现学习地点, where they may be still.
_OF_CAMPS: Final = pattern_of(
    r"(?:所在|入教|送教|送学|收教|教培|培训|学习|集中|教育|转化|学员)*"
    r"(?:教育分?点|教培分?点|学习点|教学点|教培(?:分?中心|学校)|培训(?:分?中心|学校)|教育培训(?:中心|学校)|"
    r"(?<=[教训学习培])(?:地点|场所|地|点|单位|学校))(?:名称)?"
)
_STILL: Final = pattern_of(r"仍|继续|还在|留[在校教]|现在?[^,，;；。转]{0,8}(?:点|中心|学习|培训)|在(?:校|培|教|学|点)")


def asks_for_camps(columns: Iterable[Column]) -> bool:
    """Whether the only column of places asks for the camp of trainees."""
    keys = [leaf_key(c.header) for c in columns if c.field == "facility"]
    return len(keys) == 1 and _OF_CAMPS.fullmatch(keys[0]) is not None


def place_since(texts: Mapping[str, str], place: str | None) -> str | None:
    """``place``, of such a column; where the status or a note tells that the person left it for a prison, or on bail,
    the place that it names, if it names one."""
    if place is None or place != texts.get("facility", "").strip():
        return place
    for field in ("status", "note"):
        text = texts.get(field, "").strip()
        if text and _has_left(text, texts, field, place):
            return told_facility(text) or place_behind(text) or place
    return place


def _has_left(text: str, texts: Mapping[str, str], field: str, place: str) -> bool:
    if place in text or _STILL.search(text) is not None or KIN.search(text):
        return False
    if not (is_school(place) or _NO_JAIL.search(place)):
        return False
    if field == "status":
        arrested = _ARRESTED.search(text) is not None and _BEFORE.search(text) is None
        return is_watched(text) or arrested or (stated_status(text) == "sentenced" and _says_so(text))
    return condemned_since(text, parse_date(texts.get("detained_on", ""), excel_serial=True))


# 批捕，羁押于皮山县看守所: the last that a status says, and nothing of an earlier time.
_ARRESTED: Final = pattern_of(
    r"(?:批捕|逮捕|刑拘|刑事拘留|起诉|立案)[^。]{0,12}?(?:羁押|关押|收押|看押|在押|押|关|送|转)[往至入进到于在]*[\u3400-\u9fff]{0,14}?看守所[。.]?$"
)
_BEFORE: Final = pattern_of(r"曾|原|此前|之前|以前|前科|\d|[未拟待]|建议|计划|准备|教[培转]|培训|学习|释放|取保")
_NO_JAIL: Final = pattern_of(r"(?:学校|[高初]中|党校|中心|点)$")


@lru_cache(maxsize=4096)
def _says_so(text: str) -> bool:
    return "判" in text or "刑" in text or "监" in text
