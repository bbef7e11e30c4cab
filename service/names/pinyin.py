"""Latin that is really the pinyin of a sinified name, as in Chinese passports: Tuerxun, Aihemaiti, Yilihamu.

A word is pinyin-looking when it can be cut into pinyin syllables. Each syllable is read as the characters of the
project's table that have this pinyin would be, so that Maimaiti is read as 买买提 is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from service.names.chinese import Places, _table, pinyin_of, read_syllable
from service.names.readings import Reading, combine

_LONGEST_SYLLABLE = 6
_LONGEST = 60
_SYLLABLES = re.compile(
    "^(?:(?:zh|ch|sh|[zcsr])(?:i|a|e|ai|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    "|[bpm](?:a|o|u|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|ian|in|ing)|m(?:e|iu)|f(?:a|o|u|ei|ou|an|en|ang|eng)"
    "|[dtnl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ie|iao|ian|ing|u|uo|ui|uan|un)"
    "|[dl]ia|[dnl]iu|[nl](?:in|iang)|[nl](?:v|ve|ue|ü|üe)"
    "|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    "|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)"
    "|y(?:a|e|o|ao|ou|an|ang|ong|i|in|ing|u|ue|uan|un)|w(?:a|o|ai|ei|an|en|ang|eng|u)"
    "|a|o|e|ai|ei|ao|ou|an|en|ang|er)$"
)
# What speaks for pinyin: syllables that stand for one closing consonant, and letters that Uyghur Latin joins otherwise.
_SIGNS = re.compile("er(?![aeiou])|ai|ei|uo|ao|mu$|ti$|li$|ke$|fu$|si$|zi$|ze$|jiang|yi|wu|xi|zh|mai|he$|heti|reti")

_MANY = 5
"""So many open syllables in a row are a sign too: Uyghur closes some of its own."""


@lru_cache(maxsize=4096)
def cut(word: str) -> tuple[str, ...]:
    """Cut a word into pinyin syllables, fewest first; an apostrophe or hyphen ends one. Empty if it cannot be cut."""
    if len(word) > _LONGEST:
        return ()
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        if word[end - 1] in "'-":
            best[end] = best[end - 1]
            continue
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            before = best[start]
            if before is None or not _SYLLABLES.match(word[start:end]):
                continue
            found = best[end]
            # Of two cuts with equally many syllables, the one whose last syllable has a consonant (…a-li, not al-i).
            if found is None or len(before) + 1 <= len(found):
                best[end] = (*before, word[start:end])
    return best[-1] or ()


@lru_cache(maxsize=1)
def _by_pinyin() -> dict[str, Places]:
    collected: dict[str, tuple[dict[str, int], dict[str, int], dict[str, int]]] = {}
    for character, places in _table().items():
        for pinyin in pinyin_of(character)[:1]:
            into = collected.setdefault(pinyin.replace("ü", "v"), ({}, {}, {}))
            for alternatives, place in zip(into, places, strict=True):
                for phones, cost in place:
                    alternatives[phones] = min(cost, alternatives.get(phones, 99))

    def best(alternatives: dict[str, int]) -> tuple[Reading, ...]:
        return tuple(sorted(alternatives.items(), key=lambda reading: reading[1]))

    return {pinyin: (best(a), best(b), best(c)) for pinyin, (a, b, c) in collected.items()}


def readings_of(syllable: str) -> Places:
    """What a syllable can stand for as first, middle and last one of a name part."""
    found = _by_pinyin().get(syllable.replace("ü", "v"))
    if found:
        return found
    general = read_syllable(syllable)
    return general, general, general


def read_pinyin(word: str) -> list[Reading]:
    """The forms of a word read as pinyin, best first; empty if it cannot be cut into syllables."""
    syllables = cut(word)
    if not syllables:
        return []
    last = len(syllables) - 1
    units = [readings_of(s)[0 if at == 0 else 2 if at == last else 1] for at, s in enumerate(syllables)]
    return [(form.replace("nm", "m"), cost) for form, cost in combine(units)]


def likeness(word: str) -> int:
    """How many signs of pinyin a word carries; 0 for a word that cannot be cut into syllables."""
    syllables = len(cut(word))
    return len(_SIGNS.findall(word)) + (syllables >= _MANY) if syllables > 1 else 0
