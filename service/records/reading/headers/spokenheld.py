"""Headers that ask in spoken words who is held: 被关押的人, 被抓的人, 里面的人, 被判刑的是谁, 谁被抓, 在押的是."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of

# What befell somebody. Without 被 some of it tells as well who did it: 抓人的, 带走的人.
_BEFELL: Final = (
    "(?:关押|羁押|收押|拘押|拘留|刑拘|逮捕|抓捕|抓获|判刑|收教|收走|拘走|抓|关|带|判|拘|收)"
    "(?:进去|起来|走|去|着|了)?(?:学习|培训|教育)?"
)
_IS: Final = "(?:关着|关了|关起来|关进去|抓走|抓进去|在押|关押|羁押|在里面|在?里[边面]|进去了?|服刑|坐牢|蹲监狱?)"
_HELD: Final = rf"(?:(?:已经?)?被{_BEFELL}|(?:还|正|现)?{_IS})"
_ONE: Final = "(?:那个?|这个?|哪个?)?人员?"  # 被抓的亲人: see kin.heldkin
_ASKS: Final = "(?:的?(?:姓名|名字)|(?:是|叫)(?:谁|哪个|哪位|什么|什么名字|何人)?)?"
_SPOKEN: Final = pattern_of(
    rf"{_HELD}的{_ONE}{_ASKS}|{_HELD}的(?:是(?:谁|哪个人?|何人)?|叫(?:什么|什么名字))|"
    rf"(?:家里|家中|是)?(?:谁|哪个人|哪位|何人)(?:在|被){_BEFELL}|(?:家里|家中|是)?(?:谁|哪个人|何人){_IS}"
)


@lru_cache(maxsize=4096)
def asks_who_is_held(key: str) -> bool:
    """Whether a header asks for who is held: 被关押的人; not 被关押的人数, 抓他的人, 被关押的人是家属的. ``key``: see
    :func:`service.records.reading.words.synonyms.header_key`."""
    return _SPOKEN.fullmatch(key) is not None
