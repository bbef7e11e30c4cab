"""What a case came to without a prison term: 不起诉, 撤案, 缓刑, 取保候审. Nothing there is lost."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.patterns import pattern_of

_CLAUSES: Final = pattern_of(r"[,，;；。、()（）\s]+")
_DAY: Final = r"(?:(?:19|20)\d\d(?:年|[./-])(?:\d{1,2}(?:月份?|[./-])?)?(?:\d{1,2}[日号]?)?)?"
_WHO: Final = (
    r"(?:[\u3400-\u9fff]{0,6}(?:检察院|检察机关|法院|公安局|公安机关)|已|现|被|经|依法|因?证据不足|因?情节(?:显著)?轻微|"
    r"予以|作出|决定|裁定|判决|判处|判|宣告|适用|做|于|(?:法定|存疑|酌定|相对|绝对|附条件)){0,6}"
)
_ENDED: Final = pattern_of(
    _DAY + _WHO + r"(?:不予?批?准?逮?捕|不(?:予)?起诉|免[予于]?起诉|撤(?:销|回)?(?:案件?|公诉|起诉)|撤诉|无罪|"
    r"免[予于]?(?:除)?(?:刑事)?(?:处罚|处分)|免刑|终止(?:侦查|审理)|不构成犯罪|不予(?:追究|处罚)|不追究(?:刑事责任)?|"
    r"缓刑|取保(?:候审)?|监视居住|监居|证据不足|情节(?:显著)?轻微)(?:决定|处理|处分|结案|中)?"
)

# 未判，2016年5月9日在看守所因病死亡: whatever came instead, nothing was decided.
_NOT_YET: Final = pattern_of(
    r"(?:尚|还|一直|至今|均|案件|案)*(?:未|没有?)(?:被|经|经过|开庭)*(?:宣?判(?:决|刑)?|审判|审结|审理|开庭|起诉)(?:[,，;；。、(（\s](?:(?!判|刑期|徒刑|缓|改).)*)?",
    re.DOTALL,
)
_ZERO: Final = pattern_of(r"0+(?:\.0+)?\s*(?:years?|年)?(?:[\s|/]*0+(?:\.0+)?)?\s*(?:个?月|months?)?")


@lru_cache(maxsize=4096)
def is_zero(text: str) -> bool:
    """0, 0|0, 0年0个月: what is counted of a term is none."""
    return _ZERO.fullmatch(simplified(clean(text)).strip()) is not None


@lru_cache(maxsize=4096)
def is_without_term(text: str) -> bool:
    """Whether a text says what a case came to, and nothing else: no term could be told with it, and none was lost."""
    if _NOT_YET.fullmatch(plain := simplified(clean(text)).strip()) is not None:
        return True
    clauses = [clause for clause in _CLAUSES.split(plain) if clause]
    return bool(clauses) and all(map(_ENDED.fullmatch, clauses))
