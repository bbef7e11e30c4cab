"""评议意见, 会审结论, 去留意见: what those who looked into the case of a person said of it, and what was done since.

An opinion (同意结业, 建议判刑) befell nobody; 已于2018.9.10结业返家 in the same column did.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from service.records.reading.fates.inclass import is_school
from service.records.reading.fates.statuses import is_kept, is_proposed, is_watched, parse_status
from service.records.reading.headers.staff import asks_of_officers
from service.records.reading.kin.kinrows import about_kin
from service.records.reading.kin.visits import OF_A_VISITOR
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key, leaf_key
from service.records.reading.words.whoseheader import is_of_others

VERDICT: Final = "verdict"
_WHO: Final = (
    r"(?:对|该|其|本人|学员|人员|个人|会议|小组|专班|专家组|工作组|教育点|教培点|教培中心|中心|(?:家庭)?(?:三|3)个?圈(?:情况)?|两级|集中|集体|联合|"
    r"综合|总体|最终|最后|初步|初次|二次|再次|首次|本次|近期|第[一二三四五]次|结业|去留|的)*"
)
_ACT: Final = (
    r"(?:评议|评审|评定|评判|评估|评价|考评|综评|会审|会商|会诊|合议|审议|商议|考核|考察|"
    r"甄别|研判|鉴定|认定|核定|分析研判)"
)
_END: Final = r"(?:意见|结论|结果|结局|决定|情况|建议)"
# 审议委员会, 县三圈研判小组: who looked into the cases.
_BODY: Final = (
    rf"[县市区乡镇街道村]{{0,3}}{_WHO}(?:{_ACT}|裁定|裁决|审核|审查|审定|复核|复审|核查|甄审)+(?:工作)?(?:领导)?"
    r"(?:委员会|委员|小组|专班|会议|组|会|委)"
)
_VERDICT: Final = pattern_of(
    rf"{_WHO}{_ACT}+(?:后|的)?(?:处理|处置|认定|去留)?{_END}|"
    rf"{_WHO}(?:审核|审查|审定|复核|复审|核查|核实|复查|甄审)(?:后|的)?(?:处理|处置|认定|去留)?(?:意见|结论)|"
    rf"(?:综合|集体|最终|学员|人员|三圈|三个圈)(?:{_ACT}|评语)|"
    rf"{_BODY}的?(?:处理|处置|认定|去留|最终)?(?:意见|结论|裁定|决定|决议|结果)|"
    r"(?:(?:去留|结业|综合|总体|总的|最终|最后|集体|小组|学员|教育点|教培点|中心|社区|村委会|居委会|街道|乡镇)的?(?:处理|处置)?(?:意见|结论|决定)|结论|意见|结论意见|去留)"
)
#: Of three circles too, unless the cells say what became of the person.
_OF_CIRCLES: Final = pattern_of(r"圈(?:情况)?评议(?:情况)?$|圈(?:情况)?(?:研判|评估|评价)(?:情况)?$")
_STATED: Final = frozenset({"name", "id"})


@lru_cache(maxsize=4096)
def asks_for_a_verdict(header: str) -> bool:
    """Whether a header asks what was said of somebody's case."""
    return _VERDICT.fullmatch(leaf_key(header)) is not None


def with_verdicts(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns, with those of verdicts. ``cells``: of a column."""
    if not may_tell(columns):
        return list(columns)
    return [replace(c, field=VERDICT, reason="header") if _asks(c, cells) else c for c in columns]


def may_tell(columns: Sequence[Column]) -> bool:
    """Whether the rows of a table are of those who may be held, and of nobody's kin, callers or guards."""
    fields = {c.field for c in columns}
    if fields.isdisjoint(_STATED) or "relative_relation" in fields or about_kin(columns):
        return False
    if any(c.reason in {OF_A_VISITOR, "a list of staff"} for c in columns):
        return False
    of_custody = not fields.isdisjoint({"facility", "detained_on", "reason", "sentence"})
    return of_custody or not any(asks_of_officers(header_key(c.header)) for c in columns if c.field is None)


def _asks(column: Column, cells: Callable[[int], list[str]]) -> bool:
    above, _, leaf = (header_key(part) for part in column.header.rpartition("/"))
    if is_of_others(above) or not asks_for_a_verdict(column.header):
        return False
    if column.field is None:
        return column.reason == "unknown header"
    # 三圈评议 may be about those around the person
    of_circles = column.field == "relatives_text" and column.reason == "header" and "圈" in leaf
    return of_circles and (_OF_CIRCLES.search(leaf) is None or any(map(_is_understood, cells(column.index))))


def as_said(texts: dict[str, str]) -> None:
    """What a verdict says became of the person is the status of the row, or a note beside one. An opinion of what is to
    be done is neither, but for one that lets nobody go yet."""
    said = _WHO_SAID.sub("", texts.pop(VERDICT, "").strip())
    if not said or _is_opinion(said):
        return
    if _TAKEN_ELSEWHERE.match(said) is not None and is_school(texts.get("facility", "").strip()):
        texts.pop("facility")
    if "status" not in texts and _is_understood(said):
        texts["status"] = said
    else:
        texts["note"] = "；".join(filter(None, (texts.get("note", ""), said)))


# 委员会同意解除，已于2018年2月9日返家: who consents is no part of what was done.
_WHO_SAID: Final = pattern_of(
    rf"^(?:{_BODY}|委员会|小组|会议|专班)(?:一致|研究|讨论|决定)*(?=同意|准予|批准)",
)


@lru_cache(maxsize=4096)
def _is_understood(text: str) -> bool:
    return parse_status(text) not in {None, "other"} or is_watched(text) or is_kept(text) or is_proposed(text)


# To the police or before a court, which no camp is; only said as done.
_TAKEN_ELSEWHERE: Final = pattern_of(
    r"(?:本人|该学员|该人|\d{1,4}[年月日.]){0,5}(?:已|已于[\d年月日.]{4,11}|已经)(?:被|由[\u3400-\u9fff]{2,10}?)?"
    r"(?:(?:移[交送]|转[交送])(?:至|到|给)?[\u3400-\u9fff]{0,6}?公安[^结释返]*|刑拘|刑事拘留|逮捕|批捕)[^结释返回]*"
    r"$"
)
# What took place: with its day, or in words of what is over.
_DONE: Final = pattern_of(r"已|(?:19|20)\d\d|\d月|于\d|[回返]家|到家|现在|目前|刑满|后被|死|亡|故|去世")
_CONSENTS: Final = pattern_of(
    r"(?:同意|建议|准予|准许|准|予以|应予?|可以?|拟|提请|报请|申请|不予|经[\u3400-\u9fff]{0,6}(?:评议|研判|会审|研究|审议)[,，]?)"
)
_GOES_ON: Final = pattern_of(r"继续|延[期长]|仍|暂[不缓]|不(?:予|同意|能|宜|符合)")


@lru_cache(maxsize=4096)
def _is_opinion(text: str) -> bool:
    """Whether a verdict says what shall be done, which nobody says was: 结业, 同意收押, 建议判刑5年."""
    if is_proposed(text) or is_kept(text) or _GOES_ON.search(text) or _DONE.search(text):
        return False
    if _CONSENTS.match(text) is not None and not is_watched(text):
        return True
    return parse_status(text) == "released"
