"""Parts of an address in columns of their own, and lines over rows that name the township of their villages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


def _places(tmp_path: Path, headers: list[str], *rows: list[str]) -> list[tuple[str, ...]]:
    told = [[NAMES[i], number(i), *row] for i, row in enumerate(rows)]
    read = Read(csv(tmp_path / "a.csv", [["姓名", "身份证号", *headers], *told]))
    return [tuple(p.replace(" ", "") for p in s.place_texts) for s in read.statements]


@pytest.mark.parametrize(
    ("headers", "cells", "place"),
    [
        (["住址/村", "住址/组", "住址/门牌号"], ["巴扎村", "1组", "12号"], "巴扎村1组12号"),
        (["家庭住址/乡镇", "家庭住址/村", "家庭住址/小组"], ["木什乡", "巴扎村", "2组"], "木什乡巴扎村2组"),
        (["乡（镇）", "村（社区）", "组"], ["木什乡", "巴扎村", "第3小组"], "木什乡巴扎村第3小组"),
        (["乡镇", "村", "小队", "户"], ["木什乡", "巴扎村", "3小队", "15户"], "木什乡巴扎村3小队15户"),
        (["小区", "楼栋", "单元", "室"], ["幸福小区", "3栋", "1单元", "101室"], "幸福小区3栋1单元101室"),
        (["社区", "楼号", "单元", "房号"], ["古城社区", "6号楼", "2单元", "201"], "古城社区6号楼2单元201室"),
        (["村", "组", "门牌号"], ["巴扎村", "1", "23"], "巴扎村1组23号"),
        (["村（社区）", "小组（网格）"], ["团结社区", "第三网格"], "团结社区第三网格"),
        (["村（社区）", "网格"], ["团结社区", "3"], "团结社区3网格"),
        (["村", "小组（队）"], ["巴扎村", "一组"], "巴扎村一组"),
        (["社区", "所属网格", "门牌号"], ["团结社区", "第5网格", "12号"], "团结社区第5网格12号"),
        (["组别", "门牌号"], ["一组", "011号"], "一组011号"),
        (["村", "门牌号"], ["巴扎村", "4组100号"], "巴扎村4组100号"),
        (["村", "门牌"], ["巴扎村", "28附1"], "巴扎村28附1"),
        (["组号门牌"], ["1组12号"], "1组12号"),
        (["组别门牌"], ["1组14号"], "1组14号"),
        (["组别"], ["1组14号"], "1组14号"),
        (["小组门牌"], ["2组3号"], "2组3号"),
        (["门牌组别"], ["2组3号"], "2组3号"),
        (["街巷门牌"], ["团结路3巷12号"], "团结路3巷12号"),
        (["住户所在小组"], ["1组"], "1组"),
        (["本户村民小组"], ["3组"], "3组"),
        (["楼栋单元"], ["1号楼1单元"], "1号楼1单元"),
        (["门牌"], ["2组003号"], "2组003号"),
        (["居住地/村", "居住地/门牌"], ["巴扎村", "巴扎路11号"], "巴扎村巴扎路11号"),
        (["村", "门牌号"], ["巴扎村", "老街4号"], "巴扎村老街4号"),
        (["社区", "门牌号"], ["古城社区", "幸福小区3号楼2单元"], "古城社区幸福小区3号楼2单元"),
        (["门牌号码"], ["12号"], "12号"),
        (["楼栋号", "单元室"], ["3号楼", "1单元101室"], "3号楼1单元101室"),
        (["栋号", "单元号", "房号"], ["3栋", "1单元", "101"], "3栋1单元101室"),
        (["村名", "几组", "门牌号"], ["巴扎村", "3组", "5号附1"], "巴扎村3组5号附1"),
        (["村", "哪个组", "几号"], ["巴扎村", "3", "5"], "巴扎村3组5号"),
        (["村", "第几小队", "家门牌号"], ["巴扎村", "3队", "5号"], "巴扎村3队5号"),
        (["村", "几队", "几号"], ["巴扎村", "2", "7"], "巴扎村2队7号"),
    ],
)
def test_parts_are_joined_in_their_order(tmp_path: Path, headers: list[str], cells: list[str], place: str) -> None:
    assert _places(tmp_path, headers, cells, cells, cells) == [(place,)] * 3


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (["组", "分数"], ["1组", "90"]),  # of a class
        (["班级", "组"], ["一班", "2组"]),
        (["监区", "室"], ["一监区", "101"]),  # a cell
        (["亲属住址/组", "备注"], ["1组", ""]),
        (["户", "耕地"], ["3", "5亩"]),
        (["几月", "几号"], ["3月", "5号"]),
        (["班级", "几组"], ["一班", "无"]),
        (["班级", "门牌号"], ["一班", "南门路看守所"]),
        (["班级", "门牌号"], ["一班", "联系邻居带路"]),
    ],
)
def test_what_is_no_part_of_a_home(tmp_path: Path, headers: list[str], cells: list[str]) -> None:
    assert _places(tmp_path, headers, cells, cells, cells) == [()] * 3


def test_a_number_of_households_is_no_part(tmp_path: Path) -> None:
    assert _places(tmp_path, ["村", "户"], ["巴扎村", "5"], ["巴扎村", "6"], ["巴扎村", "7"]) == [("巴扎村",)] * 3


@pytest.mark.parametrize(
    ("line", "header", "cell", "place"),
    [
        ("木什乡", "村名", "英巴格村", "木什乡英巴格村"),
        ("木什乡", "小队", "3小队", "木什乡3小队"),
        ("木什乡巴格其村", "小队", "3小队", "木什乡巴格其村3小队"),
        ("木什乡", "家庭住址", "英巴格村2组5号", "木什乡英巴格村2组5号"),
        ("二、站敏乡", "村", "7村", "站敏乡7村"),
        ("木什乡", "村名", "木什乡英巴格村", "木什乡英巴格村"),
        ("木什乡", "家庭住址", "乌帕尔镇3村", "乌帕尔镇3村"),
        ("木什乡", "现住址", "喀什市3村", "喀什市3村"),
        ("巴格其村", "村名", "托万村", "托万村"),
        ("巴格其村", "村名", "巴格其村", "巴格其村"),
    ],
)
def test_a_line_over_rows_names_the_township(tmp_path: Path, line: str, header: str, cell: str, place: str) -> None:
    rows = [["判刑人员明细", "", "", ""], ["姓名", "身份证号", header, "刑期"], [line, "", "", ""]]
    rows += [[NAMES[i], number(i), cell, "5年"] for i in range(3)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.place_texts for s in read.statements] == [(place,)] * 3


@pytest.mark.parametrize("header", ["外出地", "务工地点", "流入地", "前往地区", "目的地"])
def test_where_somebody_went_is_no_home(tmp_path: Path, header: str) -> None:
    cells = ["库尔勒市", "乌鲁木齐市", "阿图什市"]
    assert _places(tmp_path, ["村", header], *(["3村", c] for c in cells)) == [("3村",)] * 3


@pytest.mark.parametrize("header", ["入伍时间", "参加工作时间", "结婚日期", "入党时间"])
def test_a_day_of_something_else_is_no_birth(tmp_path: Path, header: str) -> None:
    days = ["1975.3.1", "1985.4.1", "1991.5.1"]
    rows = [["姓名", "身份证号", header], *([NAMES[i], number(i), d] for i, d in enumerate(days))]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert all("birth" not in s.texts and not s.problems for s in read.statements)


def test_homes_without_a_number(tmp_path: Path) -> None:
    rows = [["巴扎村", "2组", "无"], ["巴扎村", "-", "47号"], ["巴扎村", "5组", ""], ["巴扎村", "无", "无"]]
    told = ["巴扎村2组", "巴扎村47号", "巴扎村5组", "巴扎村"]
    assert _places(tmp_path, ["村名", "几组", "门牌号"], *rows) == [(place,) for place in told]
    rows = [["巴扎村", "2", "无"], ["巴扎村", "-", "47"], ["巴扎村", "5", ""], ["巴扎村", "无", "无"]]
    assert _places(tmp_path, ["村名", "几组", "门牌号"], *rows) == [(place,) for place in told]


@pytest.mark.parametrize("header", ["组别", "培训组别", "住户代表小组", "工作组别门牌"])
def test_a_group_is_no_home_by_itself(tmp_path: Path, header: str) -> None:
    assert _places(tmp_path, [header], ["1组"], ["2组"]) == [(), ()]


@pytest.mark.parametrize(
    ("header", "cell"), [("网格员", "买买提"), ("网格", "艾力·买买提"), ("网格长", "3"), ("网格人数", "312")]
)
def test_who_looks_after_a_grid_is_no_part_of_a_home(tmp_path: Path, header: str, cell: str) -> None:
    assert _places(tmp_path, ["村", header], ["巴扎村", cell], ["巴扎村", cell]) == [("巴扎村",), ("巴扎村",)]
