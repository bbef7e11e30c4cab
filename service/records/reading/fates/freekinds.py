"""Plain words for what people do who are away from home and held by nobody: 务工, 上学, 看病, 外出."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.inclass import is_numbered_point
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import names_facility

_AWAY: Final = (
    r"(?:长期|临时|短期|常年|现|目前)*"
    r"(?:在?外出?|内地|疆[内外]|县[内外]|本地|异地|区[内外]|出国|[国境]外)?(?:去|在)?"
)
_DOES: Final = (
    r"(?:务工|打工|上班|就业|经商|做(?:生意|买卖)|上学|读书|求学|就读|上大学|读大学|大学生?|学生|陪读|参军|当兵|入伍|"
    r"探亲|走亲戚|投亲|串亲|旅游|务农|种地|放牧|拾花|摘棉花|跑车|跑运输|出嫁|嫁出|外嫁|婚嫁|嫁到外地|搬迁|迁出|迁居|"
    r"居住|常住|定居)"
)
_ILL: Final = r"(?:看病|就医|住院|治病|治疗|养病|陪护|陪床|生育|待产)"
_FREE: Final = pattern_of(rf"(?:{_AWAY}(?:{_DOES}|{_ILL})|外出|在外|离村)(?:人员|人|类|者|中)?")
_WELL: Final = pattern_of(rf"(?:{_AWAY}{_DOES}|外出|在外|离村)(?:人员|人|类|者|中)?")


@lru_cache(maxsize=4096)
def is_free_kind(text: str) -> bool:
    """Whether a text is such a word and nothing else. Who is in a camp may be 住院 too: only a table of kinds tells."""
    plain = simplified(clean(text)).strip()
    return len(plain) <= _SHORT and (_FREE.fullmatch(plain) is not None or is_daily_life(plain))


@lru_cache(maxsize=4096)
def is_free_and_well(text: str) -> bool:
    """Whether it is one that is not said of those who are held, wherever it stands."""
    return _WELL.fullmatch(simplified(clean(text)).strip()) is not None


@lru_cache(maxsize=4096)
def is_held_kind(text: str) -> bool:
    """Whether a text is a short word for custody: 在教, 服刑, 收押."""
    plain = simplified(clean(text)).strip()
    if len(plain) > _SHORT or names_facility(plain) or is_numbered_point(plain):
        return False  # a place
    return stated_status(plain) in {"interned", "sentenced"}


_SHORT: Final = 8
