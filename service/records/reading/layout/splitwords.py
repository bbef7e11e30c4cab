"""Words of a header that stand in two cells, one below the other: 收押 over 时间."""

from __future__ import annotations

from collections.abc import Sequence

from service.records.reading.patterns import pattern_of

REST = pattern_of(
    r"[(（]?(?:号码?|编号|时间|日期|年月日?|年|月|地点|地址|单位|场所|情况|原因|类别|姓名|关系|状态)[)）]?"
)


def goes_on(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row of a header holds nothing but the ends of words that begin in the row above, each below its word or
    beside another end of it: 收押, blank over 时间, 地点."""
    filled = [i for i, t in enumerate(below) if t]
    if len(filled) < 2 or not all(REST.fullmatch(below[i]) for i in filled):
        return False
    return all((i < len(above) and above[i]) or (i > 0 and below[i - 1]) for i in filled)
