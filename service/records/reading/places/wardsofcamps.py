"""In which part of a camp or prison somebody is, where a list asks where people are now: 二校区3号楼, 五监区."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.patterns import pattern_of

_N: Final = r"(?:第?(?:[一二三四五六七八九十]{1,3}|\d{1,3})|[A-Za-z甲乙丙丁东西南北男女新老主])"
_CAMP: Final = rf"(?:(?:本|{_N})号?(?:校区|分校|教学区|学员区|教区)|[男女]校区?|{_N}(?:分?监区|管区|大队))"
_STRICT: Final = r"(?:严管|宽管|普管|强化|普通|重点|隔离)(?:教学|学员|宿舍)?(?:楼|区|班|队|监区)"
_OF_TRAINEES: Final = r"(?:[男女](?:学员|子)|学员)(?:宿舍)?(?:楼|区|监区)"
_HOUSE: Final = (
    rf"(?:{_N}{{1,2}}号?(?:教学|宿舍|学员|住宿|生活)?[楼栋幢](?:房|区)?|[男女][生子]?(?:宿舍)?楼|(?:教学|宿舍)楼)"
)
_ROOM: Final = rf"(?:{_N}{{1,2}}号?(?:层|楼层?|室|监室|监舍|宿舍|号房|房间?|班|铺))"
_WARD: Final = pattern_of(rf"(?:{_CAMP}|{_STRICT}|{_OF_TRAINEES})(?:{_STRICT}|{_OF_TRAINEES}|{_HOUSE}|{_ROOM}){{0,3}}")
# A house or a room alone may be anybody's home, unless the list names a camp.
_IN_A_CAMP: Final = pattern_of(rf"{_HOUSE}(?:{_STRICT}|{_ROOM}){{0,2}}")
# 一校区（2月转去）
_MOVED: Final = pattern_of(
    r"[(（](?:(?:(?:19|20)\d\d[年.])?\d{1,2}[月.](?:\d{1,2}[日号]?)?)?(?:转|调|搬|移|分|换)(?:去|入|来|到|至|进)(?:的)?[)）]$"
)


def with_ward(texts: Mapping[str, str], trainees: bool) -> Mapping[str, str]:
    """The texts of a row, with a status that is a part of a camp and nothing else taken for the place."""
    text = texts.get("status", "")
    if not text or "facility" in texts or not is_ward_of_camp(text, trainees):
        return texts
    return {field: said for field, said in texts.items() if field != "status"} | {
        "facility": _MOVED.sub("", text.strip())
    }


@lru_cache(maxsize=4096)
def is_ward_of_camp(text: str, trainees: bool = True) -> bool:
    """Whether a text names a part of a camp, and nothing else. ``trainees``: the list names the camp."""
    plain = _MOVED.sub("", simplified(clean(text)).replace(" ", ""))
    return _WARD.fullmatch(plain) is not None or (trainees and _IN_A_CAMP.fullmatch(plain) is not None)
