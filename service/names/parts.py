"""What a name is read into: parts with their phonetic forms, and the whole name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from service.names.scripts import Script

Kind = Literal["given", "title", "patronymic", "surname"]


@dataclass(frozen=True, slots=True)
class NamePart:
    """One part of a name.

    ``written``: as in the text; ``normalised``: see ``normal.key``; ``forms``: phonetic forms over the alphabet of
    ``data/phones.tsv``, best first, at most 12; ``costs``: what each form costs for being less certain, hundredths,
    same length; ``names``: the lexicon's names with this spelling (ULY), mostly one or none.
    """

    written: str
    normalised: str
    script: Script
    kind: Kind
    forms: tuple[str, ...]
    costs: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


class Sound(NamedTuple):
    """What is compared of a part: its ``forms`` and their ``costs``."""

    forms: tuple[str, ...]
    costs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ParsedName:
    """A name as it was read.

    ``parts``: own and father's name and whatever else compares, in the order written; ``titles``: honorifics, apart
    (a name that is nothing but a title keeps it as its part); ``alternatives``: other ways to cut the text into
    parts, for names without dots and for compounds written apart; ``doubts``: for each of these, bits by which it is
    less likely than ``parts``.
    """

    original: str
    parts: tuple[NamePart, ...]
    titles: tuple[NamePart, ...] = ()
    alternatives: tuple[tuple[NamePart, ...], ...] = ()
    doubts: tuple[float, ...] = ()

    @property
    def splits(self) -> tuple[tuple[NamePart, ...], ...]:
        """The parts as read, then the alternatives."""
        return (self.parts, *self.alternatives)

    @property
    def doubted_splits(self) -> tuple[tuple[tuple[NamePart, ...], float], ...]:
        """``splits``, each with its doubt in bits, 0.0 for the first."""
        return tuple(zip(self.splits, (0.0, *self.doubts), strict=True))
