"""What several relatives of one cell are, by the words of the next: 女儿、儿子 beside two names, or 子女 for all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from service.matching.values.relations import is_pair, parse_relation
from service.matching.values.script import clean
from service.records.reading.patterns import pattern_of

_BETWEEN: Final = pattern_of(r"[、,，;；/\n]")
_BETWEEN_WORDS: Final = pattern_of(r"[、,，;；/\n]|(?<=[\u3400-\u9fff])[和及与](?=[\u3400-\u9fff])")
# One word for several: 子女, 女儿, 兄弟, and nobody's 长子 or father.
_OF_SEVERAL: Final = frozenset({
    "child", "son", "daughter", "brother", "sister", "sibling", "grandchild", "nephew_niece", "cousin",
})  # fmt: skip
_OF_ONE: Final = pattern_of(r"[长次幼大小独三四五六老]|^二|\b(?:eld|old|young|first|second|third|only)")
_BOTH: Final = 2


def relations_in_order(kin: str, names: Sequence[str], told: str) -> list[str | None] | None:
    """What each of ``names`` is, in their order, by the relations ``told`` of the cell ``kin``; None where nothing is
    sure: where that cell holds anything but these names, or there are more words than names, or less."""
    pieces = [clean(piece) for piece in _BETWEEN.split(kin) if piece.strip()]
    if len(names) < _BOTH or pieces != list(names):
        return None
    words = _words(told)
    if len(words) == len(names):
        codes = [parse_relation(word) for word in words]
        return None if None in codes or any(map(is_pair, words)) else codes
    if len(words) != 1:
        return None
    code = parse_relation(told)
    if (code in _OF_SEVERAL and _OF_ONE.search(told) is None) or (code == "parent" and len(names) == _BOTH):
        return [code] * len(names)
    return None


@lru_cache(maxsize=4096)
def _words(text: str) -> list[str]:
    return [part for part in _BETWEEN_WORDS.split(text) if part.strip()]
