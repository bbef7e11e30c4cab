"""Compound names of listed halves: 司马义汗 is Ismail and -khan, Мухаммадали is Muhammad and Ali.

A lexicon cannot list every compound; where a half's spelling is listed, the compound has the half's own form too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from service.names.letters import read_scholarly
from service.names.lexicon import Entry, entries_of
from service.names.normal import key
from service.names.readings import Reading, tidy
from service.names.scripts import Script, script_of_word
from service.names.tables import rows

_COMPOUND = 1
"""Cost of taking a part for a compound that is not listed itself."""
_MOST = 4
_SHORTEST = {True: (2, 2), False: (4, 3)}
"""Characters of a first and of a second half: in Chinese, in letters."""
Sound = Callable[[str], list[Reading]]


@lru_cache(maxsize=1)
def _endings() -> dict[str, str]:
    """The form of each spelling of a bound second half (-jan, -gül), whose first spelling is ULY."""
    found: dict[str, str] = {}
    for row in rows("affixes.tsv"):
        first, *_ = row["written"].split()
        if row["where"] == "after" and row["bound"] == "yes" and script_of_word(key(first)) is Script.LATIN:
            form = read_scholarly(key(first))[0][0]
            found |= {key(spelling): form for spelling in row["written"].split()}
    return found


def _forms(half: str, shortest: int) -> list[Reading]:
    if len(half) < shortest:
        return []
    return [reading for entry in entries_of(half) for reading in ((entry.form, 0), *entry.related)]


def _related(half: str, shortest: int) -> tuple[Entry, ...]:
    """The names of a half that stand for other names too: Muhemmet and Memet, which are halves of many compounds."""
    return tuple(entry for entry in entries_of(half) if entry.related) if len(half) >= shortest else ()


def read_compound(word: str, sound: Sound) -> list[Reading]:
    """The forms of a normalised part as a compound with listed halves, best first; empty if it is listed or none.

    ``sound`` reads a half that is not listed.
    """
    if entries_of(word) or len(word) > 40:
        return []
    shortest, least = _SHORTEST[script_of_word(word) is Script.CHINESE]
    endings = _endings()
    found: dict[str, int] = {}
    for at in range(shortest, len(word)):
        first, second = word[:at], word[at:]
        if not (entries_of(first) or entries_of(second) or second in endings):  # as mostly
            continue
        befores = _forms(first, shortest)
        afters = [(endings[second], 0)] if second in endings else _forms(second, least)
        if befores and not afters and len(second) >= least and _related(first, shortest):
            afters = sound(second)[:1]
        elif afters and not befores and second not in endings and _related(second, shortest):
            befores = sound(first)[:1]
        for before, cost in befores:
            for after, extra in afters:
                form, total = tidy(before + after), cost + extra + _COMPOUND
                found[form] = min(total, found.get(form, total))
    return sorted(found.items(), key=lambda reading: reading[1])[:_MOST]
