"""Words of a header that stand in two cells, one below the other: 收押 over 时间."""

from __future__ import annotations

import re
from collections.abc import Sequence

REST = re.compile(
    r"[(（]?(?:号码?|编号|时间|日期|年月日?|年|月|地点|地址|单位|场所|情况|原因|类别|姓名|关系|状态)[)）]?"
)


def goes_on(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row of a header holds nothing but the ends of words that begin in the row above."""
    filled = [i for i, t in enumerate(below) if t]
    return len(filled) > 1 and all(i < len(above) and above[i] and REST.fullmatch(below[i]) for i in filled)
