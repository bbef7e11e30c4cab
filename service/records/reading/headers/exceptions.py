"""What a header is not for, though a word for a field stands at its end or beginning: ``data/exceptions.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from service.records.reading.patterns import pattern_of

_DATA: Final = Path(__file__).parents[1] / "data" / "exceptions.toml"


@dataclass(frozen=True, slots=True)
class Exceptional:
    """A line of the table. ``before``, ``behind``: of the word for one of ``fields``, "" where it does not matter.
    ``word``: the words that it holds for. ``further``: what the header begins with is asked then."""

    fields: frozenset[str]
    example: str
    before: str = ""
    behind: str = ""
    word: str = ".*"
    further: bool = False


@cache
def exceptions() -> tuple[Exceptional, ...]:
    """The lines of the table, in its order."""
    with _DATA.open("rb") as file:
        table = tomllib.load(file)
    lines = (line for listed in table["lines"].values() for line in listed)
    return tuple(
        Exceptional(**line | {"fields": frozenset(_fields(line["fields"], table["groups"]))}) for line in lines
    )


def _fields(listed: Sequence[str], groups: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for name in listed:
        if name in groups:
            yield from _fields(groups[name], groups)
        else:
            yield name


def is_not_for(field: str, word: str, before: str) -> bool:
    """Whether a header that ends in a ``word`` for ``field`` does not ask for it: ``before`` stands before the word."""
    return _found(_before(field, word, further=False), before)


def asks_further(field: str, word: str, before: str) -> bool:
    """As :func:`is_not_for`, where what the header begins with is to be asked."""
    return _found(_before(field, word, further=True), before)


def goes_on_otherwise(field: str, behind: str) -> bool:
    """Whether a header that begins with a word for ``field`` does not ask for it: ``behind`` stands behind the word."""
    return _found(_behind(field), behind)


def _found(pattern: re.Pattern[str] | None, text: str) -> bool:
    return pattern is not None and pattern.search(text) is not None


@cache
def _before(field: str, word: str, *, further: bool) -> re.Pattern[str] | None:
    return _one(
        field, lambda one: one.before if one.further is further and re.fullmatch(one.word, word) is not None else ""
    )


@cache
def _behind(field: str) -> re.Pattern[str] | None:
    return _one(field, lambda one: one.behind)


def _one(field: str, part: Callable[[Exceptional], str]) -> re.Pattern[str] | None:
    """All that the table says of a field as one pattern; None where it says nothing."""
    said = [text for one in exceptions() if field in one.fields and (text := part(one))]
    return pattern_of("|".join(said)) if said else None
