"""Cells that list kin by words, or below one word for all: 长女：王丽 次女：王娟; 马小龙、马小虎 below 儿子."""

from __future__ import annotations

import re
from typing import Final

from service.matching.values.relations import parse_relation
from service.matching.values.script import clean
from service.records.reading.cells.namedalone import dotted
from service.records.reading.cells.nobody import names_nobody
from service.records.reading.cells.relatives import AFTER, TOLD
from service.records.reading.cells.undotted import OFFICES, is_no_han_name
from service.records.reading.fates.hannames import is_han_name
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import is_ethnicity, is_place_name, is_written_as_name, looks_like_name
from service.records.reading.words.kinwords import KIN_WORDS, SURE_WORDS

_MARKS: Final = pattern_of(
    r"\s*(?:[、，,;；/／\n]|(?<=[\u3400-\u9fff)）])\s*(?:\d{1,2}[.．、]|[①-⑩])(?=[\u3400-\u9fff])|(?<=\S)\s+(?=\S))\s*"
)
_AND: Final = pattern_of(r"[和及与]")
_NUMBER: Final = pattern_of(r"^(?:\d{1,2}[.．、]|[①-⑩])(?=[\u3400-\u9fff])")
# 马小龙（在押）, 马小虎5岁: what is said behind a name.
_TAIL: Final = pattern_of(r"\s*(?:[(（]([^()（）]*)[)）]|(\d{1,2}岁))$")
_SHORTEST: Final = 3  # characters of a name without a dot that is no Chinese one
# Begin with a surname, and are no names.
NO_NAMES: Final = pattern_of(r".*(?:毕业|在读|在校|学)生|[都不没尚未均已].*|.*[家学业工班岁个名口人]")


def is_name(text: str) -> bool:
    """Whether a text is the name of one person, where kin is asked for: 李明, 阿依达娜; not 大学生, 均已成年."""
    if "·" in text:
        return looks_like_name(text) and AFTER.search(text) is None and TOLD.fullmatch(text) is None
    if names_nobody(text) or text in OFFICES or NO_NAMES.fullmatch(text) or parse_relation(text) not in {None, "other"}:
        return False
    if is_han_name(text):
        return not is_no_han_name(text)
    if is_ethnicity(text) or is_place_name(text) or TOLD.fullmatch(text) or AFTER.search(text):
        return False
    return is_written_as_name(text) if len(text) < _SHORTEST else looks_like_name(text)


def with_word(text: str, word: str) -> str:
    """儿子：马小龙；儿子：马小虎 of 马小龙、马小虎 and the word of the header; what names nobody stays as it is."""
    whole = dotted(text)
    if whole is not None and is_name(whole) and not all(map(is_han_name, text.split())):
        return f"{word}：{whole}"
    pieces: list[str] = []
    for piece in _MARKS.split(text.strip()):
        halves = _AND.split(piece)
        pieces += halves if len(halves) > 1 and all(_name_of(half) for half in halves) else [piece]
    if not any(map(_name_of, pieces)):
        return text
    return "；".join(_told(piece, word) for piece in pieces if piece)


def _name_of(piece: str) -> str:
    plain = _TAIL.sub("", _NUMBER.sub("", clean(piece)))
    name = dotted(plain) or plain
    return name if is_name(name) else ""


def _told(piece: str, word: str) -> str:
    if not (name := _name_of(piece)):
        return piece
    tail = _TAIL.search(clean(piece))
    return f"{word}：{name}（{tail[1] or tail[2]}）" if tail is not None else f"{word}：{name}"


# A word for kin that a colon follows, or a space precedes: 长女：王丽 次女：王娟.
_SURE: Final = rf"(?:{SURE_WORDS})"
_BEGINS: Final = pattern_of(rf"{_SURE}[:：]|(?<=\s)(?:{KIN_WORDS})[:：]|(?<=\s){_SURE}(?=[\s\u3400-\u9fff])")


def one_by_one(text: str) -> list[str]:
    """The parts of a list that begin with a word for kin each, where only a space, or nothing, stands between them."""
    starts = [match.start() for match in _BEGINS.finditer(text) if match.start()]
    ends = [*starts, len(text)]
    parts = [text[begin:end] for begin, end in zip([0, *starts], ends, strict=True)]
    return [part for p in parts if (part := re.sub(r"[\s\d.．]+$", "", p) if len(parts) > 1 else p)]
