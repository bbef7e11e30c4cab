"""The foot of a list: who filled it in, where people of an office sign, and the day."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from service.records.reading.workbooks.sheets import Value, text_of

# The foot of a form: "制表人：   审核人：   2017年5月3日"
SIGNATURE = re.compile(
    r"^[^:：]{1,10}[:：]\s*(?:[^\d]{0,12}|[\d\-－—转 ]{3,14}|\d{4}[年.\-/]\d{1,2}(?:[月.\-/](?:\d{1,2}日?)?)?)$|"
    r"^\s*(?:\d{4})?\s*年\s*(?:\d{1,2})?\s*月\s*(?:\d{1,2})?\s*日?\s*$"
)
# Beside the day in the foot of a form, also without a colon: 制表：办公室, 单位（盖章）, 制表时间.
_SIGNED = re.compile(
    r"(?:制表|填表|制单|填报|报送|上报|审核|审批|复核|核对|校对|签发|签字|签名|签章|盖章|公章|经办|负责人|主管|分管|领导|单位|部门|日期|时间)"
    r"(?:单位|部门|人员?|领导|时间|日期|签字|签名|签章|盖章|公章)*\s*(?:[(（【\[][^)）】\]\d]{0,8}[)）】\]])?\s*(?:[:：][^\d]{0,16})?"
)
# Where people of an office sign: 驻村工作队队长（签字）：, 村委会主任签字盖章.
_SIGNS = re.compile(
    r"[^\d:：·]{0,24}(?:签字|签名|签章|盖章|公章)(?:[或和、/]?(?:签字|签名|签章|盖章|手印))*[)）】\]]?(?:处|栏)?\s*(?:[:：][^\d]{0,16})?"
)
_DAY = re.compile(
    r"20\d\d(?:\s?[.\-/年]\s?(?:0?[1-9]|1[0-2])(?:\s?[.\-/月]\s?(?:0?[1-9]|[12]\d|3[01])\s?日?|月)?|"
    r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?: 00:00(?::00)?)?"
)


def is_signed(
    filled: Sequence[tuple[int, Value]], fields: Mapping[int, str | None], free: Collection[str | None]
) -> bool:
    """The day of a list in one of its columns, and nothing but signatures beside it; where ID numbers stand, the day
    may stand alone. ``free``: fields of which any text may look like a signature."""
    day = alone = signed = False
    label = -2  # the column of the last 制表：, whose value may stand in the next
    for i, v in filled:
        text = text_of(v).strip()
        if _DAY.fullmatch(text):
            day, alone = True, alone or fields.get(i) == "id"
        elif not isinstance(v, str):
            return False
        elif _SIGNED.fullmatch(text):
            signed, label = True, i if text[-1] in ":：" else -2
        elif not (label == i - 1 and len(text) <= 8 and text.isalpha()) and (
            fields.get(i) in free or not SIGNATURE.match(text)
        ):
            return False
    return day and (signed or alone)


# 负责人： | …… | 填报人： | ……, each in a cell of its own.
_WHO_SIGNS = re.compile(
    r"(?:制表|填表|制单|填报|报送|上报|审核|审批|复核|核对|校对|签发|经办|打印|登记|统计|采集|录入|联系|负责|责任|主管|分管|包[村户联]|驻村)+"
    r"(?:单位|部门|人员?|领导|干部|民警)?(?:姓名|签字|签名)?[:：]"
)


def is_signed_in_cells(filled: Sequence[tuple[int, Value]]) -> bool:
    """Nothing but who filled a list in, answers for it and the like, each with a name behind it in the next cell."""
    texts = [text_of(v).strip() for _, v in filled]
    labels, names = texts[::2], texts[1::2]
    return (
        bool(names)
        and all(map(_WHO_SIGNS.fullmatch, labels))
        and all(len(name) <= 20 and not any(map(str.isdigit, name)) for name in names)
    )


def is_signed_by_all(filled: Sequence[tuple[int, Value]]) -> bool:
    """Nothing but places where people sign, with their names or the day beside them."""
    signs, beside = False, False
    for _, v in filled:
        text = text_of(v).strip()
        if isinstance(v, str) and _SIGNS.fullmatch(text):
            signs, beside = True, text[-1] in ":："
        elif beside and isinstance(v, str) and len(text) <= 12 and text.replace("·", "").isalpha():
            beside = False
        elif not (_DAY.fullmatch(text) or (isinstance(v, str) and SIGNATURE.match(text))):
            return False
    return signs
