"""Words of headers that the vocabulary lists as another alphabet of their language writes them: хәвәр beside xewer."""

from __future__ import annotations

from functools import cache

from service.matching.values.script import clean
from service.matching.values.spelling import LEAST, spellings
from service.names import listed_names
from service.records.reading.words.vocabulary import vocabulary

GLUE = "glue"  # the kind of the words that change nothing
_LONG_ENOUGH = 7  # letters of a whole header


@cache
def _stems() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """(whole words, beginnings of words) in their rough spelling, each with its kind; none that a name is or begins
    with: құрбан, a victim, and Qurban."""
    names = {rough for sex in ("m", "f") for name in listed_names(sex) for rough in spellings(name.casefold())}
    begin_names = {name[:end] for name in names for end in range(LEAST, len(name) + 1)}
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    listed = [(word, kind) for kind, words in vocabulary()["stems"].items() for word in words]
    for word, kind in sorted(listed, key=lambda one: one[1] == GLUE):
        found, of_names = (begun, begin_names) if word.endswith("*") else (whole, names)
        for rough in spellings(word.removesuffix("*")):
            if rough not in of_names:
                found.setdefault(rough, kind)
    return whole, tuple(sorted(begun.items(), key=lambda one: -len(one[0])))


def kind_in_other_letters(word: str) -> str | None:
    """What a word in lower case speaks of, or None."""
    for rough in spellings(word):
        whole, begun = _stems()
        if found := whole.get(rough) or next((kind for begin, kind in begun if rough.startswith(begin)), None):
            return found
    return None


@cache
def _fields() -> dict[str, str]:
    words = ((word, field) for field, listed in vocabulary()["fields"].items() if field != "ignore" for word in listed)
    return {rough: field for word, field in words for rough in spellings(word) if len(rough) >= _LONG_ENOUGH}


def field_in_other_letters(header: str) -> str | None:
    """The field that a whole header names, or None."""
    return next((field for rough in spellings(clean(header).casefold()) if (field := _fields().get(rough))), None)
