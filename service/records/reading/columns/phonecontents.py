"""手机里查出的东西, 手机检查情况: what was found on a telephone, and not its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import leaf_key

_ASKS: Final = pattern_of(
    r"[\u3400-\u9fff]{0,6}(?:手机|电话|微信|平板|电脑|存储卡|内存卡)[\u3400-\u9fff]{0,8}?"
    r"(?:内容|东西|物品|违禁品|情况|结果|问题|软件|应用|音视频|音频|视频|图片|资料|信息|文件|异常)(?:情况|名称)?"
)
_NUMBER: Final = pattern_of(r"\+?[\d\s\-－—()（）/、,，;；.*＊xX]{5,}(?:E\+?\d+)?")
_HAN: Final = pattern_of(r"[\u3400-\u9fff]{2}")
# Of whom nothing was found.
_NOTHING: Final = pattern_of(
    r"(?:经|已)?检查?(?:正常|合格|通过)|正常|未(?:发现|见|查).*|无(?:异常|问题|违)?.*|没有.*|合格|已?通过|[有是否√]|"
    r"智能机?|老[人年]机|(?:华为|小米|苹果|三星).*|(?:中国)?(?:移动|联通|电信)"
)
_OF_CASES: Final = frozenset({"status", "facility", "detained_on", "sentence", "sentenced_on"})


def is_no_number(column: Column, cells: Callable[[int], list[str]]) -> bool:
    """Whether a column that was taken for telephone numbers asks for more, and holds words. ``cells``: of a column."""
    if column.field != "phone" or column.reason != "header" or not _ASKS.fullmatch(leaf_key(column.header)):
        return False
    told = [text for text in cells(column.index) if text.strip()]
    return (
        bool(told)
        and not any(map(_NUMBER.fullmatch, told))
        and sum(1 for text in told if _HAN.search(text)) * 2 > len(told)
    )


def found_on_phones(column: Column, texts: Sequence[str], taken: set[str | None]) -> Column:
    """Such a column: why the persons of a list of cases were taken, unless another column says why, or nothing was
    found with some of them."""
    cases = "reason" not in taken and len(_OF_CASES & taken) > 1
    if cases and not any(_NOTHING.fullmatch(text.strip()) for text in texts):
        taken.add("reason")
        return replace(column, field="reason", reason="content")
    return replace(column, field=None, reason="unknown header")
