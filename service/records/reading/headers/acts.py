"""Headers of what was done to somebody once (原处理措施, 强制措施种类), and of what is now (目前状态)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from service.records.reading.words.synonyms import header_key

_BEFORE: Final = re.compile(
    r"原(?!因|籍|由|告|始|则|判)|(?:释放|刑释|获释|解除|结业|(?<!派)出[所狱监教])(?:之)?前|此前|之前|以前|曾"
)
# A measure that its end, the day of release, is the end of.
_MEASURE: Final = re.compile(
    r"(?:被|所|实际)*(?:采取|适用)?的?(?:何种|刑事|行政|司法)*强制措施(?:种类|类型|类别|名称|方式|情况)?|"
    r"(?:拘留|羁押|收押|关押|拘押|收教|教培|入教|送教|培训|处罚|行政处罚)(?:的)?(?:种类|类型|类别)|.*评估(?:意见|建议|结论|结果)"
)
_NOW: Final = re.compile(r"现(?!实)|目前|当前|如今|眼下|最新")


@lru_cache(maxsize=4096)
def ended_by_release(header: str) -> bool:
    """Whether a header asks for the custody that a day of release beside it ended."""
    key = header_key(header.rpartition("/")[2])
    return _NOW.search(key) is None and (_BEFORE.match(key) is not None or _MEASURE.fullmatch(key) is not None)


@lru_cache(maxsize=4096)
def asks_of_convictions(header: str) -> bool:
    """Whether a header asks for earlier convictions of somebody who has served them: 前科罪名."""
    return header_key(header.rpartition("/")[2]).startswith("前科")


@lru_cache(maxsize=4096)
def asks_of_now(header: str) -> bool:
    """Whether a header asks how somebody is now: 目前状态, 现在去向."""
    return _NOW.search(header_key(header.rpartition("/")[2])) is not None
