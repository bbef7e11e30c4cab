"""Headers in letters that ask for the name as others write it: Other spelling, Басқа жазылуы, Diğer yazılışı."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.matching.values.script import clean
from service.records.reading.words.vocabulary import vocabulary

_WORDS = re.compile(r"[^\s()\[\]:;,./]+")
_MOST_WORDS = 5


@cache
def _asked() -> dict[str, re.Pattern[str]]:
    found = {}
    for kind, words in vocabulary()["spelling"].items():
        listed = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
        found[kind] = re.compile(listed)
    return found


@lru_cache(maxsize=4096)
def asks_other_spelling(header: str) -> bool:
    """Whether a header asks for another spelling of the person's name, and for nothing else."""
    plain = clean(header).casefold().replace("i̇", "i").strip(" .:")
    words = _WORDS.findall(plain)
    asked = _asked()
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    if asked["whole"].fullmatch(" ".join(words)):
        return True
    kinds = [next((k for k in ("spelling", "other", "name") if asked[k].fullmatch(word)), None) for word in words]
    return None not in kinds and {"spelling", "other"} <= set(kinds)
