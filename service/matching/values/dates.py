"""Dates in every shape that records and families write, to :class:`PartialDate`; what is unsure stays unsure.

Nothing impossible is repaired: 2017.2.30 is no date, and :func:`why_not_a_date` says so.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from functools import lru_cache
from typing import Literal

from service.matching.types import PartialDate
from service.matching.values.months import chinese_digits_to_ascii, month_named
from service.matching.values.script import clean
from service.matching.values.spoiltdays import without_spoilt

DateReason = Literal["empty", "impossible", "out_of_range", "unreadable"]

FIRST_YEAR, LAST_YEAR = 1850, 2035
_OLDEST, _LONG_LIFE = 120, 80  # years
_PIVOT = 30  # two-digit years: 00-30 are 2000-2030, 31-99 are 1931-1999
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_EXCEL_EPOCH_1904 = dt.date(1904, 1, 1)
_FIRST_SERIAL, _LAST_SERIAL = 1, 49_500  # 1900-01-01 to mid 2035

_SEP = r"\s?[.\-/_,。、·–—\s]\s?"
_YMD = re.compile(rf"(\d{{4}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,2}})(?:日|号)?")
_YM = re.compile(rf"(\d{{4}}){_SEP}(\d{{1,2}})月?")
_MY = re.compile(r"(0?[1-9]|1[012])\s?[./\-]\s?((?:19|20)\d\d)")
_NUMBERS = re.compile(r"\d+")
_YM_ALONE = re.compile(r"(?<![\d./\-])(?:19|20)\d\d[./\-](?:0?[1-9]|1[012])(?![\d./\-])")
_DMY = re.compile(rf"(\d{{1,2}})({_SEP})(\d{{1,2}}){_SEP}(\d{{4}})")
_SHORT = re.compile(rf"'?(\d{{2}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,2}})")
_SHORT_YM = re.compile(rf"'?([3-9]\d){_SEP}(0?[1-9]|1[012])")
# 20170503墨玉县, 17.5.3，墨玉县: a day and a place.
_BEFORE_A_PLACE = re.compile(
    r"(\d{8}|\d{2}\.\d{1,2}\.\d{1,2})[ ,，、]*(?:[于在]?[\u3400-\u9fff]{2,}[县市乡镇村区]|[^\W\d_]{3,})"
    r"(?!.*(?:19|20)\d\d).*"
)
_HAN = re.compile(r"(\d{4}|\d{2}) ?年(?: ?(\d{1,2}) ?月(?:份)?(?: ?(\d{1,2}) ?[日号]?)?)?")
_UYGHUR = re.compile(
    r"(\d{4}) ?-? ?(?:يىلى?(?!ل)|جىل(?!دار)\w*|[жй][ыи]л(?![дл]ар)\w*|y[iı]l(?!lar)\w*|jyl(?!dar)\w*)"
    r"(?:[,،]? ?(\d{1,2}) ?[-.]? ?(?:ئاي\w*|اي\w*|ай\w*|a[yıi]\w*|oy(?!ga|lik)\w*|ой(?!га|лик)\w*)"
    r"(?: ?(\d{1,2}) ?[-.]? ?(?:كۈن\w*|كۇن\w*|к[үу]н\w*|k[üúu]n\w*)?)?)?",
    re.IGNORECASE,
)
# 5.VIII.2017, as Russian and Kazakh papers write it.
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_BY_ROMAN = re.compile(r"(?<!\w)(?:(\d{1,2})[\s./\-]{1,2})?([ivx]{1,4})[\s./\-]{1,2}((?:19|20)\d\d)(?!\d)")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?(Z|[+-]\d{2}:?\d{2}))?$")
_TRAILER = re.compile(r" ?(出?生|г\.?р?\.?|года?|у\.|born|doğumlu|жылы?|ж\.)$", re.IGNORECASE)
_ABOUT = re.compile(
    r"about|around|approx\w*|circa|\bca?\.|maybe|probably|perhaps|roughly|~|≈|[?]|约|大概|大约|左右|前后|可能|农历|阴历|"
    r"около|примерно|приблизительно|может|civar\w*|yaklaşık|tahminen|galiba|шамамен|мөлшермен|تەخمىنەن|ئەتراپىدا|بەلكىم|"
    r"早|中期|末|初|early|late|\bmid\b|начал|конц|texminen|тәхминән|etrapida|тахминан|taxminan|болжол|shamamen|шамасында|"
    r"\bvers\b|environ|\benv\b|\bок\b|шама\w*|شامامەن|شاماسىندا|şamamen|şamasynda|чамасында|\bum\b|\bungefähr|\betwa\b|\bca\b",
    re.IGNORECASE,
)
_PLURAL = (
    r"(?:['’]?s\b| ?-?(?:е|х|ые|ых)\b| ?年代|['’]?-?(?:ler|lar)\w*|['’]?l[ıi] y[ıi]llar\w*|"
    r"-? ?(?:yillar|yıllar|yılları|йиллар|жиллар)\w*|"
    r"-? ?(?:يىللار|يىللى)\w*|-? ?жылдар\w*)"
)
_DECADE = re.compile(r"(?<!\d)(1[89]\d|20[0-3])0" + _PLURAL, re.IGNORECASE)
# "60-е годы", "'60s", "60年代": of the last century, as two digits of a year are.
_SHORT_DECADE = re.compile(r"(?<!\d)'?([3-9])0" + _PLURAL, re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20[0-3]\d)(?!\d)")
_HAMZA = re.compile("[\u0621\u0674]")  # as Kazakh in Arabic letters begins words: ءساۋىر
# 3-ئاي بىلەن 5-ئاي: between two of them.
_ANOTHER_MONTH = re.compile(r"\d{1,2} ?-? ?(?:ئاي|اي|ай|a[yi]|oy|ой|月)", re.IGNORECASE)
_ONE_OR_TWO_DIGITS = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_AGE = re.compile(
    r"^(?:age[d:]*|年龄:?|возраст:?|yaş[ıi]?:?|жасы?:?|يېشى:?)? ?(\d{1,3}) ?"
    r"(?:岁|周岁|years?(?: old)?|y/?o|лет|года?|yaş\w*|yas\w*|жас\w*|ياش\w*|jahre?(?: alt)?|ans)?$",
    re.IGNORECASE,
)


def parse_date(
    value: str | float | dt.date,
    *,
    excel_serial: bool = False,
    date1904: bool = False,
    reference_year: int | None = None,
) -> PartialDate | None:
    """The date that ``value`` states, as far as it states one, or None.

    ``excel_serial``: the value stands in a date column of a spreadsheet, so a bare 42837 is a day count.
    ``reference_year``: the year in which an age ("45岁", "45 years") was true; without it ages are no dates. With it
    a bare number is an age where it can hardly be a year.
    """
    result = _read(value, excel_serial, date1904, reference_year)
    return result if isinstance(result, PartialDate) else None


def why_not_a_date(value: str | float | dt.date, *, excel_serial: bool = False) -> DateReason | None:
    """Why :func:`parse_date` gives None for ``value``; None when it is a date."""
    result = _read(value, excel_serial, False, None)
    return None if isinstance(result, PartialDate) else result


def _read(
    value: str | float | dt.date, excel_serial: bool, date1904: bool, reference_year: int | None
) -> PartialDate | DateReason:
    if isinstance(value, str):
        if m := _YMD.fullmatch(value):  # most of them: there is nothing to clean or to take off
            return _checked(int(m[1]), int(m[2]), int(m[3]))
        return _text(value, excel_serial, date1904, reference_year)
    if isinstance(value, dt.date):
        return _checked(value.year, value.month, value.day)
    return _number(value, excel_serial, date1904)


def _number(value: float, excel_serial: bool, date1904: bool) -> PartialDate | DateReason:
    if value != value or abs(value) > 1e12:
        return "unreadable"
    if value == int(value):
        return _text(str(int(value)), excel_serial, date1904, None)
    if excel_serial and 3000 < value <= _LAST_SERIAL:  # a day count with a time of day
        return _serial(int(value), date1904)
    if not FIRST_YEAR <= value < LAST_YEAR + 1:
        return "unreadable"
    # 1988.03 is March; 1988.1 may be January or October written 1988.10, so only the year is sure.
    year, _, rest = f"{value:.10g}".partition(".")
    if len(rest) > 2:
        return "unreadable"
    return _checked(int(year), int(rest) if len(rest) == 2 else None)


def _serial(days: int, date1904: bool) -> PartialDate | DateReason:
    day = (_EXCEL_EPOCH_1904 if date1904 else _EXCEL_EPOCH) + dt.timedelta(days=days)
    return _checked(day.year, day.month, day.day)


@lru_cache(maxsize=65536)
def _text(raw: str, excel_serial: bool, date1904: bool, reference_year: int | None) -> PartialDate | DateReason:
    text = clean(raw)
    if not text:
        return "empty"
    text = without_spoilt(text)
    if not text:
        return "unreadable"
    if text.endswith(".0") and text[:-2].isdigit() and len(text) > 6:
        text = text[:-2]  # 19880304.0, as a script writes a number
    if text.isdigit():
        if reference_year is not None and _can_only_be_age(text, reference_year):
            return PartialDate(reference_year - int(text), about=True)
        return _digits(text, excel_serial, date1904)
    text = _TRAILER.sub("", _TIME.sub("", text)).rstrip(".,;。 ")
    exact = _exact(text)
    if exact is None and not text.isascii():
        text = chinese_digits_to_ascii(text)
        exact = _exact(text)
    if exact is not None:
        return exact
    if m := _BEFORE_A_PLACE.fullmatch(text):
        first = _digits(m[1], False, False) if m[1].isdigit() else _exact(m[1])
        if isinstance(first, PartialDate):
            return first
    if excel_serial and re.fullmatch(r"\d{5}\.\d+", text):
        return _serial(int(float(text)), date1904)
    return _wording(text, reference_year)


def _digits(text: str, excel_serial: bool, date1904: bool) -> PartialDate | DateReason:
    n = int(text[:18])
    if len(text) == 8:
        first = _checked(int(text[:4]), int(text[4:6]), int(text[6:]))
        if first == "out_of_range":  # 12041960, day first
            return _checked(int(text[4:]), int(text[2:4]), int(text[:2]))
        return first
    if len(text) == 14:  # 20170412093000, a time stamp
        return _checked(int(text[:4]), int(text[4:6]), int(text[6:8]))
    if len(text) == 6:
        if 1920 <= n // 100 <= LAST_YEAR and n % 100 <= 12:
            return _checked(n // 100, n % 100)
        return _checked(_century(n // 10000), n // 100 % 100, n % 100)
    if len(text) == 4:
        return _checked(n)
    if excel_serial and _FIRST_SERIAL <= n <= _LAST_SERIAL and len(text) == 5:
        return _serial(n, date1904)
    return "unreadable"


def _exact(text: str) -> PartialDate | DateReason | None:
    """A whole text that is nothing but a date in digits; None where it is something else."""
    if m := _YMD.fullmatch(text):
        return _checked(int(m[1]), int(m[2]), int(m[3]))
    if m := _HAN.fullmatch(text) or _UYGHUR.fullmatch(text):
        year = int(m[1]) if len(m[1]) == 4 else _century(int(m[1]))
        return _checked(year, _optional(m[2]), _optional(m[3]))
    if m := _YM.fullmatch(text):
        return _checked(int(m[1]), int(m[2])) if int(m[2]) <= 12 else None
    if (m := _SHORT_YM.fullmatch(text)) and int(m[1]) > 31:  # 88.3, as forms ask for the month of birth
        return _checked(1900 + int(m[1]), int(m[2]))
    if m := _MY.fullmatch(text):
        return _checked(int(m[2]), int(m[1]))
    if m := _DMY.fullmatch(text):
        first, second, year = int(m[1]), int(m[3]), int(m[4])
        if second > 12:
            return _checked(year, first, second)
        if "/" in m[2] and first <= 12 and first != second:
            return _checked(year)  # 4/12/2017: April or December, depending on the country
        return _checked(year, second, first)
    if m := _SHORT.fullmatch(text):
        a, b, c = int(m[1]), int(m[2]), int(m[3])
        year_first = _checked(_century(a), b, c)
        if isinstance(year_first, PartialDate):
            return year_first
        day_first = _checked(_century(c), b, a)
        ahead = isinstance(day_first, PartialDate) and day_first.year > dt.datetime.now(tz=dt.UTC).year
        return "impossible" if ahead else day_first  # 17.2.30 is no day of 2017, and none of 2030 either
    return None


def _wording(text: str, reference_year: int | None) -> PartialDate | DateReason:
    """Dates inside words: month names, "about 1960", "the 1960s", ranges, ages."""
    lower = text.casefold()
    if reference_year is not None and (m := _AGE.match(_ABOUT.sub("", lower).strip())) and int(m[1]) <= _OLDEST:
        return PartialDate(reference_year - int(m[1]), about=True)
    if m := _DECADE.search(lower):
        return PartialDate(int(m[1]) * 10 + 5, about=True)
    if m := _SHORT_DECADE.search(lower):
        return PartialDate(1905 + int(m[1]) * 10, about=True)
    about = _ABOUT.search(lower) is not None
    years = [int(y) for y in _YEAR.findall(lower)]
    if not years:
        return "impossible" if re.search(r"\d{4}.\d{1,2}.\d{1,2}", text) else "unreadable"
    if len(set(years)) > 1:  # "1960 or 1962": somewhere between, if near each other
        spread = max(years) - min(years)
        return PartialDate(sum(years) // len(years), about=True) if spread <= 10 else "unreadable"
    found = _inside(text, lower, years[0])
    return found._replace(about=True) if about and isinstance(found, PartialDate) else found


def _inside(text: str, lower: str, year: int) -> PartialDate | DateReason:
    """As much of a date as stands among other words, of which ``year`` is known."""
    for pattern in (_YMD, _HAN, _UYGHUR):  # a full date with words around it
        found = pattern.search(text)
        if found and found[2] and not _ANOTHER_MONTH.search(text, found.end()):
            return _checked(int(found[1]), _optional(found[2]), _optional(found[3]))
    for pattern in (_DMY, _MY) if len(_NUMBERS.findall(text)) > 2 or not _YM_ALONE.search(text) else (_YM_ALONE,):
        if (found := pattern.search(text)) and (exact := _exact(found[0])) is not None:
            return exact
    if (found := _BY_ROMAN.search(lower)) and found[2] in _ROMAN and (found[1] or len(found[2]) > 1):
        return _checked(year, _ROMAN.index(found[2]) + 1, _optional(found[1]))
    months = {m for w in _WORD.findall(_HAMZA.sub("", lower.replace("i̇", "i"))) if (m := month_named(w)) is not None}
    if len(months) == 1:
        days = [int(d) for d in _ONE_OR_TWO_DIGITS.findall(lower)]
        return _checked(year, months.pop(), days[0] if len(days) == 1 else None)
    return PartialDate(year)


def _can_only_be_age(digits: str, year: int) -> bool:
    """Whether a bare number is an age and no year: in 2026 that is 35, but not 58 (1958? 68?) or 19 (2019?).

    Two digits can be a year that has come and that makes nobody older than most people live.
    """
    age = int(digits[:4])
    if len(digits) != 2:
        return digits[0] != "0" and len(digits) < 4 and age <= _OLDEST
    return 2000 + age > year and 1900 + age < year - _LONG_LIFE


def birth_from_age(value: str | float, reference_year: int) -> PartialDate | None:
    """The year of birth of someone who had this age in ``reference_year``; always ``about``."""
    text = clean(str(int(value)) if isinstance(value, float) and value == value and abs(value) < 1e6 else str(value))
    m = _AGE.match(text.casefold())
    return PartialDate(reference_year - int(m[1]), about=True) if m and int(m[1]) <= _OLDEST else None


def iso(date: PartialDate) -> str:
    """``1960``, ``1960-04`` or ``1960-04-12``; ``~1960`` where it is only about."""
    text = f"{date.year:04d}"
    if date.month is not None:
        text += f"-{date.month:02d}"
        if date.day is not None:
            text += f"-{date.day:02d}"
    return f"~{text}" if date.about else text


def _optional(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _century(two_digits: int) -> int:
    return two_digits + (2000 if two_digits <= _PIVOT else 1900)


def _checked(year: int, month: int | None = None, day: int | None = None) -> PartialDate | DateReason:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return "out_of_range"
    if not month:  # 1960.00.00: "00" is how forms write "not known"
        return PartialDate(year) if not day else "impossible"
    if month > 12:
        return "impossible"
    if not day:
        return PartialDate(year, month)
    return PartialDate(year, month, day) if day <= 28 or day <= monthrange(year, month)[1] else "impossible"
