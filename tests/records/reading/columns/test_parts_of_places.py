"""A class or a ward between a place and those who are in it: 普通1班学员花名册."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.heldplaces import held_at
from service.records.reading.statement import Column
from tests.records.reading.tables import NAMES, Read, csv, number

_CAMP = "疏附县第二职业技能教育培训中心"
_NAME = (Column(0, "姓名", "name", "header"), Column(1, "身份证号", "id", "header"))


@pytest.mark.parametrize(
    "rest",
    [
        "普通1班学员花名册",
        "强化2班学员名单",
        "严管3班学员",
        "一班学员名册",
        "女子班学员花名册",
        "初级国语二班学员信息表",
        "女学员2班学员名单",
        "A区3楼学员名册",
        "三号楼在训学员名册",
        "普通1班花名册",
        "学员考核登记表",
    ],
)
def test_a_class_of_a_camp_is_in_the_camp(rest: str) -> None:
    found = held_at([_CAMP + rest], "Sheet1", "a.xlsx", _NAME)
    assert found is not None
    assert (found.place, found.status) == (_CAMP, "interned")


@pytest.mark.parametrize(
    "rest",
    [
        "值班人员名册",
        "一班班主任名册",
        "教师培训班学员花名册",
        "结业班学员花名册",
        "2班拟结业学员名单",
        "民警1班值班表",
        "三班教师花名册",
        "一班学员家属名单",
        "各班人数统计表",
    ],
)
def test_officers_and_those_who_go_have_classes_too(rest: str) -> None:
    assert held_at([_CAMP + rest], "Sheet1", "a.xlsx", _NAME) is None


def test_teachers_who_are_taught_are_not_held(tmp_path: Path) -> None:
    rows = [[f"{_CAMP}教师培训班学员花名册"], ["姓名", "身份证号"]]
    rows += [[NAMES[i], number(i)] for i in range(3)]
    assert {(s.status, s.facility) for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {(None, None)}


def test_a_camp_whose_kind_is_said_twice() -> None:
    found = held_at(["和田县巴格其镇第二教育转化培训中心学员情况表"], "Sheet1", "a.xlsx", _NAME)
    assert found is not None
    assert found.place == "和田县巴格其镇第二教育转化培训中心"
