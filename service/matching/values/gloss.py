"""What the common words of the records mean, in plain language. A gloss is this service's own; the record is the text.

They stand in a table by themselves (``data/glosses.tsv``), a column for each language of the pages, so that somebody
who reads one of them well can look through it without looking for them among the pages' other strings. Nothing is said
of a word that the record denies, nor inside a longer word that means something else (``data/gloss_exceptions.tsv``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from service.matching.values.gazetteer import read_table
from service.matching.values.script import simplified

LANGUAGES: Final = ("en", "ug", "kk", "tr", "zh", "ru", "de", "fr")
# In place of a word that is read, so that nothing is found inside it and no 未 of its own denies what follows.
_READ: Final = "\0"
_CLAUSE: Final = re.compile(r"[,，.。;；:：!！?？()（）\[\]【】\n\r\t|/]")
_REACH: Final = 8
# Letters before a word among which its clause is looked at.
_BEFORE: Final = 40
# Between the forms that share a meaning.
_AND: Final = " / "


@dataclass(frozen=True, slots=True)
class Gloss:
    """``word``: as it stands in the record, in Chinese."""

    word: str
    _meanings: tuple[str, ...]

    def meaning(self, language: str = "en") -> str:
        """In English where there is none in ``language``."""
        at = LANGUAGES.index(language) if language in LANGUAGES else 0
        return self._meanings[at] or self._meanings[0]


@dataclass(frozen=True, slots=True)
class _Exceptions:
    other: frozenset[str]
    denied: re.Pattern[str]
    denied_after: re.Pattern[str]


@cache
def vocabulary() -> dict[str, Gloss]:
    """Every form of every word that has a gloss, longer ones first: they go before those that stand inside them."""
    forms = {
        form: Gloss(form, tuple(row[code] for code in LANGUAGES))
        for row in read_table("glosses.tsv")
        for word in row["words"].split("|")
        for form in (word, word.replace("、", ""))
    }
    return {form: forms[form] for form in sorted(forms, key=lambda form: -len(form))}


def glosses(*texts: str) -> tuple[Gloss, ...]:
    """Those of the known words in the texts, in the order of their places; none inside a longer one, none that is
    denied, and one meaning once."""
    return one_each(gloss for text in texts for gloss in _read(text))


def one_each(found: Iterable[Gloss]) -> tuple[Gloss, ...]:
    """A meaning once, where several forms of a word stand in what was read: beside all of these."""
    forms: dict[tuple[str, ...], dict[str, None]] = {}
    for gloss in found:
        forms.setdefault(gloss._meanings, {}).update(dict.fromkeys(gloss.word.split(_AND)))
    return tuple(Gloss(_AND.join(words), meanings) for meanings, words in forms.items())


@cache
def _exceptions() -> _Exceptions:
    words: dict[str, list[str]] = {}
    for row in read_table("gloss_exceptions.tsv"):
        words.setdefault(row["kind"], []).extend(row["words"].split("|"))
    either = {kind: "|".join(map(re.escape, sorted(some, key=lambda one: -len(one)))) for kind, some in words.items()}
    fillers = f"(?:{either['filler']}|\\s)*"
    return _Exceptions(
        other=frozenset(words["other"]),
        denied=re.compile(f"(?:{either['denies']}).{{0,{_REACH}}}$|(?:{either['touches']}){fillers}$"),
        denied_after=re.compile(
            "(?:人员|情况|史|记录|行为|问题|现象|经历|嫌疑)?\\s*[:：(（]?\\s*(?:经?核?查)?"
            f"(?:{either['after']})(?=$|[\\s,，.。;；、)）|])"
        ),
    )


@cache
def _by_beginning() -> dict[str, tuple[str, ...]]:
    """Every form, and every longer word of other meaning, by its first two letters: a text has few of these."""
    forms: dict[str, tuple[str, ...]] = {}
    for form in {*vocabulary(), *_exceptions().other}:
        forms[form[:2]] = (*forms.get(form[:2], ()), form)
    return forms


def _forms(text: str) -> list[str]:
    """Those that may stand in the text, longer ones first."""
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    return sorted((form for pair in pairs for form in _by_beginning().get(pair, ())), key=lambda one: (-len(one), one))


def _read(text: str) -> Iterator[Gloss]:
    """The words that the text says and does not deny, in the order of their places, as they stand in it."""
    plain = simplified(text)
    rest = plain if len(plain) == len(text) else text
    found: dict[int, str] = {}
    for word in _forms(plain):
        at = rest.find(word)
        while at >= 0:
            found[at] = word
            rest = rest[:at] + _READ * len(word) + rest[at + len(word) :]
            at = rest.find(word, at + len(word))
    for at, word in sorted(found.items()):
        end = at + len(word)
        if word not in _exceptions().other and not _denied(rest, at, end):
            yield replace(vocabulary()[word], word=text[at:end])


def _denied(rest: str, at: int, end: int) -> bool:
    """A line may end between 未 and its word. ``rest``: the text without the words that are read."""
    clause = _CLAUSE.split(rest[max(0, at - _BEFORE) : at].rstrip())[-1]
    return bool(_exceptions().denied.search(clause) or _exceptions().denied_after.match(rest, end))
