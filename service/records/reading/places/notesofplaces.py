"""A note of somebody held that is a place and nothing else: 特克斯县看守所 beside 在押."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.told import KIN
from service.records.reading.patterns import pattern_of
from service.records.reading.places.placebehind import tells_more
from service.records.reading.places.placecells import place_in_cell
from service.records.reading.words.content import names_facility

_LED: Final = pattern_of(
    r"\s*(?:现|现在|目前|在|(?:现?关押|羁押|收押|收教|服刑)(?:地点|地|场所|单位)?)*[:：]?\s*(?P<place>[^:：]+?)[。.]?\s*"
)
# Where somebody was, is to go, or works, is not where they are.
_NOT_THERE: Final = pattern_of(
    r"^(?:[原曾拟待未从由出离到至往入进]|前(?!进))|(?<!教)转(?!化)|[调送曾]|移送|押往|投牢|民警|工作|以前|附近|对面|旁"
)
_HELD: Final = frozenset({"interned", "sentenced"})
_COLUMNS: Final = frozenset({"detained_on", "sentence", "sentence_years"})


def place_alone(texts: Mapping[str, str]) -> str | None:
    """The place that is all that the note of a row says, or how it begins (喀什监狱，刑期7年), where the status says
    that the person is held; without a status, where a day of detention or a term does."""
    note = texts.get("note", "")
    if not note or "afterwards" in texts or "released_on" in texts or "died_on" in texts:
        return None
    led = note if "facility" in texts else _begins(note) or note
    match = _LED.fullmatch(led)
    place = place_in_cell(match["place"]) if match is not None else None
    if place is None or not names_facility(place) or _NOT_THERE.search(place) or KIN.search(place):
        return None
    if "status" in texts:
        return place if stated_status(texts["status"]) in _HELD else None
    return None if _COLUMNS.isdisjoint(texts) else place


_COMMA: Final = pattern_of(r"\s*[,，;；。(（]\s*")
_ENDS: Final = pattern_of(r"(?:监狱|所|中心|学校|[校点区]|监区)")


def _begins(note: str) -> str | None:
    """The clause before the first comma, where that may be a place, and nothing behind it speaks of others, of another
    time or of another place."""
    first, *rest = _COMMA.split(note.strip(), maxsplit=1)
    if not rest or not _ENDS.search(first[-2:]) or tells_more(note) or names_facility(rest[0]):
        return None
    return first
