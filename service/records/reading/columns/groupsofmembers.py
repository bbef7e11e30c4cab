"""Groups over what became of some members of a household (不在家人员情况), in registers whose rows are those members.

Where no column below such a group names anybody, it speaks of the person of the row, if of anybody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from service.records.reading.headers.meant import field_of
from service.records.reading.headers.whom import is_of_held, whom
from service.records.reading.kin.heldkin import names_held_kin
from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.vocabulary import vocabulary
from service.records.reading.words.whoseheader import is_of_others, is_staff, under_group

_NAMES_ONE: Final = pattern_of(
    r".*(?:姓名|名字|名单|证号码?|身份证|证件号码?|关系|称谓|电话|性别|民族|族别|何人|谁|人数|人口)|"
    r"[\u3400-\u9fff]{0,6}(?:人员|对象|成员|亲属|家属)"
)
_MEMBER: Final = pattern_of(r"(?:家庭|户内|本户|家中|全家|户)?(?:成员|人口|人员)")
_OWN: Final = frozenset({"id", "sex", "birth"})
_HOUSEHOLD: Final = frozenset({"relation", "household_no"})


@cache
def _groups() -> re.Pattern[str]:
    kept = "|".join(re.escape(word) for word in vocabulary()["whose"]["kept"])
    gone = "不在家|未在家|不在[村位岗]|外出|离家|离村|在外|外流"
    away = rf"(?:{gone}|(?:被|已|现|在)?(?:{kept}))"
    told = "(?:的?(?:基本|有关|相关|具体|详细|去向)?(?:情况|信息|状况|详情|去向))"
    return pattern_of(
        rf"(?:家庭|本户|户内|家中|家里)?(?:成员)?"
        rf"(?:{away}(?:[、和及与或]?{away})*的?(?:家庭)?(?:人员|人口|成员){told}?|(?:{gone}){told})"
    )


def groups_of_members(headers: Sequence[str]) -> frozenset[str]:
    """Those headers over others, of a table with these ``headers``, that are about the persons of the rows."""
    groups = {group for h in headers if (group := h.rpartition("/")[0]) and _groups().fullmatch(header_key(group))}
    if not groups:
        return frozenset()
    outside = [h for h in headers if h.strip() and h.rpartition("/")[0] not in groups]
    fields = {field_of(h.rpartition("/")[2]) for h in outside if not is_staff(header_key(h))}
    if (
        ("name" not in fields and not _lists_members(outside))
        or _HOUSEHOLD.isdisjoint(fields)
        or any(map(_names_held, outside))
    ):
        return frozenset()
    below = {group: [h.rpartition("/")[2] for h in headers if h.rpartition("/")[0] == group] for group in groups}
    return frozenset(group for group, leaves in below.items() if not any(map(_names_somebody, leaves)))


def _lists_members(headers: Sequence[str]) -> bool:
    """户主, 家庭成员, 与户主关系, 身份证号: the member is the person of the row, whose own columns follow."""
    keys = [header_key(h.rpartition("/")[2]) for h in headers]
    members = [i for i, key in enumerate(keys) if _MEMBER.fullmatch(key)]
    if len(members) != 1 or not any(field_of(key) == "household_head" for key in keys):
        return False
    behind = [field_of(key) for key in keys[members[0] + 1 :]]
    return "relation" in behind and not _OWN.isdisjoint(behind)


def _names_held(header: str) -> bool:
    return names_held_kin(header) or is_of_held(whom(under_group(header)))


def _names_somebody(leaf: str) -> bool:
    key = header_key(leaf)
    return _NAMES_ONE.fullmatch(key) is not None or is_of_others(key)
