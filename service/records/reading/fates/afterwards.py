"""Why somebody left a place of custody, and where they went: 出所原因 投牢, 出所去向 伊犁监狱, 结业去向 返村后死亡."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from service.records.reading.fates.again import DAY, INTO, held_by
from service.records.reading.fates.ahead import without_ahead
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.plans import without_plans
from service.records.reading.fates.statuses import is_watched, parse_status
from service.records.reading.fates.told import told_status
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Status
from service.records.reading.words.content import names_facility

_CLAUSES: Final = pattern_of(r"[\s,，;；。、/()（）]+")
# 余罪: what was not judged then.
_INTO: Final = pattern_of(
    rf"{DAY}?(?:(?:刑拘|逮捕|判刑|判决|宣判)(?:以?后|并))?(?:当[日天]|同日|直接|随即|已|又|再次?|后|现)*(?:{INTO}|移送|因[^,，]{{1,14}}?(?:被)?(?:刑事拘留|刑拘|逮捕|收押|羁押|判刑)|"
    r"(?:被|重新|再次|又)+(?:刑事拘留|刑拘|逮捕|收押|羁押|判刑|收教|送教))"
)
# Below 去向 alone, without another word: 判刑, 收押.
_TAKEN: Final = pattern_of(r"(?:已|被)*(?:判刑|判处|收押|收监|刑拘|刑事拘留|逮捕|批捕|羁押)")
_OUTSIDE: Final = pattern_of(r"保外就医|所外就医|监外执行")
_FREED: Final = pattern_of(
    r"(?!.*(?:未|不予?|暂缓)(?:释放|结业)).*(?:释放|刑释|刑满|期满|届满|结业|解除|无罪|不起诉|不予起诉|撤案|撤销案件|撤回起诉|获释|回归社会|放回)"
)
_SUSPENDED_TERM: Final = (
    r"(?:被|已|依法|经|法院|因|一审|判决)*"
    r"(?:(?:判处?|宣告|适用|获)?缓刑(?:[一二三四五六两\d]{1,2}年)?|判[一二三四五六两\d]缓[一二三四五六两\d])"
)
# 缓刑出所: let go, though the term stands. Not 撤销缓刑收监.
_ON_PROBATION: Final = pattern_of(
    _SUSPENDED_TERM
    + r"(?:后|并|予以|当庭)*(?:释放|[出离]所|[出离]监|出狱|获释|放回|(?:出所)?[返回]家)(?:释放|[返回]家)?"
)
# 判处缓刑 alone: who left by it is watched.
_SUSPENDED: Final = pattern_of(_SUSPENDED_TERM)
# Below 释放类别, beside the day: why a sentence ended before its time. 减刑 alone only makes it shorter.
_KIND_OF_RELEASE: Final = pattern_of(
    r"(?:依法|裁定|获得?|予以|经|因|被|已)*(?:减刑|减余刑|假释|提前|特赦|赦免|大赦|刑满|期满|刑期届满)+(?:后|裁定|期满|刑满)*"
    r"(?:释放|出狱|出监|解除)?[。.]?"
)
# Home, for good: not on leave.
_HOME: Final = pattern_of(
    r"(?:因(?:病|伤|残|老|孕|年老|怀孕|患病|身体)|已|被|由[\u3400-\u9fff]{1,4}(?:接|领)|离校|出所|回归|正常|按期)*"
    r"[返回](?:家|村|乡|原籍|本村|家中|家庭)(?:务农|休养|养病|治疗|待业|务工)?"
)
_NOT_SO: Final = pattern_of(r"未|暂不|拟|建议|申请|等待|准备|拒绝")
# Whose leaving was the death itself: 羁押期间死亡.
_SINCE: Final = pattern_of(r"后|[返回][村家乡]|(?<![羁关收在看]押)(?<!服刑|改造|教培|收教|学习|培训)期间|就医")


class Afterwards(NamedTuple):
    """``status``: what became of somebody who left. ``place``: where they are held now. ``at_once``: they left by it,
    so that the day of leaving is its day."""

    status: Status
    place: str | None = None
    at_once: bool = False


@lru_cache(maxsize=4096)
def afterwards(text: str) -> Afterwards | None:
    """What a text below 出所原因, 出所去向, 结业去向 says became of somebody; None where it says nothing of custody
    or death: 务农."""
    held: Status | None = None
    place: str | None = None
    watched = freed = False
    home = True  # nothing but that they went home
    for clause in filter(None, _CLAUSES.split(without_ahead(without_plans(text)))):
        told = told_status(clause)
        if told is not None and parse_status(told) == "deceased":
            return Afterwards("deceased", at_once=not _SINCE.search(text))
        if _NOT_SO.search(clause):
            continue
        if _INTO.fullmatch(clause) or _TAKEN.fullmatch(clause) or names_facility(clause):
            held = "sentenced" if held == "sentenced" else held_by(clause)
            place = _place(clause) or place
        elif _ON_PROBATION.fullmatch(clause):
            freed, home = True, False
        elif is_watched(clause) or _OUTSIDE.search(clause) or _SUSPENDED.fullmatch(clause):
            watched = True
        elif _FREED.match(clause) or (_HOME.fullmatch(clause) and not is_daily_life(text)):
            freed, home = True, home and not _FREED.match(clause)
    if held is not None:
        return Afterwards(held, place)
    return Afterwards("released") if freed and not (home and watched) else Afterwards("other") if watched else None


def is_suspended(text: str) -> bool:
    """Whether somebody left by a suspended sentence: 判处缓刑."""
    return _SUSPENDED.fullmatch(text.strip()) is not None


@lru_cache(maxsize=4096)
def is_kind_of_release(text: str) -> bool:
    """Whether a text names a kind of release and nothing else: 减刑, 假释, 刑满, 提前释放."""
    return _KIND_OF_RELEASE.fullmatch(text.strip()) is not None


def _place(clause: str) -> str | None:
    """伊犁监狱 of 转送伊犁监狱服刑."""
    match = _MOVED_TO.search(clause)
    return match[1] if match is not None else clause if names_facility(clause) else None


_MOVED_TO: Final = pattern_of(
    r"[往至到入进去回给由转送投押调移交](?![往至到入进去回给由转送投押调移交])([\u3400-\u9fff0-9]*?(?:看守所|监狱|拘留所|中心|教育点|戒毒所))"
)
