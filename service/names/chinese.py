"""Reading Chinese characters by the set of sounds that each stands for in Uyghur and Kazakh names.

``data/chinese.tsv`` first; any other character by all its pinyin readings (pypinyin) and ``data/syllables.tsv``.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache

# Its dictionary of phrases takes 44 MB in every process, and single characters are all that is asked of it.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

from pypinyin.constants import PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

from service.names.readings import Reading, combine
from service.names.tables import rows, weighted

LONGEST_PART = 24
_STARTS = re.compile("^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)$")
Places = tuple[tuple[Reading, ...], tuple[Reading, ...], tuple[Reading, ...]]


@lru_cache(maxsize=1)
def _table() -> dict[str, Places]:
    table: dict[str, Places] = {}
    for row in rows("chinese.tsv"):
        initial = tuple(weighted(row["initial"], "|"))
        medial = tuple(weighted(row["medial"], "|")) or initial
        final = tuple(weighted(row["final"], "|")) or medial
        for character in row["chars"]:
            table[character] = (initial, medial, final)
    return table


@lru_cache(maxsize=1)
def _syllable_parts() -> tuple[dict[str, str], dict[str, list[Reading]]]:
    starts: dict[str, str] = {"": ""}
    ends: dict[str, list[Reading]] = {"": [("", 0)]}
    for row in rows("syllables.tsv"):
        if row["kind"] == "start":
            starts[row["pinyin"]] = row["phones"]
        else:
            ends[row["pinyin"]] = weighted(row["phones"], "|")
    return starts, ends


@lru_cache(maxsize=2048)
def read_syllable(pinyin: str) -> tuple[Reading, ...]:
    """The sounds of a toneless pinyin syllable by its start and end; empty if it is none."""
    starts, ends = _syllable_parts()
    match = _STARTS.match(pinyin)
    if not match:
        return ()
    start, end = match.groups()
    if start in {"y", "w"} and end and end[0] in "iu":
        start = ""
        if pinyin.startswith("yu"):
            start, end = "y", "ü" + end[2 - 1 :]
    if end not in ends or not end:
        return ()
    return tuple((starts[start] + phones, cost) for phones, cost in ends[end])


@lru_cache(maxsize=8192)
def pinyin_of(character: str) -> tuple[str, ...]:
    """All toneless pinyin readings of a character, most usual first; empty for what pypinyin does not know."""
    entry = PINYIN_DICT.get(ord(character), "") if len(character) == 1 else ""
    return tuple(dict.fromkeys(to_normal(sound) for sound in entry.split(",") if sound))


@lru_cache(maxsize=8192)
def readings_of(character: str) -> Places:
    """What a character can stand for: alternatives as first, middle and last character of a name part."""
    found = _table().get(character)
    if found:
        return found
    general: dict[str, int] = {}
    for rank, pinyin in enumerate(pinyin_of(character)[:3]):
        for phones, cost in read_syllable(pinyin):
            general.setdefault(phones, cost + 3 * rank)
    alternatives = tuple(sorted(general.items(), key=lambda reading: reading[1]))
    return alternatives, alternatives, alternatives


def read_chinese(part: str) -> list[Reading]:
    """The forms of one name part written in characters, best first."""
    characters = part[:LONGEST_PART]
    last = len(characters) - 1
    units = [
        readings_of(character)[0 if at == 0 else 2 if at == last else 1] for at, character in enumerate(characters)
    ]
    return [(_join_nasals(form), cost) for form, cost in combine(units)]


def _join_nasals(form: str) -> str:
    # 先木 is -shem and 散木 is -sam: the n only closes the syllable for the m that follows.
    return form.replace("nm", "m")
