"""A status that tells health and nothing else: 病情稳定, 住院治疗. It leaves open what became of the person."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.fates.statuses import is_elsewhere, is_out, is_watched, parse_status
from service.records.reading.patterns import pattern_of
from service.records.reading.words.vocabulary import vocabulary

_LONGEST: Final = 60
# 中心内, 在县人民医院, 2018年3月, 第二: where, when and which, around the words of health.
_BESIDE: Final = (
    r"(?:在|于)?(?:教培|教转|教育培训|培训|教育转化|本|该)?(?:中心|看守所|监[区舍狱]?|(?<![诊务究事生派])所|狱|教育点|校|营)[内里](?:部|的)?(?:医务[室所]|卫生[室所]|诊所)?|"
    r"(?:(?:教培|教转|教育培训|培训)?中心|监[区舍狱])(?:医务[室所]|卫生[室所])(?:内|里)?|"
    r"(?:(?![外家回出])[\u3400-\u9fff]){0,8}?[医醫]院|(?:19|20)\d\d[年.\-/](?:\d{1,2}[月.\-/]?)?(?:\d{1,2}[日号]?)?|\d{1,2}月(?:\d{1,2}[日号])?|"
    r"[\s,，、。.;；:：()（）/!]+"
)
# 患肺结核, 患有精神疾病: an illness, whatever it is called; not one who is elsewhere for it.
_ILL: Final = r"(?:患有?|罹患|身患)[^\s,，、。;；:：()（）家外村在出回转送狱所]{1,10}"
_HAN: Final = pattern_of(r"[\u3400-\u9fff]")


@cache
def _of_health() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Texts in Chinese of words of health and those around them; the words alone; texts in alphabets."""
    told = vocabulary()["health"]
    words = _any([w for w in told["words"] if _HAN.search(w)])
    letters = _any([w.casefold() for w in told["words"] if not _HAN.search(w)])
    around = _any([w for w in told["around"] if _HAN.search(w)])
    beside = _any([w.casefold() for w in told["around"] if not _HAN.search(w)])
    return (
        pattern_of(rf"(?:{_ILL}|{words}|{around}|{_BESIDE})+"),
        pattern_of(rf"{_ILL}|{words}"),
        pattern_of(rf"(?:(?:{beside})\s+)*(?:{letters})(?:[\s,،.;/]+(?:{beside}|{letters}))*[.!]?"),
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=16384)
def tells_health_alone(text: str) -> bool:
    """Whether a status says how somebody is, and nothing of custody, of death, nor that they are elsewhere."""
    plain = simplified(clean(text)).casefold().strip()
    if not plain or len(plain) > _LONGEST:
        return False
    han, told, letters = _of_health()
    if not (told.search(plain) and han.fullmatch(plain)) if _HAN.search(plain) else not letters.fullmatch(plain):
        return False
    return parse_status(text) == "other" and not (is_watched(text) or is_elsewhere(text) or is_out(text))
