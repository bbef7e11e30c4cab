"""Text normalising shared by the value parsers: width, digits, spaces, invisible characters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Joiners, direction marks, byte order mark, soft hyphen, tatweel: they carry nothing and break comparisons.
_INVISIBLE = dict.fromkeys([0x00AD, 0x0640, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF])
_SPACE = re.compile(r"\s+")
# Most of a table: there is nothing to clean in it.
_PLAIN = re.compile(r"[\u4e00-\u9fff·0-9A-Za-z]*")


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """NFKC (full width to half width), every script's digits to 0-9, invisible characters gone, spaces single."""
    if _PLAIN.fullmatch(text):
        return text
    if text.isascii():
        return _SPACE.sub(" ", text).strip()
    text = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    if not text.isascii():
        text = "".join(_digit(c) if c.isdigit() else c for c in text)
    return _SPACE.sub(" ", text).strip()


def _digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)
