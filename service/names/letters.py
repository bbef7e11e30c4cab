"""Reading the alphabets: Arabic, Cyrillic and Latin letters into phonetic forms (``data/letters.tsv``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from service.names.readings import Reading, combine
from service.names.scripts import Script
from service.names.tables import rows, weighted

_VOWELS = frozenset("aeiouäöüéëèəыіуұүиоөаәеёэюяўıâáíóúاەوۇۆۈېىئآ")
_LONGEST = 60
_TABLES = {
    Script.ARABIC: ("uyghur_arabic",),
    Script.KAZAKH_ARABIC: ("kazakh_arabic", "uyghur_arabic"),
    Script.CYRILLIC: ("cyrillic",),
    Script.LATIN: ("latin",),
    Script.TURKISH: ("turkish", "latin"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: how ``letters`` are read where ``where`` holds."""

    letters: str
    where: str
    readings: tuple[Reading, ...]

    def fits(self, word: str, at: int) -> bool:
        before = word[at - 1] if at else ""
        after = word[at + len(self.letters)] if at + len(self.letters) < len(word) else ""
        match self.where:
            case "initial":
                return not before
            case "final":
                return not after
            case "before_vowel":
                return after in _VOWELS if after else False
            case "after_vowel":
                return before in _VOWELS if before else False
            case "between_vowels":
                return bool(before and after) and before in _VOWELS and after in _VOWELS
            case "after_consonant":
                return bool(before) and before not in _VOWELS
            case "before_consonant":
                return bool(after) and after not in _VOWELS
        return True


@lru_cache(maxsize=1)
def _rules() -> dict[str, dict[str, list[Rule]]]:
    tables: dict[str, dict[str, list[Rule]]] = {}
    for row in rows("letters.tsv"):
        readings = tuple(weighted(row["phones"], "|")) or (("", 0),)
        rule = Rule(row["letters"], row["where"] or "any", readings)
        tables.setdefault(row["table"], {}).setdefault(row["letters"], []).append(rule)
    return tables


def _rule_at(word: str, at: int, tables: tuple[str, ...]) -> Rule | None:
    for length in (3, 2, 1):
        letters = word[at : at + length]
        if len(letters) < length:
            continue
        for table in tables:
            for rule in _rules()[table].get(letters, ()):
                if rule.fits(word, at):
                    return rule
    return None


def read(word: str, tables: tuple[str, ...]) -> list[Reading]:
    """Read one normalised word by the given tables, the first table first; unknown letters are silent."""
    units: list[tuple[Reading, ...]] = []
    at = 0
    word = word[:_LONGEST]
    while at < len(word):
        rule = _rule_at(word, at, tables)
        if rule is None:
            at += 1
            continue
        units.append(rule.readings)
        at += len(rule.letters)
    return combine(units)


def read_script(word: str, script: Script) -> list[Reading]:
    """The readings of a word in the letters of ``script``, best first; empty where nothing can be read."""
    tables = _TABLES.get(script)
    return read(word, tables) if tables else []


def read_scholarly(word: str) -> list[Reading]:
    """Read ULY strictly (x is kh, q is q, e is open): the spelling that the lexicon is written in."""
    return read(word, ("uly", "latin"))
