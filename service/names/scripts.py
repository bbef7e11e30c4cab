"""Which script a text is written in, character by character."""

from __future__ import annotations

import enum
import re
from collections import Counter
from functools import lru_cache


class Script(enum.StrEnum):
    """The scripts that names come in. Latin text that reads as pinyin is a script of its own."""

    ARABIC = "arabic"
    KAZAKH_ARABIC = "kazakh_arabic"
    CYRILLIC = "cyrillic"
    LATIN = "latin"
    TURKISH = "turkish"
    PINYIN = "pinyin"
    CHINESE = "chinese"
    OTHER = "other"


_RANGES = (
    (Script.LATIN, "A-Za-z\u00c0-\u024f\u0259\u0275\u02bb\u1e00-\u1eff\u2c60-\u2c7f"),
    (Script.ARABIC, "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff"),
    (Script.CYRILLIC, "\u0400-\u052f"),
    (Script.CHINESE, "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"),
)
_LETTERS = [(script, re.compile(f"[{letters}]")) for script, letters in _RANGES]
_CHINESE = re.compile(f"[{dict(_RANGES)[Script.CHINESE]}]+")
_TURKISH = re.compile("[şçğıİŞÇĞ]")
# Hamza before a word's vowel is written in Uyghur and never in Kazakh; Kazakh alone keeps ح and ع and the high hamza.
_KAZAKH_ONLY = re.compile("[حعٴ]|^[اەوۇىي]|^ء")
_UYGHUR_ONLY = re.compile("[ئېۈخغھ]")


@lru_cache(maxsize=16_384)
def script_of(character: str) -> Script:
    """The script of one character; ``OTHER`` for digits, marks and scripts that names here are not written in."""
    for script, letters in _LETTERS:
        if letters.match(character):
            return script
    return Script.OTHER


@lru_cache(maxsize=16_384)
def script_of_word(word: str) -> Script:
    """The script of most letters of one normalised word, with Kazakh Arabic and Turkish told apart by their letters.

    Pinyin is told apart by ``service.names.pinyin``, which needs the syllables.
    """
    if _CHINESE.fullmatch(word):  # as most are
        return Script.CHINESE
    counts = Counter(script_of(character) for character in word)
    counts.pop(Script.OTHER, None)
    if not counts:
        return Script.OTHER
    script = max(counts, key=lambda s: counts[s])
    if script is Script.ARABIC and _KAZAKH_ONLY.search(word) and not _UYGHUR_ONLY.search(word):
        return Script.KAZAKH_ARABIC
    if script is Script.LATIN and _TURKISH.search(word):
        return Script.TURKISH
    return script
