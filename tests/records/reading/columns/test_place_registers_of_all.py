"""Titles of registers that a place of custody keeps, whatever else they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.placeregisters import kept_there
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    ("title", "place", "status"),
    [
        ("疏附县看守所在押人员分监室花名册", "疏附县看守所", "interned"),
        ("特克斯县看守所2017年第三季度收押、出所人员登记簿", "特克斯县看守所", None),
        ("疏附县第二教育转化培训中心学员入校、调动、离校登记台账", "疏附县第二教育转化培训中心", None),
        ("墨玉县看守所2018年上半年在押人员患病及死亡情况统计表", "墨玉县看守所", None),
        ("疏附县看守所未判在押人员（供核对）", "疏附县看守所", "interned"),
    ],
)
def test_who_is_in_such_a_list_is_there(title: str, place: str, status: str | None) -> None:
    at = kept_there(title, custody=True)
    assert at is not None
    assert (at.place, at.status) == (place, status)


@pytest.mark.parametrize(
    "title",
    [
        "疏附县看守所在押人员家属会见登记表",
        "疏附县看守所民警值班表",
        "疏附县看守所刑满释放人员花名册",
        "疏附县看守所拟投送监狱罪犯名单",
        "疏附县第二教培中心结业学员花名册",
        "疏附县看守所转入第三教培中心学员名单",
        "各看守所在押人员统计表",
        "疏附县看守所食堂采购登记表",
        "原乌苏监狱罪犯名册",
    ],
)
def test_who_is_in_another_need_not_be(title: str) -> None:
    assert kept_there(title, custody=True) is None


def test_a_register_of_those_who_come_and_go(tmp_path: Path) -> None:
    rows = [
        ["特克斯县看守所2017年第三季度收押、出所人员登记簿"],
        ["一、本季度新收押人员"],
        ["收所日期", "姓名", "身份证号", "涉嫌何罪", "备注"],
        ["2017/7/3", NAMES[0], number(0), "盗窃", ""],
        ["2017/7/4", NAMES[1], number(1), "盗窃", "2017.8.1转押喀什市看守所"],
    ]
    one, other = Read(csv(tmp_path / "a.csv", rows)).statements
    assert (one.status, one.facility) == ("interned", "特克斯县看守所")
    assert one.detained_on is not None
    assert other.facility != "特克斯县看守所"
