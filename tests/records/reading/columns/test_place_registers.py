"""Registers that a place of custody keeps of those who come and go: its title tells the place of every row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

PLACE = "特克斯县看守所"


@pytest.mark.parametrize(
    "title",
    [
        f"{PLACE}2017年人员出入所登记",
        f"{PLACE}出入所登记表",
        f"2017年{PLACE}人员进出所登记台账",
        f"{PLACE}2017年1-6月出入所人员登记簿",
        f"{PLACE}2016年-2017年在押人员出入所登记",
    ],
)
def test_a_register_of_those_who_come_and_go_tells_the_place_and_no_fate(tmp_path: Path, title: str) -> None:
    header = ["姓名", "身份证号", "入所时间", "案由", "出所时间", "出所原因"]
    rows = [
        [title],
        header,
        [NAMES[0], number(0), "2017.3.4", "寻衅滋事", "", ""],
        [NAMES[1], number(1), "2017.3.5", "寻衅滋事", "2017.4.4", "释放"],
        [NAMES[2], number(2), "2017.3.6", "寻衅滋事", "2017.6.6", "投送伊犁监狱"],
        [NAMES[3], number(3), "2017.3.7", "寻衅滋事", "2017.6.7", "转教培中心"],
        [NAMES[4], number(4), "2017.3.8", "寻衅滋事", "2017.6.8", "取保候审"],
    ]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.status for s in read.statements] == ["interned", "released", "sentenced", "interned", "other"]
    assert [s.facility for s in read.statements] == [PLACE, PLACE, "伊犁监狱", "教培中心", PLACE]


@pytest.mark.parametrize(
    "title",
    [
        f"{PLACE}入所登记",
        f"{PLACE}2017年入所人员登记表",
        f"{PLACE}收押登记",
        f"{PLACE}2018年上半年新收押人员登记",
        f"{PLACE}花名册",
        f"{PLACE}人员花名册",
        f"{PLACE}在押人员登记",
        f"{PLACE}2017年4月收押情况登记表",
        f"{PLACE}提讯登记",
    ],
)
def test_a_register_of_those_who_come_tells_the_place(tmp_path: Path, title: str) -> None:
    rows = [
        [title],
        ["姓名", "身份证号", "案由"],
        [NAMES[0], number(0), "寻衅滋事"],
        [NAMES[1], number(1), "非法宗教活动"],
    ]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [(s.status, s.facility) for s in read.statements] == [("interned", PLACE)] * 2


@pytest.mark.parametrize(
    "title",
    [
        f"{PLACE}车辆出入登记",
        f"{PLACE}民警花名册",
        f"{PLACE}出所人员登记",
        f"送{PLACE}人员登记",
        f"{PLACE}及拘留所出入所登记",
        f"{PLACE}家属会见登记",
        f"原{PLACE}人员花名册",
        "特克斯县各教培中心入教登记",
    ],
)
def test_other_titles_tell_no_place(tmp_path: Path, title: str) -> None:
    rows = [[title], ["姓名", "身份证号", "案由"], [NAMES[0], number(0), "寻衅滋事"]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.facility is None


@pytest.mark.parametrize("title", [f"{PLACE}花名册", f"{PLACE}人员花名册", f"{PLACE}人员出入登记"])
def test_without_a_column_of_custody_they_may_work_there(tmp_path: Path, title: str) -> None:
    rows = [[title], ["姓名", "身份证号", "职务"], [NAMES[0], number(0), "队长"]]
    only = Read(csv(tmp_path / "a.csv", rows)).only
    assert (only.status, only.facility) == (None, None)
