"""Whether those who left a place went for good: not who came back from a leave (返校时间), nor who graduated from a
school."""

from __future__ import annotations

from collections.abc import Iterable

from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key, leaf_key

_BACK = pattern_of(
    r"(?:应|拟|预计|实际|按时|是否|计划|准予|批准)*(?:(?:返回?|回|归)(?:校|班|所|监|中心|队|教学点|教培点)|销假|收假)(?:的?(?:时间|日期|日|情况))?"
)


def comes_back(columns: Iterable[Column]) -> bool:
    """Whether a table asks when those who left came back: 离校时间 beside 返校时间 is that of a leave."""
    return any(_BACK.fullmatch(leaf_key(c.header)) for c in columns)


# 文化程度, 毕业院校: of schools.
_SCHOOL = pattern_of(r"学历|文化程度|毕业(?:院校|学校|证)|专业|年级|学籍|学位|院校|教育程度")


def of_a_camp(columns: Iterable[Column], trainees: bool) -> bool:
    """Whether who graduated (毕业时间) was let go from a camp, and not from a school. ``trainees``: as lines over the
    table say."""
    held = trainees or any(c.field in {"facility", "detained_on"} for c in columns)
    return held and not any(_SCHOOL.search(header_key(c.header)) for c in columns)
