"""What the common words of the records mean, in plain language. A gloss is this service's own; the record is the text.

They stand in a table by themselves (``data/glosses.tsv``), a column for each language of the pages, so that somebody
who reads one of them well can look through it without looking for them among the pages' other strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from service.matching.values.gazetteer import read_table

LANGUAGES: Final = ("en", "ug", "kk", "tr", "zh", "ru", "de", "fr")


@dataclass(frozen=True, slots=True)
class Gloss:
    """``word``: as it stands in the records, in Chinese."""

    word: str
    _meanings: tuple[str, ...]

    def meaning(self, language: str = "en") -> str:
        """In English where there is none in ``language``."""
        at = LANGUAGES.index(language) if language in LANGUAGES else 0
        return self._meanings[at] or self._meanings[0]


@cache
def vocabulary() -> dict[str, Gloss]:
    """Every word that has a gloss, longer words first: they go before those that stand inside them."""
    rows = sorted(read_table("glosses.tsv"), key=lambda row: -len(row["word"]))
    return {row["word"]: Gloss(row["word"], tuple(row[code] for code in LANGUAGES)) for row in rows}


def glosses(*texts: str) -> tuple[Gloss, ...]:
    """Those of the known words in the texts, in the order of their places; none inside a longer one."""
    found: dict[str, int] = {}
    for number, text in enumerate(texts):
        rest = text
        for word in vocabulary():
            at = rest.find(word)
            if at >= 0:
                found.setdefault(word, number * 100_000 + at)
                rest = rest.replace(word, "\n" * len(word))
    return tuple(vocabulary()[word] for word in sorted(found, key=lambda one: found[one]))
