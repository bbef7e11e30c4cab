"""A birth in a column that the ID number contradicts is told, and both are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.values.idnumber import check_character
from service.records.reading import OrdinaryRows, Problem, Statement, read_tables
from tests.support.leak import id_number

_NUMBER = id_number("653121", "19650412", 23)


def _read(tmp_path: Path, birth: str) -> tuple[list[Problem], list[int]]:
    """What is told of a row with this birth, and the years of birth that are kept."""
    path = tmp_path / "list.csv"
    path.write_text(f"姓名,出生日期,身份证号\n买买提·依明,{birth},{_NUMBER}\n", "utf-8")
    (statement,) = [event for event in read_tables(path) if isinstance(event, Statement)]
    # Rows that are read many at a time say the same.
    events = list(read_tables(path, ordinary=True))
    assert not any(isinstance(event, OrdinaryRows) for event in events) or not statement.problems
    return list(statement.problems), [one.year for one in statement.births]


@pytest.mark.parametrize(
    "birth", ["1950-04-12", "1965-06-30", "1965年4月13日", "1965.12.4", "1966", "1964年4月", "19650411"]
)
def test_another_birth_is_told_and_both_are_kept(tmp_path: Path, birth: str) -> None:
    problems, years = _read(tmp_path, birth)
    assert [(p.code, p.column, p.row, p.lost) for p in problems] == [("birth_conflict", "出生日期", 2, 0)]
    assert len(years) == 2


@pytest.mark.parametrize(
    "birth",
    [
        "1965-04-12",
        "1965",
        "1965年4月",
        "约1960年",
        "农历1965年3月11日",
        "lunar 1965-3-11",
        "1965年三月十一 农历",
        "不详",
        "",
    ],
)
def test_what_says_less_or_counts_otherwise_is_not(tmp_path: Path, birth: str) -> None:
    problems, _ = _read(tmp_path, birth)
    assert "birth_conflict" not in [p.code for p in problems]


def test_a_number_that_is_itself_in_doubt_contradicts_nothing(tmp_path: Path) -> None:
    wrong = _NUMBER[:17] + ("1" if _NUMBER[17] != "1" else "2")
    path = tmp_path / "list.csv"
    path.write_text(f"姓名,出生日期,身份证号\n买买提·依明,1950-01-02,{wrong}\n", "utf-8")
    told = [p.code for event in read_tables(path) if isinstance(event, Statement) for p in event.problems]
    assert told == ["bad_check"]


def test_a_day_of_birth_that_does_not_exist_is_told_as_that(tmp_path: Path) -> None:
    body = "65312120121302071"
    number = body + check_character(body)
    for header, birth, told in [
        ("出生年月", "2012-13", ["出生年月", "身份证号"]),
        ("出生年月", "2012-12", ["身份证号"]),
        ("出生日期", "1960-61", ["身份证号"]),  # may be two years
    ]:
        path = tmp_path / "list.csv"
        path.write_text(f"姓名,{header},身份证号\n买买提·依明,{birth},{number}\n", "utf-8")
        found = [p for event in read_tables(path) if isinstance(event, Statement) for p in event.problems]
        assert {p.code for p in found} == {"impossible_date"}
        assert sorted(p.column for p in found) == sorted(told)
