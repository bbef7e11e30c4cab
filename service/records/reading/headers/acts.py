"""Headers of what was done to somebody once (原处理措施, 强制措施种类), and of what is now (目前状态)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import leaf_key

_BEFORE: Final = pattern_of(
    r"原(?!因|籍|由|告|始|则|判)|(?:释放|刑释|获释|解除|结业|(?<!派)出[所狱监教])(?:之)?前|此前|之前|以前|曾"
)
# A measure that its end, the day of release, is the end of.
_MEASURE: Final = pattern_of(
    r"(?:被|所|实际)*(?:采取|适用)?的?(?:何种|刑事|行政|司法)*强制措施(?:种类|类型|类别|名称|方式|情况)?|"
    r"(?:拘留|羁押|收押|关押|拘押|收教|教培|入教|送教|培训|处罚|行政处罚)(?:的)?(?:种类|类型|类别)|.*评估(?:意见|建议|结论|结果)"
)
_KIND: Final = pattern_of(r"(?:原|三类|四类|五类)?(?:人员|学员|对象)?(?:类别|类型|分类)")
_FREE: Final = pattern_of(
    r"(?:释放|刑释|结业|出狱|解除)(?:之|以)?后(?:的)?(?!续)|(?:安置)?帮教|接[回领]人|回归(?:社会|家庭)?(?:时间|日期|后|地)"
)
_NOW: Final = pattern_of(r"(?<!表)现(?!实)|目前|当前|如今|眼下|最新")


@lru_cache(maxsize=4096)
def ended_by_release(header: str, cared: bool = False) -> bool:
    """Whether a header asks for the custody that a day of release beside it ended. ``cared``: other headers ask what
    was done for people since (see :func:`asks_of_the_free`), so that a kind of people (人员类别) is of before too."""
    key = leaf_key(header)
    if cared and _KIND.fullmatch(key) is not None:
        return True
    return _NOW.search(key) is None and (_BEFORE.match(key) is not None or _MEASURE.fullmatch(key) is not None)


@lru_cache(maxsize=4096)
def asks_of_the_free(header: str) -> bool:
    """Whether a header asks for what was done for somebody since they were let go: 释放后住址, 帮教人."""
    return _FREE.match(leaf_key(header)) is not None


@lru_cache(maxsize=4096)
def asks_of_convictions(header: str) -> bool:
    """Whether a header asks for earlier convictions of somebody who has served them: 前科罪名."""
    return leaf_key(header).startswith("前科")


@lru_cache(maxsize=4096)
def asks_of_now(header: str) -> bool:
    """Whether a header asks how somebody is now: 目前状态, 现在去向."""
    return _NOW.search(leaf_key(header)) is not None


# Where somebody is, or what they do, as a list asks of those who were let go.
_WHERE: Final = pattern_of(
    r"(?:人)?(?:在哪[里儿]?|在何[处地]|[何哪]处|去哪[里儿]?|在干(?:什么|啥)|在做(?:什么|啥)|做(?:什么|啥)|干(?:什么|啥)|干嘛)了?$|去向|动向|下落|近况|"
    r"(?:释放|刑释|结业|出狱|解除|返[村乡家]|回[村乡家]|出来)(?:之|以)?后"
)


@lru_cache(maxsize=4096)
def asks_where_now(header: str) -> bool:
    """Whether a header asks where or how somebody is now, or since they were let go: 目前在哪里, 结业后去向."""
    return asks_of_now(header) or _WHERE.search(leaf_key(header)) is not None
