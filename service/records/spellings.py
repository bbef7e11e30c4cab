"""Distinct spellings of names, read by several processes, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from service.matching.keys import part_key
from service.matching.spellings import KeyedSplit, Text, read_texts, read_words
from service.names import NamePart, Sound, make_part
from service.records.processes import Processes

# Spellings in one task: few enough that the last tasks end together, many enough that asking costs little.
_TOGETHER = 250
T = TypeVar("T")


class _Noted:
    """What is told of the parts of one task: whole parts would take longer to send than to read."""

    def __init__(self) -> None:
        #: The last part of each normalised text.
        self.sounds: dict[str, Sound] = {}
        self._keys: dict[str, str] = {}

    def key(self, part: NamePart) -> str:
        """The key of the part, which is noted. The same text for equal keys, so that it is sent once."""
        self.sounds[part.normalised] = Sound(part.forms, part.costs)
        key = part_key(part)
        return self._keys.setdefault(key, key)


def _words(words: Sequence[str]) -> Iterable[tuple[list[str | None], dict[str, Sound]]]:
    noted = _Noted()
    yield [None if part is None else noted.key(part) for part in read_words(words)], noted.sounds


def _texts(texts: Sequence[Text]) -> Iterable[tuple[list[list[KeyedSplit]], dict[str, Sound]]]:
    noted = _Noted()
    yield (
        [[(tuple(map(noted.key, split.read)), split.doubt) for split in splits] for splits in read_texts(texts)],
        noted.sounds,
    )


class Reader:
    """Remembers what it has read, so that freezing the frequencies of names does not read them again."""

    def __init__(self, processes: Processes) -> None:
        self._processes = processes
        self._known: dict[str, Sound] = {}

    def words(self, words: Sequence[str]) -> Iterator[str | None]:
        """As ``service.matching.spellings.ReadWords``."""
        for keys, sounds in self._processes.in_order(_words, _tasks(words)):
            self._known.update(sounds)
            yield from keys

    def texts(self, texts: Sequence[Text]) -> Iterator[Sequence[KeyedSplit]]:
        """As ``service.matching.spellings.ReadTexts``. They are read last: then the processes end."""
        for many, sounds in self._processes.in_order(_texts, _tasks(texts)):
            self._known.update(sounds)
            yield from many
        self._processes.end()  # laying the names out takes the most memory of all

    def sounds(self, texts: Sequence[str]) -> Iterable[Sound]:
        """How the part that each normalised text is sounds."""
        for text in texts:
            if text not in self._known:
                part = make_part(text)
                self._known[text] = Sound(part.forms, part.costs)
        return (self._known[text] for text in texts)


def _tasks(items: Sequence[T]) -> list[list[T]]:
    source = iter(items)
    return list(iter(lambda: list(islice(source, _TOGETHER)), []))
