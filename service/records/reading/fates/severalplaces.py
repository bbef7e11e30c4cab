"""Of several places in one row, from columns beside each other, the one where the person is held now."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from service.records.reading.words.content import names_facility

_SECTION: Final = re.compile(r"[\u3400-\u9fff\d]{0,6}(?:监区|分监区|中队|大队|入监队)")
_REMAND: Final = re.compile(r"看守所|拘留所")
_PRISON: Final = re.compile(r"监狱")


@lru_cache(maxsize=4096)
def place_of_now(text: str) -> str:
    """喀什监狱 of 县看守所 喀什监狱: nobody goes from a prison to a remand centre to stay. A camp behind a prison may
    be where somebody went who had served, so both stay. 阿克苏监狱 of 阿克苏 阿克苏监狱. ``text``: of the columns of
    places, with a space between them."""
    told = text.split(" ")
    if len(told) < 2:
        return text
    pieces = [p for p in told if p and not any(p in other and p != other for other in told)]
    prisons = [n for n, p in enumerate(pieces) if _PRISON.search(p) and names_facility(p)]
    if len(prisons) != 1:
        return " ".join(pieces)
    at = prisons[0]
    kept = [
        p
        for n, p in enumerate(pieces)
        if n == at or _SECTION.fullmatch(p) or not (names_facility(p) and (n < at or _REMAND.search(p)))
    ]
    return " ".join(kept)
