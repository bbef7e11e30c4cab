"""A place of custody that stands alone behind what befell somebody: 已判刑12年，喀什监狱."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.fates.earlier import without_earlier
from service.records.reading.fates.hankin import OF_KIN
from service.records.reading.fates.statuses import parse_status
from service.records.reading.fates.told import told_sentence, told_status
from service.records.reading.patterns import pattern_of

_CLAUSES: Final = pattern_of(r"[\s,，;；。、()（）:：]+")
# Nothing but a place: not 送喀什监狱, of which the verb tells, nor 原喀什监狱.
_ONLY_A_PLACE: Final = pattern_of(
    r"(?:现|目前|在|现在|地点|地址)*(?P<place>(?![原曾送转投往至到由被从赴])[\u3400-\u9fff0-9]{1,14}?"
    r"(?:看守所|监狱|拘留所|教培中心|教转中心|培训中心|教育转化中心|收教所|戒毒所))(?:服刑|羁押|关押|改造|内|中)*"
)
# 喀什监狱服刑, 于县看守所羁押: a place with what is done there, before anything else is said.
_BEGINS: Final = pattern_of(
    r"(?:现|目前|正|仍|在|于)*(?P<place>(?![父母妻夫子女兄弟姐妹哥其他她外某另各])"
    r"(?:(?![原曾送转投往至到由被从赴在于拟待因父母妻夫])[\u3400-\u9fff0-9]){1,14}?"
    r"(?:看守所|监狱|拘留所|教培中心|教转中心|培训中心|教育转化中心|收教所|戒毒所))"
    r"(?:服刑|羁押|关押|收押|改造|执行|在押|收教|教培|(?<=[教转]培中心)(?:学习|培训)|(?<=[教转][转化]中心)(?:学习|培训))(?:中|至今)?(?:\d{1,2}年)?"
)
_DOUBT: Final = pattern_of(
    rf"{OF_KIN}|曾|后又|再次|此前|之前|前科|释放|刑满|结业|解除|[出离]所|出狱|死(?![缓刑])|亡|病故|身故|去世|逝|转|调|拟|待|未|可能|疑似|估计|不详"
)
_LONG: Final = 60  # characters


@lru_cache(maxsize=4096)
def place_behind(text: str) -> str | None:
    """The one place that follows, in a clause of its own, on a clause of the person's sentence or custody; None where
    a text speaks of kin, of the past, or of more than that."""
    if not ("所" in text or "狱" in text or "中心" in text) or tells_more(text):
        return None
    clauses = [clause for clause in _CLAUSES.split(text) if clause]
    if (
        clauses
        and (begun := _BEGINS.fullmatch(clauses[0])) is not None
        and not any(map(_ONLY_A_PLACE.fullmatch, clauses[1:]))
    ):
        held = parse_status(text) in {"interned", "sentenced"} and without_earlier(text) == text
        return begun["place"] if held else None
    places = [(at, m["place"]) for at, clause in enumerate(clauses) if (m := _ONLY_A_PLACE.fullmatch(clause))]
    if len(places) != 1 or places[0][0] == 0:
        return None
    at, place = places[0]
    return place if any(map(_befell, clauses[:at])) and without_earlier(text) == text else None


def tells_more(text: str) -> bool:
    """Whether a text speaks of kin, of the past or of what may be, or is too long to tell."""
    return len(text) > _LONG or _DOUBT.search(text) is not None


def _befell(clause: str) -> bool:
    told = told_status(clause)
    held = told is not None and parse_status(told) in {"interned", "sentenced"}
    return held or told_sentence(clause, of_own=False) is not None
