"""Cells that say the same as another one: 同上, 〃, 同户籍地, "same as hukou"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.patterns import pattern_of
from service.records.reading.words.vocabulary import vocabulary

# A cell that says "as above".
DITTO: Final = frozenset({
    "同上", "同 上", "同  上", "同\u3000上", "同", "同前", "上同", "同上。", "〃", "″", "〞", "”", "“", '"', "''",
    "ditto", "Ditto", "do.", "as above", "As above", "same as above", "Same as above",
})  # fmt: skip
# Fields of which a row may say no more than that they are another one's.
PLACES: Final = frozenset({"address", "county", "township", "village"})
# The other address of the row: 同户籍地, 与户籍一致, 人户一致, 同左.
_OTHER: Final = (
    r"(?:户籍|户口|籍贯|原籍|身份证|家庭|常住|现|目前|居住|实际)*(?:登记|所在|居住)?(?:地址|住址|住地|住所|址|地|处)?"
)
_SAME_IN_HAN: Final = pattern_of(
    rf"(?:同|和|与|跟){_OTHER}(?:上|前|左|右)?(?:列|栏|面|边|侧)?(?:所列|所述)?(?:一致|相同|一样|同)?|(?:人户|户籍)?(?:一致|相同|同址|合一)|同一(?:地址|住址|处)"
)

_HAN: Final = pattern_of("[\u4e00-\u9fff]")
_SAYS_SAME: Final = pattern_of("[同一相合]")


@cache
def _same_in_letters() -> frozenset[str]:
    return frozenset(vocabulary()["same"]["words"])


@lru_cache(maxsize=4096)
def is_same_place(text: str) -> bool:
    """Whether the cell of a place says no more than that it is another one's that the list tells: 同上, 同户籍地."""
    if len(text) > _LONG:
        return False
    if text in DITTO:
        return True
    if _HAN.match(text) and not _SAYS_SAME.search(text):  # nearly every address
        return False
    plain = simplified(clean(text)).casefold().replace("i̇", "i").strip(" .。()（）")
    return plain in _same_in_letters() or _SAME_IN_HAN.fullmatch(re.sub(r"\s", "", plain)) is not None


_LONG: Final = 40  # characters
