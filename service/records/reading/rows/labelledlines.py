"""Lines over the members of a household whose labels and values stand in cells of their own: 户主 | … | 家庭住址 | …"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from service.records.reading.headers.knownheaders import is_exact
from service.records.reading.headers.meant import field_of
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import ID_RUN

_MOST: Final = 16  # cells
_OF_HOUSEHOLDS: Final = frozenset({"address", "village", "township", "county", "household_no", "phone"})
_LABEL: Final = pattern_of(r"[\u3400-\u9fff]{2,8}[:：]?")


def line_of_household(texts: Sequence[str]) -> str:
    """户主：…　家庭住址：… of a row that gives who heads a household, and where it lives or what else, each behind its
    label; "" of any other. ``texts``: of all its cells."""
    told = tuple(text.strip() for text in texts if text.strip())
    return _line(told) if 4 <= len(told) <= _MOST and _LABEL.fullmatch(told[0]) else ""


@lru_cache(maxsize=256)
def _line(told: tuple[str, ...]) -> str:
    labels, values = told[::2], told[1::2]
    if len(labels) != len(values) and not is_exact(labels[-1].rstrip(":：")):  # the last may have no value
        return ""
    fields = [field_of(label.rstrip(":：")) if _LABEL.fullmatch(label) else None for label in labels]
    told_of = {f for f in fields if f is not None} - {"household_head"}
    if not told_of & _OF_HOUSEHOLDS or not told_of <= {*_OF_HOUSEHOLDS, "ignore", "note"}:
        return ""  # 户主 | … | 妻子 | …: a row of a family
    known = all(f is not None or is_exact(label) for f, label in zip(fields, labels, strict=True))
    alone = not any(is_exact(value) or ID_RUN.search(value) for value in values)  # a header, or a person
    if not (known and alone and "household_head" in fields[:2] and fields.count("household_head") == 1):
        return ""
    return "　".join(f"{label.rstrip(':：')}：{value}" for label, value in zip(labels, values, strict=False))
