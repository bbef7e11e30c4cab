"""Who looks after a child whom the row names, and what they are to it, in two columns: 现由谁照看, 照看人是孩子的."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.headers.whom import is_of_held, whom
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import KIN, is_of_others, is_staff, under_group

#: Why a column is only kept as text, beside columns of other kin: it tells what the one who looks after the child is.
TIE_OF_CARER: Final = "what who looks after the child is to it"

_CARE: Final = "监护|抚养|照料|照顾|照看|照管|领养|收养|寄养|看护|带养|代养"
_NOW: Final = "(?:现在?|目前|当前|平时|日常|实际|临时|主要|委托|法定|代理)*"
_WARD: Final = rf"(?:孩子|小孩|儿童|学生|子女|未成年人|孤儿|幼儿|被(?:{_CARE})(?:人|者|对象))"
_CARER: Final = rf"{_NOW}(?:{_CARE})(?:人|者)"
_BY_WHOM: Final = pattern_of(
    rf"{_WARD}?{_NOW}[是]?[由归跟随](?:谁|何人|什么人|哪个人|哪位)(?:来|在|负责)?(?:{_CARE}|带)(?:着|的)?|"
    rf"{_NOW}(?:谁|何人|什么人)(?:来|在|负责)*(?:{_CARE}|带)(?:{_WARD}|着|的)*"
)
_NAMED: Final = pattern_of(rf"{_CARER}(?:的?(?:姓名|名字))?")
_TIE: Final = pattern_of(
    rf"(?:该|此)?(?P<carer>{_CARER}|[其他]|)(?:"
    rf"[系是为](?P<of>其|该?{_WARD})的?(?:什么人|何人|谁|什么关系|何关系|什么)?|"
    rf"[与和跟同](?P<to>其|该?{_WARD})(?:本人)?的?(?:关系|是什么关系))"
)
_OPEN: Final = frozenset({None, "relation", "relative_relation"})
_SCHOOL: Final = pattern_of(r"就读|学校|班级|年级|学籍|入学")
_OF_CARE: Final = pattern_of(rf"{_CARE}|{_WARD}|家庭|生活|安置|基本|关爱|帮扶|其[他它]")
_CHILD: Final = pattern_of(_WARD)


def with_carers(columns: list[Column]) -> list[Column]:
    """The columns; who looks after the child of the row is a relative, if a column says what they are to it."""
    if not _lists_children(columns):
        return columns
    carers = [c for c in columns if _names_carer(c)]
    if len(carers) != 1:
        return columns
    ties = [c for c in columns if c.index > carers[0].index and _tells_tie(c, carers[0])]
    if len(ties) != 1:
        return columns
    others = any(c.field == "relatives_text" and c is not carers[0] for c in columns)
    tie = replace(ties[0], field=None if others else "relative_relation", reason=TIE_OF_CARER if others else "header")
    carer = replace(carers[0], field="relatives_text", reason="header")
    return [tie if c is ties[0] else carer if c is carers[0] else c for c in columns]


def ties_of_carers(columns: Sequence[Column]) -> dict[int, int]:
    """For the column of who looks after the child that which says what they are to it, beside columns of other kin."""
    ties = [c.index for c in columns if c.reason == TIE_OF_CARER]
    carers = [c.index for c in columns if c.field == "relatives_text" and _asks_carer(c)]
    return {carers[0]: ties[0]} if len(ties) == len(carers) == 1 else {}


def _lists_children(columns: Sequence[Column]) -> bool:
    """Whether the rows name children: of a list of the held, whoever looks after their children is kin of those."""
    names = [c for c in columns if c.field == "name"]
    fields = {c.field for c in columns}
    if len(names) != 1 or "children_names" in fields or is_of_held(whom(under_group(names[0].header))):
        return False
    if _CHILD.search(header_key(names[0].header)):
        return True
    return {"father_name", "mother_name"} <= fields and any(_SCHOOL.search(c.header) for c in columns)


def _asks_carer(column: Column) -> bool:
    leaf = header_key(column.header.rpartition("/")[2])
    return _BY_WHOM.fullmatch(leaf) is not None or _NAMED.fullmatch(leaf) is not None


def _names_carer(column: Column) -> bool:
    if column.reason in {"mapping", "profile"} or column.field not in {None, "relatives_text"}:
        return False
    return _asks_carer(column) and not _below_others(column.header.rpartition("/")[0])


def _below_others(group: str) -> bool:
    """父亲情况, 班主任情况 over 监护人: it is theirs."""
    key = header_key(group)
    if is_of_others(key) or is_staff(key) or KIN.search(key):
        return _OF_CARE.search(key) is None
    return key.endswith(("情况", "信息", "状况")) and _OF_CARE.search(key) is None


def _tells_tie(column: Column, carer: Column) -> bool:
    match = _TIE.fullmatch(header_key(column.header.rpartition("/")[2]))
    if match is None or column.field not in _OPEN or column.reason in {"mapping", "profile"}:
        return False
    return len(match["carer"]) > 1 or column.index == carer.index + 1
