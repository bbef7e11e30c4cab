"""Places in Japanese: アトゥシュ市, カシュガル地区. Their kinds are Han behind the letters."""

from __future__ import annotations

import re
from typing import Final

_KANA: Final = re.compile("[\u30a1-\u30fa]")
_KINDS: Final = {
    "市": "city",
    "県": "county",
    "縣": "county",
    "县": "county",
    "地区": "prefecture",
    "自治州": "prefecture",
    "村": "village",
    "郷": "village",
    "鎮": "village",
}
_BEHIND: Final = re.compile(rf"(?<=[\u30a1-\u30fc])(?:{'|'.join(_KINDS)})")
_HAN: Final = re.compile(r"[\u3400-\u9fff]+")


def kinds_in_words(text: str) -> str:
    """A text in Japanese with the kinds of places as words of their own, and no other Han; any other as it stands."""
    if _KANA.search(text) is None:
        return text
    return _HAN.sub(" ", _BEHIND.sub(lambda match: f" {_KINDS[match[0]]} ", text))
