"""A name cell: one name or several, notes in brackets, an ID number that strayed in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from service.matching.values.script import clean
from service.names import compare_names, parse
from service.records.reading.patterns import pattern_of

_BRACKET = pattern_of(r"[(\[【<《]([^)\]】>》]*)(?:[)\]】>》]|$)")
# How papers name somebody: 户口本名：阿力木·吾买尔; not 户籍名下, 实名举报.
_OF_PAPERS = (
    r"(?:户口[本簿]?|户籍|身份证|证件|登记)[上的]{0,2}(?:姓名|名字?)(?![下册单簿称与和不有])|"
    r"(?:实|真|真实姓|本)名(?![下册单制举登认与和不有])(?:字(?!据))?"
)
_ALIAS = pattern_of(
    rf"^(?:{_OF_PAPERS}|又名|曾用名|别名|化名|绰号|原名|小名|乳名|外号|经名|教名|(?:后|已)?[改更]名(?![前后过])[为叫成]?|变更(?:姓名)?为|现用?名|原用名|"
    r"aka|a\.k\.a\.|alias|он же|namı diğer)[ :]*",
    re.IGNORECASE,
)
_ALIAS_INSIDE = pattern_of(
    rf" ?(?:(?:{_OF_PAPERS})(?=[:为叫])[为叫]?|"
    r"又名|曾用名|别名|化名|绰号|原名|现名|(?:后|已)?[改更]名(?![前后过])[为叫成]?|"
    r"(?:(?<=[、,;/ ])|(?=..[:叫]))(?:小名|乳名|外号|经名|教名)[为叫]?|"
    r"(?<!\w)(?:a\.?k\.?a\.?|alias|он же)(?!\w))[ :]*",
    re.IGNORECASE,
)
# One name whose father's part stands below it, or two people: all three readings are kept.
_TWO_LINES = pattern_of(r"[\u3400-\u9fff]{1,9}\n+[\u3400-\u9fff]{1,9}")
_AND_OTHERS = pattern_of(
    r"[ ,，、]{0,3}等共? ?(?:\d{1,5}|[一二三四五六七八九十]{1,4})? ?[人名户]{1,2} ?$", re.MULTILINE
)
_SPLIT = pattern_of(r"[\n\r;；、/|，,]+")
_SPLIT_ALPHABETIC = pattern_of(r"[\n\r;；|]+")
_NUMBER = pattern_of(r"\d{15,18}[\dXx]?")
_MANY_DIGITS = pattern_of(r"\d(?:\D?\d){4}")  # a telephone number with its label is no name
# 1.买买提·吐尔逊, 买买提·吐尔逊2: the number of a row, or of one of the same name.
_NUMBERED = pattern_of(r"^\d{1,4}[.)]? ?(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff]) ?\d{1,2}$")
_DOTS = "·•・‧"
_HAN = pattern_of(r"[\u3400-\u9fff]")
_AROUND = " .。:-'`\"“”‘’*★☆▲△●※"
_DOTTED = pattern_of(r"[\u4e00-\u9fff]+·[\u4e00-\u9fff]+")
_KIN = frozenset(
    ("长子 次子 三子 四子 儿子 长女 次女 三女 四女 女儿 父亲 母亲 妻子 丈夫 配偶 爱人 "
     "哥哥 弟弟 姐姐 妹妹 儿媳 女婿 孙子 孙女 户主 本人").split()
)  # fmt: skip
_AFTER_KIN = pattern_of(r"([\u3400-\u9fff]{2})[:：为是系 ]{0,2}([\u3400-\u9fff]{1,9}[·•・‧][\u3400-\u9fff].*)")
# Nobody is called so: what stands in a column of relatives where one is dead, or counted.
_NOBODY = (
    r"(?:父母|双亲)?(?:均|都|已)*(?:已故|亡故|去世|死亡|病故|双亡|离异|离婚|离世|丧偶|未婚|已婚|未育|健在|失踪|失联|再婚|改嫁|同上|空|缺|没有|未登记|未填)|"
    r"孤儿|(?:共|有)?[\d一二两三四五六七八九十]*[人个名](?:子女|孩子)?|(?:有|育|生育)?[\d一二两三四五六七八九十]+[子女儿](?:[\d一二两三四五六七八九十]+[女子儿])?"
)
_EMPTY = pattern_of(
    rf"^(?:[-—/\\*.?无]+|无名|(?:其|户主)?本人|自己|不详|未知|{_NOBODY}|none|null|n/?a|unknown|нет|yok)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NameCell:
    names: tuple[str, ...]
    notes: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def plain_name(text: str) -> str | None:
    """The one name of a cell of nothing but letters and dots between them, as most are; None for any other."""
    if "名" in text or "等" in text:
        return None
    if _DOTTED.fullmatch(text):  # most of all, and there is nothing to clean
        return text
    return clean(text) if text.replace("·", "").isalpha() and text[0] != "·" and not _EMPTY.match(text) else None


@lru_cache(maxsize=65536)
def read_name_cell(text: str) -> NameCell:
    """Names in order, notes out of brackets, ID numbers that strayed in. Names keep their own dots and spaces."""
    if (plain := plain_name(text)) is not None:
        return NameCell((plain,))
    lines = _unwrapped([clean(line) for line in text.replace("（", "(").replace("）", ")").splitlines()])
    notes: list[str] = []
    names: list[str] = []
    numbers = tuple(_NUMBER.findall(lines))
    lines = _NUMBER.sub(" ", lines)
    outside = _BRACKET.sub(" ", lines)
    script = _script_of(outside)
    for note in _BRACKET.findall(lines):
        if _ALIAS.match(note):
            other = _ALIAS.sub("", note).strip().removeprefix("为").removeprefix("叫").strip()
            names += [other] * (not _EMPTY.match(other))
        elif _in_another_script(note, script) or _sounds_alike(note, outside) or _spelled_otherwise(note, outside):
            names.append(note.strip())
        elif note.strip():
            notes.append(note.strip())
    lines = _AND_OTHERS.sub("", outside)
    lines = _ALIAS_INSIDE.sub("\n", lines)
    cut = _SPLIT if _HAN.search(lines) else _SPLIT_ALPHABETIC  # "Tursun, Memet" is one name
    parts = [
        p
        for line in cut.split(lines)
        if not _EMPTY.match(line.strip())
        for p in _by_space(_NUMBERED.sub("", line.strip(_AROUND)))
    ]
    own = [p for p in parts if p and not _EMPTY.match(p) and any(c.isalpha() for c in p) and not _MANY_DIGITS.search(p)]
    if len(own) == 2 and _TWO_LINES.fullmatch(lines.strip()):
        own.insert(0, " ".join(own))
    return NameCell(tuple(dict.fromkeys(n for n in (*own, *names) if n)), tuple(notes), numbers)


def begins_with_kin(text: str) -> bool:
    """Whether a cell of the names of persons begins with what somebody is to another: 长子买买提·依明."""
    return text[:2] in _KIN and _AFTER_KIN.fullmatch(text) is not None


def own_name_cell(text: str) -> NameCell:
    """As :func:`read_name_cell`, of a row's own person; what they are to another is a note, and no part of the name."""
    if not begins_with_kin(text):
        return read_name_cell(text)
    rest = read_name_cell(_AFTER_KIN.sub(r"\2", text))
    return NameCell(rest.names, (text[:2], *rest.notes), rest.numbers)


_WRITTEN = pattern_of(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}|[\u3400-\u9fff]{1,9}[·•・‧][\u3400-\u9fff]{1,9}")


def _script_of(text: str) -> str:
    """ "han", "letters" or "" of what a text is written in."""
    return "han" if _HAN.search(text) else "letters" if any(map(str.isalpha, text)) else ""


def _in_another_script(note: str, script: str) -> bool:
    """Memet Tursun (麦麦提·图尔荪): the same name, as the other script writes it. ``script``: of what is outside."""
    if not script or _WRITTEN.fullmatch(note.strip()) is None:
        return False
    return (_HAN.search(note) is None) == (script == "han")


_SAME = 0.6


def _sounds_alike(note: str, outside: str) -> bool:
    """Ekber Polat (ئەكبەر پولات): the same name in another alphabet, and no remark on the person."""
    if _alphabet(note) in {"", _alphabet(outside)} or any(map(str.isdigit, note)):
        return False
    return sound_alike(note, outside)


def _spelled_otherwise(note: str, outside: str) -> bool:
    """Nurgul Mamtimin (Nurgül Memtimin): each of its words sounds as the one of the name does, and is written so."""
    here, there = clean(outside).split(), clean(note).split()
    if len(here) != len(there) or not _WORDS <= len(here) <= 2 * _WORDS or here == there:
        return False
    if not all(w[0].isupper() and w.replace("'", "").replace("-", "").isalpha() for w in there):
        return False
    return all(compare_names(parse(a), parse(b)).score >= _SAME_WORD for a, b in zip(here, there, strict=True))


_WORDS, _SAME_WORD = 2, 0.9


def sound_alike(one: str, other: str) -> bool:
    """Whether two texts may be one name, however written."""
    return compare_names(parse(one), parse(other)).score >= _SAME


def _alphabet(text: str) -> str:
    """The first of the alphabets in which a text has a letter, or ""."""
    return next((name for c in text for first, last, name in _ALPHABETS if first <= c <= last), "")


_ALPHABETS = (("A", "\u024f", "latin"), ("\u0400", "\u04ff", "cyrillic"), ("\u0621", "\u06ff", "arabic"))


def _unwrapped(lines: list[str]) -> str:
    """Lines that end or begin with the dot of a name go on with each other."""
    pieces: list[str] = []
    for line in lines:
        goes_on = bool(pieces and pieces[-1] and line) and (line[0] in _DOTS or pieces[-1][-1] in _DOTS)
        if pieces and not goes_on:
            pieces.append("\n")
        pieces.append(line)
    return "".join(pieces)


def _by_space(line: str) -> list[str]:
    """Cut at spaces only where each side is a whole name: both dotted, or the script changes."""
    words = line.split(" ")
    if len(words) < 2:
        return [line]
    if all(any(d in w[1:-1] for d in _DOTS) for w in words):
        return words
    han = [bool(_HAN.search(w)) for w in words]
    if any(han) and not all(han):
        cut = han.index(not han[0])
        if all(h != han[0] for h in han[cut:]):
            return [" ".join(words[:cut]), " ".join(words[cut:])]
    return [line]
