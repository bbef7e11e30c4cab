"""Groups of headers that are named after the register that is kept: 收押登记 over 日期 asks no more than 收押 does."""

from __future__ import annotations

from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import header_key

_DAYS: Final = frozenset({"时间", "日期", "年月日", "日", "年月"})
_TAKEN: Final = (
    r"(?:被|学员|人员|本人)*(?:[入进到来](?:校|学|所|教|培|班|监|点|中心|营)|新?收(?:押|教|监|治|容)|[送入参](?:教|培|训|学|押|监)|送教培|"
    r"关押|羁押|拘留|刑拘|逮捕|抓[获捕]|报到|投[牢监])"
)
_TOLD: Final = r"(?:人员|学员)?(?:时|的)?(?:登记|情况|信息|记录)+"
_GROUP: Final = pattern_of(rf"(?P<act>{_TAKEN}){_TOLD}")


def registered(header: str) -> str:
    """A header of two rows without the word for a register that the upper one ends in, where the lower asks for a day
    and the upper one is of being taken to custody; every other as it is."""
    above, slash, below = header.rpartition("/")
    if not slash or header_key(below) not in _DAYS:
        return header
    upper, parted, group = above.rpartition("/")
    match = _GROUP.fullmatch(header_key(group))
    return f"{upper}{parted}{match['act']}/{below}" if match else header
