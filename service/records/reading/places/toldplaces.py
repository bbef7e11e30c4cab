"""The place where the words of a status or a note say that somebody is held, or was moved to."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.fates.statuses import is_watched, parse_status
from service.records.reading.fates.told import KIN, LONG, OVER
from service.records.reading.patterns import pattern_of

# 现在乌苏监狱服刑, 目前在县看守所羁押; where kin is spoken of, it may be they.
_HELD_IN: Final = pattern_of(
    r"(?:^|[,，;；。、\s])(?:本人|该人)?(?:仍|现|现在|目前|一直)?(?:关押|羁押)?在([\u3400-\u9fff0-9]{0,14}?(?:看守所|监狱|拘留所|教培中心|"
    r"教转中心|培训中心|收教所|戒毒所))(?:内|中)?(?:服刑|关押|羁押|收押|收教|在押|参加|接受|学习|培训|教育|[,，;；。]|$)"
)
# 被疏附县看守所收押, 送木什乡教培中心学习, 羁押于县看守所, 关在喀什监狱: of somebody who has not left it since.
_A_PLACE: Final = (
    r"(?P<{}>[^\W\d_送被在于往至到进入因并后押由经从]{{0,12}}?\d?(?:看守所|监狱|拘留所|教培中心|"
    r"教转中心|培训中心|教育转化中心|收教所|戒毒所))"
)
_TAKEN_TO: Final = pattern_of(
    r"(?:收押|羁押|关押|看押|拘押|在押|寄押|监禁|囚禁|刑拘|拘留|收监|服刑|改造|移送|转送|押送|投送|送押|送教|投牢|投监|换押|安置|送|关|押|转)"
    r"(?:往|至|入|进|到|于|在)+"
    + _A_PLACE.format("into")
    + r"|被"
    + _A_PLACE.format("by")
    + r"(?:收押|羁押|关押|刑拘|刑事拘留|拘留|收教|收监|强制)|送"
    + _A_PLACE.format("sent")
    + r"(?=学习|培训|教育|收教|服刑|羁押|收押|关押|转化|集中|参加|[,，;；。]|$)"
)
# 在押（疏附县看守所）
_IN_BRACKETS: Final = pattern_of(
    r"(?:现|已|仍|正)?(?:在押|收押|羁押|关押|服刑|在教|教培|送教|刑拘|拘留)[(（]([\u3400-\u9fff0-9]{0,14}?(?:看守所|监狱|拘留所|"
    r"教培中心|教转中心|培训中心|教育转化中心|收教所|戒毒所))[)）]"
)


@lru_cache(maxsize=4096)
def told_facility(text: str) -> str | None:
    """The place that a text says the person is held in: 现在乌苏监狱服刑. None where it speaks of kin."""
    if not ("所" in text or "狱" in text or "中心" in text) or len(text) > LONG or KIN.search(text):
        return None
    if (match := _HELD_IN.search(text) or _IN_BRACKETS.match(text)) is not None:
        return match[1]
    if OVER.search(text) or parse_status(text) in {"released", "deceased"} or is_watched(text):
        return None
    taken = [m[m.lastgroup or 0] for m in _TAKEN_TO.finditer(text) if not _NOT_YET.search(text[: m.start()])]
    return taken[-1] if taken else _moved_to(text)


@lru_cache(maxsize=4096)
def taken_to(text: str, kind: str) -> str | None:
    """The place of a ``kind`` to which a note says that somebody was moved, where it says nothing else of them."""
    if kind not in text or len(text) > LONG or KIN.search(text) or OVER.search(text):
        return None
    place = _moved_to(text)
    return place if place is not None and kind in place and parse_status(text) not in {"released", "deceased"} else None


def _moved_to(text: str) -> str | None:
    """调往图木舒克监狱, 转押伊犁监狱服刑: the place to which somebody was moved, where a clause says that first."""
    found = [match["to"] for match in _MOVED_TO.finditer(text)]
    return found[-1] if found else None


@lru_cache(maxsize=4096)
def is_to_come(text: str) -> bool:
    """Whether a text says of a place that somebody has yet to be taken there: 判刑5年待投送监狱."""
    return _TO_COME.search(text) is not None


_TO_COME: Final = pattern_of(
    r"(?:(?<![招接虐善])待(?!遇|业)|[未没](?!成年)|(?<![模虚])拟|准备|暂缓|建议|计划|等[候待]|即将|预计)[^,，;；。\n]{0,8}?[送投转移押调]"
)
# 未投送伊犁监狱
_NOT_YET: Final = pattern_of(r"(?:[未没待拟]|准备|暂缓|建议|计划|等候|即将|预计)[^,，;；。]*$")
_MOVED_TO: Final = pattern_of(
    r"(?:^|[,，;；。、\s])(?:本人|该犯|该人|罪犯)?(?:已|于)*"
    r"(?:(?:(?:19|20)?\d\d[年.\-/]|[去今前当]年)?(?:\d{1,2}[月.\-/])?(?:\d{1,2}[日号]?|[初底末]|[上中下]旬)?)?\s?(?:已|被|现|于|统一|集中|异地)*"
    r"(?:由[\u3400-\u9fff]{2,14}?(?:监狱|看守所|拘留所))?"
    r"(?:调|转|移|投|解|遣|押|分流|换押|发|送|下)+(?:监|押|送|解|犯|交)*(?:往|至|到|入|进|去|给)?"
    r"(?P<to>(?!其[他它]|他|别|外|某|另|出|离|回|监狱|[往至到入进去给监押送解犯交])[\u3400-\u9fff0-9]{2,14}?(?:监狱|看守所|拘留所|教培中心|教转中心|培训中心|戒毒所))"
    r"(?=服刑|改造|执行|关押|羁押|继续|$|[,，;；。、（(\s])"
)
