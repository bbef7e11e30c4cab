"""Who told of all the people in a table, as the lines over it say: "Relatives of Ekber Hoshur, told by himself"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from service.matching.values.script import clean
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import looks_like_name

_HAN_NAME = r"([\u3400-\u9fff]{1,9}[·•・‧][\u3400-\u9fff]{1,9}?)"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁӘҒҚҢӨҰҮҺІЎҲ][^\W\d_'’]+"
_NAME = rf"({_CAPITAL}(?: {_CAPITAL}){{0,3}})"
_ARABIC_NAME = r"([\u0621-\u06d5]+(?: [\u0621-\u06d5]+){0,2}?)"
# Told by Ekber Hoshur - Relatives of Ekber Hoshur, as told in 2021 - Серік Қанаттың туыстары - 由X讲述 - X的亲属
_TOLD_BY = (
    pattern_of(
        rf"\b(?:told|reported|submitted|provided|recounted|written|given|compiled) by (?-i:{_NAME})", re.IGNORECASE
    ),
    pattern_of(rf"(?:由|据)?{_HAN_NAME}(?:本人)?(?:口述|讲述|提供|叙述|整理|反映)"),
    pattern_of(rf"\b(?:erzählt|berichtet|gemeldet) von {_NAME}|\b(?:raconté|rapporté|signalé) par {_NAME}"),
)
_LABELLED = pattern_of(r"([^:：]{2,40})[:：] ?([^:：,，;；()（）\d]{3,60})")
_FAMILY_OF = (
    pattern_of(rf"\b(?:relatives|family|family members|kin|relations) of (?-i:{_NAME})", re.IGNORECASE),
    pattern_of(rf"{_NAME}['’]s? (?:relatives|family|kin)\b"),
    pattern_of(rf"^{_NAME}['’](?:n?[ıiuü]n) (?:akraba|yakın|aile|tutuklu akraba)"),
    pattern_of(
        rf"^{_NAME}(?: ?ning| ?niñ|[ндт][ыіи]ң|нинг) "
        r"(?:tughqan|qarindosh|туыс|туған|отбас|туққан|туғқан|қариндош|тууған)"
    ),
    pattern_of(rf"^{_ARABIC_NAME} ?نىڭ (?:تۇغقان|ئائىلى|تۋىس)"),
    pattern_of(rf"\b(?:Angehörige|Verwandte|Familie) von {_NAME}|\b(?:[Pp]roches|[Ff]amille) (?:de |d['’]){_NAME}"),
    pattern_of(
        rf"{_HAN_NAME}的?(?:被[\u3400-\u9fff]{{1,4}}的?)?(?:亲属|家属|亲人|家人|亲戚|亲友)(?:$|[^\u3400-\u9fff]|名|情|登|信|一|表|[,，])"
    ),
)


def teller_in(titles: Iterable[str], is_teller: Callable[[str], bool]) -> str | None:
    """The one whom the lines over a table name as who told of the people in it, or as whose relatives they are; None
    where they name nobody, or several. ``is_teller``: whether a label asks who told."""
    lines = [clean(title) for title in titles]
    told = {name for line in lines for name in _named(_TOLD_BY, line)}
    told |= {m[2].strip() for line in lines if (m := _LABELLED.search(line)) and is_teller(m[1].strip())}
    told = {name for name in told or {n for line in lines for n in _named(_FAMILY_OF, line)} if looks_like_name(name)}
    return told.pop() if len(told) == 1 else None


def _named(patterns: Iterable[re.Pattern[str]], line: str) -> Iterator[str]:
    for pattern in patterns:
        for match in pattern.finditer(line):
            yield from filter(None, match.groups())
