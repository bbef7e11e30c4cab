"""Names of persons in alphabetic scripts, told by their sound: those that the lexicon of names lists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from service.matching.values.script import clean
from service.names import listed_names, make_part, parse
from service.records.reading.patterns import pattern_of

_OF_AN_ALPHABET = pattern_of(r"[^\W\d_\u3400-\u9fff]{2}[^\d\u3400-\u9fff]{0,48}")
_MOST_PARTS = 4
_ENOUGH = 8  # cells of a column


@cache
def _forms() -> frozenset[str]:
    return frozenset(make_part(name).forms[0] for sex in ("m", "f") for name in listed_names(sex))


@lru_cache(maxsize=4096)
def sounds_like_name(text: str) -> bool:
    """Whether at least half of the parts of a text are listed names, however written: ئەكبەر پولات, Асқар Ерланұлы."""
    text = clean(text)
    if _OF_AN_ALPHABET.fullmatch(text) is None or len(text.split()) > _MOST_PARTS:
        return False
    parts = parse(text).parts
    known = sum(1 for part in parts if part.names or any(form in _forms() for form in part.forms))
    return known > 0 and known * 2 >= len(parts)


def are_names(cells: Sequence[str]) -> bool:
    """Whether a column holds names of persons: at least two cells, of which most sound so."""
    cells = [c for c in cells if c.strip()][:_ENOUGH]
    return len(cells) >= 2 and sum(map(sounds_like_name, cells)) * 10 >= len(cells) * 6
