"""Two years of a text that say between what a day lies: in 2017 or 2018."""

from __future__ import annotations

from typing import Final

from service.matching.values.months import month_named
from service.records.reading.words.notewords import WORD


def is_span(between: str, years: int) -> bool:
    """Whether two years say between what a day lies, by what stands between them: in 2017 or 2018."""
    words = WORD.findall(between.casefold())
    return years == _BOTH and len(words) <= _FEW and "，" not in between and all(map(_joins, words))


_BOTH, _FEW = 2, 4


def _joins(word: str) -> bool:
    return word in _OR or month_named(word) is not None


_OR: Final = frozenset(
    "or and to the of in early late mid end или и до по конце начале ve veya ile ya da ou et à oder und bis en fin "
    "немесе мен және yaki bilen ياكى بىلەن яки билән yoki bilan же менен "
    "年 年至 年到 年或 月 月至 月到 至 到 或".split()
)
