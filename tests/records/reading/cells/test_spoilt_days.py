"""Days with a letter among their digits, or a digit too many or too few: as much as is whole, and the damage told."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.values.dates import iso, parse_date
from service.matching.values.spoiltdays import has_zeros, is_spoilt
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("2018-02-3O", "2018-02"),
        ("1969.9.3O", "1969-09"),
        ("2017.O4.12", "2017"),
        ("2017年4月l2日", "2017-04"),
        ("2017年I2月", "2017"),
        ("86年1O月3日", "1986"),
        ("2017041O", "2017-04"),
        ("2017O412", "2017"),
        ("2O17.4.12", None),
        ("2O170412", None),
        ("1O.4.2017", "2017-04"),
        ("12.O4.2017", "2017"),
        ("2017.4.123", "2017-04"),
        ("2017/4/", "2017-04"),
        ("2018013", None),
        ("2017.7.#", "2017-07"),
        ("2017/08/2#", "2017-08"),
        ("2018.？.20", "2018"),
        ("2018年█月8日", "2018"),
        ("2017年7月2□日", "2017-07"),
        ("2017-1#-##", "2017"),
        ("2017-07-**", "2017-07"),
        ("201708＃＃", "2017-08"),
        ("3#.3.2017", "2017-03"),
        ("2014.7.3x", "2014-07"),
        ("2014.7.X3", "2014-07"),
        ("2014-07-xx", "2014-07"),
        ("2014年7月3_日", "2014-07"),
        ("2014/7/__", "2014-07"),
        ("2014.1x.30", "2014"),
        ("2014年×月×日", "2014"),
        ("201407x3", "2014-07"),
        ("2014.7.3口", "2014-07"),
        ("201x.7.3", None),
        ("20■7.■.1", None),
        ("201#年5月", None),
        ("2■17-05-12", None),
        ("20■70501", None),
    ],
)
def test_a_spoilt_day_tells_what_is_whole(tmp_path: Path, text: str, left: str | None) -> None:
    day = parse_date(text)
    assert (day and iso(day)) == left
    rows = [["姓名", "身份证号", "收押时间", "死亡日期"], [NAMES[0], number(0), "2015.3.4", text]]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert read.only.died_on == day
    assert [(p.column, p.code.endswith("_date")) for p in read.only.problems] == [("死亡日期", True)]
    rows = [["姓名", "身份证号", "判决日期", "转出时间"], [NAMES[0], number(0), text, "2015.3.4"]]
    assert [p.column for p in Read(csv(tmp_path / "b.csv", rows)).only.problems] == ["判决日期"]


@pytest.mark.parametrize(
    "text",
    [
        "2017.4.12", "2017-04-12T00:00:00Z", "5.VIII.2017", "12.II.2017", "12Oct2017", "2017年4月12日", "二O一七年四月",
        "2017-18", "2017.4.12 S区", "2017-1-123号文", "2017 Sambil", "B1234567", "2017-S", "2017", "42837",
        "12.X.2017", "5.x.2017", "2014_07_03", "2014_5_3", "2014.7.3_收押", "2017年5口人", "1920x1080", "3x4",
        "2017.7.3?", "2017年7月？", "2017.7?", "2017.3.4#楼", "2017.3.4 #12", "653129199306####",
    ],
)  # fmt: skip
def test_whole_days_and_other_texts_are_not_spoilt(text: str) -> None:
    assert not is_spoilt(text)


def test_a_spoilt_day_in_words(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "收押时间", "备注"], [NAMES[0], number(0), "2015.3.4", "2018-02-3O病亡"]]
    read = Read(csv(tmp_path / "a.csv", rows)).only
    assert (read.status, read.died_on, [p.column for p in read.problems]) == (
        "deceased",
        parse_date("2018-02"),
        ["备注"],
    )


@pytest.mark.parametrize(("day", "told"), [("20170", 1), ("201713", 1), ("42837", 0), ("201704", 0), ("2017", 0)])
def test_a_year_cut_short_is_no_count_of_days(tmp_path: Path, day: str, told: int) -> None:
    rows = [["姓名", "身份证号", "收押时间", "判决日期"], [NAMES[0], number(0), day, "2017.5.6"]]
    rows += [[NAMES[1], number(1), "2017.3.4", day]]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [len(s.problems) for s in read.statements] == [told, told]
    assert (read.statements[0].detained_on is None) == bool(told)


@pytest.mark.parametrize("text", ["20*3.5", "12*17.3.1", "20#楼", "????.??.??", "20■7", "2017.3.4#楼"])
def test_no_year_with_a_lost_digit(text: str) -> None:
    assert not is_spoilt(text)


@pytest.mark.parametrize("day", ["2018-09-0?", "2018.9.0？", "2018/09/0?"])
def test_a_zero_before_a_mark_is_no_whole_day(day: str) -> None:
    assert is_spoilt(day)
    assert parse_date(day) == parse_date("2018-09")
    assert not is_spoilt("2018-09-10?")  # a doubt


@pytest.mark.parametrize(
    ("day", "left"),
    [
        ("2017-00-00", "2017"),
        ("2017-05-00", "2017-05"),
        ("20170000", "2017"),
        ("2017年5月0日", "2017-05"),
        ("2017.00", "2017"),
        ("17.00.00", "2017"),
        ("00.00.2017", "2017"),
    ],
)
def test_a_month_or_day_of_zeros_is_told(tmp_path: Path, day: str, left: str) -> None:
    rows = [["姓名", "身份证号", "收押时间", "现状", "释放时间"]]
    rows += [[NAMES[0], number(0), day, "已释放", "2019.3.4"], [NAMES[1], number(1), "2015.3.4", "已释放", day]]
    one, other = Read(csv(tmp_path / "a.csv", rows)).statements
    assert (one.detained_on, other.released_on) == (parse_date(left), parse_date(left))
    assert [[p.column for p in s.problems] for s in (one, other)] == [["收押时间"], ["释放时间"]]


@pytest.mark.parametrize(
    "day", ["2017.0", "2017.10", "2017.10.20", "2010.5.10", "20171010", "2000.10.10", "10.10.2000"]
)
def test_other_zeros_are_whole(day: str) -> None:
    assert not has_zeros(day)


def test_a_birth_that_nobody_knows_is_no_damage(tmp_path: Path) -> None:
    rows = [["姓名", "出生日期", "收押时间"], [NAMES[0], "1960.00.00", "2017.3.4"]]
    read = Read(csv(tmp_path / "a.csv", rows)).only
    assert (read.births, read.problems) == ((parse_date("1960"),), ())
