"""Headers of names: of whole ones, of their parts, of other spellings, and of names with numbers beside them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.matching.values.script import clean
from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.vocabulary import vocabulary


@cache
def _given() -> frozenset[str]:
    return frozenset(map(header_key, vocabulary()["parts"]["given"]))


def is_given_name(header: str) -> bool:
    """Whether a header of names asks for the given name alone, where another asks for the surname."""
    return header_key(header) in _given()


@cache
def _parts_of_names() -> frozenset[str]:
    words = {*vocabulary()["parts"]["surname"], *vocabulary()["parts"]["given"], *vocabulary()["parts"]["third"]}
    return frozenset(map(header_key, words))


def is_whole_name(header: str) -> bool:
    """Ismi-familisi, "Surname, name, patronymic": a header of nothing but the parts of a name."""
    if not _LETTERS_APART.fullmatch(header):  # most cells of a table, told at once
        return False
    words = [w for w in _WORDS_APART.split(_OF_FATHER.sub("отчество", clean(header).casefold())) if w]
    return len(words) > 1 and all(header_key(w) in _parts_of_names() for w in words)


# Тегі, аты, әкесінің аты: the third of three.
_OF_FATHER = pattern_of(
    r"(?:әкесінің|атасынын|дадисиниң|otasining|dadisining|ákesiniń|äkesiniñ|babasının|отасининг) (?:аты|ismi|исми|"
    r"aty|adı)|"
    r"baba(?:sının)? adı|имя отца|father's name|(?:اكەسىنىڭ اتى|دادىسىنىڭ ئىسمى)"
)
_LETTERS_APART = pattern_of(r"[A-Za-z\u00c0-\u06ff']+(?:[\s,/;&+()\-–—]+[A-Za-z\u00c0-\u06ff']+)+\)?")
_WORDS_APART = pattern_of(r"[\s,/;&+()\-–—]+(?:(?:and|и|ve|we|ۋە|және)\s+)?")


def names_and_numbers(header: str) -> bool:
    """Whether a column holds names with their numbers in the same cells: 姓名/身份证号."""
    return _NAME_AND_NUMBER.fullmatch(header_key(header)) is not None


_NAME_AND_NUMBER = pattern_of(
    r"(?:人员|学员)?姓名(?:及|和|与)?(?:公民)?身份(?:证号?码?|号码)|身份证号?码?(?:及|和|与)?姓名"
)


_WORDS = pattern_of(r"[^\s()\[\]:;,./]+")
_MOST_WORDS = 5


@cache
def _asked() -> dict[str, re.Pattern[str]]:
    found = {}
    for kind, words in vocabulary()["spelling"].items():
        listed = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
        found[kind] = pattern_of(listed)
    return found


@lru_cache(maxsize=4096)
def asks_other_spelling(header: str) -> bool:
    """Whether a header asks for another spelling of the person's name, and for nothing else."""
    plain = clean(header).casefold().replace("i̇", "i").strip(" .:")
    words = _WORDS.findall(plain)
    asked = _asked()
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    if asked["whole"].fullmatch(" ".join(words)):
        return True
    kinds = [next((k for k in ("spelling", "other", "name") if asked[k].fullmatch(word)), None) for word in words]
    return None not in kinds and {"spelling", "other"} <= set(kinds)
