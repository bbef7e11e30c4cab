"""A line that says no more than where: 喀什监狱, or 单位：墨玉县第三教培中心 above 在校学员花名册."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from service.matching.values.script import clean, simplified
from service.records.reading.patterns import pattern_of

_OF_PLACE: Final = (
    r"(?:现|实际|所在|关押|羁押|收押|在押|服刑|教培|培训|学习|集中)*"
    r"(?:地点|地|点|场所|监所|监狱|看守所|中心|学校|教培点|教育点|培训点|机构|(?<=[押刑教培])单位)(?:名称)?"
)
# Whoever fills in the list need not hold those whom it names.
_OF_OFFICE: Final = r"(?:(?:填|制|统)[报表计]|报送|上报|登记|所属|所在|主管|管理)?(?:单位|部门)(?:名称)?"
_LABELLED: Final = pattern_of(
    rf"(?:^|[\s，,；;])(?:(?P<place>{_OF_PLACE})|(?P<office>{_OF_OFFICE}))\s*(?:[(（]?(?:盖章|公章|章)[)）]?)?\s*[:：]\s*"
    r"(?P<said>[^\s，,；;:：]{3,30}?)(?:[(（](?:盖章|公章|章)[)）])?(?=$|[\s，,；;])"
)


class Said(NamedTuple):
    """``place``: as written. ``office``: it is the office that the list is of, or that filled it in."""

    place: str
    office: bool


@lru_cache(maxsize=4096)
def place_said(line: str) -> Said | None:
    """What a line gives as a place, or as an office, behind a label."""
    if ":" not in line and "：" not in line:
        return None
    match = _LABELLED.search(simplified(clean(line)))
    return Said(match["said"], match["place"] is None) if match is not None else None
