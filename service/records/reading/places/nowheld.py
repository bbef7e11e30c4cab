"""The place where a status or a note says outright that somebody is held now: 已移送起诉，现押疏附县看守所."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.statuses import is_watched, parse_status
from service.records.reading.fates.told import KIN, LONG
from service.records.reading.patterns import pattern_of

_STAY: Final = r"(?:服刑|关押|羁押|收押|看押|寄押|拘押|改造|执行|在押|学习|培训|教育|收教|刑拘|戒毒)"
_IN: Final = r"(?:[在至入内到]|于(?!田))*"
_NOW: Final = pattern_of(
    r"(?:^|[,，;；。、:：\s])(?:本人|此人|该(?:人|犯|员|学员|犯人)|学员|人)?"
    r"(?:(?:现(?!实)(?:在|今)?|目前|当前)(?:又|已经?|仍|还|正|一直|被)*"
    rf"(?:(?:转|移)?(?:关押|羁押|收押|看押|寄押|拘押|在押|收监|服刑|关|押){_IN}|(?:转|移)(?:送|移|交)?[至到入]|在|于(?!田))|人(?:还|仍)?在)"
    r"(?P<place>(?![解送运往])[^\W_送往被拟待未曾不的]{0,14}?(?:看守所|拘留所|监狱|教培中心|教转中心|培训中心|教育转化中心|收教所|戒毒所))"
    rf"(?:内|中|里)?(?:(?:继续|强制|接受|参加|集中)*{_STAY})*(?=[,，;；。、\s]|$|[(（](?:\d|因|涉嫌|判))"
)
# Others than the person of the row, of whom a note may go on to speak.
_OTHERS: Final = pattern_of(r"朋友|好友|同[案伙学村事监]|邻居|老师|徒弟|圈|[\u3400-\u9fff][·•・‧][\u3400-\u9fff]")
_YEAR: Final = pattern_of(r"(?<!\d)(?:19|20)\d\d(?=[年./\-])")
_OUT: Final = frozenset({"released", "deceased"})


def held_now(texts: Mapping[str, str]) -> str | None:
    """The place that the status of a row or its note names so; not of those who were let go or died, nor where all
    the years of the text lie before the custody of the row."""
    if "released_on" in texts or "died_on" in texts or stated_status(texts.get("status", "")) in _OUT:
        return None
    taken = parse_date(texts.get("detained_on", ""), excel_serial=True)
    for field in ("status", "note"):
        text = texts.get(field, "")
        place = place_of_now_in(text)
        years = [int(year) for year in _YEAR.findall(text)]
        if place is not None and not (taken is not None and years and max(years) < taken.year):
            return place
    return None


@lru_cache(maxsize=4096)
def place_of_now_in(text: str) -> str | None:
    """The last place of custody that a text says the person is in now."""
    if not ("所" in text or "狱" in text or "中心" in text) or len(text) > LONG:
        return None
    found = list(_NOW.finditer(text))
    if not found or KIN.search(text) or _OTHERS.search(text):
        return None
    behind = text[found[-1].end() :]
    if stated_status(text) in _OUT or parse_status(behind) in _OUT or is_watched(behind):
        return None
    return found[-1]["place"]
