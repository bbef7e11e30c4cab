"""Days of what was done to a person, in columns of their own: 处置时间 beside 处置措施, 刑期起 beside 刑期."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from service.records.reading.columns.daysbeside import CHANGES, days_of_what_is_told, told_with_day
from service.records.reading.columns.releasedbyday import LEFT, LET_GO
from service.records.reading.columns.takento import asks_former_place, handed_on
from service.records.reading.headers.acts import asks_of_now
from service.records.reading.headers.releaseheaders import asks_when_let_go, left_what
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key, leaf_key

_WHEN_DONE = pattern_of(
    r"被?(?:采取|作出|落实|执行)?(?:处置|处理|处罚|惩处|打处|打击处理|打击|查处|惩治|措施|管控措施|处置措施|处理措施|裁决|处罚决定|决定处罚|决定)(?:决定|结果)?(?:作出)?的?(?:时间|日期|年月日|年月)|"
    r"(?:何时|何年何?月?|什么时[候间])(?:被|受到?)?(?:处置|处理|处罚|惩处|打处|打击处理|打击|查处)"
)


def dated(columns: list[Column]) -> list[Column]:
    """The columns, with that of the day of the status marked where one of the status stands beside it."""
    if any(c.field == "status" and not c.word for c in columns):
        columns = _day_beside([replace(c, field="status_on", reason="header") if _asks(c) else c for c in columns])
    return days_of_what_is_told(columns)


def day_of_status(columns: list[Column]) -> list[Column]:
    """As :func:`dated`, where only the cells of a column told that it is of the status: 处置时间 beside 核查结果."""
    told = any(c.field == "status" and not c.word and c.reason not in {"header", "mapping", "profile"} for c in columns)
    days = [c for c in columns if _asks(c)]
    if not told or len(days) != 1 or any(c.field == "status_on" for c in columns):
        return columns
    return [replace(c, field="status_on", reason="header") if c is days[0] else c for c in columns]


# 时间 in a list of what was said or seen is when that was.
_OF_VISITS = pattern_of(
    r"会见|探视|谈话|走访|家访|入户|巡|检查|内容|记录|采集|活动|登记|填[报表]|比[对中]|预警|推送|经过|轨迹|地点"
)
# 现状 with 时间 behind it may tell of when that was seen.
_AS_OF_NOW = pattern_of(r"现|目前|当前|状态|状况|人员|去向|下落|情况$")
_DAYS = frozenset({"status_on", "detained_on", "sentenced_on", "died_on"})


def _day_beside(columns: list[Column]) -> list[Column]:
    """类别 with 时间 right behind it: the day of what the former says, where no column asks for a day of its own."""
    fields = {c.field for c in columns}
    if not _DAYS.isdisjoint(fields) or any(_OF_VISITS.search(header_key(c.header)) for c in columns):
        return columns
    days = [
        b
        for a, b in pairwise(columns)
        if a.field == "status"
        and not a.word
        and not _AS_OF_NOW.search(header_key(a.header))
        and b.field is None
        and header_key(b.header) in {"时间", "日期"}
    ]
    return [replace(c, field="status_on", reason="header") if [c] == days else c for c in columns]


class Measure(NamedTuple):
    """The column whose day ``status_on`` gives: index, field. ``changes``: it tells how a custody went on or ended.
    ``release``: the day is asked for as that of a release (释放时间: LET_GO), or of leaving (离校日期: LEFT).
    ``now``: it tells how people are now, and the day is that of what was done to them once.
    """

    at: int
    field: str
    changes: bool
    release: str = ""
    now: bool = False


def measure_of_day(columns: Sequence[Column]) -> Measure | None:
    """The column whose day the one of ``status_on`` gives: that whose header begins alike (处理结果 of 处理时间); where
    several are of the status, that or the one before it. None where nothing tells."""
    day = next((c for c in columns if c.field == "status_on"), None)
    if day is None:
        return None
    found = told_with_day(columns)
    if found is not None and found.field == "status" and _AS_OF_NOW.search(_leaf(day.header.split("/"))):
        found = None
    told = [c for c in columns if c.field == "status" and not c.word]
    if found is None and len(told) == 1 and _is_of_an_act(day) and asks_of_now(told[0].header):
        return Measure(told[0].index, "status", changes=False, now=True)  # 打击处理时间 beside 目前状态
    if found is None and len(told) < 2:
        return None
    if found is None:
        begins = _leaf(day.header.split("/"))[:2]
        alike = [c for c in told if _leaf(c.header.split("/"))[:2] == begins]
        before = [c for c in told if c.index < day.index]
        found = (alike or before[-1:] or told)[0]
    changes = CHANGES.search(header_key(found.header)) is not None
    held = any(c.field in {"facility", "reason"} for c in columns)  # pupils leave schools as well
    left = left_what(day.header)
    asks = asks_when_let_go(day.header) and (held or left != "school")
    release = "" if not asks else LEFT if left else LET_GO
    return Measure(found.index, found.field or "status", changes, release)


FROM_OR_TO = pattern_of(
    r"刑期(?:的)?(?:起始?|止|自|至|从|到|开始|结束|截止|届满|期满|起止|起算|起讫|终)(?:时间|日期|日|期|年月日|年月)?"
)


def without_ends(columns: list[Column]) -> list[Column]:
    """The columns; the days on which a term begins and ends are not the term, where another column states that."""
    ends = [c for c in columns if c.reason == "header" and FROM_OR_TO.fullmatch(leaf_key(c.header))]
    if not any(c.field in {"sentence", "sentence_years"} and c not in ends for c in columns):
        return columns
    return [replace(c, field=None, reason="unknown header") if c in ends else c for c in columns]


_FORMER = pattern_of(r"(?:(?:释放|解除|结业)前|原(?!判)|曾|此前|之前|以前)")
# 原判刑期 beside 现刑期 or 减刑后刑期: two terms, of which the present one counts.
_FORMER_TERM = pattern_of(r"(?:原判?|最初|一审)(?:决|处)?的?(?:刑期|刑罚|刑)")
# 原判罪名 beside 收押原因: why somebody was taken again.
_FORMER_CRIME = pattern_of(r"(?:原|曾|前)(?:判|犯|涉)?(?:罪名|罪|案由)")
_OF_THIS_CUSTODY = pattern_of(
    r"(?:再次|重新|本次|此次|现)*(?:被)?(?:收押|收教|入教|送教|教培|拘留|刑拘|羁押|关押|收监)(?:执行)?(?:的)?原因"
)
_PRESENT_TERM = pattern_of(
    r"(?:现|目前|当前|减刑后|变更后|改判后?|终审|二审|最终|实际执行)?的?(?:判决?|执行|应执行)?的?(?:刑期|刑罚)"
)
_WHO_TOOK = pattern_of(r"(?:单位|机关|机构|部门)$")
_WHERE_HELD = pattern_of(r"(?:地点|地|场所|所在地|监狱|看守所|中心|教育点|监所)$")


def present(columns: list[Column]) -> list[Column]:
    """The columns; the place, status or term of before (原刑期) is not that of now where another column states it. Nor
    is who took somebody (收押单位) a place beside a column of places."""
    kinds: dict[str, list[Column]] = {}
    for c in columns:
        if c.field in {"facility", "status"} and c.reason == "header" and not c.word:
            kinds.setdefault(c.field, []).append(c)
    out: set[int] = set()
    for field, same in kinds.items():
        leaves = {c.index: leaf_key(c.header) for c in same}
        former = {i for i, leaf in leaves.items() if _FORMER.match(leaf) or asks_former_place(leaf)}
        takers = {i for i, leaf in leaves.items() if _WHO_TOOK.search(leaf)}
        if len(former) < len(same) or (field == "status" and _tells_release(columns)):
            out |= former
        if any(_WHERE_HELD.search(leaf) for i, leaf in leaves.items() if i not in former | takers):
            out |= takers
        really = {i for i, leaf in leaves.items() if leaf.startswith("实际")}
        out |= set(leaves) - really if really else set()
    out |= handed_on(columns)
    terms = {c.index: leaf_key(c.header) for c in columns if c.field == "sentence"}
    if any(map(_PRESENT_TERM.fullmatch, terms.values())):
        out |= {i for i, leaf in terms.items() if _FORMER_TERM.match(leaf)}
    reasons = {c.index: leaf_key(c.header) for c in columns if c.field == "reason"}
    if any(map(_OF_THIS_CUSTODY.match, reasons.values())):
        out |= {i for i, leaf in reasons.items() if _FORMER_CRIME.fullmatch(leaf)}
    return [replace(c, field=None, reason="second column") if c.index in out else c for c in columns]


def _tells_release(columns: Sequence[Column]) -> bool:
    """Whether another column tells when somebody was let go, or why they left."""
    return any(c.field == "afterwards" or (c.word in {LEFT, LET_GO} or asks_when_let_go(c.header)) for c in columns)


def _asks(column: Column) -> bool:
    return column.field is None and column.reason == "unknown header" and _is_of_an_act(column)


def _is_of_an_act(column: Column) -> bool:
    return _WHEN_DONE.fullmatch(header_key(_leaf(column.header.split("/")))) is not None


def _leaf(parts: Sequence[str]) -> str:
    """处理情况 over 处理时间: the lower one; 处理 over 时间: both."""
    return "".join(parts) if parts[-1].strip() in {"时间", "日期"} else parts[-1]
