"""The place where the person of a row is held, by its texts.

``texts``: field -> text as read, of those cells that say something.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from service.records.reading.fates.afterwards import afterwards
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.placebehind import place_behind
from service.records.reading.fates.placecells import place_in_cell
from service.records.reading.fates.statuses import is_watched
from service.records.reading.fates.told import told_facility
from service.records.reading.words.content import names_facility
from service.records.reading.words.headerwords import names_place_by_stems


def facility_of(texts: Mapping[str, str]) -> str | None:
    """The place held, where a column names it, or where the status is a place and nothing else (现在何处)."""
    if "afterwards" in texts and (after := afterwards(texts["afterwards"])) is not None and after.place:
        return after.place
    if "facility" in texts:
        return _where_now(texts) or place_in_cell(texts["facility"])
    for field in ("status", "note"):
        text = texts.get(field, "").strip()
        if (told := told_facility(text) or place_behind(text)) is not None:
            return told
        if field == "status" and len(text) < 60:
            pieces = [*text.split(), text, *_IN_BRACKETS.findall(text)]
            if stated_status(text) not in {"released", "deceased"} and not is_watched(text):
                pieces += _COMMAS.split(text)
            if found := next(filter(_is_where_held, pieces), None):
                return place_in_cell(found)
    return None


def _where_now(texts: Mapping[str, str]) -> str | None:
    """The prison in which a status says that the sentence is served, or where it says that the person is now, beside a
    column that tells where they were held before the verdict: 判刑7年，在伊犁监狱服刑 beside 县看守所."""
    text = texts.get("status", "")
    if (told := told_facility(text)) is None or "监狱" in texts["facility"]:
        return None
    return told if "监狱" in told or _NOW.search(text) else None


_NOW: Final = re.compile(r"现(?!实)|目前")
_COMMAS: Final = re.compile(r"[,，;；、]")
_IN_BRACKETS: Final = re.compile(r"[(（]([^()（）]+)[)）]")


def _is_where_held(text: str) -> bool:
    """Whether a status is a place: 县第二看守所; a hospital is one only where it is asked where the person is."""
    return names_facility(text) or _WARD.fullmatch(text) is not None or names_place_by_stems(text)


_WARD: Final = re.compile(r"[\u3400-\u9fff0-9]{2,20}(?:医院|卫生院|病房|病区|医务室)")
