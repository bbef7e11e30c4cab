"""Headers that ask from where somebody came, and not where they are: 何处押来, 送来单位, 从哪个看守所转来."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of

_PLACE: Final = (
    r"(?:看守所|监狱|监所|拘留所|教培中心|培训中心|中心|教[培育]点|派出所|单位|机关|机构|场所|地点|地方|地区|处所|部门|"
    r"[所处地])"
)
_ASKED: Final = rf"(?:(?:何|哪一?[个所座]?|什么|啥){_PLACE}|哪里?|哪儿|何处|何地|{_PLACE})"
_BROUGHT: Final = (
    r"(?:(?:[押送移转调解遣投换提带抓]|收监)(?:送|押|交|解|运|监|入|进|过)?(?:来|过来)|来(?=的?[单机场处地所看监]))"
)
_WHO: Final = r"(?:人员|罪犯|犯人|学员|本人|人|被|是|原)*"
_FROM: Final = pattern_of(
    rf"{_WHO}(?:[从由自]|来自)*{_ASKED}{_BROUGHT}[的]?|{_WHO}{_BROUGHT}的?(?:原)?{_PLACE}(?:名称)?|"
    rf"{_WHO}[从由自]{_ASKED}(?:{_BROUGHT}|来|[押送移转调解投换](?:送|押|交|解|监|入|进)?)的?|"
    rf"{_WHO}来自(?:{_ASKED})|{_WHO}(?:来源|来处)(?:地|{_PLACE})?|(?:收监|投牢|投监|送监|入监|押解?)来源(?:地|{_PLACE})?"
)


@lru_cache(maxsize=4096)
def asks_where_from(key: str) -> bool:
    """Whether a header asks from where somebody was brought. ``key``: see :func:`synonyms.header_key`."""
    return len(key) <= 16 and _FROM.fullmatch(key) is not None


# Who handed a convict over to the prison, and where convicts wait for it.
_HANDED_OVER: Final = pattern_of(
    rf"(?:移交|移送|交付|交送|送交|送押|押送|押解|解送|投送|送监|送)(?:执行)?的?{_PLACE}(?:名称)?|"
    rf"(?:原|此前|之前|曾|投[牢监送]前|送监前|收监前|入[监狱]前|转[入来]前|交付前|判[决刑]?前|宣判前|审前|服刑前)的?(?:所在|羁押|关押|收押|在押|看押|看守(?!所)|拘押)*的?{_PLACE}(?:名称)?|"
    rf"(?:羁押|看押)的?看守所(?:名称)?|看守所(?:名称)?"
)


@lru_cache(maxsize=4096)
def asks_where_before_prison(key: str) -> bool:
    """Whether a header in a register of a prison asks where convicts were before they came: 移送看守所, 原羁押场所."""
    return _HANDED_OVER.fullmatch(key) is not None
