"""Lists of those who work where people are held: rosters and registers of officers name nobody who is held there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key

_OF_STAFF: Final = pattern_of(
    r"警[号衔种]|[入从]警|任[现本]?职|现任|参加工作|编制|[执值带]勤|值班|带班(?!老师|教师)|辅警|协警|(?<!停发)(?<!扣发)(?<!停)工资|岗位|聘用|考勤|"
    r"badge|police (?:rank|number)|on duty|shift"
)
_OF_MOSQUES: Final = pattern_of("寺|宗教|教职")  # 任职清真寺: imams guard nobody
# Of whom a list of staff says why they do not come to work, it tells itself: 收教, 病假.
_WHY_AWAY: Final = pattern_of(r"(?:不在|未[到在返]|缺|离|脱|空|旷)(?:[岗工职勤]|单位).*(?:原因|事由|理由)")
_THEIR_NAMES: Final = pattern_of(
    r"(?:值班|执勤|管教)?(?:民警|干警|警官|辅警|协警|教师|教官|职工|工作人员)的?(?:姓名|名字)"
)
_OF_THE_HELD: Final = frozenset({"detained_on", "reason", "sentence", "sentence_years", "sentenced_on", "died_on"})


def asks_of_officers(key: str) -> bool:
    """Whether a header asks for something of those who guard: 警号, 职务. ``key``: see :func:`synonyms.header_key`."""
    return _OF_STAFF.search(key) is not None or key in {"职务", "职级", "部门", "分工", "职责"}


def without_custody(columns: Sequence[Column]) -> list[Column]:
    """所在监所 beside 警号 is where somebody works, unless the table says when or why people were taken."""
    if not _OF_THE_HELD.isdisjoint({c.field for c in columns}):
        return list(columns)
    if any(c.field == "status" and c.word for c in columns):  # 结业时间 beside 月工资: of those whom a place let go
        return list(columns)
    named = any(c.field == "name" for c in columns)
    unknown = [key for c in columns if c.field is None and (key := header_key(c.header))]
    if any(map(_OF_MOSQUES.search, unknown)):
        return list(columns)
    if not any(_OF_STAFF.search(key) or (not named and _THEIR_NAMES.fullmatch(key)) for key in unknown):
        return list(columns)
    return [replace(c, field=None, reason="a list of staff") if _of_work(c) else c for c in columns]


def _of_work(column: Column) -> bool:
    if column.field == "status":
        return _WHY_AWAY.search(header_key(column.header)) is None
    return column.field == "facility"
