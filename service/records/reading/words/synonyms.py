"""The words that name a field, as the vocabulary lists them, and how headers are compared with them."""

from __future__ import annotations

from functools import cache, lru_cache

from service.matching.values.script import clean, simplified
from service.records.reading.patterns import pattern_of
from service.records.reading.words.ornaments import without_ornaments
from service.records.reading.words.vocabulary import vocabulary

# The hamza that begins many a Kazakh word in Arabic letters is often left out.
_JUNK = pattern_of(r"[\s\u0621\u0674:：*＊.。,，、/\\_\-–—·'’\"“”()（）\[\]【】<>《》?？]+")
BRACKETS = pattern_of(r"[(（\[【<《][^)）\]】>》]*[)）\]】>》]")
MIN_CONTAINED = 2  # shorter words (号, 县) count only as the whole header

# No field of its own: :func:`service.records.reading.columns.assigned.assign` joins it to the name.
SURNAME = "surname"
# Every field that a header, or ``--map 'HEADER=field'``, can name.
FIELDS = frozenset(vocabulary()["fields"])


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """A header without spaces, punctuation and case, in simplified characters: ``1.姓 名：`` is ``姓名``."""
    return _JUNK.sub("", simplified(clean(without_ornaments(text))).casefold().replace("i̇", "i"))


def leaf_key(header: str) -> str:
    """The key of the lowest of headers over each other: ``姓名`` of ``基本信息/姓名``."""
    return header_key(header.rpartition("/")[2])


_LINES = pattern_of(r"(?<=[\u3400-\u9fff])\s*\n\s*(?=[\u3400-\u9fff])")


def in_one_line(header: str) -> str:
    """A Chinese header that is written over several lines of its cell: 判决 over 情况."""
    return _LINES.sub("", header).strip()


@cache
def synonyms() -> dict[str, str]:
    found = {header_key(word): SURNAME for word in vocabulary()["parts"]["surname"]}
    return found | {header_key(word): field for field, words in vocabulary()["fields"].items() for word in words}


@cache
def by_length() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(synonyms().items(), key=lambda item: -len(item[0])))


@cache
def words_of_field(field: str) -> tuple[str, ...]:
    return tuple(word for word, one in by_length() if one == field and len(word) >= MIN_CONTAINED)
