"""What people wrote, made fit for a page: no controls, nothing that turns the direction of what stands around it."""

from __future__ import annotations

import unicodedata
from typing import Any

#: Marks that turn text. Of those that isolate, one pair is enough, and is kept where each is closed.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067")
_OPEN, _CLOSE = "\u2068", "\u2069"
#: Joiners are letters' business: Persian and Kazakh spelling needs them.
_KEPT = frozenset("\u200c\u200d" + _OPEN + _CLOSE)
_LINE = frozenset("\n\r\u0085\u2028\u2029")


def clean(text: str) -> str:
    """NFC, line ends as \\n, tabs as blanks, without controls, formatting marks, private and unassigned letters."""
    kept = []
    for letter in unicodedata.normalize("NFC", text.replace("\r\n", "\n")):
        if letter in _LINE:
            kept.append("\n")
        elif letter == "\t":
            kept.append(" ")
        elif letter in _KEPT or (letter not in _TURNING and unicodedata.category(letter)[0] != "C"):
            kept.append(letter)
    made = "".join(kept)
    return made if _closed(made) else _bare(made)


def inline(text: str) -> str:
    """What somebody wrote, to stand inside a sentence of ours: it does not turn what stands around it."""
    return f"{_OPEN}{_bare(text)}{_CLOSE}"


def _bare(text: str) -> str:
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def _closed(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += (letter == _OPEN) - (letter == _CLOSE)
        if depth < 0:
            return False
    return depth == 0


def named(letter: str) -> str:
    """A letter that no font has, as its number: ⟨U+1F600⟩."""
    return f"[U+{ord(letter):04X}]"


def cleaned(value: Any) -> Any:
    """The same data, each text of it clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: cleaned(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(inner) for inner in value]
    return value


def replaced(value: Any, text: str) -> Any:
    """The same data, with each letter of ``text`` by its number."""
    if isinstance(value, str):
        return "".join(named(letter) if letter in text else letter for letter in value)
    if isinstance(value, dict):
        return {key: replaced(inner, text) for key, inner in value.items()}
    if isinstance(value, list):
        return [replaced(inner, text) for inner in value]
    return value


def is_chinese(text: str) -> bool:
    """Whether a letter of it belongs to Chinese script or its punctuation: the system's fonts must have it."""
    return any("CJK" in (name := unicodedata.name(c, "")) or "IDEOGRAPHIC" in name or "FULLWIDTH" in name for c in text)
