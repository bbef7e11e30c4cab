"""Relatives in cells of names and nothing else: "Satar Idris, brother", 马小伟、王芳, 母亲：马胜英."""

from __future__ import annotations

import re
from functools import lru_cache

from service.matching.types import RelativeName
from service.matching.values.relations import parse_relation
from service.matching.values.script import clean
from service.records.reading.cells.nobody import names_nobody
from service.records.reading.cells.relatives import AFTER, CAPITALISED, HAN_PART, TOLD
from service.records.reading.fates.hannames import is_han_name
from service.records.reading.fates.statuses import parse_status
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import is_ethnicity, is_place_name, looks_like_name, share_of_name_characters
from service.records.reading.words.kinwords import SURE_WORDS

# Zulhumar Satar (mother) - Satar Idris, Bruder: names with the relation behind them, and nothing else.
_PART = rf"{CAPITALISED}(?:[ .]{CAPITALISED}|[ ](?:қызы|ұлы|qyzy|uly|قىزى|ۇلى)){{0,3}}"
_NAME = rf"(?:{_PART}|[\u0621-\u06d5]{{2,}}(?: [\u0621-\u06d5]{{2,}}){{0,3}}|{HAN_PART}(?:[·•・‧]{HAN_PART})?)"
_WITH_RELATION = pattern_of(
    rf"({_NAME})(?: ?[(\[]([^()\[\]\d]{{1,30}})[)\]]"
    rf"| ?[,،] ?([^\W\d][^,;()\d]{{0,30}})| [-–—] ([^\W\d][^,;()\d]{{0,30}}))?"
)


@lru_cache(maxsize=16384)
def named_alone(text: str, asked: bool = False) -> tuple[RelativeName, ...]:
    """The relatives of a cell of names and nothing else: "Satar Idris (brother)", "Satar Idris, brother", "Satar
    Idris"; several with ; or line breaks between them. Empty where anything else stands there. ``asked``: the header
    asks for names, so that those without a dot are told: 马小伟、王芳, 母亲：马胜英."""
    if asked and (han := _han_names(text)):
        return han
    found = []
    for part in re.split(r"[;；\n]", text.replace("（", "(").replace("）", ")")):
        if not (plain := clean(part)) or names_nobody(plain):
            continue
        if (asked or _SURE_DOT.search(plain)) and dotted(plain):
            found.append(RelativeName(plain))
            continue
        if asked and _is_likely_name(plain):
            found.append(RelativeName(plain))
            continue
        match = _WITH_RELATION.fullmatch(plain)
        if (
            match is None
            or not (looks_like_name(match[1]) or _is_tied(match))
            or parse_relation(match[1]) not in {None, "other"}
        ):
            return ()
        word = match[2] or match[3] or match[4]
        relation = parse_relation(word) if word else None
        if word and relation in {None, "other"} and match[2] is None:
            return ()
        name = match[1]
        if told := TOLD.fullmatch(name):  # 父亲阿不力克木·吐尔迪（已故）
            name, relation = told[2], parse_relation(told[1])
        if "\u3400" <= name[:1] <= "\u9fff" and AFTER.search(name):
            return ()
        found.append(RelativeName(name, None if relation == "other" else relation))
    return tuple(found)


_OTHER_DOT = pattern_of(r"([\u3400-\u9fff]{1,9}) ?[·.．。•・‧∙﹒･_\-–—  ] ?([\u3400-\u9fff]{2,9})")


def dotted(text: str) -> str | None:
    """阿米娜·祖农 of 阿米娜.祖农, 阿米娜。祖农, 阿米娜-祖农, 阿米娜 祖农: one name of two parts; None for all else."""
    match = _OTHER_DOT.fullmatch(text)
    if match is None or any(parse_relation(part) not in {None, "other"} for part in match.groups()):
        return None
    name = "·".join(match.groups())
    if TOLD.fullmatch(text) or AFTER.search(name) or share_of_name_characters("".join(match.groups())) < _MOST:
        return None
    return name


def _is_tied(match: re.Match[str]) -> bool:
    """才仁加甫（哥哥）: a word that may be a name, with a relation in brackets and nothing else."""
    tied = match[2] is not None and parse_relation(match[2]) not in {None, "other"}
    return tied and _is_likely_name(match[1]) and parse_status(match[1]) in {None, "other"}


def _is_likely_name(text: str) -> bool:
    """Whether a word may be a name where one is asked for, though names rarely have its characters: 早热姆."""
    return (
        _WHOLE_WORD.fullmatch(text) is not None
        and share_of_name_characters(text) >= _MOST
        and parse_relation(text) in {None, "other"}
        and not (AFTER.search(text) or TOLD.fullmatch(text) or is_place_name(text) or is_ethnicity(text))
    )


_WHOLE_WORD = pattern_of(r"[\u3400-\u9fff]{3,9}")
_SURE_DOT = pattern_of(r"[.．。･•・‧∙]")  # a space or a dash is one where a header asks for names
_MOST = 0.5


_OF_HAN = pattern_of(rf"(?:({SURE_WORDS})[:： ]?)?({HAN_PART}(?:[·•・‧]?{HAN_PART})?)(?:[(（]([^()（）]{{1,8}})[)）])?")


def _han_names(text: str) -> tuple[RelativeName, ...]:
    found = []
    for part in re.split(r"[;；\n、,，/]", text):
        if not (plain := clean(part)):
            continue
        match = _OF_HAN.fullmatch(plain)
        if match is None or not (is_han_name(match[2]) or ("·" in match[2] and looks_like_name(match[2]))):
            return ()
        relation = parse_relation(match[1] or match[3] or "")
        found.append(RelativeName(match[2], None if relation == "other" else relation))
    return tuple(found) if any(is_han_name(one.name) for one in found) else ()
