"""Lists of kin whose parts say each who it is, and nothing else: 弟：艾力·买买提；姐 王丽、王芳（妹）."""

from __future__ import annotations

from typing import Final

from service.matching.types import RelativeName
from service.matching.values.relations import parse_relation
from service.matching.values.script import clean
from service.records.reading.cells.kinlisted import NO_NAMES, is_name, one_by_one
from service.records.reading.cells.namedalone import dotted
from service.records.reading.cells.nobody import names_nobody
from service.records.reading.cells.relatives import AFTER, TOLD
from service.records.reading.cells.undotted import SAID_OF_KIN
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.hannames import is_han_name
from service.records.reading.fates.statuses import parse_status
from service.records.reading.patterns import pattern_of
from service.records.reading.words.kinwords import KIN_WORDS

_WORD: Final = rf"(?:其)?(?P<word>{KIN_WORDS})"
_NAME: Final = r"(?P<name>[\u3400-\u9fff](?:[\u3400-\u9fff·•・‧.．。]| (?=[\u3400-\u9fff]{2})){0,18}[\u3400-\u9fff])"
_SAID: Final = r"(?:\s?\([^()]*\))?"  # （已故）
_DASH: Final = r"\s?[-–—]{1,2}\s?"
_SHAPES: Final = tuple(
    pattern_of(shape)
    for shape in (
        rf"{_WORD}(?:\s?:\s?|{_DASH}|\s){_NAME}{_SAID}",
        rf"[(\[【]{_WORD}[)\]】]\s?:?\s?{_NAME}{_SAID}",
        rf"{_NAME}\s?\({_WORD}(?:[,，、; ][^()]*)?\)",
        rf"{_NAME}(?:{_DASH}|\s){_WORD}",
        rf"{_WORD}\({_NAME}\)",
    )
)
_GLUED: Final = pattern_of(rf"{_WORD}{_NAME}{_SAID}")
# Names begin with these too (姐乃提, 母沙), so that one that is glued to a name is sure beside other labels alone.
_IN_NAMES: Final = frozenset("姐妹母夫子奶娃")
# 儿子：艾力、玉山: a word that more than one may be called by.
_OF_SEVERAL: Final = frozenset("儿子 女儿 哥哥 弟弟 姐姐 妹妹 兄 哥 弟 姐 妹 子 女".split())
_MARKS: Final = pattern_of(r"([；;，,、/／\n])(?![^(（]*[)）])")
_BETWEEN: Final = pattern_of(rf"\s+(?=(?:{KIN_WORDS})\s?[:：\-–—\s])")
_KIN: Final = pattern_of(KIN_WORDS)


def kin_listed(text: str) -> tuple[tuple[RelativeName, ...], str]:
    """Those whom the parts of a cell of kin name with a word that says who it is, and nothing else; and what is left,
    as it stands."""
    if not _KIN.search(text):
        return (), text
    parts = _parts(text)
    told = [_told(clean(part).replace("：", ":").replace("（", "(").replace("）", ")")) for part, _ in parts]
    labelled = sum(one is not None and one[2] for one in told)
    found: list[RelativeName] = []
    left = ""
    last, mark_before = "", ""
    for (part, mark), one in zip(parts, told, strict=True):
        if one is not None and (one[2] or one[0] not in _IN_NAMES or labelled or _labelled_besides(told, one)):
            last = one[0]
            found.append(RelativeName(one[1], parse_relation(last)))
        elif last in _OF_SEVERAL and mark_before == "、" and is_name(clean(part)):
            found.append(RelativeName(clean(part), parse_relation(last)))
        else:
            left, last = left + part + mark, ""
        mark_before = mark
    return (tuple(found), left.strip("；;，,、/／\n ")) if found else ((), text)


_Told = tuple[str, str, bool]  # the word, the name, and whether a mark shows where the one ends


def _labelled_besides(told: list[_Told | None], one: _Told) -> bool:
    """Whether another part of the cell begins with another word."""
    return any(other is not None and other[0] != one[0] for other in told)


def _parts(text: str) -> list[tuple[str, str]]:
    """(part, the mark behind it)."""
    pieces = _MARKS.split(text)
    parts: list[tuple[str, str]] = []
    for whole, mark in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        several = [p for one in one_by_one(whole) for p in _BETWEEN.split(one) if p]
        if several and any(_told(clean(p)) is None for p in several):
            several = one_by_one(whole)
        parts += [(p, "；") for p in several[:-1]] + [(several[-1] if several else "", mark)]
    return parts


def _told(part: str) -> _Told | None:
    for shape in _SHAPES:
        if (match := shape.fullmatch(part)) is not None and (name := _name(match["name"])):
            return match["word"], name, True
    match = _GLUED.fullmatch(part)
    if match is None or is_han_name(part) or not (name := _name(match["name"])):
        return None
    if SAID_OF_KIN.fullmatch(name) and name[-1] != "氏":
        return None
    if len(match["word"]) == 1 and "·" not in name and not (is_han_name(name) and len(name) > 1):
        return None
    return match["word"], name, False


def _name(text: str) -> str:
    """The name as it is written; "" where it is none, or begins with a word for kin itself."""
    name = dotted(text) or text
    return name if " " not in name and is_name(name) else ""


_LABEL: Final = pattern_of(rf"{_WORD}\s?[:：]\s?(?P<name>[\u3400-\u9fff]{{2,8}})")


def without_label(told: RelativeName) -> RelativeName:
    """Who was read with the word before a colon as part of the name: 子：阿依登. As it is where that is no name."""
    match = _LABEL.fullmatch(told.name)
    if match is None or not _may_be_name(match["name"]):
        return told
    return RelativeName(match["name"], parse_relation(match["word"]) or told.relation)


def _may_be_name(text: str) -> bool:
    tells = TOLD.fullmatch(text) or AFTER.search(text) or SAID_OF_KIN.fullmatch(text) or parse_status(text) != "other"
    return not tells and not names_nobody(text) and NO_NAMES.fullmatch(text) is None and not is_daily_life(text)
