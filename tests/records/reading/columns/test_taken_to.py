"""Titles that say to which place all were taken, beside a column of where they were before."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.heldplaces import held_at
from service.records.reading.columns.takento import asks_former_place
from service.records.reading.statement import Column
from tests.records.reading.tables import NAMES, Read, csv, number

_NAME = (Column(0, "姓名", "name", "header"), Column(1, "身份证号", "id", "header"))


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("投送图木舒克监狱罪犯名单", "图木舒克监狱"),
        ("疏附县2018年5月送往乌苏监狱服刑人员名册", "乌苏监狱"),
        ("转押疏勒县看守所人员名单", "疏勒县看守所"),
        ("由喀什监狱调往乌苏监狱罪犯花名册", "乌苏监狱"),
        ("送疏附县第三教培中心学员花名册", "疏附县第三教培中心"),
        ("遣送新疆第三监狱罪犯名单", "新疆第三监狱"),
    ],
)
def test_a_title_names_where_all_were_taken(title: str, place: str) -> None:
    found = held_at([title], "Sheet1", "a.xlsx", _NAME)
    assert found is not None
    assert found.place == place
    assert found.status == ("sentenced" if "监狱" in place else "interned")


@pytest.mark.parametrize(
    "title",
    [
        "拟投送图木舒克监狱罪犯名单",
        "2018年待投送乌苏监狱罪犯",
        "下一步投送乌苏监狱罪犯",
        "建议送疏附县第二教培中心学员",
        "未投送伊犁监狱罪犯名单",
        "报送喀什监狱罪犯名单",
        "转出疏附县看守所人员",
        "送喀什监狱人员名单",
        "投送各监狱罪犯名单",
        "投送喀什监狱、巴楚监狱罪犯名单",
        "疏附县转化教育培训中心学员名册",
        "转押疏勒县看守所释放人员名单",
        "送疏附县第二教培中心教师名单",
        "转送喀什监狱物品清单",
    ],
)
def test_plans_and_other_ways_name_no_place(title: str) -> None:
    assert held_at([title], "Sheet1", "a.xlsx", _NAME) is None


def _list(path: Path, title: str, header: str, *more: str) -> list[str | None]:
    rows = [[title], ["姓名", "身份证号", "刑期", header, *(["服刑地"] if more else [])]]
    rows += [[NAMES[i], number(i), "10年", "疏附县看守所", *more] for i in range(4)]
    return [s.facility for s in Read(csv(path / "a.csv", rows)).statements]


@pytest.mark.parametrize("header", ["原羁押单位", "原关押地", "投送前羁押地", "转监前看守所", "入监前羁押场所"])
def test_where_they_were_before_gives_way_to_the_title(tmp_path: Path, header: str) -> None:
    assert _list(tmp_path, "投送图木舒克监狱罪犯名单", header) == ["图木舒克监狱"] * 4
    assert _list(tmp_path, "罪犯名单", header, "喀什监狱") == ["喀什监狱"] * 4


@pytest.mark.parametrize("header", ["现羁押单位", "羁押场所"])
def test_where_they_are_goes_before_the_title(tmp_path: Path, header: str) -> None:
    assert _list(tmp_path, "投送图木舒克监狱罪犯名单", header) == ["疏附县看守所"] * 4


def test_the_only_place_counts_though_it_is_of_before(tmp_path: Path) -> None:
    assert _list(tmp_path, "投牢罪犯名单", "原羁押单位") == ["疏附县看守所"] * 4


@pytest.mark.parametrize("key", ["原判法院", "目前羁押地", "当前关押场所", "羁押地点", "现监狱"])
def test_no_header_of_before(key: str) -> None:
    assert not asks_former_place(key)


def test_who_is_handed_on_was_held_before(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "移交单位", "接收单位", "移交时间"]]
    rows += [[NAMES[i], number(i), "疏附县看守所", "喀什监狱", "2018.3.6"] for i in range(4)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert {(s.facility, s.detained_on) for s in read.statements} == {("喀什监狱", None)}
    rows = [["姓名", "身份证号", "移交时间", "案由"]]
    rows += [[NAMES[i], number(i), "2018.3.6", "非法出境"] for i in range(4)]
    assert {s.detained_on is None for s in Read(csv(tmp_path / "b.csv", rows)).statements} == {False}


@pytest.mark.parametrize(
    ("headers", "cells", "place"),
    [
        (["上报羁押地", "实际羁押地"], ["喀什监狱", "巴楚监狱"], "巴楚监狱"),
        (["换押前看守所", "换押后看守所"], ["疏附县看守所", "莎车县看守所"], "莎车县看守所"),
        (["监所类型", "监所名称"], ["看守所", "疏附县看守所"], "疏附县看守所"),
        (["投送前羁押地", "投送地"], ["疏附县看守所", "沙雅监狱"], "沙雅监狱"),
    ],
)
def test_of_two_places_the_one_of_now(tmp_path: Path, headers: list[str], cells: list[str], place: str) -> None:
    rows = [["姓名", "身份证号", *headers], *([NAMES[i], number(i), *cells] for i in range(4))]
    assert {s.facility for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {place}
