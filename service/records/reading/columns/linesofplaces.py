"""Lines among the rows that say to which place those below were sent: 一、投送新疆和田监狱（7人）."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.words.plainlines import plain_line

_NUMBER: Final = (
    r"(?:第?[一二三四五六七八九十\d]{1,3}[、.．,，:：)）]|"
    r"[一二三四五六七八九十]{1,3}(?=[由投送押转移分遣解调关羁收现])|[①-⑳])?"
)
# Who sends, and when. What is planned, was before or is of kin moved nobody.
_BEFORE: Final = (
    r"(?:(?![拟待应将未预原曾前不暂缓]|计划|准备|建议|申请|取消|家属|亲属|子女)"
    r"[\u3400-\u9fff\d.\-/]){0,24}?"
)
_TO: Final = (
    r"(?:(?:投送|送押|押送|转押|投牢|投监|送监|遣送|解送|移送|移交|移押|移监|转送|转监|转狱|调监|调押|送往|分流|调配|分配|发送|换押)(?:至|到|往|去|入|给|于)?|"
    r"(?:[投送押转移调](?:往|至|到|入|进)|送)|(?:现|均|全部|已|正|分别)*(?:关押|羁押|收押|服刑|在押)(?:在|于|至))"
)
_LABEL: Final = r"(?:监所|监狱|地点|地|场所|看守所|去向|目的地)?[:：]?"
_SENT: Final = pattern_of(
    rf"{_NUMBER}{_BEFORE}(?<![拟待未])(?<!由)(?<!从){_TO}{_LABEL}"
    r"(?P<place>(?![回来出自由从前])[\u3400-\u9fff\d]{3,24})"
)
_COUNTED: Final = pattern_of(r"[,，:：\-—、]*(?:共|计|合计|总)*\d{1,4}[人名](?:人|罪犯)?$")
_ENDS_IN_PLACE: Final = pattern_of(
    r"(?:看守所|拘留所|戒毒所|收教所|留置中心|劳教所|未成年犯管教所|未管所|监狱|中心|学校|基地|教育点|教培点|培训点)"
    r"(?:第?[一二三四五六七八九十\d]{1,2}(?:分校|分部|分区|分点|校区|监区|部))?(?:服刑|关押|羁押|改造|执行)*$"
)
_TAIL: Final = pattern_of(r"(?:服刑|关押|羁押|改造|执行)+$")


@lru_cache(maxsize=4096)
def place_of_line(line: str) -> tuple[str, bool]:
    """What a line says without its count, and whether that is where those below it were sent: 新疆和田监狱 of
    二、投送新疆和田监狱（7人）, and of 新疆和田监狱 7人, which says no more than that."""
    plain = plain_line(line)
    bare = _COUNTED.sub("", plain).rstrip(":：")
    if _ENDS_IN_PLACE.search(bare) is None:
        return line, False
    match = _SENT.fullmatch(bare)
    return (_TAIL.sub("", match["place"]), True) if match is not None else (bare, False)
