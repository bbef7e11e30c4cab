"""Headers that say who fills them in: 回家时间（已结业的填）. Whoever has a cell there is one of those."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of

_INSIDE: Final = pattern_of(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_FREED: Final = r"(?:释放|结业|毕业|解除|解教|回家|返家|回来|出来|刑释|刑满释放|出狱|获释|放回|放出来)"
_HELD: Final = r"(?:未(?:释放|结业|毕业|解除|回家|出来)|在(?:训|教|培|押|校|学))"
_WHO: Final = r"(?:了?的|了|者|人员|学员|对象|人)*"
_BY_THE_FREED: Final = pattern_of(
    rf"(?:仅|只|限|仅限|由|如|若|本栏)*(?:已经?)?{_FREED}{_WHO}(?:才|需|要|必须|须)?(?:填[写报入]?|登记)(?:此?[栏项])?[。.]?|"
    rf"(?:仅限?|只限|限)(?:已经?)?{_FREED}{_WHO}|"
    rf"(?:仍|还)?{_HELD}{_WHO}(?:可|则)?(?:不[用必需]?填[写报]?|免填|空着|留空|空)(?:此?[栏项])?[。.]?"
)
_NONE: Final = pattern_of(r"[未没无否不]")


@lru_cache(maxsize=4096)
def filled_by_the_freed(header: str) -> bool:
    """Whether a header says that only those who were let go fill it in; not 出所者填, who may have left for prison."""
    inside = _INSIDE.findall(header.rpartition("/")[2])
    return any(_BY_THE_FREED.fullmatch(text.strip()) for text in inside)


def tells_some_day(text: str) -> bool:
    """Whether a text tells of a day, though nobody can read which: 18年夏天; not 2018年未结业."""
    return any(map(str.isdigit, text)) and _NONE.search(text) is None
