"""Terms whose numbers were lost: ?年, 10年#个月."""

from __future__ import annotations

import re
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.patterns import pattern_of
from service.records.reading.terms.termwords import A_MONTH, OF_YEARS

# ?年, ××年, 十?年6个月: years, of which nobody can read how many.
_UNREAD: Final = pattern_of(
    r"(?:有期徒刑|判处?|徒刑)*(?=[^年]*[?？×*#xX□■〇_])[\d一二三四五六七八九十?？×*#xX□■〇_]{1,4}年(?:[\d一二三四五六七八九十?？×*#xX□■〇_]{1,3}个?月)?"
)


# 10年#个月, ? years 6 months: a part of the term, of which nobody can read how long it is. Not 2018?年.
_LOST: Final = r"(?<!\d{3})[?？×*#□■]\d?"
_UNREAD_PART: Final = pattern_of(
    rf"{_LOST}{A_MONTH}|{_LOST}{OF_YEARS}(?: ?and)? ?[零又加]?\d{{1,2}}{A_MONTH}|"
    r"(?<!\d{4})年[零又加]?[?？×*#□■]\d?月?(?:$|(?=[,，;；。]))(?<!年[?？])|(?<!\d{4})年(?:[#□■]+|[?？]{3,})$",
    re.IGNORECASE,
)

# 5年？？月, 5年X月, 5年（？）个月, 5年几个月, 5年？: months, of which nobody can read how many; so are years with a
# doubt behind them. Not 18年?月被判: that is a day. Not 2017年??月.
_MARKS: Final = r"(?:[(\[]? ?[?×*#xX□■△▲●○◇◆_�~〇NnM某几数若干十](?: ?[)\]])?){1,6}"
_NO_DAY: Final = r"(?![^\d,，;；。]{0,12}[判刑])"
_COUNT: Final = r"(?<![\d一二三四五六七八九〇零])[\d一二三四五六七八九十廿卅]{1,3} ?年 ?[零又加]? ?"
_MONTHS_LOST: Final = pattern_of(
    rf"{_COUNT}(?:(?!(?:[二三]?十[一二三四五六七八九]?) ?个?月)\d?{_MARKS}[\d一二三四五六七八九]? ?个?月{_NO_DAY}|"
    r"个月|(?:月份?)?(?:[不未]详|不[清明]|未知|看不清|模糊))|"
    rf"{_COUNT}(?:月|[(\[]? ?[?×*#xX□■△▲●◇◆_�]{{1,6}} ?[)\]]?)(?=$|[,，;；。、]| ?有期| ?徒刑)",
)
# 剥夺政治权利2年？: what is beside the term leaves it.
_BESIDE: Final = pattern_of(r"(?:剥夺?(?:政治)?权利?|剥政|缓刑?|考验期)(?:终身|期|为|[:：])?[^,，;；。]*")


# 13年零_个月, 13年（ ）个月, 判…年6个月: a gap that nobody filled. 2017年_月 is a day.
_GAP: Final = r"(?:[_\-–—.·/、 空缺]|\( *\)|\[ *\]|\()"
_YEARS: Final = r"(?<![\d一二三四五六七八九〇零])[\d一二三四五六七八九十]{1,3} ?年"
_WHOSE: Final = r"(?:^|徒刑|拘役|判处|判刑|判|刑期)[:：为]*"
_UNFILLED: Final = pattern_of(
    rf"{_YEARS}[零又加]?{_GAP}{{1,8}}个?月|{_YEARS}[零又加]?(?:\d?_+\d?)个?月|{_WHOSE}{_GAP}{{1,8}}年|"
    rf"\d{OF_YEARS},?(?: and)? ?(?:_+|\.{{2,}}|\( *\)){A_MONTH}",
    re.IGNORECASE,
)
# l3年, 13年零1O个月: a letter is no digit.
_LETTERS: Final = r"[OoQlI|SsZzB]"
_SPELT: Final = pattern_of(
    rf"(?<![A-Za-z\d])(?:{_LETTERS}{{1,2}}\d{{1,2}}|\d{{1,2}}{_LETTERS}{{1,2}}\d?)(?:年|个?月| years?\b| months?\b)|"
    rf"{_YEARS}[零又加]?{_LETTERS}{{1,2}}个?月"
)


def is_term_unread(text: str) -> bool:
    """Whether a text tells a term whose number was lost, or never filled in: ?年, 10年#个月, 13年零_个月."""
    plain = simplified(clean(text))
    return (
        _UNREAD.fullmatch(plain.replace(" ", "")) is not None
        or _UNREAD_PART.search(plain) is not None
        or _MONTHS_LOST.search(_BESIDE.sub(" ", plain)) is not None
        or _UNFILLED.search(plain) is not None
        or _SPELT.search(plain) is not None
    )


# 已判有期徒刑■■年，待投牢, in what tells of more.
_UNREAD_WITHIN: Final = pattern_of(
    r"(?:徒刑|判处|判刑|判|刑期)[:：为]*(?=[^年]{0,3}[?？×*#xX□■〇_])[\d一二三四五六七八九十?？×*#xX□■〇_]{1,4}个?[年月]"
)

_TERM_IN_PART: Final = pattern_of(
    rf"(?:徒刑|判处|判刑|判|刑期)[:：为]*(?:[\d一二三四五六七八九十]{{1,3}}年[零又加]?{_LOST}个月|{_MONTHS_LOST.pattern})"
)


def tells_unread_term(text: str) -> bool:
    """Whether a text tells, among other things, of a term whose number was lost."""
    plain = simplified(clean(text))
    if (
        _UNREAD_WITHIN.search(plain.replace(" ", "")) is not None
        or _TERM_IN_PART.search(_BESIDE.sub(" ", plain)) is not None
    ):
        return True
    return _SENTENCED.search(plain) is not None and (
        _UNFILLED.search(plain) is not None or _SPELT.search(plain) is not None
    )


_SENTENCED: Final = pattern_of(r"徒刑|拘役|判|刑期|sentence", re.IGNORECASE)
