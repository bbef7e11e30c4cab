"""What is left of a value that a cell held: ######, ????, 锟斤拷, #REF!."""

from __future__ import annotations

from typing import Final

from service.records.reading.patterns import pattern_of


def is_lost(text: str) -> bool:
    """Whether letters were lost when the text went from one encoding to another."""
    return "锟斤拷" in text or "\ufffd" in text


# What a spreadsheet shows where it could reckon nothing, kept as text in other files.
_ERRORS: Final = frozenset({
    "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
    "#UNKNOWN!", "#CONNECT!", "#GETTING_DATA", "#BUSY!", "#ССЫЛКА!", "#Н/Д", "#ЗНАЧ!", "#ИМЯ?", "#ДЕЛ/0!", "#ЧИСЛО!",
    "#BAŞV!", "#YOK", "#DEĞER!", "#AD?", "#SAYI/0!", "#BEZUG!", "#NV", "#WERT!", "#ZAHL!", "#VALEUR!", "#NOM?",
    "#NOMBRE!",
})  # fmt: skip


def is_error(text: str) -> bool:
    """Whether a text is the mark of an error of a spreadsheet: #REF!."""
    return text[:1] == "#" and text.strip().upper() in _ERRORS


def is_filled(text: str) -> bool:
    """Whether a cell that holds no value was filled: ###### and ???? are what is left of one."""
    return any(c.isalnum() for c in text) or _LEFT.search(text) is not None


_LEFT: Final = pattern_of(r"[#＃]{2}|[?？]{2}")
# A clerk's ? or ?? is a doubt.
_REMAINS: Final = pattern_of(r"\s*(?:[#＃]{2,}|[?？]{3,})\s*")


def is_remains(text: str) -> bool:
    """Whether a text is nothing but what is left of a value: a column too narrow (######), letters lost (????)."""
    return _REMAINS.fullmatch(text) is not None


def is_damage(text: str) -> bool:
    """Whether a text is what is left of a value, or the mark of an error."""
    return text.lstrip()[:1] in _BEGINS and (is_error(text) or is_remains(text))


_BEGINS: Final = frozenset("#＃?？")


def has_gaps(text: str) -> bool:
    """Whether letters of a text are gone for good: □□经□, ■■. One □ may be a box to tick."""
    return "□□" in text or "■■" in text


def may_hold_damage(texts: str) -> bool:
    """Whether one of several texts, put together, may be such."""
    return "#" in texts or "＃" in texts or "??" in texts or "？？" in texts
