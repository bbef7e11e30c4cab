"""What a text tells of an earlier time: 曾判刑3年, 有前科."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.fates.inclass import is_school
from service.records.reading.patterns import pattern_of

# 曾判刑3年, 有前科，2011年判刑3年: the sentence of before.
_EARLIER: Final = pattern_of(r"曾|此前|之前|以前|前科|早年|\d年前")
_NOW: Final = pattern_of(r"现(?!实)|此次|本次|这次|目前|又|再次?|重新|后被")
_PARTS: Final = pattern_of(r"([,，;；。\n（）()])")


def without_earlier(text: str) -> str:
    """A text without what it says of an earlier time."""
    if _EARLIER.search(text) is None:
        return text
    kept, record = [], False
    for part in _PARTS.split(text):
        if _EARLIER.search(part):
            record = record or "前科" in part
        elif not record or _NOW.search(part):
            record = False
            kept.append(part)
    return "".join(kept)


def was_served(texts: Mapping[str, str]) -> bool:
    """Whether the day of release of a row lies before that of detention, and the place is no prison: the term is of
    before, and they were taken to a camp since."""
    if "released_on" not in texts or "detained_on" not in texts or not is_school(texts.get("facility", "")):
        return False
    let_go, taken = (parse_date(texts[f], excel_serial=True) for f in ("released_on", "detained_on"))
    return let_go is not None and taken is not None and let_go.year < taken.year
