"""The nine ways in which families write a name, from its ULY or Kazakh form by the books, or as listed.

Official transliterations and the habits of newspapers, passports and Turkish registries; each writer keeps to one habit
for a name. Names of the labelled groups and of the hold-out; a way that a name is not written in gives None.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from random import Random

from benchmarks.names.cases import read_table
from benchmarks.names.holdout import passport, read_holdout

WAYS = (
    "uly", "english", "turkish", "uyghur_cyrillic", "russian_cyrillic", "kazakh_cyrillic", "uyghur_arabic",
    "pinyin_passport", "chinese",
)  # fmt: skip
KAZAKH_LETTERS = set("ұіқғңһәөү")
FIRST_KAZAKH = ("Baqyt", "Abay")

_CYRILLIC = {
    "gh": "ғ", "sh": "ш", "ch": "ч", "zh": "ж", "ng": "ң", "ya": "я", "yu": "ю", "a": "а", "b": "б", "d": "д",
    "e": "ә", "é": "е", "f": "ф", "g": "г", "h": "һ", "x": "х", "i": "и", "j": "җ", "k": "к", "q": "қ",
    "l": "л", "m": "м", "n": "н", "o": "о", "ö": "ө", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у",
    "ü": "ү", "w": "в", "y": "й", "z": "з", "'": "",
}  # fmt: skip
_RUSSIAN = (
    {"ә": "а", "ғ": "г", "һ": "х", "җ": "дж", "қ": "к", "ң": "н", "ө": "у", "ү": "у"},
    {"ә": "е", "ғ": "г", "һ": "", "җ": "ж", "қ": "к", "ң": "нг", "ө": "о", "ү": "ю"},
    {"ә": "а", "ғ": "г", "һ": "г", "җ": "дж", "қ": "к", "ң": "н", "ө": "о", "ү": "у"},
)  # fmt: skip
_TURKISH = (
    {"gh": "ğ", "sh": "ş", "ch": "ç", "zh": "j", "j": "c", "x": "h", "q": "k", "é": "e", "w": "v", "'": ""},
    {"gh": "g", "sh": "ş", "ch": "ç", "zh": "j", "j": "c", "x": "h", "q": "k", "é": "i", "w": "v", "'": ""},
)  # fmt: skip
_ENGLISH = (
    {"gh": "gh", "x": "kh", "q": "q", "é": "e", "ö": "o", "ü": "u", "e": "a", "zh": "zh", "'": ""},
    {"gh": "g", "x": "h", "q": "k", "é": "e", "ö": "o", "ü": "u", "'": ""},
    {"gh": "gh", "x": "h", "q": "k", "é": "e", "ö": "o", "ü": "u", "e": "a", "w": "v", "'": ""},
    {"gh": "g", "x": "kh", "q": "k", "é": "i", "ö": "oe", "ü": "ue", "'": ""},
)  # fmt: skip


def by_letters(name: str, table: dict[str, str]) -> str:
    """Replace letters, two at a time where the table has them; other letters stay."""
    written, at, name = "", 0, name.lower()
    while at < len(name):
        size = 2 if name[at : at + 2] in table or name[at : at + 2] in {"gh", "sh", "ch", "zh", "ng"} else 1
        written += table.get(name[at : at + size], name[at : at + size])
        at += size
    return written.capitalize()


@lru_cache(maxsize=1)
def _listed() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for group, script, spelling in (*map(tuple, read_table("groups.tsv")), *read_holdout()):
        found[group][script].append(spelling)
    return found


@lru_cache(maxsize=1)
def held_out() -> frozenset[str]:
    """The groups that the lexicon does not know."""
    return frozenset(group for group, _, _ in read_holdout())


@lru_cache(maxsize=1)
def kazakh() -> frozenset[str]:
    """Groups that are Kazakh names: those from ``FIRST_KAZAKH`` on, in the order of the two lists."""
    found: set[str] = set()
    for table, first in zip(("groups.tsv", "holdout.tsv"), FIRST_KAZAKH, strict=True):
        names = list(dict.fromkeys(group for group, *_ in read_table(table)))
        found |= set(names[names.index(first) :])
    return frozenset(found)


def write(name: str, way: str, random: Random) -> str | None:
    """One given name of a group in one way; None where the name is not written so."""
    spelled = _listed()[name]
    match way:
        case "pinyin_passport":
            return passport(random.choice(spelled["hans"]))
        case "chinese":
            return random.choice(spelled["hans"])
    return (_write_kazakh if name in kazakh() else _write_uyghur)(name, way, spelled, random)


def _write_kazakh(name: str, way: str, spelled: dict[str, list[str]], random: Random) -> str | None:
    own = [s for s in spelled["cyrl"] if KAZAKH_LETTERS & set(s.lower())]
    russian = [s for s in spelled["cyrl"] if s not in own]
    match way:
        case "kazakh_cyrillic":
            return random.choice(own or russian) if own or russian else None
        case "russian_cyrillic":
            return random.choice(russian) if russian else None
        case "english":
            return random.choice([s for s in spelled["latn"] if s.isascii()] or [name])
    return None


def _write_uyghur(name: str, way: str, spelled: dict[str, list[str]], random: Random) -> str | None:
    match way:
        case "uly":
            return name
        case "uyghur_arabic":
            return spelled["arab"][0] if spelled["arab"] else None
        case "turkish":
            return by_letters(name, random.choice(_TURKISH))
        case "english":
            listed = [s for s in spelled["latn"] if s.isascii() and s != name]
            return random.choice([*listed, by_letters(name, random.choice(_ENGLISH))])
        case "uyghur_cyrillic":
            return by_letters(name, _CYRILLIC)
        case "russian_cyrillic":
            return by_letters(by_letters(name, _CYRILLIC), random.choice(_RUSSIAN))
    return None
