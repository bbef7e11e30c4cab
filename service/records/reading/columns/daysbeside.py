"""Days of what another column tells, whose header is like theirs: 变动时间 beside 变动情况."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.fates.afterwards import afterwards
from service.records.reading.fates.statuses import is_watched, parse_status
from service.records.reading.headers.othertimes import asks_when_to_prison
from service.records.reading.headers.releasekeys import asks_end_of_training, asks_release, without_brackets
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.headerwords import some_kinds_of, words_of_no_kind
from service.records.reading.words.synonyms import header_key, leaf_key
from service.records.reading.words.whoseheader import KIN, is_staff, of_family

_DAY: Final = pattern_of(
    r"(?:采取|作出|落实|执行|实际|具体|本次|最近)*(?P<stem>[\u3400-\u9fff]{2,8}?)(?:决定|结果|情况)?(?:作出|发生|生效|采取)?的?(?:时间|日期|日子|年月日|年月)"
)
_TOLD: Final = pattern_of(
    r"(?:采取|本次|具体|最近)*(?P<stem>[\u3400-\u9fff]{2,8}?)后?的?"
    r"(?:情况|情形|详情|说明|原因|事由|类型|类别|种类|性质|结果|结论|措施|方式|形式|去向|流向|去处|内容|事项|决定|状况)?"
)
# Of when somebody was looked at, asked, written down or judged by an office, or what befell their papers or homes.
_LOOKED: Final = pattern_of(
    r"见|探|谈|访|入户|巡|查[询看验找]|检查|核[查实对]|摸|排查|调查|侦查|审查|记录|采集|活动|登记|填|比[对中]|预警|推送|轨迹|研判|认定|评估|鉴定|甄别|"
    r"审核|审批|批[准复]|统计|更新|修改|录入|导入|上报|报告|反映|反馈|联系|通话|体检|就[医业学诊]|住院|治疗|病|诊|[出入回归离][国境]|返[疆国籍乡回]|归来|遣返|召回|抵达|到达|护照|证|迁|婚|"
    r"列[管控入为]|纳[管入]|建档|入库|标注|关注|户[口籍]|注销|落户|学[历业位籍]|毕业|入[学职党团]|参加|工作|职务|培训课|考[试核勤]|奖|评|申[请诉报]|举报|报案|案[发件]|作案|立案|帮扶|家|亲|"
    r"会|现[在状实]?$|目前|当前|状态|出生|管控|监控|布控|签|发[放证]|领|缴|扣[押留]|信息|数据|人员$|备注"
)
# What a header below another asks of it: no value of its own.
GENERAL: Final = frozenset({
    "时间", "日期", "日子", "情况", "原因", "类型", "类别", "结果", "去向", "方式", "措施", "事由", "性质", "说明",
    "内容",
})  # fmt: skip
_OUTCOMES: Final = frozenset({"status", "afterwards", "note"})
# Of what ends or changes a custody: its reason is how it did.
CHANGES: Final = pattern_of(r"变|异动|流动|离|(?<!派)出|转|调|移|减|增|退|解|撤|终止|结束")
_OF_DAYS: Final = frozenset({"when", "while"})
# Of who told when, of births and of what is in the file.
_NOT_SO: Final = frozenset(
    {"birth", "teller", "relation", "relative", "me", "age", "name", "number", "custody", "caught"}
)
_LOOKED_IN_LETTERS: Final = pattern_of(
    r"\b(?:last|updat|report|contact|visit|interview|seen|news|inform|entry|regist|record|call|source|publi|check|verif|"
    r"обновл|сообщ|посещ|визит|контакт|связ|провер|запис|послед|güncel|ziyaret|bildir|haber|görüş|kayıt|son\b|"
    r"жаңарт|хабар|соңғы|тірке|xewer|axirqi|yéngila|хәвәр|ахирқи|aktualis|besuch|kontakt|letzt|meld|mise à jour|"
    r"dernier|visite)|"
    r"خەۋەر|ئاخىرقى|يېڭىلا|سوڭعى|حابار"
)
_OF_RELEASE: Final = pattern_of(r"[释釈放解离变异]|结业|刑满|期满|(?<!派)出|[^\W\d_\u3400-\u9fff]")
_MOST_COLUMNS: Final = 300
Cells = Callable[[int], list[str]]


def days_of_what_is_told(columns: Sequence[Column], cells: Cells | None = None) -> list[Column]:
    """The columns; a column of days that nobody knows is of what the column tells that its header is like. ``cells``:
    the texts of a column, where they are at hand."""
    found = list(columns)
    if len(found) > _MOST_COLUMNS or any(c.field == "status_on" for c in found):
        return found
    for at, day in enumerate(found):
        if day.field is not None or day.reason != "unknown header" or not _asks_for_a_day(day.header):
            continue
        if asks_when_to_prison(day.header):
            continue
        told = [n for n, c in enumerate(found) if n != at and _tells_of(day, c, cells)]
        if not told or (cells is not None and not _are_days(cells(day.index))):
            continue
        found[at] = replace(day, field="status_on", reason="header")
        first = next((n for n in told if found[n].field in _OUTCOMES), told[0])
        if found[first].field not in _OUTCOMES:
            taken = {c.field for c in found}
            of_changes = CHANGES.search(header_key(found[first].header)) is not None
            field = "afterwards" if of_changes or "status" in taken else "status"
            found[first] = replace(found[first], field=None if field in taken else field, reason="content")
        break
    return found


def told_with_day(columns: Sequence[Column]) -> Column | None:
    """The column that tells of what the one of ``status_on`` gives the day, where its header is like that one's."""
    day = next((c for c in columns if c.field == "status_on"), None)
    if day is None:
        return None
    told = [c for c in columns if c.field in _OUTCOMES and not c.word and is_like(day.header, c.header)]
    return min(told, key=lambda c: abs(c.index - day.index), default=None)


@lru_cache(maxsize=4096)
def _asks_for_a_day(header: str) -> bool:
    return _DAY.fullmatch(header_key(_leaf(header))) is not None or not some_kinds_of(header).isdisjoint(_OF_DAYS)


@lru_cache(maxsize=4096)
def is_like(day: str, told: str) -> bool:
    """Whether the header of a day asks for that of what another header asks for."""
    one, other = _leaf(day), _leaf(told)
    if (match := _DAY.fullmatch(header_key(one))) is not None:
        stem, told_of = match["stem"], _TOLD.fullmatch(header_key(other))
        if told_of is None or _LOOKED.search(stem) or KIN.search(stem) or is_staff(stem) or of_family(stem):
            return False
        whose = told_of["stem"]
        return (
            whose == stem
            or whose.startswith(stem)
            or whose.endswith(stem)
            or stem.startswith(whose)
            or stem.endswith(whose)
        ) and not (_LOOKED.search(whose) or whose.startswith(f"{stem}前"))  # 释放前关押场所
    return _is_like_in_letters(day, told)


def _is_like_in_letters(day: str, told: str) -> bool:
    asked, about = some_kinds_of(day), some_kinds_of(told)
    if asked.isdisjoint(_OF_DAYS) or not about.isdisjoint(_OF_DAYS) or not (asked | about).isdisjoint(_NOT_SO):
        return False
    if _LOOKED_IN_LETTERS.search(day.casefold()) or _LOOKED_IN_LETTERS.search(told.casefold()):
        return False
    if asked & about & {"status"}:
        return asked <= {"status", *_OF_DAYS} and bool(words_of_no_kind(day)) == bool(words_of_no_kind(told))
    return any(_alike(a, b) for a in words_of_no_kind(day) for b in words_of_no_kind(told))


def _alike(one: str, other: str) -> bool:
    """Whether two words are one, with other endings: изменения, изменение."""
    short = min(len(one), len(other))
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), short)
    return same >= max(4, short - 3)


def _tells_of(day: Column, told: Column, cells: Cells | None) -> bool:
    if told.word or told.reason in {"mapping", "second column"} or not is_like(day.header, told.header):
        return False
    if _asks_release(day.header) and not _OF_RELEASE.search(told.header):
        return False  # 解除强制措施时间 beside 强制措施种类, 解除矫正时间 beside 矫正类别
    if told.field in _OUTCOMES:
        return True
    if cells is None or told.field not in {None, "reason"}:
        return False
    if told.field == "reason" and not CHANGES.search(header_key(told.header)):
        return False
    return _most(cells(told.index), _is_outcome)


@lru_cache(maxsize=4096)
def _asks_release(header: str) -> bool:
    key = leaf_key(without_brackets(header))
    return asks_release(key) or asks_end_of_training(key) or key.startswith(("解除", "终止", "结束"))


def _is_outcome(text: str) -> bool:
    return len(text) <= 20 and (
        parse_status(text) not in {None, "other"} or is_watched(text) or afterwards(text) is not None
    )


def _are_days(texts: Sequence[str]) -> bool:
    return _most(texts, lambda text: parse_date(text, excel_serial=True) is not None)


def _most(texts: Sequence[str], test: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(test, texts)) * 2 > len(texts)


def _leaf(header: str) -> str:
    """变动情况 over 变动时间: the lower one; 变动 over 时间: both."""
    above, _, leaf = header.rpartition("/")
    leaf = leaf.strip()
    return above.rpartition("/")[2].strip() + leaf if leaf in GENERAL else leaf
