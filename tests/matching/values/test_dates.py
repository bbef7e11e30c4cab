from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.matching.comparisons.birth import LEVEL_NAMES, level_of, pack
from service.matching.types import PartialDate
from service.matching.values.dates import birth_from_age, iso, parse_date, why_not_a_date
from service.matching.weights import Weights

DAY = PartialDate(2017, 4, 12)


@pytest.mark.parametrize(
    "text",
    ["2017.4.12", "2017-04-12", "20170412", "2017年4月12日", "2017/4/12", "17.4.12", "２０１７．４．１２", "2017 4 12",
     "2017-04-12 00:00:00", "2017-04-12T08:30:00", "12 April 2017", "April 12, 2017", "12 апреля 2017 г.", "12.4.2017",
     "12 Nisan 2017", "二〇一七年四月十二日", "2017-يىلى 4-ئاينىڭ 12-كۈنى", "2017 жылғы 12 сәуір", "۲۰۱۷/۴/۱۲",
     "17年4月12日", "2017。4。12", 20170412, dt.date(2017, 4, 12), dt.datetime(2017, 4, 12, 9, 30, tzinfo=dt.UTC)],
)  # fmt: skip
def test_one_day_in_every_shape(text: str | int | dt.date) -> None:
    assert parse_date(text) == DAY
    assert why_not_a_date(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1988.03", PartialDate(1988, 3)),
        (1988.03, PartialDate(1988, 3)),
        (1988.1, PartialDate(1988)),  # January, or October written 1988.10
        ("198803", PartialDate(1988, 3)),
        ("1988年3月", PartialDate(1988, 3)),
        ("1988", PartialDate(1988)),
        ("1988年", PartialDate(1988)),
        ("1988.00.00", PartialDate(1988)),
        ("about 1960", PartialDate(1960, about=True)),
        ("1960年左右", PartialDate(1960, about=True)),
        ("около 1960", PartialDate(1960, about=True)),
        ("1960 civarı", PartialDate(1960, about=True)),
        ("the 1960s", PartialDate(1965, about=True)),
        ("1960-е", PartialDate(1965, about=True)),
        ("circa March 2017", PartialDate(2017, 3, about=True)),
        ("yaklaşık Mayıs 2018", PartialDate(2018, 5, about=True)),
        ("late August 2017", PartialDate(2017, 8, about=True)),
        ("between May and July 2017", PartialDate(2017)),
        ("spring 2018", PartialDate(2018)),
        ("02.2018", PartialDate(2018, 2)),
        ("12. März 2017", PartialDate(2017, 3, 12)),
        ("1er août 2017", PartialDate(2017, 8, 1)),
        ("2018-yili 3-ayning 21-küni", PartialDate(2018, 3, 21)),
        ("2017-жили 4-айниң 12-күни", PartialDate(2017, 4, 12)),
        ("2017-yil 12-aprel", PartialDate(2017, 4, 12)),
        *(
            (text, PartialDate(1991, 3))
            for text in (
                "1991-yil 3-ay",
                "1991-Yil, 3-Ay",
                "1991-йили 3-ай",
                "1991-йил 3-айда",
                "1991-يىلى 3-ئاي",
                "1991-يىلى، 3-ئاي",
                "1991 yılı 3. ay",
                "1991 yılının 3. ayı",
            )
        ),
        ("1991-йили 3-айниң 5-күни", PartialDate(1991, 3, 5)),
        ("1991-йили", PartialDate(1991)),
        ("1990-йиллар", PartialDate(1995, about=True)),
        ("1990 yılları", PartialDate(1995, about=True)),
        ("2017 جىلعى 12 ءساۋىر", PartialDate(2017, 4, 12)),
        ("2017 jylǵy 12 sáýir", PartialDate(2017, 4, 12)),
        ("in custody since 21/05/2018", PartialDate(2018, 5, 21)),
        ("60-е годы", PartialDate(1965, about=True)),
        ("в 1960-х годах", PartialDate(1965, about=True)),
        ("1960’lar", PartialDate(1965, about=True)),
        ("1960'lı yıllar", PartialDate(1965, about=True)),
        ("1960-yillar", PartialDate(1965, about=True)),
        ("1960-يىللار", PartialDate(1965, about=True)),
        ("1960-يىللىرى", PartialDate(1965, about=True)),
        ("1960-жылдары", PartialDate(1965, about=True)),
        ("1960-жылы", PartialDate(1960)),
        ("1960-يىلى", PartialDate(1960)),
        ("1960年代", PartialDate(1965, about=True)),
        ("六十年代", PartialDate(1965, about=True)),
        ("1960-1962", PartialDate(1961, about=True)),
        ("born in 1960", PartialDate(1960)),
        ("4/12/2017", PartialDate(2017)),  # April or December: the country decides, and it is not known
        ("28.04.60", PartialDate(1960, 4, 28)),
        ("65.4.28", PartialDate(1965, 4, 28)),
    ],
)
def test_what_is_unsure_stays_unsure(text: str | float, expected: PartialDate) -> None:
    assert parse_date(text) == expected


def test_day_counts_only_in_date_columns() -> None:
    assert parse_date("42837") is None
    for value in ("42837", 42837, 42837.0, 42837.5, "42837.5"):
        assert parse_date(value, excel_serial=True) == DAY


@pytest.mark.parametrize(
    ("text", "why"),
    [("2017.2.30", "impossible"), ("2017.13.1", "impossible"), ("20170431", "impossible"), ("", "empty"),
     ("x", "unreadable"), ("1700.1.1", "out_of_range"), ("不详", "unreadable"), ("1960 or 1990", "unreadable")],
)  # fmt: skip
def test_no_date_and_why(text: str, why: str) -> None:
    assert parse_date(text) is None
    assert why_not_a_date(text) == why


def test_ages_need_the_year_in_which_they_were_true() -> None:
    assert parse_date("45岁") is None
    assert parse_date("45岁", reference_year=2018) == PartialDate(1973, about=True)
    assert parse_date("about 45 years old", reference_year=2018) == PartialDate(1973, about=True)
    assert birth_from_age(45.0, 2018) == birth_from_age("４５", 2018) == PartialDate(1973, about=True)
    assert birth_from_age("450", 2018) is None


@pytest.mark.parametrize(
    ("text", "born"),
    [("35", 1991), ("٣٥", 1991), ("27", 1999), ("45", 1981), ("7", 2019), ("100", 1926)]
    + [(text, None) for text in ("46", "58", "19", "26", "00", "05", "0", "121", "999", "035")],
)  # fmt: skip
def test_a_bare_number_is_an_age_where_it_can_hardly_be_a_year(text: str, born: int | None) -> None:
    assert parse_date(text, reference_year=2026) == (None if born is None else PartialDate(born, about=True))
    assert parse_date(text) is None


def test_iso() -> None:
    assert [iso(d) for d in (PartialDate(1960, about=True), PartialDate(1960, 4), DAY)] == [
        "~1960",
        "1960-04",
        "2017-04-12",
    ]


@given(st.text() | st.floats() | st.integers(), st.booleans())
def test_never_raises_and_never_gives_an_impossible_day(value: str | float, serial: bool) -> None:
    found = parse_date(value, excel_serial=serial)
    assert (found is None) == (why_not_a_date(value, excel_serial=serial) is not None)
    if found and found.month and found.day:
        dt.date(found.year, found.month, found.day)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2030, 12, 31)), st.sampled_from([".", "-", "/"]))
def test_every_day_comes_back(day: dt.date, sep: str) -> None:
    expected = PartialDate(day.year, day.month, day.day)
    assert parse_date(f"{day.year}{sep}{day.month}{sep}{day.day}") == expected
    assert parse_date(f"{day:%Y%m%d}") == expected
    assert parse_date(f"{day.year}年{day.month}月{day.day}日") == expected
    if day > dt.date(1927, 5, 18):  # five digits
        assert parse_date((day - dt.date(1899, 12, 30)).days, excel_serial=True) == expected


@pytest.mark.parametrize(("year", "fits"), [(1958, False), (1960, True), (1965, True), (1969, True), (1972, False)])
def test_a_decade_reaches_all_its_years(year: int, fits: bool) -> None:
    decade = parse_date("the 1960s")
    assert decade is not None
    settings = Weights.load().settings
    level = level_of(pack(decade), pack(PartialDate(year, 6, 1)), settings.birth_near_years, settings.birth_about_years)
    assert (LEVEL_NAMES[level] == "about") == fits
