"""The day of a verdict that stands in the cell of the verdict: 2014.9.23判有期徒刑15年."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.patterns import pattern_of
from service.records.reading.words.dateorder import is_impossible_day

_DAY: Final = (
    r"(?:19|20)\d\d(?:年\s?\d{1,2}月(?:\s?\d{1,2}[日号])?|[./-]\d{1,2}[./-]\d{1,2}[日号]?(?!\d)|"
    r"[./-]\d{1,2}(?![\d./-])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
)
_BY: Final = (
    r"(?:由|经|被|在|于|[\u3400-\u9fff]{0,12}(?:人民)?法院|[一二终]审|依法|公开|开庭|宣|以[^,，;；。\d]{1,30}?罪?){0,5}"
)
_VERDICT: Final = r"(?:判处|判决|判刑|判了?|获刑)(?![前后未没无不书])"
_AT: Final = pattern_of(rf"\s*[于在]?(?P<day>{_DAY})\s*[,，]?\s*{_BY}{_VERDICT}(?P<rest>.*)", re.DOTALL)
# A second verdict, or that there was none.
_OTHER: Final = pattern_of(r"判|裁定|改|再审|发回|无罪|不起诉|未")


@lru_cache(maxsize=8192)
def day_of_verdict(text: str) -> str | None:
    """The day as it is written, where it stands right before what was decided on it, once."""
    if "判" not in text and "获刑" not in text:
        return None
    found = _AT.fullmatch(text)
    if found is None or _OTHER.search(found["rest"]) or is_impossible_day(found["day"]):
        return None
    return found["day"] if parse_date(found["day"]) is not None else None


def verdict_in(texts: Mapping[str, str]) -> str | None:
    """The day that the sentence or the status of a row holds."""
    for field in ("sentence", "status"):
        if field in texts and (day := day_of_verdict(texts[field])) is not None:
            return day
    return None
