"""Where a dotted name ends in free text, without a mark behind it: 买买提·玉苏普 of 买买提·玉苏普邀请其吃饭."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from service.names.lexicon import spellings
from service.names.segments import compounds, folded, is_first_half
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import NAME_CHARS, share_of_name_characters
from service.records.reading.words.vocabulary import vocabulary

_HAN: Final = pattern_of(r"[\u3400-\u9fff]{2,}")
_LEAST: Final = 2  # characters of a part of a name
_LONGEST: Final = 9
_A_CLAUSE: Final = 2  # characters that are more than a rare one at the end of a name
_SURELY_A_CLAUSE: Final = 3
_MOST: Final = 0.5  # of the characters of a clause may be such as names have


@cache
def _listed() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Listed names in Chinese characters, the same by their sound, and the characters of names."""
    names = frozenset(name for name in spellings() if _HAN.fullmatch(name))
    sounds = frozenset(folded(name) for name in names)
    return names, sounds, NAME_CHARS | frozenset("".join(names)) - frozenset("".join(vocabulary()["tails"]["short"]))


@cache
def _tails() -> tuple[re.Pattern[str], re.Pattern[str]]:
    tails = vocabulary()["tails"]
    words, rare = "|".join(sorted(tails["words"], key=len, reverse=True)), "".join(tails["rare"])
    sure = f"{words}|[{''.join(tails['short'])}]"
    # 和加 and 和卓 begin names; a rare one that stands last was cut from what is said behind it.
    return pattern_of(sure), pattern_of(rf"{sure}|[{rare}](?:$|(?=[^{''.join(sorted(_listed()[2]))}]))|和(?![加卓曼])")


def is_listed_part(part: str) -> bool:
    """努尔买买提, 古再丽努尔, 买买提江: a listed name, also with a second half that is none of its own."""
    names, _, _ = _listed()
    if part in names:
        return True
    halves = compounds()[1]
    return any(part[:at] in names and part[at:] in halves for at in range(_LEAST, len(part)))


def _sounds_listed(part: str) -> bool:
    """Whether another hand writes a listed name so: 古再力努尔 for 古再丽努尔."""
    _, sounds, characters = _listed()
    return all(c in characters for c in part) and folded(part) in sounds


@lru_cache(maxsize=16384)
def end_of_part(run: str) -> int | None:
    """How many characters of a run of them are the part of a name that it begins with; None where nothing shows it."""
    characters = _listed()[2]
    sure, behind_listed = _tails()

    def clause(at: int, least: int, words: re.Pattern[str]) -> bool:
        return words.match(run, at) is not None or (len(run) - at >= least and run[at] not in characters)

    ends = range(_LEAST, min(len(run), _LONGEST) + 1)
    for known in (is_listed_part, _sounds_listed):
        for end in reversed(ends):
            if end == len(run):
                if known(run):
                    return end
            elif clause(end, _A_CLAUSE, behind_listed) and not is_first_half(run[:end]) and known(run[:end]):
                return end
    # A name that is not listed, of characters that names have.
    for end in ends[:-1] if len(run) <= _LONGEST else ends:
        if any(c not in characters for c in run[1:end]):
            break
        if len(run) - end >= _A_CLAUSE and clause(end, _SURELY_A_CLAUSE, sure):
            return end
    for end in reversed(ends):
        behind = run[end : end + 4]
        if (
            len(behind) >= _SURELY_A_CLAUSE
            and share_of_name_characters(behind) <= _MOST
            and not is_first_half(run[:end])
            and is_listed_part(run[:end])
        ):
            return end
    # One character at the end says nothing: 如则 and 如孜 are the same name.
    return next((end for end in ends if end + _A_CLAUSE <= len(run) and sure.match(run, end)), None)


_DOT: Final = pattern_of(r"[·•・‧.]")


def without_tail(name: str) -> str:
    """The dotted name without what is said behind it. What nothing shows to be a clause is left."""
    dot = _DOT.search(name)
    at = dot.end() if dot else len(name)
    while at < len(name):
        following = _DOT.search(name, at)
        run = name[at : following.start() if following else len(name)]
        end = end_of_part(run)
        if end is not None and end < len(run):
            return name[: at + end]
        at = following.end() if following else len(name)
    return name


def listed_run(run: str) -> int | None:
    """How many characters are two listed names without a dot, before a clause or nothing: 买买提玉苏普经常来往."""
    sure, _ = _tails()
    for first in range(_LONGEST, _LEAST - 1, -1):
        if first + _LEAST > len(run) or run[:first] not in _listed()[0]:
            continue
        rest = run[first:]
        end = end_of_part(rest)
        if end is not None and is_listed_part(rest[:end]) and (end == len(rest) or sure.match(rest, end)):
            return first + end
    return None
