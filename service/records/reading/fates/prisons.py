"""Prisons called by a name, in alphabets: Bachu Prison, тюрьма №3. Who is in one serves a sentence, as in 巴楚监狱."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_PRISON: Final = re.compile(
    r"\b(?:prison|penitentiary|тюрьм[аыеу]|колони[яию]|cezaevi|hapishanesi|gefängnis|justizvollzugsanstalt|"
    r"түрмесі|түрмиси|türmesi|türmisi|turmisi|turmesi)\b|تۈرمىسى|تۇرمەسى",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"camp|cent(?:er|re)|detention|remand|pre-?trial|hospital|school|\bor\b|unknown|[?]|лагер|сизо|центр|kamp|merkez|"
    r"lag[eé]r|лагер|لاگېر|untersuchung",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"[^\W_]{2,}|\d")
_NO_NAME: Final = frozenset(
    {"in", "a", "the", "some", "local", "county", "women", "womens", "men", "в", "какая", "то", "bir", "no", "number"}
)


@lru_cache(maxsize=4096)
def is_named_prison(text: str) -> bool:
    """Whether a text is a prison with a name or a number, and nothing else."""
    if len(text) > 60 or _PRISON.search(text) is None or _OTHER.search(text):
        return False
    rest = _PRISON.sub(" ", text.replace("'", ""))
    return any(word.casefold() not in _NO_NAME for word in _NAMED.findall(rest))
