"""Headers of what was done in custody, of things and of deaths: no reason of detention, and no status of the person."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    "header", ["亡故日期", "身亡时间", "离世日期", "病逝时间", "逝世日期", "人员死亡时间", "去世日期"]
)
def test_days_of_death(header: str) -> None:
    assert field_of(header) == "died_on"


@pytest.mark.parametrize("header", ["亡故缘由", "去世原因", "病故原因", "身亡原因", "死亡的直接原因", "致死原因"])
def test_causes_of_death_are_no_reason_of_detention(header: str) -> None:
    assert field_of(header) == "health"


@pytest.mark.parametrize(
    "header",
    [
        "提押事由",
        "提讯原因",
        "严管原因",
        "延期原因",
        "会见事由",
        "禁闭原因",
        "谈话原因",
        "调班原因",
        "退所原因",
        "加分原因",
    ],
)
def test_reasons_of_acts_in_custody_are_no_reason_of_detention(header: str) -> None:
    assert field_of(header) is None


@pytest.mark.parametrize(
    "header", ["遗体处置", "尸体处理情况", "财物处置", "涉案财物处理结果", "房屋现状", "土地处置情况"]
)
def test_what_became_of_things_is_no_status(header: str) -> None:
    assert field_of(header) != "status"


@pytest.mark.parametrize(
    ("header", "field"), [("收押原因", "reason"), ("拘留事由", "reason"), ("处置情况", "status"), ("现状", "status")]
)
def test_those_of_the_person_stay(header: str, field: str) -> None:
    assert field_of(header) == field


def test_a_register_of_deaths(tmp_path: Path) -> None:
    rows = [["羁押期间亡人登记"], ["姓名", "身份证号", "亡故日期", "亡故缘由", "遗体处置"]]
    rows += [[NAMES[0], number(0), "2018.1.15", "猝死", "已土葬"], [NAMES[1], number(1), "2018.2.30", "尿毒症", "火化"]]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [(s.status, s.reason) for s in read.statements] == [("deceased", None)] * 2
    assert read.codes() == [(4, "impossible_date")]


def test_imams_and_those_who_found_work_are_no_staff(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "任职清真寺", "现况"], [NAMES[0], number(0), "三村清真寺", "已判刑20年"]]
    rows += [[NAMES[1], number(1), "五村清真寺", "教培"], [NAMES[2], number(2), "五村清真寺", "归真"]]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.status for s in read.statements] == ["sentenced", "interned", "deceased"]
    rows = [
        ["姓名", "身份证号", "结业时间", "务工企业", "月工资"],
        [NAMES[0], number(0), "2018.10.1", "纺织厂", "1500"],
    ]
    assert Read(csv(tmp_path / "b.csv", rows)).only.status == "released"


def test_a_list_of_staff_holds_nobody(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "警号", "现任职务", "所在监所"], [NAMES[0], number(0), "12345", "管教", "县看守所"]]
    only = Read(csv(tmp_path / "a.csv", rows)).only
    assert (only.status, only.facility) == (None, None)
