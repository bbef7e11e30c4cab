"""The words of the vocabulary for what became of people, as they stand in a text: not "died" in "studied"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Status
from service.records.reading.words.vocabulary import vocabulary

_ORDER: Final[tuple[Status, ...]] = ("deceased", "released", "sentenced", "interned")
# Of Latin and Cyrillic letters words are written apart, and those who are held have no word that ends another: "held"
# in "withheld". Chinese has no spaces, and Arabic writes "the" in one with the word.
_APART: Final = pattern_of(r"[a-z\u00c0-\u024f\u0400-\u052f]")


@cache
def status_words() -> tuple[tuple[str, Status], ...]:
    return tuple((word.casefold(), code) for code in _ORDER for word in vocabulary()["status"][code])


@cache
def _of_compounds() -> frozenset[str]:
    """Words that German, Dutch and the Nordic languages end others with: Konzentrationslager, livstidsdömd."""
    return frozenset(vocabulary()["status"]["compounds"])


@cache
def _nothing() -> re.Pattern[str]:
    """Words that begin as one of those do, and tell nothing of the kind: campus, Қазақстан."""
    words = "|".join(re.escape(word) for word in vocabulary()["status"]["nothing"])
    return pattern_of(rf"(?<![^\W_])(?:{words})\w*")


def status_said(told: str) -> Status | None:
    """The status whose word stands in a text in lower case, the gravest first; None where there is none."""
    text = f" {told} "  # so that a word listed with a space stands at an end too
    if not text.isascii() or _APART.search(text):
        text = _nothing().sub(" ", text)
    return next((code for word, code in status_words() if word in text and _stands(word, text)), None)


def _stands(word: str, text: str) -> bool:
    if not _APART.match(word) or word in _of_compounds():
        return True
    at = text.find(word)
    while at > 0 and text[at - 1].isalpha():
        at = text.find(word, at + 1)
    return at >= 0


def places_of_status(told: str) -> list[tuple[int, Status]]:
    """Where the words of statuses in alphabets begin in a text in lower case, in order, each with its status. Of words
    that begin at one place the longest counts."""
    found: dict[int, tuple[int, Status]] = {}
    text = f" {_nothing().sub(lambda match: '_' * len(match[0]), told)} "
    for word, code in status_words():
        if not _LETTER.search(word) or word not in text:
            continue
        at = text.find(word)
        while at >= 0:
            apart = not _APART.match(word) or word in _of_compounds() or at == 0 or not text[at - 1].isalpha()
            if apart and found.get(at, (0, code))[0] < len(word):
                found[at] = (len(word), code)
            at = text.find(word, at + 1)
    return [(max(at - 1, 0), code) for at, (_, code) in sorted(found.items())]


_LETTER: Final = pattern_of(r"[a-z\u00c0-\u06ff]")
