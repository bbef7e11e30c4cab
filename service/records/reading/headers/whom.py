"""Of whom a name or a relation is asked: 收押人员 of 收押人员姓名, 死者 of 与死者关系; if they are held, or dead."""

from __future__ import annotations

from functools import cache, lru_cache

from service.records.reading.headers.spokenheld import asks_who_is_held
from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.vocabulary import vocabulary

_NAME = pattern_of(r"(?:的?(?:姓名|名字))$")
_PERSON = pattern_of(r"(?:人员|对象|学员|罪犯|[人者犯])$")
_DONE = pattern_of(r"^(?:被(?!告|害)|已|现|目前|所|该|本)+")


def whom(header: str) -> str:
    """Of whom a header asks the name: 三类人员 of 三类人员姓名; the header itself where it names nobody but them."""
    return _NAME.sub("", header_key(header))


def bare(who: str) -> str:
    """被收押人员 is who 收押人员 and 收押人 are: 收押."""
    return _DONE.sub("", _PERSON.sub("", who)) or who


@cache
def _held() -> frozenset[str]:
    words = vocabulary()["whose"]
    return frozenset(map(header_key, (*words["held"], *words["dead"])))


@lru_cache(maxsize=4096)
def is_of_held(who: str) -> bool:
    """Whether those are held, were, or died: 三类人员姓名, 死者, 被关押的人, "name of detainee"."""
    one = whom(who)
    return asks_who_is_held(header_key(who)) or not _held().isdisjoint({one, bare(one), header_key(who)})
