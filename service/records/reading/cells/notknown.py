"""Cells that say that nobody knows: empty ones, where a date would stand."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.patterns import pattern_of
from service.records.reading.words.headerwords import kind_of_word
from service.records.reading.words.notewords import WORD
from service.records.reading.words.otherletters import GLUE
from service.records.reading.words.vocabulary import vocabulary

_IN_HAN: Final = pattern_of(
    r"(?:具体|准确|确切|出生|死亡|收押|被抓)*(?:时间|日期|日子|年月|年份|生日)?"
    r"(?:尚|仍|均|暂)?(?:不[详明清]|不清楚|不知道?|未知|未详|待查)[。.]?"
)
_OF_A_DAY: Final = frozenset({"when", "while", "birth", "death", "custody", "caught", GLUE})


@cache
def _phrases() -> re.Pattern[str]:
    words = sorted(vocabulary()["unknown"]["words"], key=len, reverse=True)
    return pattern_of(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


@lru_cache(maxsize=4096)
def says_unknown(text: str) -> bool:
    """Whether a cell says that nothing is known, of a day or at all: unknown, "Date not known", 时间不详."""
    plain = simplified(clean(text)).casefold().replace("i̇", "i")
    plain = re.sub("[’‘ʻʼ´`]", "'", plain)
    if _IN_HAN.fullmatch(plain):
        return True
    rest, count = _phrases().subn(" ", plain)
    return (
        count > 0 and not any(map(str.isdigit, rest)) and all(kind_of_word(w) in _OF_A_DAY for w in WORD.findall(rest))
    )
