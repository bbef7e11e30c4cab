"""What sound cannot derive: the names of ``data/lexicon.tsv``, their spellings, and names related to them.

A spelling that the lexicon lists gets the form of its name beside its own sound. Related names (Abdulhekim and
Ablikim) get each other's forms at a cost: linked weakly, never merged.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from service.names.chinese import pinyin_of
from service.names.letters import read_scholarly
from service.names.normal import key, letters_of
from service.names.readings import Reading
from service.names.tables import rows, weighted

RELATED = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One name. ``name``: ULY; ``form``: phonetic; ``related``: forms of related names with their cost."""

    name: str
    sex: str
    form: str
    related: tuple[Reading, ...]
    source: str


def _form(name: str) -> str:
    return read_scholarly(letters_of(name))[0][0]


@lru_cache(maxsize=1)
def _entries() -> tuple[dict[str, Entry], dict[str, tuple[Entry, ...]]]:
    by_name: dict[str, Entry] = {}
    spelled: dict[str, list[Entry]] = {}
    for row in rows("lexicon.tsv"):
        related = tuple((_form(name), cost or RELATED) for name, cost in weighted(row["related"]))
        entry = Entry(row["name"], row["sex"], _form(row["name"]), related, row["source"])
        by_name[entry.name] = entry
        for spelling in {row["name"], *row["spellings"].split()}:
            entries = spelled.setdefault(key(spelling), [])
            if entry not in entries:
                entries.append(entry)
    # A spelling that is a name itself means that name first.
    return by_name, {
        spelling: tuple(sorted(entries, key=lambda entry: key(entry.name) != spelling))
        for spelling, entries in spelled.items()
    }


_switched_on = True


def switch(on: bool) -> None:
    """Use the lexicon or not; only benchmarks switch it off, to measure what sound alone does."""
    global _switched_on
    _switched_on = on


def is_on() -> bool:
    """Whether the lexicon is used."""
    return _switched_on


def entries_of(spelling: str) -> tuple[Entry, ...]:
    """The names that a normalised spelling (see ``normal.key``) is listed for."""
    return _entries()[1].get(spelling, ()) if _switched_on else ()


@lru_cache(maxsize=1)
def _by_pinyin() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for spelling, entries in _entries()[1].items():
        sounds = [pinyin_of(character) for character in spelling]
        if sounds and all(sounds):
            into = found.setdefault("".join(sound[0] for sound in sounds).replace("ü", "u"), [])
            into.extend(entry for entry in entries if entry not in into)
    return {pinyin: tuple(entries) for pinyin, entries in found.items()}


def entries_of_pinyin(word: str) -> tuple[Entry, ...]:
    """The names whose listed Chinese spellings have this toneless pinyin: Yibulayin is 依布拉音, Ibrahim."""
    return _by_pinyin().get(word, ()) if _switched_on else ()


def all_entries() -> tuple[Entry, ...]:
    """Every name of the lexicon."""
    return tuple(_entries()[0].values())


def spellings() -> dict[str, tuple[Entry, ...]]:
    """Every listed spelling, normalised, with its names."""
    return _entries()[1]
