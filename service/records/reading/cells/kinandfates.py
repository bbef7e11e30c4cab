"""Relatives in notes whose names neither a dot nor a mark shows: 弟弟阿卜杜外力被判刑12年, 与热合曼·沙迪尔系兄弟."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from service.matching.values.relations import parse_relation
from service.records.reading.cells.nobody import names_nobody
from service.records.reading.cells.undotted import ABROAD, OFFICES, Undotted, is_no_han_name
from service.records.reading.fates.hannames import is_han_name
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import (
    is_ethnicity,
    is_place_name,
    looks_like_name,
    share_of_name_characters,
)
from service.records.reading.words.kinwords import KIN_WORDS, SURE_WORDS

_WHEN: Final = r"(?:已|现|也|又|均|另)?(?:于?(?:19|20)\d\d年?(?:\d{1,2}月)?(?:\d{1,2}日)?)?(?:已|现|也)?"
# What befell them, right behind the name.
_FATE: Final = (
    r"(?:被(?:依法|法院)?(?:判|收|[刑拘]拘|拘|逮捕|捕|抓|羁押|关|送|教培|劳教)|"
    r"判[刑处]|收[押教监]|刑拘|在押|服刑|"
    r"在[^,;。\d]{0,12}?(?:监狱|看守所|教培中心|教转中心|培训中心|教育点|服刑))"
)
_WITH_FATE: Final = pattern_of(
    rf"(?:(?<=^)|(?<=[\s,;:、。()因]))(?:(?:其|本人|该人)的?(?P<kin>{KIN_WORDS})|(?P<sure>{SURE_WORDS}))"
    rf"(?P<name>[\u3400-\u9fff]{{3,9}}?)(?={_WHEN}(?:因[^,;。]{{2,20}}?)?{_FATE})"
)
# What stands between, and is no part of a name.
_NO_PART: Final = pattern_of(r"[在去前和与及等因已于现被曾又再也都均从到的年月日是为系由]")
_ONE: Final = r"[\u3400-\u9fff]{1,9}[·•・‧][\u3400-\u9fff]{1,9}?"
# Only words that say the same of both: of father and son nobody knows who is who.
_BOTH: Final = r"夫妻|夫妇|兄弟|姐妹|姊妹|兄妹|姐弟|堂兄弟|表兄弟|堂姐妹|表姐妹|连襟"
_TOGETHER: Final = pattern_of(
    rf"(?:(?<=^)|(?<=[\s,;:。(]))(?:该人|本人|此人|其)?[与和同跟](?P<names>{_ONE}(?:[、和与及]{_ONE})*)"
    rf"(?:双方|之间)?(?:互为|系|是|为|属)(?:亲|同胞|胞)?(?P<word>{_BOTH})(?:关系)?(?=\s*(?:$|[,;。)]))"
)
_NAME: Final = pattern_of(r"[^、和与及]+")


def kin_with_fates(plain: str) -> Iterator[Undotted]:
    """Those whom a text names behind a word for kin and before what befell them. ``plain``: with half-width marks."""
    for match in _WITH_FATE.finditer(plain):
        if _is_name(match["name"]):
            yield Undotted(match["name"], match["kin"] or match["sure"], *match.span("name"))


def kin_of_both(plain: str) -> Iterator[Undotted]:
    """Those of whom a text says that they and the person are brothers, sisters or a couple."""
    for match in _TOGETHER.finditer(plain):
        begin = match.start("names")
        for one in _NAME.finditer(match["names"]):
            yield Undotted(one[0], match["word"], begin + one.start(), begin + one.end())


def _is_name(name: str) -> bool:
    if name in OFFICES or _NO_PART.search(name) or names_nobody(name) or is_ethnicity(name) or is_place_name(name):
        return False
    if parse_relation(name) not in {None, "other"} or ABROAD.search(name):
        return False
    if len(name) == _WHOLE and is_han_name(name) and not is_no_han_name(name):
        return True
    return share_of_name_characters(name) == 1 or (len(name) >= _LEAST and looks_like_name(name))


_WHOLE: Final = 3  # characters of a Chinese name
_LEAST: Final = 4  # characters of a name of which not each is one of names
