"""Lists of the sick: where patients were brought from, and what is said of an illness, which is no fate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from service.records.reading.fates.statuses import is_elsewhere, is_out, is_watched, parse_status
from service.records.reading.headers.releaseheaders import asks_when_let_go
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.content import names_facility
from service.records.reading.words.synonyms import leaf_key

_SICK: Final = pattern_of(
    r"患者|病人|病员|伤员|住院号?$|病区|病房|床[号位]|入院|出院|诊断|主治|病案|门诊|转归|就诊|收治|病情"
)
_FROM: Final = pattern_of(
    r"(?:患者|病人|人员)?(?:来源|来自|送诊|送治|送医|送检|送来|所在|所属|原在|羁押|转诊|送院|就诊人员)?"
    r"(?:单位|机构|地点?|场所|处|监所|去处)|(?:患者|病人|人员)?(?:来源|来自|来处)"
)
_STAFF: Final = pattern_of(r"职工|民警|医生|护士|干部|警")
# How an illness ended, which tells what became of the person only where they died of it.
ILLNESS: Final = "illness"
_DIED: Final = pattern_of(
    r"(?:已|因病|临床|院内|医院内?|经?(?:抢救|医治|治疗)无效)*(?:后|而)?(?:死亡|病亡|病故|去世|身亡|病逝|死)(?:出院)?"
)
_ENDED: Final = pattern_of(
    r"(?:疾?病情?|治疗|住院|出院|诊疗)?(?:转归|结局|治疗结果|诊疗结果|出院情况|出院状态|转归情况)"
)
# What is to be done about an illness, or was: 处理意见 beside 患病情况.
OPINION: Final = "opinion_of_illness"
_ILL: Final = pattern_of(r".*(?:患病|病情|病种|疾病|病症|病名|诊断|伤病|病史|症状|传染病).*")
_OPINION: Final = pattern_of(
    r"(?:现|目前|医生|医院|医务|校方|所内)?(?:处理|处置|诊疗|医疗|治疗|救治|管理|应对)?(?:意见|建议|措施|情况|结果|方式|办法)"
)
_NOW: Final = pattern_of(r"(?:现|目前)的?情况")
_CARE: Final = pattern_of(r"[医诊药]|治疗|观察|住院|随访|复查|隔离|手术|体检|康复|护理|监测")
# More than care: let go, not taken, watched.
_MORE: Final = pattern_of(
    r"家|保外|[监校所]外|取保|暂[不缓]|不[宜予适应能]|拒|退|离|免|[管控押教训刑学]|[出回返]村|死|亡|抢救无效"
)
_LEAST: Final = 2  # headers that speak of the sick


def of_patients(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns, with that of where patients are held, where no other tells a place. ``cells``: of a column."""
    keys = {c.index: leaf_key(c.header) for c in columns}
    freed = any(asks_when_let_go(c.header) for c in columns)  # 目前情况 of those who were let go is how they fare
    if any(c.field in {None, "health"} and _ILL.fullmatch(keys[c.index]) for c in columns):
        columns = [
            replace(c, field=OPINION, reason="content")
            if c.field == "status"
            and c.reason == "header"
            and not c.word
            and _OPINION.fullmatch(keys[c.index])
            and not (freed and _NOW.fullmatch(keys[c.index]))
            else c
            for c in columns
        ]
    if sum(1 for k in keys.values() if _SICK.search(k)) < _LEAST:
        return list(columns)
    if any(c.field == "name" and _STAFF.search(keys[c.index]) for c in columns):
        return list(columns)
    open_ = [c for c in columns if c.field is None]
    fields = {c.index: ILLNESS for c in open_ if _ENDED.fullmatch(keys[c.index])}
    held = [c.index for c in open_ if _FROM.fullmatch(keys[c.index]) and _are_places(cells(c.index))]
    if held and all(c.field != "facility" for c in columns):
        fields[held[0]] = "facility"
    return [replace(c, field=fields[c.index], reason="content") if c.index in fields else c for c in columns]


def died_of_it(texts: dict[str, str]) -> None:
    """死亡 below 转归 is the status of the row; 治愈 and 好转 leave it open."""
    ended = texts.pop(ILLNESS, "")
    if _DIED.fullmatch(ended.strip()):
        texts["status"] = ended


def without_care(texts: dict[str, str]) -> None:
    """校内治疗 and 送县医院, said of an illness, leave open what became of the person; 释放 and 保外就医 do not."""
    said = texts.pop(OPINION, "").strip()
    if said and not _is_care(said):
        texts["status"] = " ".join(filter(None, (texts.get("status", ""), said)))


@lru_cache(maxsize=4096)
def _is_care(text: str) -> bool:
    if _CARE.search(text) is None or _MORE.search(text) is not None:
        return False
    return parse_status(text) == "other" and not (is_watched(text) or is_elsewhere(text) or is_out(text))


def _are_places(some: Sequence[str]) -> bool:
    return bool(some) and sum(map(names_facility, some)) * 10 >= len(some) * 8
