"""Headers over others that name nobody else and no other time: what the header below says by itself holds."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.columns.dispositions import is_group_of_acts
from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import KIN, is_of_others, is_staff, of_family

_GENERAL: Final = pattern_of(r"(?:[^人员对象者家]{0,6})(?:情况|信息|措施)")
# Of what befell somebody else, or of how custody ended, which the words below do not say.
_NOT_GENERAL: Final = pattern_of(
    r"释放|解除|结业|出[所狱监教境国]|死|离婚|亲|户主|联系|审批|案件|单位|同[伙案]|他人|对方|害|举报|朋友|房东|雇主"
)
# 案件办理情况, 在押、在教人员填写, 审判环节: every part is of the custody of the row, its stages, or who fills it in.
_STAGE: Final = (
    r"案件|案情|涉案|立案|破案|办案|办理|侦办|侦查|刑侦|批捕|起诉|公诉|审理|审判|审结|法院|检察院|公安(?:机关)?|派出所|司法所?|国保|"
    r"判决|判刑|宣判|刑事|刑罚|行政|处罚|执行|生效|打击|打处|惩处|处理|处置|强制|措施|违法|犯罪|罪行|"
    r"看守所|监狱|服刑|羁押|收押|关押|在押|收监|拘留|刑拘|拘押|逮捕|抓捕|抓获|到案|入[所监狱教]|出入所|投牢|投监|"
    r"入[学校]|进[校所]|教培|教育|培训|转化|教转|教学|收教|送教|在教|参训|在训|送训|收训|管控|稳控|收治"
)
_PLAIN: Final = (
    r"情况|信息|状况|详情|内容|事项|资料|数据|阶段|环节|部分|进展|基本|主要|详细|具体|相关|有关|其[他它](?!人)|目前|当前|现状|现|备查|"
    r"登记|核查|核实|甄别|采集|档案|在册|填写|填报|填|此栏|本栏|栏|由|村委会|居委会|社区|乡镇|村级?|[和与及、，,/]"
)
_OF_ROW: Final = r"人员|(?<=[控理押教训])对象|被|个人|本人|罪犯|学员|[三五四两二]类"
_NEUTRAL: Final = pattern_of(rf"(?:{_OF_ROW})*(?:{_STAGE}|{_PLAIN})(?:{_STAGE}|{_PLAIN}|{_OF_ROW})*")
# 因何事, 何时抓, 罪名: short, and yet whole questions.
_ASKS: Final = pattern_of(r".*[何啥].*|罪名|案由")
# Whoever else a case has.
_IN_CASE: Final = pattern_of(
    r"(?:同[案伙](?:人|犯|[^案]?人员|伙)?|[被受]害人|报案人|控告人|证人)(?:基本)?(?:情况|信息)?"
)
_SHORT: Final = 4


@lru_cache(maxsize=4096)
def is_neutral(group: str) -> bool:
    """Whether every word of a header over others is known to speak of the custody of the row, and of nobody else."""
    key = header_key(group)
    return _NEUTRAL.fullmatch(key) is not None and not _names_others(key)


@lru_cache(maxsize=4096)
def is_of_others_in_case(groups: str) -> bool:
    """Whether one of the headers over others names somebody else of the case: 同案人, 被害人信息."""
    stems = (
        header_key(one).removesuffix("情况").removesuffix("信息").removesuffix("基本") for one in groups.split("/")
    )
    return any(_IN_CASE.fullmatch(stem) for stem in stems)


def adds_nothing(above: str, below: str) -> bool:
    """Whether a group says no more than the header below it, and is of nobody else."""
    between, _, last = below.rpartition("/")
    group, leaf = header_key(above), header_key(last)
    if _names_others(group) or any(is_of_others(header_key(one)) for one in between.split("/")):
        return False
    acts = is_neutral(above) or is_group_of_acts(group)
    if len(leaf) < _SHORT:  # 原因, 状态: of what, the group says
        return acts and len(leaf) > 1 and _ASKS.fullmatch(leaf) is not None
    bare = group.removesuffix("情况").removesuffix("信息")
    general = _GENERAL.fullmatch(group) is not None and not _NOT_GENERAL.search(group)
    return acts or general or (len(bare) >= 2 and leaf.startswith(bare))


def _names_others(group: str) -> bool:
    if KIN.search(group) or is_staff(group):
        return True
    return of_family(group) and not group.startswith("本人")
