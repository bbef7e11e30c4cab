"""Words that mean custody only in a table of trainees: 入学时间 of a 教培中心, not of a school."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.headers.registers import registered
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.signatures import told_lines
from service.records.reading.words.synonyms import header_key, leaf_key
from service.records.reading.words.whoseheader import KIN

_BEGUN = pattern_of(
    r"(?:学员|人员|本人)?(?:(?:入|进|到|来)(?:学|校|班|点|中心|营|教培)+|报到|(?:被)?送(?:去|走|往)|开班|开训|参训|参加(?:培训|教培|学习|转化)|入训|集中(?:教育|学习|培训|转化)?)的?(?:开始)?(?:时间|日期|日|年月日)"
)
_TRAINEES = pattern_of(r"学员|结业|教培|教转|转化|收教|入教|送教|送培|培训(?:中心|学校|点|原因)|教育点")
# 培训情况 over 入学时间; not 文化教育情况, 子女情况.
_GROUP = pattern_of(
    r"(?:学员|个人|本人|基本|有关|相关|主要|参加|接受|集中|职业|技能|教育)*(?:培训|教培|教转|转化|学习|入学|入校|收教|入教|送教|学员|个人|本人|基本)"
    r"(?:基本|具体|时间)?(?:情况|信息|记录|登记|经历)?"
)
_PUPILS = pattern_of(r"学生|年级|监护人|学籍|考生|教师")


def speaks_of_trainees(lines: Iterable[str]) -> bool:
    """Whether one of the lines over a table speaks of trainees, and none of them of pupils or of their kin."""
    said = [simplified(clean(line)) for line in told_lines(lines)]
    return any(map(_TRAINEES.search, said)) and not any(_PUPILS.search(line) or KIN.search(line) for line in said)


def begun(columns: Sequence[Column], trainees: bool = False) -> list[Column]:
    """入学时间 of trainees is the date of their detention, where no other column gives one. ``trainees``: lines
    over the table say that it lists them."""
    keys = [header_key(c.header) for c in columns]
    custody = trainees or any(c.field in {"facility", "reason"} for c in columns) or any(map(_TRAINEES.search, keys))
    told = custody and not any(map(_PUPILS.search, keys))
    unknown = (c for c in columns if c.field is None and c.reason == "unknown header")
    at = next((c for c in unknown if _BEGUN.fullmatch(_leaf(c.header))), None)
    if not told or at is None or any(c.field == "detained_on" and not _apart(c.header, at.header) for c in columns):
        return list(columns)
    return [replace(c, field="detained_on", reason="header") if c is at else c for c in columns]


def _apart(one: str, other: str) -> bool:
    """Whether two headers stand below groups of their own: 收押 over 日期, 教培 over 入学日期."""
    above, below = one.rpartition("/")[0], other.rpartition("/")[0]
    return bool(above and below) and above != below


# The sick are taken in (收治) as well.
_TAKEN_IN = pattern_of(r"(?:首次|初次|本次|集中|实际|被)?收治的?(?:开始)?(?:时间|日期|日|年月日)")
_SICK = pattern_of(
    r"患者|病人|病员|伤员|患病|病情|病种|病因|疾病|病区|病房|床[号位]|住院|入院|出院|诊断|主治|病案|门诊|转归|就诊|科室|医[院生]|卫生院|护士"
)


def taken_in(columns: Sequence[Column], trainees: bool = False, over: Iterable[str] = ()) -> list[Column]:
    """收治时间 is the date of detention in a list of a camp or prison. ``trainees``: what else the table says is of
    those, as far as the caller knows. ``over``: the lines above it."""
    keys = [header_key(c.header) for c in columns]
    at = [c for c in columns if c.field is None and _TAKEN_IN.fullmatch(leaf_key(c.header))]
    if len(at) != 1 or at[0].reason != "unknown header" or any(c.field == "detained_on" for c in columns):
        return list(columns)
    if any(map(_SICK.search, keys)) or any(_SICK.search(simplified(clean(line))) for line in told_lines(over)):
        return list(columns)
    if not (trainees or any(map(_TRAINEES.search, keys))) or any(map(_PUPILS.search, keys)):
        return list(columns)
    return [replace(c, field="detained_on", reason="header") if c is at[0] else c for c in columns]


def _leaf(header: str) -> str:
    """The lower of two rows of headers, where the upper one says no more of whom or of what."""
    above, _, below = registered(header).rpartition("/")
    if below.strip() in {"时间", "日期", "年月日"} and (joined := above.rpartition("/")[2].strip() + below.strip()):
        return header_key(joined)  # 入校 over 时间
    return header_key(below if not above or _GROUP.fullmatch(header_key(above)) else header)


# Others are taught too: 干部培训中心, 农民工职业技能培训中心.
NO_CAMP: Final = (
    r"干部|党员|农民|教师|师资|职工|公务|就业|创业|驾[校驶]|劳动力|残疾|妇女|青少?年|儿童|老年|成人|企业|电商|语言|"
    r"民兵|武警|护边|医[师护]"
)
_CAMP: Final = pattern_of(r"(?:教育培训|教育转化|教培|教转|职业技能[\u3400-\u9fff]{0,6}培训)(?:服务)?中心|教培点")
_NOT_OF_IT: Final = pattern_of(rf"学生|就学|入学|家庭|家属|亲属|亲友|子女|未成年|民警|教职工|辅警|{NO_CAMP}")


def lists_a_camp(lines: Iterable[str], columns: Iterable[Column]) -> bool:
    """Whether one of the lines over a table names a camp, and neither they nor the headers speak of staff, of kin or
    of pupils."""
    said = [simplified(clean(line)) for line in told_lines(lines)]
    if not any(map(_CAMP.search, said)) or any(map(_NOT_OF_IT.search, said)):
        return False
    return not any(_PUPILS.search(header_key(c.header)) for c in columns)
