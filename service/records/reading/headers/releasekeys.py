"""Keys of Chinese headers that ask when somebody was let go (释放时间), or left a place to wherever (出所时间, 离校日):
what :mod:`.releaseheaders` asks of a header."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from service.records.reading.headers.spoken import WHEN
from service.records.reading.patterns import pattern_of

_WHEN: Final = r"(?:的?(?:具体|实际)?(?:时间点?|日期|日|时间日期|日期时间|年月日期?|年月|年份|日子|那一?天|当[日天]))"
_WHOSE: Final = r"(?:实际|正式|提前|依法|被|刑满|期满|教育|无罪|人员|学员|本人|最终|最后|何时)*"
_FROM: Final = (
    r"(?:教培|教转|教育|转化|培训|收教|收押|收审|收容|审查|羁押|关押|拘留|刑拘|行政|刑事|治安|劳教|劳动|教养|强制|隔离|戒毒|措施|处罚|管制|拘役|留置|"
    r"扣押|看押|监禁|行拘|治拘)*"
)
_LET_GO: Final = pattern_of(
    rf"{_WHOSE}(?:{_FROM}(?:释放|釈放|结业|解除){_FROM}|(?:刑满)?(?:刑释|释放|结业)(?:或|和|及|与)?(?:解除?教养?|结业|释放|解除)|刑释|解教|解戒|解押|假释(?:出狱|释放)?|回归(?:社会|家庭)|出狱|出监|离监|获释|放回|放出来?|放人|获得?自由)(?:[回返](?:家|村|社会))?{_WHEN}|"
    rf"{WHEN}{_WHOSE}(?:被?释放|结业|获释|放(?:出来?|回来?|人)?|出来|出狱|出监|解除)[的了]?"
)
# Out of one place, to wherever.
_LEFT: Final = pattern_of(
    rf"{_WHOSE}(?:(?P<remand>(?<!派)出所|离所)|出教|出班|离[校班营点训]|出[校营点训]|(?:出|离开?)(?:教培|教转|培训|教育)*(?:中心|学校)|离开教[培育]点?|(?:出|离开?)教培点){_WHEN}"
)
# 回家时间: of those who were held, and of anybody else.
_CAME_HOME: Final = pattern_of(
    rf"{_WHOSE}(?:(?:返|回|归|到)(?:家|村|乡|社区)|返回(?:家|村|社区|原籍)|出来|回来|回归|接回)(?:的|家|村|中|社区)?{_WHEN}|{WHEN}{_WHOSE}(?:回家|出来|回来)[的了]?"
)


# Pupils of schools graduate too: see :func:`columns.wayout.of_a_camp`.
_GRADUATED: Final = pattern_of(rf"{_WHOSE}毕业{_WHEN}")
# The end of a term, which is the day of release of those who served it, and of nobody else.
_SERVED: Final = pattern_of(rf"(?:实际|本人|人员)*(?:(?:刑期|服刑)?(?:期|刑)满|刑期(?:届|已)?满|服刑届满){_WHEN}")
_ENDED: Final = pattern_of(
    rf"(?:教培|教转|集中|教育|转化|培训|收教|收押|收容|羁押|关押|劳教|学习|强制|戒毒)+(?:情况)?(?:结束|终止){_WHEN}"
)
_BRACKETS: Final = pattern_of(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_AHEAD: Final = pattern_of(r"预|拟|计划|应|到期|期满|届满|暂定|待")


@lru_cache(maxsize=8192)
def without_brackets(leaf: str) -> str:
    """释放日期 of 释放日期（实际）; 释放日期（预计） as it stands."""
    inside = "".join(_BRACKETS.findall(leaf))
    return leaf if _AHEAD.search(inside) else _BRACKETS.sub("", leaf)


@lru_cache(maxsize=8192)
def asks_release(key: str) -> bool:
    """``key``: see :func:`synonyms.header_key`."""
    return _LET_GO.fullmatch(key) is not None


@lru_cache(maxsize=8192)
def asks_leaving(key: str) -> Literal["", "remand", "school"]:
    """Out of what somebody went: "remand" of 出所时间, "school" of 离校日期; "" where a header does not ask that."""
    match = _LEFT.fullmatch(key)
    return "" if match is None else "remand" if match["remand"] else "school"


@lru_cache(maxsize=8192)
def asks_end_of_training(key: str) -> bool:
    """Whether a header asks when the time in a camp ended (培训结束时间), which may lie ahead of who is still there."""
    return _ENDED.fullmatch(key) is not None


@lru_cache(maxsize=8192)
def asks_graduating(key: str) -> bool:
    """Whether a header asks when somebody graduated: of a camp, or of a school."""
    return _GRADUATED.fullmatch(key) is not None


@lru_cache(maxsize=8192)
def asks_end_of_term(key: str) -> bool:
    """Whether a header asks when a term is served: 刑满日期."""
    return _SERVED.fullmatch(key) is not None


@lru_cache(maxsize=8192)
def asks_coming_home(key: str) -> bool:
    """Whether a header asks when somebody came home, which says of those who were held that they were let go."""
    return _CAME_HOME.fullmatch(key) is not None
