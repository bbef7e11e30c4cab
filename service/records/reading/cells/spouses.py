"""Who is no spouse though a word for one is told: 丈夫艾力·买买提（2014年离婚）, 媳妇丁玉梅 beside 婆婆."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from service.matching.types import RelativeName

_MAY_BE: Final = re.compile("媳妇|离[婚异]|前[的丈夫妻配爱老]")
_SPOUSES: Final = frozenset({"husband", "wife", "spouse"})
# Right behind the name; not 离婚后复婚, nor 离婚案.
_PARTED: Final = re.compile(
    r"[\s(（,，、]{0,4}(?:(?:[已现均]|双方|协议|诉讼|判决|于|经法院|(?:19|20)\d\d(?:年|[.\-/])?(?:\d{1,2}月?)?(?:[.\-/]?\d{1,2}日?)?)\s?){0,6}"
    r"(?:离婚|离异)(?!证|案|[^;；。]{0,12}复婚)"
)
# Right before it: 离异的妻子马秀兰, 离婚丈夫：艾力.
_FORMER: Final = re.compile(
    r"(?:离婚|离异|前)的?(?:丈夫|妻子?|夫|配偶|爱人|老婆|老公)(?:姓名|名字)?[:：为是系叫 (（]{0,2}$"
)
# A woman's 媳妇 is her son's wife, and so is one told beside another spouse, a parent-in-law or a son before her.
_BRIDE: Final = re.compile(r"(?<![儿孙弟侄])媳妇儿?(?:姓名|名字)?[:：为是系叫 (（]{0,2}$")
_NO_WIFE: Final = re.compile(r"婆婆|公公|公婆|儿媳|老伴|妻|老婆|丈夫|老公")
_A_SON: Final = re.compile(r"[儿长次大小二三四养]子|娃|(?:^|[;；，,、。\s])子[:：]")


def with_true_ties(found: Sequence[RelativeName], text: str, woman: bool) -> list[RelativeName]:
    """The relatives whom a text names, of whom former spouses and the wives of sons are none of the person's.
    ``woman``: whether the person is known to be one."""
    if not _MAY_BE.search(text):
        return list(found)
    return [
        one._replace(relation="other") if one.relation in _SPOUSES and _is_none(one.name, text, woman) else one
        for one in found
    ]


def _is_none(name: str, text: str, woman: bool) -> bool:
    written = re.compile("[·•・‧.．。 ]".join(map(re.escape, re.split("[·•・‧.．。]", name))))
    for match in written.finditer(text):
        if _PARTED.match(text, match.end()) or _FORMER.search(text[: match.start()]):
            return True
        bride = _BRIDE.search(text[: match.start()])
        if bride is not None:
            rest = text[: bride.start()] + text[match.end() :]
            return woman or _NO_WIFE.search(rest) is not None or _A_SON.search(text[: bride.start()]) is not None
    return False
