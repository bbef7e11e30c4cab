"""Labels of a form that only its other rows show to be labels: 入校时间, 所在中心."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from service.records.reading.headers.knownheaders import is_exact
from service.records.reading.headers.meant import field_of
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import looks_like_name

_ASKS: Final = pattern_of(
    r"[\u3400-\u9fff]{1,6}(?:时间|日期|年月|地点|地址|场所|中心|学校|监狱|单位|部门|原因|依据|情况|状况|现状|表现|类别|类型|级别|等级|"
    r"编号|号码?|人数?|期限|刑期|意见|结果|措施|班级|特长|技能|关系|备注)"
)
_LABEL: Final = pattern_of(r"[\u3400-\u9fff（）()、/ ]{2,12}[:：]?")
PAIR: Final = pattern_of(r"\s*([^:：]{1,14})[:：]\s*(\S.*)", re.DOTALL)


def go_on(filled: Sequence[tuple[int, str]]) -> bool:
    """Whether a row of unknown labels goes on with a form: 案号：…… 办案单位：…… in cells of their own, or in two."""
    return all(PAIR.fullmatch(t) for _, t in filled) or are_labelled(filled)


def are_labelled(filled: Sequence[tuple[int, str]]) -> bool:
    """Whether the cells of a row, (column, text), are labels and values by turns, in a sheet where other rows are. A
    label whose value is not filled in may be the last."""
    labels, values = [t for _, t in filled[::2]], [t for _, t in filled[1::2]]
    if not values or not all(_LABEL.fullmatch(t) and not looks_like_name(t) for t in labels):
        return False
    known = sum(_asks(t) is not None for t in labels)
    return known * 2 >= len(labels) and not any(map(is_exact, values))


def _asks(text: str) -> str | None:
    plain = text.rstrip(":： ")
    return field_of(plain) or ("" if _ASKS.fullmatch(plain) else None)


def is_count(filled: Sequence[tuple[int, str]]) -> bool:
    """Whether a row numbers the columns to the right of its first cell: 人员 | 1 | 2 | 3."""
    texts = [t.removesuffix(".0") for _, t in filled[1:]]
    return len(texts) > 1 and not filled[0][1].isdigit() and texts == [str(n) for n in range(1, len(texts) + 1)]
