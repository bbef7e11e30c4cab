"""Which goes first in dates like 4/12/2017: by dates that tell it, else by the language of the headers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TypeVar

from service.matching.types import PartialDate
from service.matching.values.dates import why_not_a_date
from service.matching.values.script import clean
from service.matching.values.spoiltdays import has_zeros, is_spoilt
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.handays import in_digits
from service.records.reading.words.vocabulary import vocabulary
from service.records.reading.workbooks.sheets import Value

SLASHED = pattern_of(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})\s*")
DATES = frozenset({"birth", "detained_on", "died_on", "sentenced_on", "released_on"})
_DAY_FIRST = pattern_of(
    r"dd?\W?mm?\W?yy|gg\W?aa\W?yy|дд\W?мм\W?гг|tt\W?mm\W?jj|jj\W?mm\W?aa|кк\W?аа\W?жж", re.IGNORECASE
)
_MONTH_FIRST = pattern_of(r"mm?\W?dd?\W?yy", re.IGNORECASE)


def order_of_dates(columns: Sequence[Column], sample: Sequence[Sequence[Value]]) -> str:
    """ "day" or "month", told by a header (DD/MM/YYYY) or by dates that can be read in one way only (25/12/2017), else
    by headers in a language that writes the day first; "year" where there are no such dates, and a header in Chinese
    or a date (88.3.4) tells that the year goes first; "" where nothing tells, or they contradict each other."""
    told: set[str] = set()
    asked: list[str] = []
    for column in columns:
        if column.field not in DATES:
            continue
        if _DAY_FIRST.search(column.header):
            told.add("day")
        elif _MONTH_FIRST.search(column.header):
            told.add("month")
        for row in sample:
            value = row[column.index] if column.index < len(row) else ""
            if isinstance(value, str) and "/" in value and (match := SLASHED.fullmatch(value)):
                asked.append(column.header)
                first, second = int(match[1]), int(match[2])
                if (first > 12) != (second > 12):
                    told.add("day" if first > 12 else "month")
    if told:
        return told.pop() if len(told) == 1 else ""
    if asked:
        return "day" if all(map(writes_day_first, dict.fromkeys(asked))) else ""
    if _year_first(columns, sample):
        return "year"
    return "day" if _dotted_day_first(columns, sample) else ""


def _dotted_day_first(columns: Sequence[Column], sample: Sequence[Sequence[Value]]) -> bool:
    """Whether dates like 25.12.17 begin with the day: others of the table do, which are written with whole years or
    can be read in one way only, and none begins with the year."""
    texts = [text for _, cells in _texts(columns, sample) for text in cells]
    if any(_WHOLE_YEAR_FIRST.match(text) for text in texts):
        return False
    short = _short_in(texts)
    if any(first > _LAST_DAY or first == 0 or second > _LAST_MONTH for first, second, _ in short):
        return False
    han = any(_HAN.search(c.header) for c in columns if c.field in DATES)
    if han and _ahead(columns, sample):
        return False
    told = any(_ends_in_year(_short_in(cells), han) for _, cells in _texts(columns, sample))
    return told or any(map(_DOTTED.fullmatch, texts))


def _ahead(columns: Sequence[Column], sample: Sequence[Sequence[Value]]) -> bool:
    """Whether a day of custody would lie ahead, or long before any custody that is told, if the day went first."""
    now = dt.datetime.now(tz=dt.UTC).year % 100
    held = _texts([c for c in columns if c.field != "birth"], sample)
    return any(now < last < _NOBODY_TAKEN % 100 for _, cells in held for *_, last in _short_in(cells))


def _texts(columns: Sequence[Column], sample: Sequence[Sequence[Value]]) -> list[tuple[str, list[str]]]:
    """(header, texts) of each column of days."""
    return [
        (c.header, [cell for row in sample if c.index < len(row) and isinstance(cell := row[c.index], str)])
        for c in columns
        if c.field in DATES
    ]


def _short_in(texts: Sequence[str]) -> list[tuple[int, int, int]]:
    return [(int(m[1]), int(m[2]), int(m[3])) for text in texts if (m := _SHORT.fullmatch(text))]


_WHOLE_YEAR_FIRST = pattern_of(r"\s*(?:18|19|20)\d\d\s?[./\-年]")
_DOTTED = pattern_of(r"\s*\d{1,2}\.\d{1,2}\.(?:18|19|20)\d\d\s*")


_Cell = TypeVar("_Cell")


def short_day_first(value: _Cell, order: str) -> _Cell | str:
    """25.12.17 as 2017-12-25, in a table whose days go first; every other value as it is."""
    if order != "day" or not isinstance(value, str) or (match := _SHORT_DAY.fullmatch(value)) is None:
        return value
    year = int(match[3])
    century = 2000 if year <= dt.datetime.now(tz=dt.UTC).year % 100 else 1900
    return f"{century + year}-{match[2]}-{match[1]}"


_SHORT_DAY = pattern_of(r"\s*'?(\d{1,2})[./](\d{1,2})[./](\d\d)\s*")


def _year_first(columns: Sequence[Column], sample: Sequence[Sequence[Value]]) -> bool:
    """Whether dates like 17.4.12 begin with the year. In Chinese they do, unless most dates of a column can only be
    read the other way; one odd cell (17.8.45) among others is damaged, and tells nothing."""
    texts = _texts(columns, sample)
    groups = [_short_in(cells) for _, cells in texts]
    han = any(_HAN.search(header) for header, _ in texts)
    if any(_ends_in_year(short, han) for short in groups):
        return han and any(_WHOLE_YEAR_FIRST.match(text) for _, cells in texts for text in cells)
    return any(first > _LAST_DAY for short in groups for first, *_ in short) or any(
        _HAN.search(header) or _YEAR_FIRST.search(header) for header, _ in texts
    )


def _ends_in_year(short: Sequence[tuple[int, int, int]], han: bool) -> bool:
    """Whether days of a column with two-digit groups begin with the day, by those of them that no year can begin."""
    odd = sum(
        last > _LAST_DAY and 0 < first <= _LAST_DAY and 0 < second <= _LAST_MONTH for first, second, last in short
    )
    return odd * 2 > len(short) and odd > 1 if han else odd * 4 > len(short)


_YEAR_FIRST = pattern_of(r"yy\W?mm?\W?dd?|гг\W?мм\W?дд|yy\W?aa\W?gg", re.IGNORECASE)
_BETWEEN = r"\s?[.\-/_,，。、·–—\s]\s?"
_SHORT = pattern_of(rf"\s*'?(\d\d){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,2}})\s*")
_LAST_DAY = 31


def is_of_no_year(value: Value, found: PartialDate, field: str, order: str) -> bool:
    """Whether a day of two-digit groups was read as one that cannot be meant: 30.2.17 as a day to come, 17.4.31, which
    is no day of 2017, as one of 1931, and 17.8.45 as one of 1945. Of a birth the last may be so, unless the year goes
    first in the table."""
    if field not in {"birth", "released_on"} and is_year_cut_short(str(value)):
        return True
    if not isinstance(value, str) or len(value) >= _DAY or (match := _SHORT.fullmatch(value)) is None:
        return False
    if found.year > dt.datetime.now(tz=dt.UTC).year:
        return True
    if order == "year":
        return found.year % 100 != int(match[1])
    return field != "birth" and found.year < _NOBODY_TAKEN and found.year % 100 == int(match[3])


_NOBODY_TAKEN = 1949  # before that no list tells of custody


@lru_cache(maxsize=4096)
def writes_day_first(header: str) -> bool:
    """Whether a header is in a language that writes the day before the month: Geburtsdatum, Дата ареста. English does
    either, Chinese neither; a header in two languages says it where both do."""
    plain = clean(_IN_BRACKETS.sub(" ", header)).casefold().replace("i̇", "i")
    plain = _ELISION.sub(" ", plain)
    parts = [part for part in _TWO.split(plain) if any(map(str.isalpha, part))]
    return bool(parts) and all(map(_is_day_first, parts))


_IN_BRACKETS = pattern_of(r"[(（\[][^)）\]]*[)）\]]")
_ELISION = pattern_of(r"\b[dl]['’]")
_TWO = pattern_of(r"[/|\n]")
_LATIN, _OTHERS = pattern_of(r"[a-z\u00c0-\u024f]"), pattern_of(r"[\u0400-\u06ff]")
_HAN = pattern_of(r"[\u3400-\u9fff]")
_WORD = pattern_of(r"[^\W\d_]+(?:['’ʻ][^\W\d_]+)*")


def _is_day_first(part: str) -> bool:
    if _HAN.search(part):
        return False
    if _OTHERS.search(part):  # Cyrillic and Arabic letters
        return _LATIN.search(part) is None
    whole, begun = _words()
    return any(word in whole or word.startswith(begun) for word in _WORD.findall(part))


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    words = vocabulary()["day_first"]["words"]
    return frozenset(words), tuple(word[:-1] for word in words if word.endswith("*"))


_YEAR_AND_MONTH = pattern_of(r"\s*(?:18|19|20)(\d\d)\s?([.年/\-])\s?(\d{2})\s?月?份?\s*")


@lru_cache(maxsize=4096)
def has_no_such_month(text: str, asked: bool = False) -> bool:
    """Whether a text is written as a month that does not exist: 1949.13. Not 2017-18, which may be two years, unless
    a month was ``asked`` for."""
    match = _YEAR_AND_MONTH.fullmatch(text)
    if match is None or int(match[3]) <= _LAST_MONTH:
        return False
    return asked or match[2] in ".年" or int(match[3]) < int(match[1])


_LAST_MONTH = 12


_YEAR_CUT_SHORT = pattern_of(r"\s*20[01]\d{2}(?:\.0)?\s*")


def is_year_cut_short(text: str) -> bool:
    """Whether a number is a year and what is left of a month, and no count of days, which would be of 1954: 20170."""
    return _YEAR_CUT_SHORT.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def is_impossible_day(text: str) -> bool:
    """Whether a text is written as a day that does not exist, or on which nobody was taken: 2017.2.30, 17.8.45."""
    text = in_digits(text)
    if not text[:1].isdigit() or len(text) >= _DAY:
        return False
    if (match := _SHORT.fullmatch(text)) is not None and _LAST_DAY < int(match[3]) < _NOBODY_TAKEN % 100:
        return True
    return (
        why_not_a_date(text, excel_serial=True) == "impossible"
        or has_no_such_month(text)
        or is_spoilt(text)
        or has_zeros(text)
        or is_year_cut_short(text)
    )


_DAY = 20  # characters
