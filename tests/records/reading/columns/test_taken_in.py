"""收治, taken in: into a camp, or into a hospital."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

DAY = PartialDate(2017, 6, 2)


def _read(tmp_path: Path, title: str, headers: list[str], cells: list[str]) -> Read:
    rows: list[list[str]] = [[title]] if title else []
    rows += [["姓名", "身份证号", *headers], *([NAMES[i], number(i), *cells] for i in range(3))]
    return Read(xlsx(tmp_path / "a.xlsx", rows))


@pytest.mark.parametrize(
    ("title", "headers", "cells"),
    [
        ("", ["收治时间", "收治场所", "状态"], ["2017.6.2", "第四教培中心", "收治中"]),
        ("", ["收治日期", "收治地点", "人员状态"], ["2017/6/2", "县看守所", "已收治"]),
        ("", ["收治时间", "人员状态"], ["2017.6.2", "在教"]),
        ("第二教培中心学员名单", ["收治时间", "收治原因"], ["2017.6.2", "非法学经"]),
        ("", ["所在教培中心", "收治时间", "现状"], ["县职业技能教育培训中心", "2017.6.2", "收治"]),
    ],
)
def test_taken_into_a_camp(tmp_path: Path, title: str, headers: list[str], cells: list[str]) -> None:
    statements = _read(tmp_path, title, headers, cells).statements
    assert [(s.status, s.detained_on) for s in statements] == [("interned", DAY)] * 3


@pytest.mark.parametrize(
    ("title", "headers", "cells"),
    [
        ("", ["收治时间", "收治医院", "诊断", "状态"], ["2017.6.2", "县人民医院", "肺炎", "收治中"]),
        ("", ["收治时间", "收治医院"], ["2017.6.2", "县人民医院"]),
        ("", ["收治时间", "收治场所", "状态"], ["2017.6.2", "县精神病医院", "收治"]),
        ("", ["收治时间", "收治原因", "状态"], ["2017.6.2", "高烧", "收治中"]),
        ("县医院收治人员名单", ["收治时间", "科室", "状态"], ["2017.6.2", "内科", "收治中"]),
    ],
)
def test_taken_into_a_hospital(tmp_path: Path, title: str, headers: list[str], cells: list[str]) -> None:
    statements = _read(tmp_path, title, headers, cells).statements
    assert [(s.status, s.detained_on, s.facility) for s in statements] == [(None, None, None)] * 3


def test_a_camp_s_sick_were_not_detained_when_a_hospital_took_them_in(tmp_path: Path) -> None:
    headers, cells = ["收治时间", "来源单位", "诊断"], ["2017.6.2", "第四教培中心", "肺炎"]
    statements = _read(tmp_path, "县医院收治学员名单", headers, cells).statements
    assert [(s.facility, s.detained_on) for s in statements] == [("第四教培中心", None)] * 3


def test_the_day_of_detention_goes_first(tmp_path: Path) -> None:
    headers, cells = ["收治时间", "收押时间", "收治场所"], ["2017.6.2", "2017.5.1", "第四教培中心"]
    assert {s.detained_on for s in _read(tmp_path, "", headers, cells).statements} == {PartialDate(2017, 5, 1)}


@pytest.mark.parametrize("group", ["入校", "入学", "入班"])
def test_the_day_below_a_group_of_coming_to_a_camp(tmp_path: Path, group: str) -> None:
    rows = [
        ["第二职业技能教育培训中心新入校学员登记表"],
        ["姓名", "身份证号", group, "", "备注"],
        ["", "", "时间", "事由", ""],
    ]
    rows += [[NAMES[0], number(), "2018.3.6", "戴面纱", "2018年6月20日转至第一职业技能教育培训中心"]]
    only = Read(csv(tmp_path / "a.csv", rows)).only
    assert only.detained_on is not None
    assert only.detained_on[:3] == (2018, 3, 6)


@pytest.mark.parametrize(
    ("note", "taken"),
    [
        ("2018年6月20日转至县看守所", None),
        ("2018年6月20日调往第三教培中心", None),
        ("2018年6月20日被送县看守所", (2018, 6, 20)),
        ("2018年6月20日收押", (2018, 6, 20)),
    ],
)
def test_a_day_of_being_moved_is_none_of_detention(tmp_path: Path, note: str, taken: tuple[int, ...] | None) -> None:
    only = Read(csv(tmp_path / "a.csv", [["姓名", "身份证号", "备注"], [NAMES[0], number(), note]])).only
    assert only.status == "interned"
    assert (only.detained_on and only.detained_on[:3]) == taken


@pytest.mark.parametrize("stage", ["在侦", "侦查中", "侦办中", "在审", "在诉"])
def test_whose_case_goes_on_beside_a_place_is_held(tmp_path: Path, stage: str) -> None:
    rows = [["姓名", "身份证号", "现关押地点", "处理情况"], [NAMES[0], number(), "县看守所", stage]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.status == "interned"


@pytest.mark.parametrize("stage", ["在审查护照", "在逃", "侦查终结后释放"])
def test_other_words_than_those_of_a_case_that_goes_on(tmp_path: Path, stage: str) -> None:
    rows = [["姓名", "身份证号", "处理情况"], [NAMES[0], number(), stage]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.status != "interned"
