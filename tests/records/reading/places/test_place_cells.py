"""Cells below 关押地点 that tell a day beside the place, or that somebody is not there yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.places.placecells import place_in_cell
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2018年3月转看守所", "看守所"),
        ("2018.3.5转喀什监狱", "喀什监狱"),
        ("看守所（2018年3月转入）", "看守所"),
        ("喀什监狱 2017.5", "喀什监狱"),
        ("2017年5月8日，乌苏监狱", "乌苏监狱"),
        ("自2017年3月起在县拘留所", "县拘留所"),
        ("2017-06-01 疏勒县看守所", "疏勒县看守所"),
        ("转看守所", "看守所"),
        ("2017年底入县第一教培中心", "县第一教培中心"),
        ("2018年6月上旬转入乌苏监狱", "乌苏监狱"),
        ("2017年12月底进县教培中心", "县教培中心"),
        ("年底入县教培中心", "县教培中心"),
        ("5月3日送县看守所", "县看守所"),
        ("17年12月28日移交县看守所羁押", "县看守所"),
        ("于2018年3月转入乌苏监狱", "乌苏监狱"),
        ("18.3.1投送喀什监狱服刑", "喀什监狱"),
        ("去年3月移交县看守所羁押", "县看守所"),
        ("17年底移交县看守所", "县看守所"),
        ("拟3月5日移送县看守所", "拟3月5日移送县看守所"),
        ("17年12月28日由县看守所释放", "17年12月28日由县看守所释放"),
        ("2017年进贤监狱", "进贤监狱"),
        ("2017年中国监狱", "中国监狱"),
        ("年底拟送县看守所", "年底拟送县看守所"),
        ("已转送县看守所", "县看守所"),
        ("送往伊犁监狱服刑", "伊犁监狱"),
        ("移送疏附县看守所", "疏附县看守所"),
        ("转入乌苏监狱", "乌苏监狱"),
        ("转看守所后送监狱", "转看守所后送监狱"),
        ("拟转看守所", "拟转看守所"),
        ("转运站看守所", "转运站看守所"),
        ("第2教培中心", "第2教培中心"),
        ("乌苏监狱12监区", "乌苏监狱12监区"),
        ("2018年3月", "2018年3月"),
        ("2017年4月从县看守所转入乌苏监狱", "2017年4月从县看守所转入乌苏监狱"),  # of two places the text stays
        ("2018年3月转看守所，4月转乌苏监狱", "2018年3月转看守所，4月转乌苏监狱"),
        *((text, None) for text in ("未投牢", "尚未投送监狱", "待投牢", "暂未分配", "未送监", "待送监狱服刑")),
        ("未投牢（县看守所）", "未投牢（县看守所）"),
        ("已投牢", "已投牢"),
    ],
)
def test_the_place_of_a_cell(text: str, place: str | None) -> None:
    assert place_in_cell(text) == place


def test_who_is_not_in_prison_yet_is_held_all_the_same(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "刑期", "服刑监狱"], [NAMES[0], number(0), "7年", "未投牢"]]
    rows += [[NAMES[1], number(1), "7年", "2018年3月转乌苏监狱"]]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [(s.facility, s.status) for s in read.statements] == [(None, "sentenced"), ("乌苏监狱", "sentenced")]
