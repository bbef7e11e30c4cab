"""Words and endings that stand beside a name: honorifics, patronymic endings, words for son and daughter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from service.names.lexicon import entries_of
from service.names.normal import key
from service.names.parts import Kind
from service.names.scripts import Script, script_of_word
from service.names.tables import rows

_SHORTEST_STEM = 3
_FLOWER = ("guli", "guly", "gulı", "гули", "гулы")


@dataclass(frozen=True, slots=True)
class Ending:
    """A glued ending that makes a patronymic or a surname."""

    ending: str
    kind: Kind


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    return {key(word): row["kind"] for row in rows("titles.tsv") for word in row["written"].split()}


@lru_cache(maxsize=1)
def _endings() -> tuple[list[Ending], frozenset[str]]:
    glued: list[Ending] = []
    words: set[str] = set()
    for row in rows("patronymics.tsv"):
        if row["where"] == "word":
            words |= {key(word) for word in row["ending"].split()}
        else:
            kind: Kind = "patronymic" if row["kind"] == "patronymic" else "surname"
            glued.append(Ending(row["ending"], kind))
    glued.sort(key=lambda ending: -len(ending.ending))
    return glued, frozenset(words)


def is_title(word: str, at: int, count: int) -> bool:
    """Whether the normalised word is an honorific at place ``at`` among ``count`` words. A lone word never is."""
    kind = _titles().get(word) or _kind_of_two(word)
    if not kind or count < 2:
        return False
    return kind == "title" or (kind == "before" and at < count - 1) or (kind == "after" and at > 0)


def _kind_of_two(word: str) -> str:
    """The kind of two Chinese honorifics written in one, 喀日阿吉; empty if the word is none."""
    return "title" if word in _titles_of_two() else ""


@lru_cache(maxsize=1)
def _titles_of_two() -> frozenset[str]:
    known = [title for title, _ in _glued_titles()]
    return frozenset(first + second for first in known for second in known)


def is_descent(word: str) -> bool:
    """Whether the word means son or daughter of, written as a word of its own."""
    return word in _endings()[1]


@lru_cache(maxsize=1)
def _invented() -> tuple[frozenset[str], tuple[str, ...]]:
    words: set[str] = set()
    endings: list[str] = []
    for row in rows("surnames.tsv"):
        if row["where"] == "word":
            words |= {key(word) for word in row["written"].split()}
        else:
            endings += [key(word) for word in row["written"].split()]
    return frozenset(words), tuple(endings)


def is_invented_surname(word: str) -> bool:
    """Whether the normalised word is a surname that was taken abroad and says nothing of the father's name."""
    words, endings = _invented()
    if word in words:
        return True
    return not entries_of(word) and any(
        word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM for ending in endings
    )


def strip_ending(word: str) -> tuple[str, Kind] | None:
    """The stem of a patronymic or surname and which of them it is, or None if the word has no such ending."""
    for ending in _endings()[0]:
        if word.endswith(ending.ending) and len(word) - len(ending.ending) >= _SHORTEST_STEM:
            if word.endswith(_FLOWER):  # Rebiguli, Айгули: gül, not a son
                return None
            return word[: -len(ending.ending)], ending.kind
    return None


def without_title(word: str) -> str:
    """A part written in Chinese without the honorific that is glued to its end or beginning; empty if there is none."""
    ends, begins = _outer_titles()
    if not word.endswith(ends) and not word.startswith(begins):
        return ""
    for title, kind in _glued_titles():
        if len(word) - len(title) < 2:
            continue
        if word.endswith(title):
            return word[: -len(title)]
        if word.startswith(title) and kind == "title":
            return word[len(title) :]
    return ""


def without_surname_ending(word: str) -> tuple[str, bool]:
    """A part written in Chinese without the Russian ending of a surname: 艾里耶夫 is Eli and -yev.

    (what is left, whether its last vowel belongs to the ending: 穆努诺夫 is Munun and -ov); empty without an ending.
    """
    for ending in _chinese_endings():
        if word.endswith(ending):
            stem = word[: -len(ending)]
            return (stem, len(ending) == 1) if len(stem) > 1 else ("", False)
    return "", False


@lru_cache(maxsize=1)
def _chinese_endings() -> tuple[str, ...]:
    return tuple(e.ending for e in _endings()[0] if script_of_word(e.ending) is Script.CHINESE)


@lru_cache(maxsize=1)
def _outer_titles() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those that may be glued to an end, and to a beginning."""
    titles = _glued_titles()
    return tuple(title for title, _ in titles), tuple(title for title, kind in titles if kind == "title")


@lru_cache(maxsize=1)
def _glued_titles() -> list[tuple[str, str]]:
    """Honorifics of two characters or more in Chinese, with their kind."""
    chinese = [(title, kind) for title, kind in _titles().items() if script_of_word(title) is Script.CHINESE]
    return [(title, kind) for title, kind in chinese if len(title) > 1 and kind != "before"]
