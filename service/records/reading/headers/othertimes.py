"""Headers that ask for what was before the custody of the row, or is only planned: 前科刑期, 拟送教日期."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import header_key

# What somebody was held or sentenced for once, and served.
_BEFORE: Final = pattern_of(
    r"(?:个人|本人|人员|学员|有无|主要)*(?:前科|前次|上次|上一?次|历次|历史|既往|过往|以往|旧案|前案|前罪|此前|先前|违法犯罪(?:经历|记录)|"
    r"曾(?:经|被)*(?:判|获刑|受|处|打击|劳教|服))"
)
# What somebody wants to be done, which nobody says was.
_AHEAD: Final = pattern_of(
    r"(?:是否)?(?:拟(?!人)|计划|预[计定期]|建议|申请|申报|呈报|呈请|报请|提请|初步拟|意向|待(?!遇)|准备|下一?步|需要?)"
)
_PLANNED: Final = pattern_of(r"(?:初步)?(?:拟(?!人)|计划|预[计定期])")
_HELD: Final = frozenset({"detained_on", "sentenced_on", "sentence", "sentence_years", "facility"})
_OF_BEFORE: Final = _HELD | {"reason", "status", "afterwards"}


# Who goes to prison was held before, and sentenced: 投牢时间 is no day of an arrest.
_TO_PRISON: Final = pattern_of(
    r"(?:投[牢监改]|投送(?:至|到)?(?:监狱)?|送监|送往监狱|交付执行)(?:的?(?:时间|日期|年月日?|日))?$"
)


def asks_when_to_prison(header: str) -> bool:
    """Whether a header asks when those who were sentenced went to prison."""
    return _TO_PRISON.search(header_key(header)) is not None


@lru_cache(maxsize=8192)
def is_of_another_time(header: str, field: str | None) -> bool:
    """Whether a header, or what stands over it, asks for what befell somebody before, or what may. ``field``: the one
    that its other words name; 建议 of what to do with somebody says in its cells that it is one."""
    if field not in _OF_BEFORE:
        return False
    key = header_key(header)
    if field == "detained_on" and asks_when_to_prison(header):
        return True
    ahead = _AHEAD if field in _HELD else _PLANNED
    return _BEFORE.match(key) is not None or (field != "reason" and ahead.match(key) is not None)
