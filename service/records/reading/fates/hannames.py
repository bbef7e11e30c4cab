"""Chinese names without a dot, by their surname: 马小伟. Told only where a header asks for the name of somebody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from service.matching.values.places import resolve_place
from service.matching.values.relations import parse_relation
from service.matching.values.script import clean, simplified
from service.records.reading.fates.statuses import parse_status
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.vocabulary import vocabulary
from service.records.reading.words.whoseheader import stem_of

_HAN: Final = pattern_of(r"[\u3400-\u9fff]{2,4}")
_LONGEST: Final = 3  # characters, but for those of a surname of two
_ASKS: Final = pattern_of(
    r".*(?:姓名|名字|监护人|抚养人|赡养人|照料人|照顾人|担保人|保证人|联系人|签字人|申报人|申请人|领取人|领回人|会见人|探视人)\d*"
)
# 签收家属, 领尸亲属: who of the family did something. 家属（关系）: who they are and what to the person.
_WHO_DID: Final = pattern_of(
    r".*(?:签收|签字|签名|领取|"
    r"领回|领尸|认领|接收|接走|接领|到场|会见|探视|申领)的?(?:家属|亲属|亲友|家人)"
)
_WITH_TIE: Final = pattern_of(
    r"[^()（）]*(?:家属|亲属|亲友|家人|亲人|人|姓名)\s*[(（](?:(?:与|和|及|注明|何种|什么)[^()（）]{0,10})?(?:亲属)?(?:关系|称谓|称呼)[)）]"
)


@cache
def _surnames() -> tuple[frozenset[str], tuple[str, ...]]:
    words = vocabulary()["han"]
    return frozenset(words["surnames"]), tuple(words["words"])


@lru_cache(maxsize=16384)
def is_han_name(text: str) -> bool:
    """Whether a text is written as a Chinese name: 马小伟, 王芳, 欧阳明; not 文盲, 于田, 高血压."""
    plain = simplified(clean(text)).replace(" ", "")
    if _HAN.fullmatch(plain) is None:
        return False
    surnames, words = _surnames()
    if plain[:2] in surnames and len(plain) > 2:
        pass
    elif plain[0] not in surnames or len(plain) > _LONGEST:
        return False
    if any(word in plain for word in words) or parse_relation(plain) not in {None, "other"}:
        return False
    return parse_status(plain) in {None, "other"} and not resolve_place(plain, towns=False)


def asks_for_names(columns: Sequence[Column]) -> bool:
    """Whether the columns of relatives ask for names and nothing else: 监护人, 家属 beside 关系, 家属（关系）."""
    asked = [c for c in columns if c.field == "relatives_text"]
    related = any(c.field == "relative_relation" for c in columns)
    return bool(asked) and all(_asks(c) or (related and len(asked) == 1) for c in asked)


def _asks(column: Column) -> bool:
    key = header_key(column.header)
    if _WHO_DID.fullmatch(key) or _WITH_TIE.fullmatch(column.header.rpartition("/")[2].strip()):
        return True
    return _ASKS.fullmatch(key) is not None or bool(stem_of(column.header, "name"))
