"""A term whose execution was put off (有期徒刑三年，缓刑四年; 判三缓四): a sentence, by which nobody is in prison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Sentence, Status

_N: Final = r"[\d一二两三四五六七八九十半叁贰壹肆伍]"
# Not 死刑缓期二年执行, nor 暂缓.
_PUT_OFF: Final = pattern_of(
    rf"(?:(?:徒刑|拘役|判[处刑决]?)[^。]{{0,16}}?|{_N}个?[年月][^。\d]{{0,8}}?)(?:宣告|适用)?缓刑|"
    rf"(?:徒刑|拘役|判[处刑]?){_N}{{1,3}}(?:年|个?月)?缓{_N}|{_N}(?:年|个月)[,，]?缓(?:期|期执行)?{_N}"
)
_TO_DEATH: Final = pattern_of(r"死[刑缓]|无期")
# Anything of a place, or that it came otherwise: the word of the row stands.
_HELD: Final = pattern_of(
    r"服刑|服役|在[押监狱所教训校]|收监|投[牢监送改]|监狱|看守|拘留所|[关羁收看]押|教[培转育]|送[教监押]|狱|劳改|强戒|戒毒所|"
    r"撤|取消|拟|建议|申请|待|上诉|抗诉|又|再|另|现判|改判|后判|重新|[不未无非][\u3400-\u9fff]{0,3}缓刑"
)
# Those who serve outside: 社区服刑, 监外执行.
_OUTSIDE: Final = pattern_of(r"社区(?:矫正)?服刑(?:人员|对象)?")
_JUDGED: Final = pattern_of(r"(?:现|已经?|均|被|一审|二审|法院)*(?:判刑|判决|宣判|判处?|已?决)(?:生效|完毕)?[。.]?")
_TOLD: Final = ("status", "note", "afterwards", "sentence", "sentence_years")


def unless_put_off(
    status: Status | None, texts: Mapping[str, str], sentence: Sentence | None, over: Iterable[str]
) -> Status | None:
    """The status of a row; ``other`` of who was sentenced to a term that was put off, and is told to be in no place.
    ``over``: what stands over the row, and may say that all below are held."""
    if status != "sentenced" or sentence is None or sentence.kind not in {"term", "unreadable"}:
        return status
    if "facility" in texts or not _is_put_off(sentence.text):
        return status
    stated = texts.get("status", "")
    if stated and not (_JUDGED.fullmatch(_plain(stated)) or "缓" in stated or "社区" in stated or "取保" in stated):
        return status
    told = [texts[field] for field in _TOLD if field in texts]
    if not is_served_outside(texts):  # which goes before what is said of all
        told += over
    return status if any(map(_tells_of_custody, told)) else "other"


def is_served_outside(texts: Mapping[str, str]) -> bool:
    """Whether a row says outright that its person serves in the community: 社区矫正, 现在特克斯镇司法所接受社区矫正."""
    return any(_served_outside(texts[field]) for field in ("status", "afterwards", "note") if field in texts)


@lru_cache(maxsize=16384)
def _served_outside(text: str) -> bool:
    plain = _plain(text)
    return "社区" in plain and any(map(_AT_HOME.fullmatch, _CLAUSES.split(plain))) and not _ENDED.search(plain)


_CLAUSES: Final = pattern_of(r"[,，;；。、()（）:：]")
_AT_HOME: Final = pattern_of(
    r"(?:本人|该人|缓刑|现(?!实)|目前|正|已|仍|在|于(?!田)|由|依法|被|列入|纳入|(?:19|20)\d\d[年./-](?:\d{1,2}[月./-]?)?(?:\d{1,2}日?)?(?:起|后)?)*"
    r"(?:[\u3400-\u9fff]{1,12}(?:司法[局所]|[乡镇村]|街道))?"
    r"(?:接受|实行|执行|进行|纳入|列入|列管|监管|负责|缓刑|期间?)*社区(?:矫正|服刑)(?:人员|对象|期间?|中|执行|管理|监管|机构|列管)*"
)
_ENDED: Final = pattern_of(r"曾|解除|期满|满|终止|脱管|逃|又|再|死|亡")


def _plain(text: str) -> str:
    return simplified(clean(text)).replace(" ", "")


@lru_cache(maxsize=16384)
def _is_put_off(text: str) -> bool:
    plain = _plain(text)
    return "缓" in plain and _PUT_OFF.search(plain) is not None and _TO_DEATH.search(plain) is None


@lru_cache(maxsize=16384)
def _tells_of_custody(text: str) -> bool:
    return _HELD.search(_OUTSIDE.sub("", _plain(text))) is not None
