"""Cells of a row that is of a person and no header, though words of headers may stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.matching.values.sex import parse_sex
from service.records.reading.fates.hannames import is_han_name
from service.records.reading.headers.meant import field_of
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import is_ethnicity

# 麦麦提·图尔荪 between 妻子 and 电话.
_DOTTED: Final = pattern_of(r"[\u3400-\u9fff]{2,9}[·•・‧][\u3400-\u9fff]{2,9}")
_DOT: Final = pattern_of(r"[·•・‧]")
_LONGEST: Final = 24
_YEAR: Final = pattern_of(r"\d{4}")


def is_dotted_name(text: str) -> bool:
    """Whether a cell holds the name of one person of the region and nothing else: 麦麦提·图尔荪."""
    return len(text) < _LONGEST and _DOTTED.fullmatch(text.strip()) is not None and field_of(text) is None


def names_somebody(texts: Sequence[str]) -> bool:
    """Whether one of some cells is such a name."""
    return _DOT.search("\0".join(texts)) is not None and any(map(is_dotted_name, texts))  # most rows have none


def is_datum(text: str) -> bool:
    """Whether a text of the first row is one of a person, whose name has no dot: 王军, 男, 2017."""
    return is_han_name(text) or parse_sex(text) is not None or is_ethnicity(text) or _YEAR.search(text) is not None
