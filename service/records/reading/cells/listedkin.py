"""Kin and neighbours in free text whose names are two listed ones without a dot: 其妻买买提玉苏普经常来往."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from service.records.reading.cells.undotted import Undotted
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import is_place_name
from service.records.reading.words.kinwords import KIN_WORDS, SURE_WORDS
from service.records.reading.words.nameends import listed_run

_WORD: Final = pattern_of(
    rf"(?:(?<=^)|(?<=[\s,;:、。()]))(?:(?:其|本人|该人|此人)的?(?P<kin>{KIN_WORDS})"
    rf"|其?(?P<sure>{SURE_WORDS})|其?(?:邻居|朋友|好友|同学|同事|亲戚|亲属|老师|师傅))(?P<run>[\u3400-\u9fff]{{4,20}})"
)


def kin_listed_whole(plain: str) -> Iterator[Undotted]:
    """Those whose name is surely two listed names. ``plain``: with half-width marks."""
    for match in _WORD.finditer(plain):
        end = listed_run(match["run"])
        if end is None or is_place_name(name := match["run"][:end]):
            continue
        begin = match.start("run")
        if plain[begin + end : begin + end + 1] not in _DOTS:
            yield Undotted(name, match["kin"] or match["sure"] or "", begin, begin + end)


_DOTS: Final = frozenset("·•・‧.")
