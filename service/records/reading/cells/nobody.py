"""Cells of kin that name nobody: how many there are, that there are none, that they died or are held."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, lru_cache
from typing import Final

from service.matching.values.months import month_named
from service.matching.values.script import clean
from service.matching.values.spelling import spellings
from service.names import listed_names
from service.records.reading.fates.statuses import parse_status
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import is_written_as_name
from service.records.reading.words.headerwords import kind_of_word
from service.records.reading.words.otherletters import GLUE
from service.records.reading.words.vocabulary import vocabulary

_HAN: Final = pattern_of(r"[\u3400-\u9fff]")
_WORD: Final = pattern_of(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’‘ʻʼ´`", "'"))
# Kinds of words of headers that no part of a name is.
_KINDS: Final = frozenset(
    "custody caught death place condemned release relative family length when while since sentence where".split()
)
_LONG_ENOUGH: Final = 5  # letters of a word of the vocabulary that may begin longer ones


@cache
def _names() -> frozenset[str]:
    """What people of the region are called, in lower case and roughly spelled: Erkin is free, and a name."""
    names = [name.casefold() for sex in ("m", "f") for name in listed_names(sex)]
    return frozenset(one for name in names for one in (name, *spellings(name)))


def _in_names(word: str, names: Collection[str]) -> bool:
    return word in names or any(rough in names for rough in spellings(word))


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    """(whole words, beginnings of words); none that a name of the region is, or begins with."""
    listed = vocabulary()["nobody"]["words"]
    told = [w.strip().casefold() for code, words in vocabulary()["status"].items() if code != "watched" for w in words]
    told = [w for w in told if _WORD.fullmatch(w) and not _HAN.search(w)]
    begun = {w[:-1] for w in listed if w.endswith("*")} | {w for w in told if len(w) >= _LONG_ENOUGH}
    named = {name[:end] for name in _names() for end in range(1, len(name) + 1)}
    return frozenset((*listed, *told)), tuple(w for w in begun if not _in_names(w, named))


@cache
def _glue() -> frozenset[str]:
    return frozenset(vocabulary()["nobody"]["glue"])


@cache
def _phrases() -> frozenset[str]:
    return frozenset(word.casefold() for word in vocabulary()["unknown"]["words"])


@lru_cache(maxsize=8192)
def _tells(word: str) -> bool:
    """Whether a word of a text in an alphabet says something of a person, and is no part of a name."""
    if _in_names(word, _names()):
        return False
    whole, begun = _words()
    if word in whole or word.startswith(begun):
        return True
    kind = kind_of_word(word)
    return kind in _KINDS or (kind is not None and kind.startswith("kin:"))


def _says_all(word: str) -> bool:
    """Whether a word tells something where it stands alone: as a whole, or by a long beginning; Kamalidin is a name."""
    whole, begun = _words()
    kin = (kind_of_word(word) or "").startswith("kin:")
    long = tuple(begin for begin in begun if len(begin) > _LONG_ENOUGH)
    return (word in whole or word.startswith(long) or kin) and _tells(word)


def _is_glue(word: str) -> bool:
    return kind_of_word(word) == GLUE or month_named(word) is not None or word in _glue()


_NO_ONE: Final = pattern_of(
    r"(?:均|都|已|现|还|尚|仍)?(?:健在|在世|存|双亡|亡故|在家|务农|离异|离婚|再婚|未婚|已婚|丧偶|分居|单身|外出|打工|务工|上学|无业|不详|未知|没有|有|是|否)"
)


@lru_cache(maxsize=65536)
def names_nobody(text: str) -> bool:
    """Whether a text where the name of a relative would stand is none: "5 children", unmarried, died 2010, in camp.

    Every word of it must be understood, and one must tell something."""
    plain = clean(text)
    if _HAN.search(plain):
        if len(plain) == 1 or _NO_ONE.fullmatch(plain):
            return True
        return "·" not in plain and parse_status(plain) not in {None, "other"} and not is_written_as_name(plain)
    plain = plain.casefold().replace("i̇", "i").translate(_APOSTROPHES)
    if plain.strip(" .") in _phrases():
        return True
    words = _WORD.findall(plain)
    if len(words) == 1 and not any(map(str.isdigit, plain)):
        return _says_all(words[0])
    return any(map(_tells, words)) and all(_tells(word) or _is_glue(word) for word in words)
