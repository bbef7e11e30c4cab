"""Names as they are collected for a segment: each distinct spelling once, to be read once, however many bear it.

Most names of records are two words in Chinese characters with a dot between: such a name is kept as its two words, so
that a word is read once and not once for each name it stands in. Every other name is kept as its text.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from service.matching.comparisons.name import Split
from service.matching.keys import part_key
from service.matching.views import record_splits
from service.names import NamePart, make_part
from service.names.normal import DOT, key, normalise
from service.names.scripts import Script, script_of_word
from service.names.segments import compounds, joined
from service.names.titles import is_descent, is_title

#: High bit of a unit's first number: the rest is the number of a text, not of a word.
TEXT = 0x80000000
_DOTS = re.compile("[·•・‧．]")
_HAN_WORD = re.compile(r"[\u4e00-\u9fff]{1,14}")

Text = tuple[tuple[str, ...], tuple[str, ...]]
#: The keys of a split's parts (see ``keys.part_key``), and its doubt in units.
KeyedSplit = tuple[tuple[str, ...], int]
#: Reads words, one answer each: the key of the part that it is, None where a word has no readable sound.
ReadWords = Callable[[Sequence[str]], Iterable[str | None]]
#: Reads texts (names, fathers' names), the splits of each.
ReadTexts = Callable[[Sequence[Text]], Iterable[Sequence[KeyedSplit]]]


@lru_cache(maxsize=200_000)
def _plain(word: str) -> bool:
    return (
        _HAN_WORD.fullmatch(word) is not None
        and normalise(word) == word == key(word)
        and script_of_word(word) is Script.CHINESE
        and not is_descent(word)
        and not any(is_title(word, at, 2) for at in (0, 1))
    )


def two_words(name: str) -> tuple[str, str] | None:
    """The words of a name that is read as just these two parts; None for every other name."""
    words = name.split(DOT) if DOT in name else _DOTS.split(name)
    if len(words) != 2 or not _plain(words[0]) or not _plain(words[1]) or joined(*words) is not None:
        return None
    return words[0], words[1]


def read_words(words: Sequence[str]) -> Iterable[NamePart | None]:
    """The part that each word is, as ``names.parse`` reads it inside a dotted name."""
    return (part if (part := make_part(word)).forms else None for word in words)


def read_texts(texts: Sequence[Text]) -> Iterable[tuple[Split, ...]]:
    """All ways to read each name."""
    return (record_splits(names, fathers) for names, fathers in texts)


def keys_of_words(words: Sequence[str]) -> Iterable[str | None]:
    """As :data:`ReadWords`, in this process."""
    return (None if part is None else part_key(part) for part in read_words(words))


def keys_of_texts(texts: Sequence[Text]) -> Iterable[Sequence[KeyedSplit]]:
    """As :data:`ReadTexts`, in this process."""
    return ([(tuple(map(part_key, split.read)), split.doubt) for split in splits] for splits in read_texts(texts))


class Spellings:
    """Distinct words and distinct other texts, numbered as they come. Names of people and of relatives share one."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.texts: dict[Text, int] = {}

    def codes(self, names: Iterable[Sequence[str]], fathers: Iterable[Sequence[str]]) -> list[int]:
        """Two numbers for each unit: of its words + 1, or of its text with the high bit; 0 for none."""
        words, texts = self.words, self.texts
        first_halves, second_halves, listed = compounds()
        codes: list[int] = []
        for own, of_fathers in zip(names, fathers, strict=True):
            if len(own) == 1 and not of_fathers:
                first, dot, second = own[0].partition(DOT)
                if dot:
                    # Words that are numbered already were looked at: only what they are together is left to ask.
                    one, two = words.get(first), words.get(second)
                    if (
                        (one is not None or _plain(first))
                        and (two is not None or _plain(second))
                        and not (first in first_halves or second in second_halves or first + second in listed)
                    ):
                        one = words.setdefault(first, len(words)) if one is None else one
                        two = words.setdefault(second, len(words)) if two is None else two
                        codes += one + 1, two + 1
                        continue
                elif (pair := two_words(own[0])) is not None:
                    codes += [words.setdefault(word, len(words)) + 1 for word in pair]
                    continue
            elif not own and not of_fathers:
                codes += 0, 0
                continue
            codes += TEXT | texts.setdefault((tuple(own), tuple(of_fathers)), len(texts)), 0
        return codes

    def take_in(self, other: Spellings, codes: array[int]) -> NDArray[np.uint32]:
        """``codes`` of units that ``other`` numbered, in this one's numbers: uint32 of shape [n, 2]."""
        words = np.zeros(len(other.words) + 1, dtype=np.uint32)
        words[1:] = [self.words.setdefault(word, len(self.words)) + 1 for word in other.words]
        texts = np.array([self.texts.setdefault(text, len(self.texts)) for text in other.texts], dtype=np.uint32)
        pairs = np.array(codes, dtype=np.uint32).reshape(-1, 2)
        textual = pairs[:, 0] >= TEXT
        first = words[np.where(textual, 0, pairs[:, 0])]
        if len(texts):
            first = np.where(textual, TEXT | texts[np.where(textual, pairs[:, 0] - TEXT, 0)], first)
        return np.column_stack([first, words[pairs[:, 1]]]).astype(np.uint32)
