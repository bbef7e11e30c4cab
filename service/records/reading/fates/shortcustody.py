"""Custody of some days that ended long ago: 行政拘留15日 of 2009.

The police may hold somebody for 20 days at most by it. Nobody is held by that today, and no row says that they were let
go, so that it is neither. From 2017 on many were sent to a camp from there, and it counts as custody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.fates.statuses import parse_status
from service.records.reading.fates.told import told_day

_OF_DAYS: Final = re.compile(
    r"(?:行政|治安|司法|民事)?(?<!刑事)拘留\s*(?:处罚)?(?:[\d一二三四五六七八九十]{1,3}\s*[日天])|(?:行政|治安|司法)(?:处罚)?[、,，(（:：]?拘留(?:处罚)?|行拘"
)
_CAMPS_SINCE: Final = 2017
_OF_A_PLACE: Final = re.compile(r"[\u3400-\u9fff0-9]{0,14}(?:拘留所|公安局|派出所)")
_MORE: Final = ("afterwards", "sentence", "sentence_years", "sentenced_on")
_WHAT: Final = ("status", "sentence")


def is_long_over(texts: Mapping[str, str]) -> bool:
    """Whether the custody that a row tells of is such a one, and the row tells of no other."""
    what = next((texts[f] for f in _WHAT if f in texts and _names_it(texts[f])), None)
    if what is None or any(f in texts and texts[f] is not what for f in _MORE):
        return False
    if "facility" in texts and not _OF_A_PLACE.fullmatch(texts["facility"].strip()):
        return False
    rest = (texts[f] for f in ("status", "note") if f in texts and texts[f] is not what)
    if any(parse_status(text) in {"interned", "sentenced"} for text in rest):
        return False
    days = [parse_date(texts[f], excel_serial=True) for f in ("status_on", "detained_on") if f in texts]
    years = [day.year for day in (*days, told_day(what)) if day is not None]
    return bool(years) and max(years) < _CAMPS_SINCE


@lru_cache(maxsize=4096)
def _names_it(text: str) -> bool:
    rest = _OF_DAYS.sub(" ", text)
    return rest != text and parse_status(rest) in {None, "other"}
