"""Headers over others that are of all of a household, its head among them: 户主及家庭成员基本情况, 全家人员."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import header_key

#: What such a header may add: 情况, 基本信息.
TOLD: Final = (
    r"(?:的?(?:基本|有关|相关|具体|详细|主要|登记|身份|户籍|人口)*"
    r"(?:情况|信息|状况|详情|资料|数据|内容|登记|名单|名册|一览)?)"
)
_AND: Final = r"(?:以?及|[和与或同含]|包括|包含|连同)其?"
_ALL: Final = r"(?:全部|全体|所有|主要|其[他它余]|重要)*"
_OF_HOME: Final = r"(?:家庭|家中|家里|户内|本户|同户|全家|全户|户)?"
_MEMBERS: Final = rf"{_ALL}{_OF_HOME}{_ALL}(?:成员|人口|人员)"
_HEAD: Final = r"(?:家庭|本户)?(?:户主|户长|家主|家长)(?:本人)?"
_KIN: Final = r"(?:直系|近)?(?:亲属|家属|家人|配偶|子女|父母|共同(?:居住|生活)的?(?:人员|人|成员|亲属|家属))"
# 户主家属 are the kin of the head alone: kin need an "and", which 户主家庭成员 does not.
_HOUSEHOLD: Final = pattern_of(
    rf"{_HEAD}(?:{_AND})?的?{_MEMBERS}{TOLD}|{_HEAD}{_AND}{_ALL}{_KIN}(?:(?:{_AND})?{_KIN})*{TOLD}|"
    rf"{_MEMBERS}(?:{_AND})?{_HEAD}{TOLD}|{_KIN}{_AND}{_HEAD}{TOLD}|"
    rf"(?:全家|一家|同户|同一户|全户|本户)的?(?:人员|人口|成员|居民|人){TOLD}"
)


@lru_cache(maxsize=4096)
def names_household(group: str) -> bool:
    """Whether a header over others is of a whole household, whoever the row's own person is in it."""
    return _HOUSEHOLD.fullmatch(header_key(group)) is not None
