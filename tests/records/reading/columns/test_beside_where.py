"""时间 and 地点 beside 去向 are the day and the place of what that says; 送押, 送学 and the like are custody."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.statuses import parse_status
from tests.records.reading.tables import NAMES, Read, csv, number

COURSE = [
    ("送押", "2017.4.22", "县看守所"),
    ("留村管控", "", ""),
    ("送学", "2017.7.7", "县二中教培点"),
    ("判刑7年", "2017.6.25", "奎屯监狱"),
    ("释放", "2017.12.1", ""),
]


@pytest.mark.parametrize(
    "text", ["送押", "送学", "已送学", "送戒", "送训", "送教", "送培", "收学", "送教培中心", "送学习班"]
)
def test_sent_into_custody(text: str) -> None:
    assert parse_status(text) == "interned"


@pytest.mark.parametrize("text", ["未送学", "拟送学", "待送押", "接送学生", "送学前班", "报送押品", "上学", "护送学生"])
def test_not_sent(text: str) -> None:
    assert parse_status(text) != "interned"


def _read(path: Path, heads: list[str], order: list[int]) -> Read:
    rows = [[NAMES[i], number(i), *(course[n] for n in order), "不放心人员"] for i, course in enumerate(COURSE)]
    return Read(csv(path / "a.csv", [["姓名", "身份证号", *heads, "主要问题"], *rows]))


@pytest.mark.parametrize(
    ("heads", "order"),
    [
        (["去向", "时间", "地点"], [0, 1, 2]),
        (["去向", "地点", "时间"], [0, 2, 1]),
        (["时间", "去向", "地点"], [1, 0, 2]),
        (["目前去向", "日期", "何处"], [0, 1, 2]),
        (["人员去向", "具体地点", "年月日"], [0, 2, 1]),
        (["下落", "何时", "何地"], [0, 1, 2]),
    ],
)
def test_day_and_place(tmp_path: Path, heads: list[str], order: list[int]) -> None:
    found = _read(tmp_path, heads, order).statements
    assert [s.status for s in found] == ["interned", "other", "interned", "sentenced", "released"]
    if heads[0] != "时间":  # what stands before it may be of something else
        assert [s.detained_on and s.detained_on[:3] for s in found] == [
            (2017, 4, 22), None, (2017, 7, 7), None, None,
        ]  # fmt: skip
    assert [s.facility for s in found] == ["县看守所", None, "县二中教培点", "奎屯监狱", None]


@pytest.mark.parametrize("heads", [["去向", "出生时间", "户籍地点"], ["去向", "核查时间", "核查地点"]])
def test_days_and_places_of_something_else(tmp_path: Path, heads: list[str]) -> None:
    assert [s.detained_on for s in _read(tmp_path, heads, [0, 1, 2]).statements] == [None] * 5


def test_one_day_for_all_is_that_of_the_list(tmp_path: Path) -> None:
    rows = [[NAMES[i], number(i), text, "2018.2.1"] for i, text in enumerate(["送押", "送学", "收教", "集中教育"])]
    read = Read(csv(tmp_path / "a.csv", [["姓名", "身份证号", "去向", "时间"], *rows]))
    assert [s.detained_on for s in read.statements] == [None] * 4


def test_tables_with_the_same_headers_in_another_order(tmp_path: Path) -> None:
    one = [["序", "姓名", "去向", "时间", "地点"], ["1", NAMES[0], "送押", "2017.4.22", "县看守所"]]
    one += [["2", NAMES[1], "送学", "2017.5.22", "县教培中心"]]
    two = [["序", "姓名", "去向", "地点", "时间"], ["1", NAMES[2], "送押", "县看守所", "2017.6.2"]]
    two += [["2", NAMES[3], "送学", "县二中教培点", "2017.8.2"]]
    found = Read(csv(tmp_path / "a.csv", [*one, *two])).statements
    assert [s.facility for s in found] == ["县看守所", "县教培中心", "县看守所", "县二中教培点"]
    assert [s.detained_on and s.detained_on.month for s in found] == [4, 5, 6, 8]


@pytest.mark.parametrize("told", ["保外就医", "暂予监外执行", "取保候审", "释放"])
@pytest.mark.parametrize("place", ["县人民医院", "家中", "某服装厂"])
def test_a_hospital_or_a_home_is_no_place_held(tmp_path: Path, told: str, place: str) -> None:
    rows = [["姓名", "身份证号", "离校类别", "去向"], [NAMES[0], number(), told, place]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.facility is None
    rows = [["姓名", "身份证号", "处理情况", "关押地点"], [NAMES[0], number(), told, "县人民医院"]]
    assert Read(csv(tmp_path / "b.csv", rows)).only.facility is None


def test_a_place_held_of_before_stays(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "处理情况", "关押地点"], [NAMES[0], number(), "保外就医", "伊犁监狱"]]
    rows += [[NAMES[1], number(1), "收押", "县人民医院"]]
    assert [s.facility for s in Read(csv(tmp_path / "a.csv", rows)).statements] == ["伊犁监狱", "县人民医院"]
