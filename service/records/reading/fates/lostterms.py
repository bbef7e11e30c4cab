"""Terms whose numbers were lost: ?年, 10年#个月."""

from __future__ import annotations

import re
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.fates.termwords import A_MONTH, OF_YEARS

# ?年, ××年, 十?年6个月: years, of which nobody can read how many.
_UNREAD: Final = re.compile(
    r"(?:有期徒刑|判处?|徒刑)*(?=[^年]*[?？×*#xX□■〇_])[\d一二三四五六七八九十?？×*#xX□■〇_]{1,4}年(?:[\d一二三四五六七八九十?？×*#xX□■〇_]{1,3}个?月)?"
)


# 10年#个月, ? years 6 months: a part of the term, of which nobody can read how long it is. Not 2018?年.
_LOST: Final = r"(?<!\d{3})[?？×*#□■]\d?"
_UNREAD_PART: Final = re.compile(
    rf"{_LOST}{A_MONTH}|{_LOST}{OF_YEARS}(?: ?and)? ?[零又加]?\d{{1,2}}{A_MONTH}|"
    r"(?<!\d{4})年[零又加]?[?？×*#□■]\d?月?(?:$|(?=[,，;；。]))(?<!年[?？])|(?<!\d{4})年(?:[#□■]+|[?？]{3,})$",
    re.IGNORECASE,
)


def is_term_unread(text: str) -> bool:
    """Whether a text tells a term whose number was lost: ?年, 10年#个月."""
    plain = simplified(clean(text))
    return _UNREAD.fullmatch(plain.replace(" ", "")) is not None or _UNREAD_PART.search(plain) is not None


# 已判有期徒刑■■年，待投牢, in what tells of more.
_UNREAD_WITHIN: Final = re.compile(
    r"(?:徒刑|判处|判刑|判|刑期)[:：为]*(?=[^年]{0,3}[?？×*#xX□■〇_])[\d一二三四五六七八九十?？×*#xX□■〇_]{1,4}个?[年月]"
)

_TERM_IN_PART: Final = re.compile(
    rf"(?:徒刑|判处|判刑|判|刑期)[:：为]*[\d一二三四五六七八九十]{{1,3}}年[零又加]?{_LOST}个月"
)


def tells_unread_term(text: str) -> bool:
    """Whether a text tells, among other things, of a term whose number was lost."""
    plain = simplified(clean(text))
    return _UNREAD_WITHIN.search(plain.replace(" ", "")) is not None or _TERM_IN_PART.search(plain) is not None
