"""Whether the title of a further table speaks of others than the list above: of another place or kind."""

from __future__ import annotations

from typing import Final

from service.matching.values.places import resolve_place
from service.records.reading.patterns import pattern_of

_PLACE: Final = pattern_of(
    r"(?![本我全各])[\u3400-\u9fff]{1,8}?(?:自治州|地区|州|县|市|(?<![监校分小片辖院园])区|街道|乡|镇|村|[农牧林]场|团场?|连)"
)
#: Of somewhere else, or no people of the list.
OTHERS: Final = pattern_of(
    r"外[地来省县籍国疆区流单出]|境外|异地|内地|他[县乡村]|流[动入出]|兵团|邻|寄押|代押|借押|转(?!化)|移|投|调|"
    r"家属|亲属|亲友|亲戚|家庭|子女|父母|配偶|民警|干部|教师|职工|辅警|协警|工作人员|工作队|保安|联系"
)


def names_elsewhere(own: str, above: str) -> bool:
    """Whether a title names a place that the lines over the list do not. ``own``, ``above``: as plain lines."""
    named = [match[0] for match in _PLACE.finditer(own)]
    if any(place not in above for place in named):
        return True
    return bool(resolve_place(_PLACE.sub("", own)))
