"""Whether a cell is a header and no data: a word that is known as a whole, or an end that headers have."""

from __future__ import annotations

from functools import lru_cache

from service.matching.values.script import clean
from service.records.reading.headers.compounds import compound
from service.records.reading.headers.headerstems import FAMILY_MEMBER, TOLD_BY_ONE_WORD, asked_by_stems
from service.records.reading.headers.meant import in_two_languages
from service.records.reading.headers.nameheaders import is_whole_name, names_and_numbers
from service.records.reading.patterns import pattern_of
from service.records.reading.words.headerwords import kinds_of
from service.records.reading.words.synonyms import BRACKETS, header_key, synonyms

_MANY_DIGITS = pattern_of(r"\d{4}")
_HEADER_ENDS = pattern_of(r"(?:姓名|号码|证号|编号|日期|时间|地址|情况|原因|名称|类别|关系|与否|意见|\d)$")


def is_likely(header: str) -> bool:
    """Whether a cell ends as headers do (父亲身份证号, 研判意见), which data seldom does."""
    return _HEADER_ENDS.search(header_key(header)) is not None


# A place alone ("в лагере"), a status or "died" may be data as well.
_ASKED_BY_STEMS = frozenset({
    "detained_on", "sentenced_on", "reason", "name", "birth", "age", "sex", "ethnicity", "relation",
    "relative_relation", "relatives_text", "household_head", "county", "township", "village", "address", "died_on",
    FAMILY_MEMBER,
})  # fmt: skip


@lru_cache(maxsize=65536)
def is_exact(header: str) -> bool:
    """Whether the whole header is a known word, so that a row of such cells is a header row."""
    if _MANY_DIGITS.search(BRACKETS.sub("", header)):  # no header; and data would crowd out of memory what is one
        return False
    key, known = header_key(header), synonyms()
    if key in known or compound(key) is not None or names_and_numbers(header) or is_whole_name(header):
        return True
    if header_key(BRACKETS.sub("", clean(header))) in known or in_two_languages(header) is not None:
        return True
    if not (key[:1] < "\u3400" and key.isalpha()):
        return False
    if (asked := asked_by_stems(header)) == "status" and " " in header.strip():
        return kinds_of(header) == {"status"}  # Current situation; not "situation", nor "what happened"
    if asked not in _ASKED_BY_STEMS:
        return False
    return kinds_of(header) not in TOLD_BY_ONE_WORD
