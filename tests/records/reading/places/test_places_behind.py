"""A place behind a term in a note; months that do not exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.places.placebehind import place_behind
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("已判刑12年，喀什监狱", "喀什监狱"),
        ("判刑12年（喀什监狱）", "喀什监狱"),
        ("2017年4月被判处有期徒刑7年，乌苏监狱服刑", "乌苏监狱"),
        ("收押，疏附县看守所", "疏附县看守所"),
        ("判刑5年 克孜勒苏监狱", "克孜勒苏监狱"),
        ("被判刑8年；监狱地点：伊犁监狱", "伊犁监狱"),
        ("教培。县第二教培中心", "县第二教培中心"),
        ("故意伤害罪，判刑5年，喀什监狱", "喀什监狱"),
        ("其父判刑12年，喀什监狱", None),
        ("曾判刑12年，喀什监狱", None),
        ("判刑12年，2018年释放，喀什监狱", None),
        ("拟判刑12年，喀什监狱", None),
        ("家住喀什监狱，判刑12年", None),
        ("判刑12年，喀什监狱，乌苏监狱", None),
        ("在喀什监狱工作，丈夫判刑", None),
        ("判刑3年，喀什监狱民警之子", None),
    ],
)
def test_behind_a_term(text: str, place: str | None) -> None:
    assert place_behind(text) == place


@pytest.mark.parametrize("text", ["1960.13", "1960年13月", "1960-13", "1960/13", "1960.99"])
def test_no_such_month(tmp_path: Path, text: str) -> None:
    rows = [["姓名", "身份证号", "出生年月", "入教时间"], [NAMES[0], number(1), text, "2017.5"]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.codes() == [(2, "impossible_date")]
    assert [b.day for b in read.only.births] == [12]


@pytest.mark.parametrize("text", ["1960.04", "1960.00", "1960", "1960.12", "1960年12月"])
def test_months(tmp_path: Path, text: str) -> None:
    rows = [["姓名", "身份证号", "出生年月", "入教时间"], [NAMES[0], number(1, "19601204"), text, "2017-18"]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).codes() == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("喀什监狱服刑", "喀什监狱"),
        ("于英吉沙县看守所羁押", "英吉沙县看守所"),
        ("县教培中心学习", "县教培中心"),
        ("喀什监狱服刑，判刑12年", "喀什监狱"),
    ],
)
def test_a_place_before_what_is_done_there(text: str, place: str) -> None:
    assert place_behind(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "监狱服刑",
        "夫喀什监狱服刑",
        "父亲喀什监狱服刑",
        "建议喀什监狱服刑",
        "曾在喀什监狱服刑",
        "喀什监狱服刑期满",
        "喀什监狱服刑，现已释放",
        "喀什监狱工作",
        "县看守所羁押，喀什监狱服刑",
        "厨师培训中心学习",
    ],
)
def test_no_place_before(text: str) -> None:
    assert place_behind(text) is None
