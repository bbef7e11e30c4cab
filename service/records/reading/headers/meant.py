"""Which field a column header names: by synonyms from ``data/headers.toml``, except as :mod:`.exceptions` says."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.matching.values.script import clean
from service.records.reading.headers.compounds import compound
from service.records.reading.headers.exceptions import asks_further, goes_on_otherwise, is_not_for
from service.records.reading.headers.hanstems import field_by_han_stems
from service.records.reading.headers.headerstems import field_by_stems
from service.records.reading.headers.nameheaders import asks_other_spelling, is_whole_name, names_and_numbers
from service.records.reading.headers.othertimes import is_of_another_time
from service.records.reading.headers.questions import question_field
from service.records.reading.headers.releasekeys import asks_leaving
from service.records.reading.headers.spoken import spoken_field
from service.records.reading.headers.tails import asks_else
from service.records.reading.headers.twokin import field_of_two
from service.records.reading.headers.wherefrom import asks_where_from
from service.records.reading.patterns import pattern_of
from service.records.reading.words.otherletters import field_in_other_letters
from service.records.reading.words.synonyms import BRACKETS, MIN_CONTAINED, by_length, header_key, synonyms
from service.records.reading.words.vocabulary import vocabulary
from service.records.reading.words.whoseheader import FAMILY, KIN, NAMED_ALONE, is_foreign, is_of_others, is_staff


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset(vocabulary()["qualifiers"]["words"])


@lru_cache(maxsize=4096)
def field_of(header: str) -> str | None:
    """The field, or None; what was before the custody of the row, or is only planned, is none of its fields."""
    found = _field_of(header)
    return None if is_of_another_time(header, found) else found


def _field_of(header: str) -> str | None:
    """Whole header first, then without brackets, then by the word it ends in or begins with."""
    if (asked := question_field(header)) is not None:
        return asked
    key = header_key(header)
    if not key or len(key) > 40:
        return None
    if asks_leaving(key):
        return None  # 离开教培中心时间 is no day of 教培
    known = synonyms()
    if (of_two := field_of_two(header)) is not None:
        return of_two
    if found := known.get(key) or known.get(header_key(BRACKETS.sub("", clean(header)))) or compound(key):
        return found
    if asks_where_from(key):
        return None
    if (spoken := spoken_field(key)) is not None:
        return spoken or None
    if found := known.get(key.rstrip("0123456789")) or in_two_languages(header):  # 子女1, 子女2
        return found
    if match := _NAME_AND_MORE.fullmatch(key) or _AND_PHONE.fullmatch(key):
        return field_of(match[1])  # 父亲姓名及去向, 家庭住址及联系电话
    if re.search(r"[\u3400-\u9fff]", key) is None:
        if asks_other_spelling(header):
            return "alias"
        return _qualified(header) or field_by_stems(header) or field_in_other_letters(header)
    if len(key) > 16 or key.startswith("是否"):  # 是否判决 is answered by yes or no
        return None
    bare = header_key(BRACKETS.sub("", clean(header)))
    if bare != key and len(bare) >= MIN_CONTAINED and (found := field_of(bare)) not in {None, "ignore"}:
        return found  # 人员现状（在家/收押/判刑）
    if names_and_numbers(header):
        return "name"  # a number that stands in a cell of names is taken from there
    if (found := _by_its_end(key)) is not None:
        return found or None
    if (told := field_by_han_stems(key)) and not (KIN.search(key) or is_staff(key)):
        return told
    if (found := _by_its_beginning(key)) is not None:
        return found or None
    if _TOLD_AT_LENGTH.fullmatch(key):
        return "note"
    if _OF_FAMILY.search(key) and not is_staff(key):  # 主要亲属及表现情况
        return "relatives_text"
    match = _OF_THEMSELVES.fullmatch(key)
    return field_of(match[1]) if match else None  # 本人的处理结论


_OF_THEMSELVES = pattern_of(r"(?:本人|该人)的?(.{2,})")


def _by_its_end(key: str) -> str | None:
    """The field for which a word stands at the end; "" where the header asks for something else, None for no word."""
    for word, field in by_length():
        if len(word) < MIN_CONTAINED or field == "ignore" or not key.endswith(word):
            continue
        before = key[: -len(word)]
        if asks_further(field, word, before):
            continue  # 问题类别
        if field in _OF_CUSTODY and _AND_THEIR_FATE.search(key) and _OF_FAMILY.search(key):
            return "relatives_text"  # 家庭成员及处置情况
        if is_not_for(field, word, before):
            return ""  # 释放原因, 何时离开户籍地
        if field in _OF_CUSTODY and (_KIN.search(before) or is_staff(before)):
            return ""  # 父亲现状, 户主刑期
        if field in _OF_HOME and is_of_others(before):
            return ""  # 亲属住址
        if not is_foreign(before, field):
            return field
        return "relatives_text" if field == "name" and FAMILY.search(before) and not is_staff(before) else ""
    return None


def _by_its_beginning(key: str) -> str | None:
    """As :func:`_by_its_end`, of a word at the beginning."""
    for word, field in by_length():
        if len(word) < MIN_CONTAINED or not key.startswith(word):
            continue
        behind = key[len(word) :]
        if is_staff(behind) or asks_else(field, behind):
            return ""  # 社区民警, 社区意见, 判决法院
        if field in _NAMED and behind.endswith(_TOLD_OF_THEM):
            return "relatives_text"  # 父亲情况: the father may be named there
        return "" if goes_on_otherwise(field, behind) else field  # 父亲职业, 户主身份
    return None


_NAMED = NAMED_ALONE | {"siblings_names"}
_TOLD_OF_THEM = ("情况", "状况", "表现", "信息")
# 走访情况, 谈话记录: free text about the person.
_TOLD_AT_LENGTH = pattern_of(
    r"(?:入户|日常|主要|具体|详细|相关|有关|其他|现实|工作|家访|走访|谈话|询问|调查|摸排|排查|核查|核实|查证|落实|甄别|研判|查找|了解|帮扶|帮教|回访|管控|稳控)+"
    r"(?:情况|记录|内容|表现|说明)+"
)
_NAME_AND_MORE = pattern_of(
    r"(.{0,6}姓名)(?:及|和|与|以及)?其?(?:去向|现状|状况|状态|情况|现实表现|关系|职业|联系方式|联系电话|电话|手机号?|单位|工作单位|年龄)"
)
_AND_PHONE = pattern_of(
    r"(.{0,4}(?:地址|住址|住地|居住地|所在地|户籍地))(?:及|和|与|以及)?(?:联系)?(?:电话|方式|手机)(?:号码?)?"
)
_OF_CUSTODY = frozenset({"status", "sentence", "facility", "reason", "detained_on", "sentenced_on", "died_on"})
_OF_HOME = frozenset({"address", "county", "township", "village"})
_KIN = pattern_of(rf"户主|户长|{KIN.pattern}")
_AND_THEIR_FATE = pattern_of(r"(?:成员|亲属|家属|社会关系)(?:姓名|名单)?[及和与]其?[^时日地期]*(?:情况|状况|现状)$")
_OF_FAMILY = pattern_of(
    r"(?:亲属|家属|家庭成员|社会关系).*(?:情况|信息|名单|表现)$|(?:家庭|亲属|社会|社交|宗教|三个?)圈"
)


def in_two_languages(header: str) -> str | None:
    """收押时间 of a header that says the same in two scripts, or on two lines: the field that a part names."""
    text = clean(header)
    if (han := "".join(_HAN.findall(text))) and _LETTER.search(text):
        key = header_key(han)
        return synonyms().get(key) or compound(key)
    parts = [part for part in _TWICE.split(header) if part.strip()] if _TWICE.search(header) else []
    if len(parts) < 2:
        return None
    found = {field for part in parts if (field := synonyms().get(header_key(part)) or field_by_stems(part))}
    return found.pop() if len(found) == 1 else None


_TWICE = pattern_of(r"\s*[\n|]\s*| / ")  # no bare slash: that joins a header to the one above it
_HAN = pattern_of(r"[\u3400-\u9fff]+")
_LETTER = pattern_of(r"[A-Za-z\u00c0-\u06ff]{2}")


def in_han(header: str) -> str:
    """The Chinese of a header in two scripts: 收押时间 of "收押时间 قامالغان ۋاقتى"; "" for every other header."""
    return "".join(_HAN.findall(header)) if _HAN.search(header) and _LETTER.search(header) else ""


def _qualified(header: str) -> str | None:
    """Alleged reason, current status: what the header says without words that ask for nothing else."""
    if is_whole_name(header):
        return "name"
    words = clean(header).casefold().split()
    first = next((n for n, word in enumerate(words) if word not in _qualifiers()), len(words))
    for begin in range(min(first, len(words) - 1), 0, -1):
        if found := synonyms().get(header_key(" ".join(words[begin:]))):
            return found
    return None


_OTHER_NUMBER = pattern_of(
    r"imei|imsi|mac|qq|微信|[账帐]号|银行|卡号|电话|手机|护照|车牌|车架|发动机|案件(?!进展|状态|结果|阶段|处理)|文号|档案|学号|工号|警号|phone|mobile|account|passport"
)


def is_other_number(header: str) -> bool:
    """Whether a header asks for a number that may be as long as an ID number, and is none: IMEI, 银行账号."""
    key = header_key(header)
    return _OTHER_NUMBER.search(key) is not None and _PEOPLE.search(key) is None


_PEOPLE = pattern_of(r"(?:人|人员|者|户主)(?:姓名)?$")  # 护照持有人: who, and no number
