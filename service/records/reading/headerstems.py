"""Headers in alphabetic scripts that no synonym lists, by the stems of their words: "Қамалған уақыты"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.matching.values.script import clean
from service.records.reading.vocabulary import vocabulary

_WORDS = re.compile(r"[\s,/;&+()\[\]:.\-–—]+")
_MOST_WORDS = 6
_GLUE = "glue"


@cache
def _stems() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """(whole words, beginnings of words), each with its kind."""
    listed = [(word, kind) for kind, words in vocabulary()["stems"].items() for word in words]
    whole = {word: kind for word, kind in listed if not word.endswith("*")}
    begun = sorted(((word[:-1], kind) for word, kind in listed if word.endswith("*")), key=lambda one: -len(one[0]))
    return whole, tuple(begun)


def _kind(word: str) -> str | None:
    whole, begun = _stems()
    return whole.get(word) or next((kind for begin, kind in begun if word.startswith(begin)), None)


@lru_cache(maxsize=4096)
def names_place_by_stems(text: str) -> bool:
    """Whether a text in letters names one place where people are held: Kashgar Prison, тюрьма Усу; not "in prison"."""
    words = [w for w in _WORDS.split(clean(text)) if w]
    if not 2 <= len(words) <= _MOST_WORDS or "\u3400" <= text[:1] <= "\u9fff" or any(c.isdigit() for c in text):
        return False
    kinds = [_kind(word.casefold()) for word in words]
    named = any(kind is None and word[:1] != word[:1].lower() for word, kind in zip(words, kinds, strict=True))
    return "place" in kinds and kinds[0] != _GLUE and named  # not "in camp Karakax"


@lru_cache(maxsize=4096)
def field_by_stems(header: str) -> str | None:
    """What is told of custody, and what of it the header asks: when, where, why, how long. None as soon as one word
    is not understood (Camp leader, дата освобождения)."""
    words = [w for w in _WORDS.split(clean(header).casefold().replace("i̇", "i")) if w]
    if not 1 <= len(words) <= _MOST_WORDS:
        return None
    kinds = {_kind(word) for word in words}
    if None in kinds:
        return None
    kinds.discard(_GLUE)
    return next((field for needed, allowed, field in _RULES if needed <= kinds <= needed | allowed), None)


# What a header must speak of, what it may speak of as well, and the field that it names.
_RULES: tuple[tuple[frozenset[str], frozenset[str], str], ...] = tuple(
    (frozenset(needed.split()), frozenset(allowed.split()), field)
    for needed, allowed, field in (
        ("reason", "caught custody place sentence", "reason"),
        ("sentence when", "custody", "sentenced_on"),
        ("sentence while", "custody", "sentenced_on"),
        ("condemned when", "", "sentenced_on"),
        ("condemned while", "", "sentenced_on"),
        ("condemned length", "", "sentence"),
        ("sentence", "custody place length condemned", "sentence"),
        ("custody when", "caught place", "detained_on"),
        ("custody while", "caught", "detained_on"),
        ("caught when", "place", "detained_on"),
        ("caught while", "", "detained_on"),
        ("place when", "", "detained_on"),  # not time in camp, which is how long
        ("place", "custody where", "facility"),
        ("custody where", "", "facility"),  # where one was caught is none
    )
)
