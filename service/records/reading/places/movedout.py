"""现状 已转出 beside 转往何处: who was moved from one place of custody to another is held there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import names_facility
from service.records.reading.words.synonyms import leaf_key

_MOVED: Final = pattern_of(r"(?:已|被|已被)?(?:转出|调出|转走|调走|调离|转移|移交|转点|转所|转监|转中心)[了。]?")
_WHERE_TO: Final = pattern_of(
    r"(?:被|已|人员|学员)*(?:转|调|移|送)(?:[往至到入去送移押]|交)*(?:何处|何地|哪里|哪儿|地点|地|单位|场所|去处|"
    r"(?:哪个|何)?(?:中心|监狱|看守所|教育点|点))(?:名称)?"
)
_GONE: Final = frozenset({"released_on", "died_on", "afterwards", "status_on"})


def asks_where_moved(header: str) -> bool:
    """Whether a header asks where people were moved: 转往何处."""
    return _WHERE_TO.fullmatch(leaf_key(header)) is not None


def was_moved(texts: Mapping[str, str], header: str) -> bool:
    """Whether a row says no more of the state than that, and the column of ``header`` names the place of custody where
    they were taken; the place tells the state then. Not where it tells that they left or died as well."""
    if "facility" not in texts or _MOVED.fullmatch(texts.get("status", "").strip()) is None:
        return False
    return asks_where_moved(header) and _GONE.isdisjoint(texts) and names_facility(texts["facility"].strip())
