"""Places of those whom their row says to be free: 去向 务工 beside 去向地点 乌鲁木齐市. Nobody is held there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.fates.atwork import works_there
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.freekinds import is_free_and_well, is_free_kind
from service.records.reading.fates.inclass import is_in_class
from service.records.reading.headers.whereabouts import asks_where
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import names_facility
from service.records.reading.words.synonyms import header_key

_HAN: Final = pattern_of(r"[\u3400-\u9fff]")
_OF_CUSTODY: Final = pattern_of(
    r"[关羁收]押|在押|现押|服刑|执行|教[培转育]|培训|学习|集训|[入送收在]教|送[学培]|拘|"
    r"逮|抓|捕|[投送入]监|监[狱管区所]|看守|转化|学员|罪犯|隔离|戒毒"
)
_OF_THE_FREE: Final = pattern_of(r"务工|打工|外出|就业|工作|经商|就读|上学|不在[家村]|去向|离[家村]")
# 人员类别 学生, 职业 经商: who somebody was when they were taken.
_WHO_THEY_WERE: Final = pattern_of(r".*(?:身份|职业|人员(?:类[别型]|性质|属性|分类|种类)|类[别型])")
_WHEN_SAID: Final = pattern_of(r"[(（]?\s*(?:自|从|于)?(?:19|20)\d\d[年./\-\d月日]*(?:起|至今|以来)?\s*[)）]?")
_FREE: Final = pattern_of(
    r"(?:已|现|正|一直|长期|仍|都|本人)*(?:"
    r"(?:在读|就读于?|在[上读念]?)?(?:幼儿园|学前班|小学|初中|高中|中学|大学|大专|中专|职高|技校|"
    r"本科|研究生)(?:[一二三四五六]年级|在读|就读|读书|上学|学生|生)*|"
    r"在读(?:学生)?|(?:上|在上|读|念)(?:幼儿园|学)|"
    r"(?:已|外|出)嫁(?:人|到?外[地村乡县])?|已婚外嫁|"
    r"(?:在家|外出)?(?:待业|养老|带孩子|照看孩子|务农|放羊)|在家|"
    r"(?:正常)?(?:工作|上班|就业|营业|开店)(?:中)?|个体(?:户|经营)?|跑(?:车|运输)|开(?:车|出租)"
    r")"
)
_ILL: Final = pattern_of(r"(?:在|去|外出|正在)*(?:医院)?(?:看病|就医|住院|治病|治疗|养病)(?:治疗|中)*")
_CARE: Final = pattern_of(r".*(?:医院|卫生院|卫生室|诊所|疗养院|养老院|敬老院)")
_AREA: Final = pattern_of(r"[\u3400-\u9fff]{1,20}(?:省|市|县|地区|自治[区州]|乡|镇|村|街道|社区)")
# 县党校, 二中教学点: where trainees were held in many places.
_MAY_HOLD: Final = pattern_of(r".*(?:党校|教学点|教育点|基地|中心|[一二三四五六七八九十\d]号?点)")
_TAKEN: Final = ("detained_on", "sentence", "sentence_years", "sentenced_on")
_SEPARATE: Final = pattern_of(r"[\s,，;；、/]+")


def is_of_the_free(texts: Mapping[str, str], asked: Mapping[str, str], of_held: bool) -> bool:
    """Whether the place of a row is where somebody lives, works or goes to school, of whom the row says that they do.
    ``asked``: field -> header. ``of_held``: whether the list is one of people who are held."""
    place, status = texts.get("facility", "").strip(), texts.get("status", "")
    header = asked.get("facility", "")
    if not place or not status or not _asks_of_anybody(header):
        return False
    if _WHO_THEY_WERE.fullmatch(header_key(asked.get("status", ""))) is not None:
        return False
    taken = any(field in texts for field in _TAKEN)
    if works_there(place):
        return _is_free(status)
    if names_facility(place) or (taken and _MAY_HOLD.fullmatch(place) is not None):
        return False  # 在家 beside a camp: where somebody was
    if _CARE.fullmatch(place) is not None and _ILL.fullmatch(_plain(status)) is not None:
        return not (taken or of_held or "reason" in texts)
    if stated_status(status) == "released":
        return _AREA.fullmatch(place) is not None
    return _is_free(status)


def may_be_of_the_free(texts: Mapping[str, str], asked: Mapping[str, str]) -> bool:
    """Whether it may be one, whatever else the row tells."""
    if "facility" not in texts or "status" not in texts:
        return False
    return is_of_the_free({f: texts[f] for f in ("facility", "status")}, asked, of_held=False)


@lru_cache(maxsize=4096)
def _asks_of_anybody(header: str) -> bool:
    """Whether a header of places asks of the held and the free: 去向地点, 所在场所, and not 关押地点."""
    if _HAN.search(header) is None:
        return asks_where(header)
    leaf = header.rpartition("/")[2]
    if _OF_CUSTODY.search(leaf):
        return _OF_THE_FREE.search(leaf) is not None
    return _OF_CUSTODY.search(header) is None or _OF_THE_FREE.search(header) is not None


@lru_cache(maxsize=4096)
def _is_free(status: str) -> bool:
    """Whether every word of a status is one of what free people do."""
    plain = _plain(status)
    parts = [part for part in _SEPARATE.split(plain) if part]
    return bool(parts) and all(_is_free_word(part) for part in parts)


def _is_free_word(word: str) -> bool:
    if is_in_class(word) or stated_status(word) in {"interned", "sentenced", "deceased"}:
        return False
    return (is_free_kind(word) and (is_free_and_well(word) or not _ILL.fullmatch(word))) or (
        _FREE.fullmatch(word) is not None
    )


def _plain(text: str) -> str:
    return _WHEN_SAID.sub("", simplified(clean(text))).strip()
