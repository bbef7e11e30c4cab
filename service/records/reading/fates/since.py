"""What became of those of whom a row tells a custody that was over when the list was written.

A term, though it may be lost, beside a day of release before that, and 劳动教养, which lasted four years at
most and was abolished in 2013.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.records.reading.fates.again import taken_again
from service.records.reading.fates.inclass import is_school
from service.records.reading.fates.letgo import day_has_come, tells_a_day
from service.records.reading.fates.statuses import parse_status
from service.records.reading.fates.told import told_day
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Sentence, Status
from service.records.reading.words.listdays import Day, first_of, is_before, last_of

_HELD: Final = frozenset({"interned", "sentenced"})
_STILL: Final = pattern_of(r"服刑|在[押监狱]|正在|现|目前|收监|执行中|未|仍|还|又|再|继续|不变")
_LABOUR: Final = pattern_of(
    r"(?:被|处以?|处理|决定|给予|执行)*(?:劳动教养|劳教)(?:[\d一二两三四五六七八九十半零年个月天日又余]*)[。.]?"
)
_PLACE_OF_IT: Final = pattern_of(r".*(?:劳教|教养|拘留所|公安局|派出所)[\u3400-\u9fff]{0,4}")
_NO_TERM: Final = pattern_of(r"无期|终身|死缓|死刑|life|death", re.IGNORECASE)
_MOST_YEARS, _ABOLISHED = 4, 2013


def status_since(
    texts: Mapping[str, str], status: Status | None, sentence: Sentence | None, come: Day | None, written: Day | None
) -> Status | None:
    """The status of a row, with what came before the list was written. ``come``: the day before which a day of release
    does not lie ahead. ``written``: the list is of that day, or later."""
    labour = status == "interned" and any(map(_LABOUR.fullmatch, _acts(texts)))
    term = _may_have_served(texts, status, sentence)
    if not (labour or term) or _is_held(texts):
        return status
    day, begun = _day(texts, "released_on"), _begun(texts)
    if day is not None:
        until = written if labour else come
        past = until is not None and is_before(day, until)
        return "released" if past and all(last_of(day) >= first_of(one) for one in begun) else status
    if (
        not labour
        or written is None
        or not begun
        or not _PLACE_OF_IT.fullmatch(texts.get("facility", "劳教所").strip())
    ):
        return status
    years = max(one.year for one in begun)
    return "other" if years <= _ABOLISHED and years + _MOST_YEARS < written[0] else status


def lies_after(texts: Mapping[str, str], status: Status | None, sentence: Sentence | None, come: Day | None) -> bool:
    """Whether the day of release of somebody who may have served a term is none before ``come``, nor of the future."""
    if come is None or not _may_have_served(texts, status, sentence) or _is_held(texts):
        return False
    day = _day(texts, "released_on")
    return day is not None and day_has_come(texts["released_on"]) and not is_before(day, come)


def _may_have_served(texts: Mapping[str, str], status: Status | None, sentence: Sentence | None) -> bool:
    """Whether a day of release may end what a row tells: a term, or one that is lost (#DIV/0!, ?年) or not written. Of
    whom nothing says that they were sentenced, only where a day of detention alone says that they were held."""
    if sentence is not None and (sentence.kind in {"life", "death"} or _NO_TERM.search(sentence.text)):
        return False
    return status == "sentenced" or (status == "interned" and "status" not in texts and bool(_begun(texts)))


def _acts(texts: Mapping[str, str]) -> list[str]:
    return [texts[field].strip() for field in ("status", "sentence") if field in texts]


def _is_held(texts: Mapping[str, str]) -> bool:
    """Whether a row says that the custody went on, or that another came after it."""
    if "afterwards" in texts or is_school(texts.get("facility", "")):
        return True
    if any(map(_says_still, _acts(texts))):
        return True
    note = texts.get("note", "")
    return bool(note) and (parse_status(note) in _HELD or taken_again(note, None) is not None)


@lru_cache(maxsize=4096)
def _says_still(text: str) -> bool:
    return _STILL.search(text) is not None


def _begun(texts: Mapping[str, str]) -> list[PartialDate]:
    days = [_day(texts, field) for field in ("detained_on", "sentenced_on", "status_on")]
    return [day for day in (*days, told_day(texts.get("status", ""))) if day is not None]


def _day(texts: Mapping[str, str], field: str) -> PartialDate | None:
    text = texts.get(field, "")
    return parse_date(text, excel_serial=True) if tells_a_day(text) else None
