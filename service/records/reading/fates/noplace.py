"""What a cell below 关押地点 says where it names no place: 已释放, 未关押, 死亡, 在家."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.denials import NOT_SO
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.statuses import is_elsewhere, is_out, is_watched
from service.records.reading.patterns import pattern_of

_LONG: Final = 16  # characters
_HAN: Final = pattern_of(r"[\u3400-\u9fff]")
# Who was let go from a place that is named was held there.
_A_PLACE: Final = pattern_of(
    r"看守所|监狱|拘留所|戒毒所|收教所|中心|教育点|教学点|教培点|学校|医院|派出所|公安局|大队|基地|监区"
)


def without_no_place(texts: Mapping[str, str]) -> Mapping[str, str]:
    """The texts of a row, with what stands for a place and tells a fate taken for that."""
    cell = texts.get("facility", "")
    if len(cell) > _LONG or not cell or not _tells_a_fate(cell.strip()):
        return texts
    rest = {field: text for field, text in texts.items() if field != "facility"}
    return rest if "status" in rest else rest | {"status": cell}


@lru_cache(maxsize=4096)
def _tells_a_fate(text: str) -> bool:
    plain = simplified(clean(text))
    if not _HAN.match(plain) or _A_PLACE.search(_OUT.sub("", plain)):
        return False
    status = stated_status(plain)
    if status in {"released", "deceased", "sentenced"} or is_out(plain) or is_elsewhere(plain) or is_watched(plain):
        return True
    return status == "other" and (NOT_SO.search(plain) is not None or is_daily_life(plain))


_OUT: Final = pattern_of(r"(?<!隔)[出离](?:看守|拘留|戒毒)?所")
