"""Headers that ask what somebody is to another: 与学员是何关系, 系被收押人员的, 是罪犯的何人, 系其."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of

#: To whoever was named before: 系其, 与其关系.
THAT_ONE: Final = "其"

_WHAT: Final = "(?:什么|啥|何种?|哪种)"
_PATTERNS: Final = (
    pattern_of(
        rf"[与和跟同](?P<who>[^与和跟同]+?)(?:之间|间|之)?(?:(?:的|是|系|存在|{_WHAT})+(?:亲属|亲戚|家属)?)?关系"
    ),
    # 系被收押人员的: the cell goes on with 妻子. 系被收押人员, with neither, is answered by yes or no.
    pattern_of(
        rf"[系是为属](?!否)于?(?P<who>.{{2,12}}?)(?:(?:的|之)(?:{_WHAT}(?:人|亲属|亲戚|家属|关系)?|谁|(?:亲属|家属|亲戚)?(?:关系|称谓))?"
        rf"|{_WHAT}(?:人|亲属|亲戚|家属|关系)|谁)"
    ),
    pattern_of(rf"[系是属](?P<who>其)(?:的|之)?(?:{_WHAT}(?:人|亲属|亲戚|家属|关系)|谁|亲属关系)?"),
)


@lru_cache(maxsize=4096)
def to_whom(key: str) -> str | None:
    """To whom a header asks the tie: 被收押人员 of 系被收押人员的; None where it asks for none. ``key``: see
    :func:`service.records.reading.words.synonyms.header_key`."""
    return next((match["who"] for pattern in _PATTERNS if (match := pattern.fullmatch(key))), None)
