"""Distinct spellings of names, read by several processes, each once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from sys import intern

from service.matching.comparisons.name import Split
from service.matching.spellings import Text, read_texts, read_words
from service.names import NamePart, make_part
from service.records.processes import Processes

# Spellings in one task: few enough that the last tasks end together, many enough that asking costs little.
_TOGETHER = 250


def _words(words: Sequence[str]) -> Iterable[list[NamePart | None]]:
    yield list(read_words(words))


def _texts(texts: Sequence[Text]) -> Iterable[list[tuple[Split, ...]]]:
    yield list(read_texts(texts))


class Reader:
    """Remembers what it has read, so that freezing the frequencies of names does not read them again."""

    def __init__(self, processes: Processes) -> None:
        self._processes = processes
        self._known: dict[str, NamePart] = {}

    def words(self, words: Sequence[str]) -> Iterable[NamePart | None]:
        """As ``service.matching.spellings.read_words``."""
        for parts in self._processes.in_order(_words, _tasks(words)):
            self._remember(part for part in parts if part is not None)
            yield from parts

    def texts(self, texts: Sequence[Text]) -> Iterable[tuple[Split, ...]]:
        """As ``service.matching.spellings.read_texts``."""
        for many in self._processes.in_order(_texts, _tasks(texts)):
            self._remember(part for splits in many for split in splits for part in split.read)
            yield from many

    def _remember(self, parts: Iterable[NamePart]) -> None:
        """The last one of each text. Many share forms, which come from another process each as a text of its own."""
        for part in parts:
            if self._known.get(part.normalised) != part:
                self._known[part.normalised] = replace(part, forms=tuple(map(intern, part.forms)))

    def parts(self, texts: Sequence[str]) -> Iterable[NamePart]:
        """The part that each normalised text is."""
        missing = [text for text in texts if text not in self._known]
        if missing:
            self._known.update((text, make_part(text)) for text in missing)
        return (self._known[text] for text in texts)


def _tasks(items: Sequence[object]) -> list[list[object]]:
    source = iter(items)
    return list(iter(lambda: list(islice(source, _TOGETHER)), []))
