"""A place of custody as titles name it, with its office, its number and its branch; and what they say of it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from service.records.reading.headers.trainees import NO_CAMP
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Status
from service.records.reading.words.plainlines import ANNEX

HELD: Final = frozenset({"interned", "sentenced"})
JAIL: Final = r"看守所|拘留所|戒毒所|收教所|留置中心|劳教所|未成年犯管教所|未管所|监狱"
SCHOOL: Final = (
    r"(?:职业技能|职业技术|集中|法制|去极端化)*(?:教育培训|教育转化|教培|教转|培训)+(?:服务)?"
    r"(?:(?P<numbered>第?[一二三四五六七八九十\d]{1,2}号?)?(?:中心|学校|基地)|(?P<short>第?[一二三四五六七八九十\d]{1,2})[校点])|"
    r"(?:教育转化|集中培训|教转)点|教育点|教培点"
)
BRANCH: Final = r"(?P<branch>第?[一二三四五六七八九十\d]{1,2}(?:分校|分部|分区|分点|校区|监区|部))?"
PLACE: Final = rf"(?P<place>(?P<whose>[\u3400-\u9fff0-9]{{1,14}}?)(?:(?P<jail>{JAIL})|(?P<school>{SCHOOL})){BRANCH})"
NUMBER: Final = (
    rf"(?:{ANNEX}|"
    r"[一二三四五六七八九十\d]{1,3}[、.．:：]|"
    r"(?:截[至止])?(?:19|20)\d\d年?(?:\d{1,2}月)?份?(?:\d{1,2}日)?[初中底末]?)*"
)
DATED: Final = (
    r"(?:截[至止]到?)?(?:(?:19|20)\d\d年?(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月?(?:[-—~至到]\d{1,2})?月份?(?:\d{1,2}日)?)?[初中底末]?度?"
    r"(?:[-—~至到](?:19|20)\d\d年?(?:\d{1,2}月份?)?(?:\d{1,2}日)?[初中底末]?度?)?|"
    r"(?:本月|\d{1,2}月?(?:[-—~至到]\d{1,2})?月份?(?:\d{1,2}日)?[初中底末]?|第?[一二三四1-4]季度|[上下]半年))?"
)


# 送教培中心学员 are of many places; 各监狱, 两所监狱, 看守所和监狱 are more than one, and 原乌苏监狱 was.
_NOT_ONE: Final = pattern_of(
    rf"[送转投入进到往赴押移调拟应原曾前各两几多等由被籍在对]|于(?!田)|[、,，及与或]|和(?![田静硕布])|{JAIL}|{SCHOOL}|{NO_CAMP}|全[疆区县]|(?:区|疆)[内外]|外地|人员|学员|家属|亲属"
)
# 疏附县教培中心 stands as it is written, though a county may have several; 新疆监狱 and 乡看守所 name none.
_NO_SCHOOL: Final = pattern_of(r"(?:新疆|自治区|全[区县市乡镇]|各(?:县市|[县市乡镇村])?|乡镇|县市)$")
_NO_NAME: Final = pattern_of(r"(?:新疆|自治区|全区|[乡镇村]|街道|社区)$")


class HeldAt(NamedTuple):
    """``place``: as the title writes it. ``status``: what being held there says; None for a
    register that goes on when people leave. ``school``: no prison nor jail."""

    place: str
    status: Status | None
    school: bool


def one_place(match: re.Match[str], told: Status | None) -> HeldAt | None:
    whose, school = match["whose"], match["jail"] is None
    several = _NO_SCHOOL if school else _NO_NAME
    if _NOT_ONE.search(whose) or several.search(whose):
        return None
    if match.groupdict().get("both"):
        return HeldAt(match["place"], None, school)
    in_prison = match["jail"] in {"监狱", "未成年犯管教所", "未管所"}
    return HeldAt(match["place"], told or ("sentenced" if in_prison else "interned"), school)
