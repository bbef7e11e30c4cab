"""时间 and 地点 beside 去向: the day and the place of what the 去向 says of each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.fates.statuses import is_watched, parse_status
from service.records.reading.headers.meant import field_of
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.content import names_facility
from service.records.reading.words.synonyms import leaf_key

_WHERE_TO: Final = pattern_of(
    r"(?:现|目前|当前|人员|本人|处理|处置|最终|具体|离[校所]|收押|后)*(?:去向|流向|下落|去处)(?:情况|类[别型])?"
)
_DAY: Final = pattern_of(r"(?:具体|起始|开始)?(?:时间|日期|年月日?|何时|时日)")
_PLACE: Final = pattern_of(r"(?:具体|所在|关押|去向)?(?:地点|何处|何地|地方|场所|处所|地址|位置|单位)(?:名称)?")
# 县党校, 二中教学点: where people are held, beside a word that says that they are.
_MAY_HOLD: Final = pattern_of(
    r"[\u3400-\u9fff0-9#（）()]{2,24}?(?:所|监狱|中心|[点校]|学校|党校|基地|拘留室|监区|医院)(?:[（(][^()（）]*[)）])?"
)
_SEEN: Final = pattern_of(r"会见|探视|谈话|走访|家访|入户|巡查|检查|见面|核查|比[对中]|预警|轨迹|活动")
Cells = Callable[[int], list[str]]


def beside_where(columns: Sequence[Column], cells: Cells) -> list[Column]:
    """The columns, with the day and the place marked that stand right at the side of where somebody went."""
    found = _of_what_was_done(list(columns), cells)
    at = [
        n for n, c in enumerate(found) if c.field == "status" and not c.word and _WHERE_TO.fullmatch(leaf_key(c.header))
    ]
    if len(at) != 1 or any(_SEEN.search(leaf_key(c.header)) for c in found):
        return found
    fields, told = {c.field for c in found}, cells(found[at[0]].index)
    for n in _at_the_side(found, at[0]):
        if _DAY.fullmatch(leaf_key(found[n].header)) and fields.isdisjoint({"status_on", "detained_on"}):
            if _are_its_days(cells(found[n].index), told):
                found[n] = replace(found[n], field="status_on", reason="content")
                fields.add("status_on")
        elif _PLACE.fullmatch(leaf_key(found[n].header)) and "facility" not in fields and _hold(cells(found[n].index)):
            found[n] = replace(found[n], field="facility", reason="content")
            fields.add("facility")
    return found


# Below a group that asks what was done (采取措施), these ask for something else of it, and no tick stands there.
_ELSE: Final = pattern_of(
    r"(?:执行|关押|羁押|收押|服刑|现押|现|目前|当前|所在|具体|处置|处理|送往|安置|实施|采取|决定|承办|办理)*"
    r"(?:地点?|地[方址]|场所|处所?|所在[地处]?|去处|位置|单位|机关|机构|部门|监所|(?:期|时|年)限|天数|人数|次数|依据|理由|"
    r"文号|编号|名称|何[处地]|哪里?|哪儿|时间|日期|年月日?)(?:名称|全称)?"
)
# 移送起诉日期, 批准机关, 决定书号: whatever stands before, days, offices and papers are no kinds of status.
_OF_PAPERS: Final = pattern_of(
    r"[\u3400-\u9fff]+(?:情况|状况|状态|日期?|时间|年月|时刻|机关|机构|部门|单位|文书|[书案文证]号|编号|责任人|民警|法官|律师)|"
    r"(?:承|经|主|协)办人|[书案文证]号"
)


def asks_else_below(key: str) -> bool:
    """Whether a header below such a group asks where, when, by whom or for how long. ``key``: of the lower header."""
    return _ELSE.fullmatch(key) is not None or _OF_PAPERS.fullmatch(key) is not None


def _is_below_status(column: Column) -> bool:
    group = column.header.rpartition("/")[0].rpartition("/")[2]
    return (
        column.field is None
        and column.reason == "unknown header"
        and field_of(group) == "status"
        and _PLACE.fullmatch(leaf_key(column.header)) is not None
    )


def places_alone_below(columns: list[Column]) -> list[Column]:
    """去向 over 地点, where nothing else tells the status: where people are says it."""
    if any(c.field == "status" for c in columns):
        return columns
    return [replace(c, field="status", reason="header") if _is_below_status(c) else c for c in columns]


def _of_what_was_done(columns: list[Column], cells: Cells) -> list[Column]:
    """采取措施 over 类型 and 地点: the place of what was done, where the cells name such as people are held in."""
    at = [n for n, c in enumerate(columns) if _is_below_status(c)]
    if len(at) != 1 or any(c.field == "facility" for c in columns) or not _hold(cells(columns[at[0]].index)):
        return columns
    columns[at[0]] = replace(columns[at[0]], field="facility", reason="content")
    return columns


def _at_the_side(columns: Sequence[Column], at: int) -> list[int]:
    """Those unknown columns of a day or a place that nothing else parts from the one ``at``."""
    result: list[int] = []
    for step in (1, -1):
        n = at + step
        while 0 <= n < len(columns) and abs(n - at) < 3:
            key = leaf_key(columns[n].header)
            known = columns[n].field is not None or columns[n].reason != "unknown header"
            if not (_DAY.fullmatch(key) or _PLACE.fullmatch(key)) or (known and columns[n].field != "facility"):
                break
            result += [] if known else [n]
            n += step
        if result:
            break  # what stands behind it goes before what stands before it
    return result


def _are_its_days(days: Sequence[str], told: Sequence[str]) -> bool:
    """Whether a column gives days, not all the same, where another says what became of somebody."""
    read = [day for day in days if parse_date(day, excel_serial=True) is not None]
    outcomes = sum(parse_status(text) not in {None, "other"} or is_watched(text) for text in told)
    if not read or len(read) * 2 <= len(days) or outcomes * 5 < len(days) * 4:
        return False
    return len(days) < 3 or len(set(days)) > 1  # one day for all is that of the list


def _hold(places: Sequence[str]) -> bool:
    named = sum(names_facility(text) for text in places)
    return named > 0 and sum(_MAY_HOLD.fullmatch(text) is not None for text in places) * 5 >= len(places) * 3
