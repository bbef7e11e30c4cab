"""Tables that ask when each was sent to a camp (送学时间, 入教日期, 送培时间): 在学 there is said of a trainee."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key, leaf_key

_SENT: Final = pattern_of(
    r"(?:被|本人|实际|首次|初次|集中)*(?:送学|送教培?|送培|送训|入教培?|入培|参培|收教|进教|转教培?|教培|教转)的?(?:开始)?(?:时间|日期|日|年月日?)"
)
# Of children who go to school, and of those who look after them.
_OF_PUPILS: Final = pattern_of(r"就读|年级|学籍|监护|抚养|入学|家长|儿童|学生|孩子|幼儿")


def asks_when_sent_to_camps(columns: Sequence[Column]) -> bool:
    """Whether a table asks so, and nothing of pupils."""
    asks = any(c.field == "detained_on" and _SENT.fullmatch(leaf_key(c.header)) for c in columns)
    return asks and not any(_OF_PUPILS.search(header_key(c.header)) for c in columns)
