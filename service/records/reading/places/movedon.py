"""Another prison to which a status or a note says that somebody was moved since: 2018.4调往沙雅监狱 beside 墨玉监狱."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.fates.told import KIN, LONG, OVER
from service.records.reading.patterns import pattern_of
from service.records.reading.places.toldplaces import taken_to

# What moves somebody between prisons; 投送 and 送 bring them to their first.
_BETWEEN: Final = pattern_of(r"调|转监|转[押移]?[往至到]|转[押移]|[移换]监|遣送")
_FROM: Final = pattern_of(r"[由从](?P<place>[\u3400-\u9fff0-9]{2,14}?(?:监狱|看守所|拘留所))")
# They came back, or it was before; others were moved with them, or instead.
_UNSURE: Final = pattern_of(r"回|返|曾|原|此前|之前|以前|临时|借|就医|治疗|住院|同案|朋友|协助|参加")
_YEAR: Final = pattern_of(r"(?<!\d)(?:19|20)\d\d(?=[年./\-])")


def moved_on(texts: Mapping[str, str]) -> str | None:
    """The prison to which the person of a row was moved from the one of the column of places, as a text says outright.
    Not where it names another place from which they came, nor where its years lie before their custody or verdict."""
    place = texts["facility"].strip()
    if not place.endswith("监狱") or "released_on" in texts or "died_on" in texts:
        return None
    known = (parse_date(texts.get(field, ""), excel_serial=True) for field in ("detained_on", "sentenced_on"))
    since = max((day.year for day in known if day is not None), default=0)
    for field in ("status", "note"):
        told = _moved(texts.get(field, ""), place)
        if told is not None and told[0] not in place and place not in told[0]:
            return told[0] if not told[1] or told[1] >= since else None
    return None


@lru_cache(maxsize=4096)
def _moved(text: str, place: str) -> tuple[str, int] | None:
    """Where to, and the last year that the text names."""
    if "监狱" not in text or len(text) > LONG or KIN.search(text) or OVER.search(text) or _UNSURE.search(text):
        return None
    came = [match["place"] for match in _FROM.finditer(text)]
    to = taken_to(text, "监狱")
    if to is None or not _BETWEEN.search(text) or not all(one in place or place in one for one in came):
        return None
    return to, max(map(int, _YEAR.findall(text)), default=0)
