"""Of several days of being taken the first in time counts, in whatever order the columns stand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (dt.date(2017, 3, 5), dt.date(2017, 3, 29)),
        ("2017.3.5", dt.date(2017, 3, 29)),
        (20170305, 20170329),
        ("2017-03-05", "2017-03-29"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_earlier_day_counts(tmp_path: Path, first: Any, second: Any, turned: bool) -> None:
    columns = [("刑拘日期", first), ("批捕日期", second)]
    columns = columns[::-1] if turned else columns
    head = ["姓名", "身份证号", *(h for h, _ in columns)]
    read = Read(xlsx(tmp_path / "a.xlsx", [head, *([NAMES[i], number(i), *(v for _, v in columns)] for i in range(3))]))
    assert {s.detained_on[:3] for s in read.statements if s.detained_on} == {(2017, 3, 5)}


@pytest.mark.parametrize("vague", [2016, "2016年"])
def test_a_year_alone_is_not_earlier_than_a_day(tmp_path: Path, vague: Any) -> None:
    head = ["姓名", "身份证号", "刑拘日期", "批捕日期"]
    rows = [head, *([NAMES[i], number(i), dt.date(2017, 3, 5), vague] for i in range(3))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert {s.detained_on[:3] for s in read.statements if s.detained_on} == {(2017, 3, 5)}
