"""The day at the foot of a list: 制表：国保大队  2018.6.3, 填表日期：2018年5月30日."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.words.listdays import Day, day_over
from service.records.reading.workbooks.sheets import Value, text_of

_FOOT: Final = pattern_of(
    r"(?:制表|填表|制作|编制|填报|统计|打印|上报|报送|审核|导出|截[至止])[^\d]{0,60}(?:1\d{10}[^\d]{1,30})?"
    r"20\d\d\s?(?:[年.\-/])\s?\d{1,2}\s?(?:[月.\-/])\s?\d{1,2}\s?日?[\s。]*"
)
_MOST_CELLS: Final = 6


def day_at_foot(sample: Sequence[Sequence[Value]]) -> Day | None:
    """The whole day of the last row that holds nothing but who wrote the list, and when."""
    for row in reversed(sample):
        told = [text for value in row if (text := text_of(value).strip())]
        if not told:
            continue
        if len(told) <= _MOST_CELLS and (found := _FOOT.search(line := "  ".join(told))) is not None:
            return day_over([found[0]]) if found.end() == len(line) else None
        return None
    return None
