"""Relatives whose names stand without a dot in free text: 父亲：卡德尔莫明，身份证号：…"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from service.matching.values.relations import parse_relation
from service.records.reading.cells.nobody import names_nobody
from service.records.reading.fates.hannames import is_han_name
from service.records.reading.fates.statuses import parse_status
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import (
    is_ethnicity,
    is_place_name,
    is_written_as_name,
    looks_like_name,
    share_of_name_characters,
)
from service.records.reading.words.kinwords import KIN_WORDS, SURE_WORDS
from service.records.reading.words.vocabulary import vocabulary

# What somebody is, written with the characters of names.
OFFICES: Final = frozenset({"阿訇", "大阿訇", "哈吉", "毛拉", "伊玛目", "依玛目", "依麻木", "阿吉", "买卖"})
_NAMED: Final = pattern_of(
    rf"(?:(?<=^)|(?<=[\s,;:、。()和与及其])|(?<=\d[.)]))"
    rf"(?:(?P<word>{KIN_WORDS})(?:姓名|名字)?:\s?|(?P<sure>{SURE_WORDS})(?P<open>\(?))"
    r"(?P<name>[\u3400-\u9fff]{2,12}?)(?=\s*(?:[,;、。()]|$|居民身份证|公民身份|身份证|\d{15})|\s+[男女])"
)
# What stands behind the name of a person and behind nothing else.
_OF_A_PERSON: Final = pattern_of(
    r"\s*[,;、(]?\s*(?:[男女](?=[\s,;、()汉维回哈]|$)|(?:居民|公民)?身份(?:证|号码?)|\d{15}(?!\d)|\d{17}[\dXx])"
)
# 父亲马福成,1948年生; 儿子马建军,15岁: the birth or the age of somebody; not 父亲陈旧伤,2010年.
_BORN: Final = pattern_of(
    r"\s*[,、(]\s*(?:(?:汉|回)族\s*[,、]\s*)?(?:(?:现年|今年|年龄)?\d{1,3}\s?岁|"
    r"(?:19|20)\d\d\s?(?:年\s?(?:\d{1,2}\s?月\s?(?:\d{1,2}\s?日)?)?|[.-]\d{1,2}(?:[.-]\d{1,2})?)?出?生(?![病效意]))"
)
#: Words that begin with a surname, and are said of kin: 母亲安好，60岁.
SAID_OF_KIN: Final = pattern_of(
    r".*(?:[某氏伤]|师傅|老师|同志)|尚[小幼在可早未].*|安[好康详静全]|辛[苦勤劳]|陈旧.*|康[复健]|高[寿龄中职考]|和[睦善]|温[和顺]|"
    r"常[年住在].*|平[安常]|成[年家]|单[身亲]|年[老幼迈]|严重|时常|安分|安居|路远|明白|金婚|祝.*|应.*|全.*"
)
_NO_NAME: Final = pattern_of(
    r".*(?:[族人市县乡镇村区户员师工长生民商贩兵医]|职业|文化|退休|无业|务农|家务|打工|已故|去世|不详|不明|健在|身份|学历|电话|住址|单位|在[家押教校]|"
    r"[收关羁拘]押|服刑|判刑|教培|死亡|病故|本人|同上|姓名|年龄|离[异婚])"
)
_WHOLE: Final = 3  # characters of a Chinese name behind a colon; two may be a word
# What is no part of one, though a surname may stand before it: 马车夫, 路边店, 高血压.
_NO_NAME_OF_HAN: Final = pattern_of(
    r"[病症工匠夫店车房厂岁已未在的无不被判刑押教培死亡逝故残患住居嫁婚读打种养放开卖做务业校县市乡村镇疆族人户员等均都也还又没约仅能会可很较过着了到从于与和或][^,]?$|"
    r"^.[病症在的无不被判刑押教培死患住居嫁婚读打种养放卖做务]|^.(?:年|月|日)[^,]$|情况|关系|正常|良好|一般"
)
_PEOPLES: Final = frozenset({"哈萨克", "维吾尔", "柯尔克孜", "塔吉克", "乌孜别克", "塔塔尔", "达斡尔"})
_LEAST: Final = 4  # characters of a name that nothing else shows to be one


class Undotted(NamedTuple):
    """``begin``, ``end``: where the name stands in the text."""

    name: str
    word: str
    begin: int
    end: int


def undotted(plain: str) -> Iterator[Undotted]:
    """Those whom a text names behind a word for kin. A name is told by its characters, and by the number or the sex of
    a person that stands behind it. ``plain``: with half-width marks."""
    for match in _NAMED.finditer(plain):
        name, word = match["name"], match["word"] or match["sure"]
        of_a_person = _OF_A_PERSON.match(plain, match.end()) is not None
        born = not of_a_person and match["sure"] is not None and _is_born(plain, match.end(), name)
        if born or (_may_be(name, of_a_person) if match["word"] else of_a_person and _may_be(name, of_a_person=False)):
            yield Undotted(name, word, *match.span("name"))


def _is_born(plain: str, end: int, name: str) -> bool:
    """Whether a Chinese name stands right behind the word for kin, and a birth or an age behind it."""
    if _BORN.match(plain, end) is None or not is_han_name(name) or name in OFFICES or names_nobody(name):
        return False
    return not (_NO_NAME.fullmatch(name) or _NO_NAME_OF_HAN.search(name) or SAID_OF_KIN.fullmatch(name))


# 父 马德明, 妻 李娜 139…: a kin word of any length, a space, a name.
_SPACED: Final = pattern_of(
    rf"(?:(?<=^)|(?<=[\s,;:、。()\d①-⑳])|(?<=[\d一二三四五六七八九十][.)\]】]))其?(?P<word>{KIN_WORDS})\s+"
    rf"(?P<name>[\u3400-\u9fff]{{2,9}})(?=\s*(?:[,;、。()/\d①-⑳]|$)|\s)"
)


def spaced(plain: str) -> Iterator[Undotted]:
    """Those whom a cell of a column of kin names behind a word for kin and a space. ``plain``: as for
    :func:`undotted`."""
    for match in _SPACED.finditer(plain):
        name = match["name"]
        han = is_han_name(name) and not (_NO_NAME.fullmatch(name) or _NO_NAME_OF_HAN.search(name))
        han = han and name not in OFFICES | _PEOPLES and not names_nobody(name) and not SAID_OF_KIN.fullmatch(name)
        if han or _is_short(name) or _may_be(name, of_a_person=False):
            yield Undotted(name, match["word"], *match.span("name"))


def _is_short(name: str) -> bool:
    """巴图, 乌力吉: a short name of no Chinese surname, listed, or written with the characters of names alone."""
    if name in vocabulary()["han"]["short"]:
        return True
    if (
        len(name) != _WHOLE
        or name in _PEOPLES
        or ABROAD.search(name)
        or not is_written_as_name(name)
        or name in OFFICES
        or _NO_NAME.fullmatch(name)
    ):
        return False
    other = is_ethnicity(name) or is_place_name(name) or names_nobody(name)
    return not other and parse_relation(name) in {None, "other"} and parse_status(name) in {None, "other"}


#: 父亲在土耳其 is no name, though its characters are those of names.
ABROAD: Final = pattern_of(
    r"斯坦|吉尔吉斯|土耳其|西亚|阿富汗|阿拉木图|埃及|沙特|伊拉克|叙利亚|阿联酋|伊斯坦布尔|迪拜|卡塔尔|利比亚|塔什干|莫斯科"
)


def is_no_han_name(name: str) -> bool:
    """马车夫, 高血压: whether a word is no name, though a surname stands at its beginning."""
    return _NO_NAME_OF_HAN.search(name) is not None


def _may_be(name: str, of_a_person: bool) -> bool:
    if (
        name in OFFICES
        or name in _PEOPLES
        or parse_relation(name) not in {None, "other"}
        or is_ethnicity(name)
        or is_place_name(name)
    ):
        return False
    if of_a_person and is_han_name(name):
        return True
    if _NO_NAME.fullmatch(name) or names_nobody(name):
        return False
    if len(name) == _WHOLE and is_han_name(name) and not _NO_NAME_OF_HAN.search(name):
        return True
    if of_a_person:
        return share_of_name_characters(name) >= 0.5
    return len(name) >= _LEAST and looks_like_name(name)
