"""Lines over the rows of one place, in alphabetic scripts: "Besherik village, Tokkuzak township", "село Кокдала"."""

from __future__ import annotations

import re
from functools import lru_cache

from service.matching.values.script import clean
from service.records.reading.patterns import pattern_of
from service.records.reading.words.headerwords import kind_of_word

_LONGEST = 80
_PARTS = pattern_of(r"[,،;/()\[\]]|(?:^|(?<=\s))[-–—](?=\s|$)")
_NUMBER_BEFORE = pattern_of(r"^(?:№\s*)?\d{1,3}[.)]\s*")
_COUNTED_BEHIND = pattern_of(r"\s*(?:[(\[:–—-]\s*\d{1,5}(?:\s+[^\W\d]+)?\s*[)\]]?|[:.])\s*$")
_WORD = pattern_of(r"[^\W\d_]+(?:['’ʻ-][^\W\d_]+)*")
_PLACES = frozenset({"village", "township", "county", "prefecture", "city"})
_NUMBERED = pattern_of(
    r"(?:№ ?)?\d{1,3} ?[-–.]? ?([^\W\d_]{3,})|([^\W\d_]{3,}),? ?(?:no\.? ?|nr\.? ?|n° ?|№ ?|#)?\d{1,3}", re.IGNORECASE
)
# Shortened before the name, as Russian lists do: с. Шолак. Capitals are initials of names.
_SHORT = pattern_of(r"^(?:с|д|пос|г|р-н|vill|twp)\.\s*[^\W\d]{3,}")


@lru_cache(maxsize=4096)
def place_over_rows(text: str) -> str | None:
    """The place that a line names and nothing else, or None: its first part is a word for a place with a name at its
    side. A word for a place alone is none, nor is the name of a person."""
    if not text or len(text) > _LONGEST or "\u3400" <= text[:1] <= "\u9fff":
        return None
    if (match := _NUMBERED.fullmatch(clean(text))) and kind_of_word((match[1] or match[2]).casefold()) in _PLACES:
        return text.strip()  # 5-kent, Dorf 7, село №3
    line = _COUNTED_BEHIND.sub("", _NUMBER_BEFORE.sub("", clean(text)))
    first = next((part for part in _PARTS.split(line) if part.strip()), "").strip()
    words = _WORD.findall(first)
    if not words or any(c.isdigit() for c in line.replace(first, "", 1)):
        return None
    label, colon, named = first.partition(":")
    if colon and named.strip() and kind_of_word(label.strip().casefold()) in _PLACES:
        return line  # Village: Besherik
    if _SHORT.match(first):
        return line
    if not 2 <= len(words) <= 5:
        return None
    kinds = [kind_of_word(word.casefold()) for word in words]
    at_side = kinds[0] in _PLACES or kinds[-1] in _PLACES
    return line if at_side and None in kinds else None


def without_villages(place: str) -> str:
    """A place in letters without the parts that are a village and nothing more: "Guma" of "Bostan village, Guma". A
    text of that alone becomes ""."""
    if not place or "\u3400" <= place[0] <= "\u9fff":  # nearly every address
        return place
    return _without_villages(place)


@lru_cache(maxsize=65536)
def _without_villages(place: str) -> str:
    parts = _BETWEEN.split(place)
    kept = [part for part in parts if not _is_village(part)]
    return place if len(kept) == len(parts) else ", ".join(part.strip() for part in kept)


_BETWEEN = pattern_of(r"[,،;/]")


def _is_village(part: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(part)]
    if not 2 <= len(words) <= 3 or "village" not in {kind_of_word(words[0]), kind_of_word(words[-1])}:
        return False
    rest = words[1:] if kind_of_word(words[0]) == "village" else words[:-1]
    return all(kind_of_word(word) is None for word in rest)
