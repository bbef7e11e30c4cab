"""Stages of a criminal case, as a column of stages names them: 侦查, 审查起诉, 一审, 已决."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.patterns import pattern_of

# 诉讼阶段, 现所处诉讼环节; not 学习阶段, nor 帮教阶段.
_ASKS: Final = pattern_of(
    r"(?:目前|当前|现在?|案件|(?:刑事)?诉讼|司法|办案|办理|审理|程序|所处|所在|处于|的)*"
    r"(?:(?:案件|诉讼|司法|办案|办理|审理|所处|所在|处于)(?:的)?(?:阶段|环节)|(?:案件|诉讼|司法|办案|办理|审理)(?:的)?(?:进展|进程|进度)(?:情况)?)"
)
_WHO: Final = r"(?:公安(?:局|机关)?|检察(?:院|机关)?|人民|法院|国保|刑侦)"
_STAGE: Final = pattern_of(
    rf"(?:现|目前|仍|正在|正|尚|已|处于|在|{_WHO})*"
    r"(?:(?:立案|刑事|补充|退回补充|继续)?侦[查察办]|在[侦诉审](?!查)|预审|(?:提请|审查|报请)?(?:批捕|逮捕)|(?:移送)?审查起诉|移[送诉]?(?:审查)?起诉|移诉|"
    r"(?:提起)?公诉|[一二再]审|(?:[一二再]审)?(?:法院|开庭)?审[判理]|(?:[一二再]审)?(?:等?待|未)?开庭|庭审|法庭(?:审理|调查|辩论)|上诉|抗诉|发回重审|重审|"
    r"(?:等?待|未|择期|定期)宣判|待判决?|退(?:回)?补(?:充)?(?:侦查)?|退(?:回)?侦查?|退回(?:检察院|公安机关|公安局)|未判决?|未决)"
    r"(?:之?中|阶段|环节|期间?|程序|审理中?|未[判决])*"
)


@lru_cache(maxsize=4096)
def asks_stage(key: str) -> bool:
    """Whether a header, as a key, asks for the stage of a case."""
    return _ASKS.fullmatch(key) is not None


@lru_cache(maxsize=4096)
def is_stage(text: str) -> bool:
    """Whether a text is a stage of a case before it is settled, and nothing else: whose case is there is held."""
    return len(text) <= 16 and _STAGE.fullmatch(simplified(clean(text)).replace(" ", "")) is not None


_TAKEN: Final = pattern_of(
    rf"(?:现|目前|仍|正在|正|尚|已|被|处于|在|{_WHO})*(?:执行)?(?:刑事拘留|刑拘|逮捕)(?:之?中|阶段|环节|期间?)*"
)
_WHEN: Final = pattern_of(r"^(?:19|20)?\d\d[年./-]\d{1,2}(?:[月./-](?:\d{1,2}[日号]?)?)?\s*")


@lru_cache(maxsize=4096)
def is_before_verdict(text: str) -> bool:
    """Whether a text below a header of terms (诉讼阶段及判决) says how far a case is that has come to no verdict: 批捕,
    2017年3月刑拘, 一审."""
    plain = _WHEN.sub("", simplified(clean(text)).replace(" ", ""))
    return is_stage(plain) or (len(plain) <= 16 and _TAKEN.fullmatch(plain) is not None)
