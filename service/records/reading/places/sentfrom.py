"""Whom a status says to have been sent on to a place of another kind: 转看守所, beside the camp where they were."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of

_WHEN: Final = r"(?:[去今当前]年(?:[初底末])?|\d{4}[年.\-/]|\d{1,2}(?:[月.\-/日号]|(?!\d)))"
_SENT_ON: Final = pattern_of(
    rf"(?:本人|该学员|该人|已经?|被|又|后|现|目前|于|因[^,，;；。因]{{1,8}}?|{_WHEN}|[,，]){{0,12}}"
    r"(?:(?:转|移|押|投)(?:送|交|押|往|至|入|到|进|回)*|送(?:往|至|到|入|进|交|押)*)"
    r"(?P<place>(?!出|自|来|离)[\u3400-\u9fff\d]{0,14}?(?P<kind>看守所|拘留所|监狱|教培中心|教转中心|培训中心|戒毒所))"
    rf"(?:关押|羁押|服刑|学习|收押|改造|处理|了)*(?:[,，(（]?{_WHEN}{{1,3}}[)）]?)?"
)
_PRINTED: Final = pattern_of(r"(?<=\d) (?=[年月日])|(?<=[年月]) (?=\d)")  # 2018 年 5月
_KINDS: Final = {
    "jail": pattern_of(r"看守所|拘留所"),
    "prison": pattern_of(r"监狱"),
    "camp": pattern_of(r"教培|教转|培训|教育|学校|转化"),
    "cure": pattern_of(r"戒毒所"),
}


@lru_cache(maxsize=8192)
def place_after(status: str, place: str) -> str:
    """``place``, the one of the column, unless the status says that the person was sent on to one of another kind:
    that one as it is written there, 看守所 as well."""
    if "所" not in status and "狱" not in status and "中心" not in status:
        return place
    match = _SENT_ON.fullmatch(_PRINTED.sub("", status.strip()))
    if match is None or _kind(match["kind"]) in {None, *_kinds(place)} or not _kinds(place):
        return place
    return match["place"]


def _kind(word: str) -> str | None:
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(word)), None)


def _kinds(place: str) -> set[str]:
    return {kind for kind, pattern in _KINDS.items() if pattern.search(place)}
