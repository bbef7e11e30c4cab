"""What stands before a dotted name in free text, without a mark between them: 曾跟随喀迪尔·吾斯曼."""

from __future__ import annotations

import re
from functools import cache

from service.records.reading.words.content import is_written_as_name
from service.records.reading.words.vocabulary import vocabulary

_LEAST = 2  # characters of a part of a name that something was taken from


@cache
def _leads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, short = (sorted(vocabulary()["leads"][code], key=len, reverse=True) for code in ("words", "short"))
    sure = "|".join(words)
    return re.compile(f"(?:{'|'.join(short)})*(?:{sure})+的?"), re.compile(f"(?:{sure}|{'|'.join(short)})+?")


def without_lead(name: str) -> str:
    """The name without what leads up to it. A first part in which every character is one of names is left as it is."""
    first, dot, rest = name.partition("·")
    if not dot or is_written_as_name(first):
        return name
    sure, short = _leads()
    if (match := short.match(first)) is None:
        return name
    for end in range(match.end(), len(first) - _LEAST + 1):
        if short.fullmatch(first, 0, end) and is_written_as_name(first[end:]):
            return f"{first[end:]}·{rest}"
    match = sure.match(first)
    return f"{first[match.end() :]}·{rest}" if match and len(first) - match.end() >= _LEAST else name
