"""Days whose year has two digits: 17.2.30 is no day of 2017, and none of another century."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.values.dates import parse_date, why_not_a_date
from tests.records.reading.letgo import read_list
from tests.records.reading.tables import NAMES, Read, csv, xlsx


@pytest.mark.parametrize("day", ["17.2.30", "18.13.1", "17-2-30", "17/2/30", "17.2.29"])
def test_no_day_of_years_to_come(day: str) -> None:
    assert (parse_date(day), why_not_a_date(day)) == (None, "impossible")


@pytest.mark.parametrize(
    ("day", "read"),
    [("17.3.12", (2017, 3, 12)), ("25.12.88", (1988, 12, 25)), ("17.12.31", (2017, 12, 31)), ("88.3.4", (1988, 3, 4))],
)
def test_days_that_are(day: str, read: tuple[int, int, int]) -> None:
    found = parse_date(day)
    assert found is not None
    assert found[:3] == read


@pytest.mark.parametrize("header", ["刑拘日期", "收押时间", "Arrested on", "Дата ареста"])
@pytest.mark.parametrize("day", ["17.2.30", "30.2.17", "18.13.1", "17.4.31", "17-11-31", "29.2.17"])
def test_an_impossible_day_of_detention_is_told(tmp_path: Path, header: str, day: str) -> None:
    read = read_list(tmp_path, [header], ["17.2.26"], [day], ["17.3.12"])
    assert [s.detained_on and s.detained_on[:3] for s in read.statements] == [(2017, 2, 26), None, (2017, 3, 12)]
    assert read.codes() == [(3, "impossible_date")]


def _births(path: Path, header: str, *days: str) -> list[tuple[int | None, ...]]:
    rows = [["姓名" if "出" in header else "Name", header], *([NAMES[i], day] for i, day in enumerate(days))]
    return [s.births[0][:3] if s.births else () for s in Read(xlsx(path / "a.xlsx", rows)).statements]


def test_of_births_the_year_goes_first_where_the_table_tells_it(tmp_path: Path) -> None:
    assert _births(tmp_path, "出生日期", "88.3.4", "17.4.31") == [(1988, 3, 4), ()]
    assert _births(tmp_path, "Born", "88.3.4", "17.4.31") == [(1988, 3, 4), ()]
    assert _births(tmp_path, "Born (YY.MM.DD)", "12.3.4", "17.4.31") == [(2012, 3, 4), ()]
    assert _births(tmp_path, "Born", "25.12.88", "17.4.31") == [(1988, 12, 25), (1931, 4, 17)]


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["25.12.17", "03.02.2018", "14.05.2018"], (2017, 12, 25)),
        (["03.04.18", "25.12.2017", "11.06.2018"], (2018, 4, 3)),
        (["2017.3.4", "17.12.25", "2018.5.6"], (2017, 3, 4)),
    ],
)
def test_short_years_among_days_that_go_first(tmp_path: Path, cells: list[str], first: tuple[int, int, int]) -> None:
    rows = [["Name", "Date of arrest"], *([f"Adil Imin{n}", cell] for n, cell in zip("abc", cells, strict=True))]
    day = Read(csv(tmp_path / "a.csv", rows)).statements[0].detained_on
    assert day is not None
    assert day[:3] == first


def test_births_tell_which_goes_first(tmp_path: Path) -> None:
    rows = [
        ["Name", "Arrested", "Born"],
        ["Adil Imin", "03.04.18", "13.02.70"],
        ["Kamil Sultan", "19.11.16", "30.06.65"],
    ]
    days = [one.detained_on and one.detained_on[:3] for one in Read(csv(tmp_path / "a.csv", rows)).statements]
    assert days == [(2018, 4, 3), (2016, 11, 19)]


@pytest.mark.parametrize("odd", ["17.8.45", "17.8.32", "17.11.99", "17、8、45", "17-8-60", "17/8/45"])
def test_in_chinese_one_odd_day_does_not_turn_the_column(tmp_path: Path, odd: str) -> None:
    read = read_list(tmp_path, ["刑拘日期"], ["17.7.28"], ["17.10.16"], [odd])
    assert [s.detained_on and s.detained_on[:3] for s in read.statements] == [(2017, 7, 28), (2017, 10, 16), None]
    assert read.codes() == [(4, "impossible_date")]


def test_births_that_begin_with_the_day_turn_no_days_of_custody(tmp_path: Path) -> None:
    read = read_list(tmp_path, ["出生日期", "刑拘日期"], ["12.4.65", "17.7.28"], ["25.3.70", "17.10.16"])
    assert [s.detained_on and s.detained_on[:3] for s in read.statements] == [(2017, 7, 28), (2017, 10, 16)]
    assert [s.births[0][:3] for s in read.statements] == [(1965, 4, 12), (1970, 3, 25)]


def test_in_chinese_most_days_of_a_column_tell_that_they_begin_with_the_day(tmp_path: Path) -> None:
    assert _births(tmp_path, "出生日期", "12.4.65", "25.3.70", "11.12.17") == [
        (1965, 4, 12),
        (1970, 3, 25),
        (2017, 12, 11),
    ]


def test_one_odd_day_of_many_turns_no_column_in_other_languages(tmp_path: Path) -> None:
    days = ["17.7.28", "17.10.16", "17.4.22", "17.6.3", "17.8.45"]
    rows = [["Name", "Date of arrest"], *([f"Adil Imin{n}", day] for n, day in zip("abcde", days, strict=True))]
    read = Read(csv(tmp_path / "a.csv", rows))
    found = [s.detained_on and s.detained_on[:2] for s in read.statements]
    assert found == [(2017, 7), (2017, 10), (2017, 4), (2017, 6), None]
    assert read.codes() == [(6, "impossible_date")]
