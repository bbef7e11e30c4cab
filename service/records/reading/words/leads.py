"""What stands before a dotted name in free text, without a mark between them: 曾跟随喀迪尔·吾斯曼."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import is_written_as_name, share_of_name_characters
from service.records.reading.words.kinwords import SURE_WORDS
from service.records.reading.words.vocabulary import vocabulary

_LEAST = 2  # characters of a part of a name that something was taken from


@cache
def _leads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, short = (sorted(vocabulary()["leads"][code], key=len, reverse=True) for code in ("words", "short"))
    sure = "|".join(words)
    return pattern_of(f"(?:{'|'.join(short)})*(?:{sure})+的?"), pattern_of(f"(?:{sure}|{'|'.join(short)})+?")


def without_lead(name: str) -> str:
    """The name without what leads up to it. A first part in which every character is one of names is left as it is."""
    first, dot, rest = name.partition("·")
    if not dot or is_written_as_name(first):
        return name
    sure, short = _leads()
    match = short.match(first)
    for end in range(match.end() if match else len(first), len(first) - _LEAST + 1):
        if short.fullmatch(first, 0, end) and is_written_as_name(first[end:]):
            return f"{first[end:]}·{rest}"
    match = sure.match(first)
    if match and len(first) - match.end() >= _LEAST:
        return f"{first[match.end() :]}·{rest}"
    return f"{first[_begins(first) :]}·{rest}"


# 打工的同村人伊力亚斯, 合伙人如孜, 对象为同村木萨, 妻弟玉苏普: who the one is that is named behind it.
_WHO: Final = pattern_of(
    r"人员|对象|同伙|同伴|同[村乡镇县组队班校]|朋友|好友|战友|网友|室友|同学|同事|邻居|老师|师傅|徒弟|弟子|学生|亲戚|老板|老乡|村民|"
    rf"(?:{SURE_WORDS})|[人员者友的为是与和叫]|(?<=.)[弟兄哥姐妹嫂婿叔伯舅姨侄甥]"
)
_RARER: Final = 0.6  # of the characters of a name with rarer ones, behind such a word


def _begins(first: str) -> int:
    """Where the name begins that stands behind words which tell who it is; 0 where nothing shows it."""
    ends = [
        end
        for at in range(len(first))
        if (match := _WHO.match(first, at)) and len(first) - (end := match.end()) >= _LEAST
    ]
    for end in sorted(ends):
        if is_written_as_name(first[end:]):
            return end
    last = max(ends, default=0)
    return last if last and share_of_name_characters(first[last:]) >= _RARER else 0
