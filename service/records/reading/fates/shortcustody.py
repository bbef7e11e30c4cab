"""Custody of some days that ended long ago: 行政拘留15日 of 2009.

The police may hold somebody for 20 days at most by it. Nobody is held by that today, and no row says that they were let
go, so that it is neither. From 2017 on many were sent to a camp from there, and it counts as custody.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from service.matching.values.dates import parse_date
from service.matching.values.script import clean, simplified
from service.records.reading.fates.statuses import parse_status
from service.records.reading.fates.told import KIN, told_day
from service.records.reading.patterns import pattern_of

_OF_DAYS: Final = pattern_of(
    r"(?:行政|治安|司法|民事)?(?<!刑事)拘留\s*(?:处罚)?(?:[\d一二三四五六七八九十]{1,3}\s*[日天])|(?:行政|治安|司法)(?:处罚)?[、,，(（:：]?拘留(?:处罚)?|行拘"
)
_CAMPS_SINCE: Final = 2017
_OF_A_PLACE: Final = pattern_of(r"[\u3400-\u9fff0-9]{0,14}(?:拘留所|公安局|派出所)")
_MORE: Final = ("afterwards", "sentence", "sentence_years", "sentenced_on")
_WHAT: Final = ("status", "sentence")


def is_long_over(texts: Mapping[str, str], of_list: int = 0) -> bool:
    """Whether the custody that a row tells of is such a one, and the row tells of no other. ``of_list``: the last year
    that a list is about, by its title; or 0."""
    asked = _WHAT if "status" in texts else (*_WHAT, "note")
    what = next((texts[f] for f in asked if f in texts and _names_it(texts[f])), None)
    if what is None or any(f in texts and texts[f] is not what for f in _MORE):
        return False
    if "facility" in texts and not _OF_A_PLACE.fullmatch(texts["facility"].strip()):
        return False
    rest = [text for f in ("status", "note") if f in texts and (text := texts[f]) is not what]
    rest = [without_long_over(text) for text in rest]
    if any(parse_status(text) in {"interned", "sentenced"} for text in rest):
        return False
    days = [parse_date(texts[f], excel_serial=True) for f in ("status_on", "detained_on") if f in texts]
    years = [day.year for day in (*days, told_day(what)) if day is not None]
    if not years and "note" in texts:
        years = [year for part in _PARTS.split(texts["note"]) if _names_it(part) and (year := _last_year(part))]
    if not years and of_list:
        return of_list < _CAMPS_SINCE and all(0 <= _last_year(text) < _CAMPS_SINCE for text in texts.values())
    return bool(years) and max(years) < _CAMPS_SINCE


def tells_of_days(texts: Mapping[str, str]) -> bool:
    """Whether the status, the sentence or the day of a row is of such a custody, so that the note tells more of it."""
    if "status" not in texts and "detained_on" in texts:
        day = parse_date(texts["detained_on"], excel_serial=True)
        return day is not None and day.year < _CAMPS_SINCE
    return any(f in texts and _names_it(texts[f]) for f in _WHAT)


@lru_cache(maxsize=4096)
def _names_it(text: str) -> bool:
    rest = _OF_DAYS.sub(" ", text)
    return rest != text and parse_status(rest) in {None, "other"}


# 行政拘留15日，并处罚款500元: the days are told, and they are no term; 行政拘留?日 has lost them.
_DAYS_TOLD: Final = pattern_of(
    r"(?:被|经|依法|决定|给予|予以|处以?|判处?|公安局|公安机关|派出所)*"
    r"(?:行(?:政(?:处罚)?)?|治安|司法|民事|刑事?)?拘留?(?:处罚)?[、,，:：(（]?\s*(?:[\d一二两三四五六七八九十]{1,3}|[0-9]{1,2}\.0)\s*[日天][)）]?"
    r"(?:处罚)?(?:[,，;；、]?(?:并处?|另处?|和|及)?\s*罚款(?:人民币)?[\d一二两三四五六七八九十百千万元.]*)?[。.]?"
)


@lru_cache(maxsize=4096)
def tells_its_days(text: str) -> bool:
    """Whether a text says for how many days the police held somebody, and nothing else: no length of a term is lost."""
    return _DAYS_TOLD.fullmatch(simplified(clean(text)).strip()) is not None


_PARTS: Final = pattern_of(r"([,，;；。、\n()（）])")
_YEAR: Final = pattern_of(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ONLY_A_DAY: Final = pattern_of(
    r"\s*(?:[于在]|自)?(?:19|20)\d\d(?:年|[./-])?(?:\d{1,2}(?:月份?|[./-])?)?(?:\d{1,2}[日号]?)?\s*"
)
# What stands behind it and is still of it: 并处罚款, 送县拘留所执行, 期满释放.
_STILL_OF_IT: Final = pattern_of(
    r"\s*(?:现?已|均|后|并|期满后?|当日|届满)*(?:(?:送|投送|关押|羁押|在|于|由)*[\u3400-\u9fff0-9]{0,14}?(?:拘留所)(?:执行|关押|拘留|羁押)*(?:完毕)?|"
    r"(?:释放|获释|解除(?:拘留)?|出所|回家|期满|执行(?:完毕|期满)?|处罚款.*|罚款.*))\s*"
)


@lru_cache(maxsize=4096)
def without_long_over(note: str) -> str:
    """A note without what it tells of such a custody before 2017, wherever the person is: 2009年因赌博被行政拘留10日.
    It is left as it stands where that is told of kin."""
    if "拘" not in note or KIN.search(note):
        return note
    kept: list[str] = []
    year, of_it, parts = 0, False, _PARTS.split(note)
    for part in parts:
        if _PARTS.fullmatch(part):
            kept.append(part)
            continue
        own = _last_year(part)
        if _ONLY_A_DAY.fullmatch(part):
            year = own
        if _names_it(part) and 0 < (own or year) < _CAMPS_SINCE:
            of_it = True
            while kept and (_PARTS.fullmatch(kept[-1]) or _ONLY_A_DAY.fullmatch(kept[-1]) or not kept[-1].strip()):
                kept.pop()  # 2009年，因赌博被行政拘留10日
            continue
        of_it = of_it and (not part.strip() or (not own and _STILL_OF_IT.fullmatch(part) is not None))
        if not of_it:
            kept.append(part)
    left = "".join(kept).strip(" ,，;；。、\n") if len(kept) < len(parts) else note
    return left if any(map(str.isalpha, left)) else ""


def _last_year(text: str) -> int:
    """The last year that a text names, or 0."""
    return max((int(match[0]) for match in _YEAR.finditer(text)), default=0)
