"""Headers that ask where somebody is, or lives, and no more: only the cells below them tell which."""

from __future__ import annotations

from functools import lru_cache

from service.records.reading.headers.headerstems import WHEREABOUTS, asked_by_stems
from service.records.reading.patterns import pattern_of
from service.records.reading.words.headerwords import kinds_of

_IN_HAN = pattern_of(r"(?:现|目前|当前|现在|人员|本人)?(?:所在地|所在位置|所处位置|位置|所在地点|所在处|在何地)")
_PARTS = pattern_of(r"[/\n|]")
_OF_PLACES = ({"where"}, {"where", "home"})


@lru_cache(maxsize=4096)
def asks_where(header: str) -> bool:
    """Whether a header asks it, in letters or in two languages."""
    parts = [part.strip() for part in _PARTS.split(header) if part.strip()]
    return asked_by_stems(header) == WHEREABOUTS or (
        bool(parts) and all(kinds_of(part) in _OF_PLACES or _IN_HAN.fullmatch(part) is not None for part in parts)
    )
