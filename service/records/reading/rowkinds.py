"""Rows that state no person, and how they are told: totals, notes, headings, column numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.matching.values.idnumber import parse_id
from service.records.reading.sheets import Value, text_of

TOTAL = re.compile(
    r"^\s*(?:合\s*计|总\s*计|总人数|人数|小\s*计|共\s*计|总数|本页|共\s*\d+\s*[人户名]|total|sub-?total|sum|итого|всего|toplam|جەمئىي|барлығы)",
    re.IGNORECASE,
)
NOTE = re.compile(
    r"^\s*(?:填表|制表|审核|填报|备注|注|说明|单位|日期|负责人|第\s*\d+\s*页|page \d|страница)\s*[:：人日\d]?"
)
# The foot of a form: "制表人：   审核人：   2017年5月3日"
SIGNATURE = re.compile(r"^[^:：]{1,10}[:：]\s*[^\d]{0,12}$|^\s*\d{4}年\d{1,2}月(?:\d{1,2}日)?$")
ID_RUN = re.compile(r"\d{15}|\d{17}[\dXx]")
_LONG_NUMBER = re.compile(r"^\s*\d+\s*$|\d{5}")
HEADING = re.compile(r"人员|名单|名册|一览|统计|情况|登记|表$|中心|教育点|监狱|看守所|[镇乡村]$|社区|^第.{1,3}[批组页]")


def texts_of(values: Sequence[Value]) -> list[str]:
    return [text_of(v).strip() for v in values]


def has_value(values: Sequence[Value]) -> bool:
    """Whether a row holds what no header does: a number, a date, an ID number. "身份证号(18位)" is a header still."""
    return any((v != "" if not isinstance(v, str) else _LONG_NUMBER.search(v) is not None) for v in values)


def is_numbering(filled: Sequence[tuple[int, Value]]) -> bool:
    """The row under a header that numbers the columns: 1, 2, 3, ..."""
    return all(text_of(v).strip() == str(n) for n, (_, v) in enumerate(filled, 1))


def is_whole_id(text: str) -> bool:
    return len(text) >= 15 and (number := parse_id(text)) is not None and number.sound
