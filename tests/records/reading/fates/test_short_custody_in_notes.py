"""Days of custody by the police that a note tells of years ago: 2009年因赌博被行政拘留10日, of who is at home."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.shortcustody import without_long_over
from tests.records.reading.tables import NAMES, Read, csv, number

HEADER = ["姓名", "身份证号", "人员类别", "关押时间", "备注"]


def read(path: Path, *told: str) -> Read:
    return Read(csv(path / "list.csv", [HEADER, *([NAMES[i], number(i), *t.split("|")] for i, t in enumerate(told))]))


def test_says_nothing_of_where_somebody_is(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "常住||2009年因赌博被行政拘留10日",
        "常住||2012年拘留15日，期满释放",
        "收教|2017.4.2|2014年3月因打架被治安拘留5日，已释放",
        "常住||2013年司法拘留十五日；2018年判刑10年",
    ).statements
    assert [s.status for s in found] == [None, None, "interned", "sentenced"]
    assert [s.detained_on.year if s.detained_on else None for s in found] == [None, None, 2017, None]
    assert [s.reason for s in found] == [None] * 4
    assert found[0].texts["note"] == "2009年因赌博被行政拘留10日"


@pytest.mark.parametrize(
    "note",
    [
        "2014年7月被刑事拘留30日",
        "2009年被行政拘留10日后判刑3年",
        "2017年8月被行政拘留15日",
        "因赌博被行政拘留10日",
        "其子2009年因赌博被行政拘留10日",
    ],
)
def test_of_another_custody_nothing_is_left_out(note: str) -> None:
    assert without_long_over(note) == note


def test_what_came_since_counts(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "常住||2009年，因赌博被行政拘留10日，2017年5月被收押",
        "判刑||2014年因寻衅滋事被行政拘留10日，有期徒刑9年",
    ).statements
    assert [s.status for s in found] == ["interned", "sentenced"]
    assert found[0].detained_on is not None
    assert found[0].detained_on.year == 2017
    assert found[1].sentence is not None
    assert found[1].sentence.months == 108
