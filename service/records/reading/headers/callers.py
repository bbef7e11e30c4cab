"""Headers that name who sends something to somebody who is held, or comes to see them: 汇款人姓名, 会见人."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.headers.whom import whom
from service.records.reading.patterns import pattern_of
from service.records.reading.words.whoseheader import under_group

THEY: Final = r"(?:人员|人|者|家属|亲属|亲友)"
#: What is done for somebody who is held, but to see them.
SEND: Final = (
    r"(?:汇[款寄]|存[款钱物]|寄[送件物款钱信衣包]?|邮寄|送[物衣款钱药餐货]|[交缴付打转给]款|转账|充值|来信|写信|投递)"
)
SEE: Final = r"(?:会见|接见|探[视望访监]|看望|来访|访客|到访|通话|通信|视频|约见)"
_SURE: Final = pattern_of(rf"(?:(?:代|来|前来|本次)?(?:{SEND}|{SEE}){THEY}|访客)\d?")


@lru_cache(maxsize=4096)
def is_caller(header: str) -> bool:
    """Whether a header names those who send or visit: 汇款人姓名, 会见人."""
    return _SURE.fullmatch(whom(under_group(header))) is not None
