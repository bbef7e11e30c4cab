"""Rows that are no persons: lines over households, numbers of columns, counts by town, the foot of a list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx

WHERE = ["新疆疏附县乌帕尔镇3村", "新疆疏附县兰干镇1村"]


@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize("apart", [False, True])
def test_a_line_over_a_household_names_its_head_and_address(tmp_path: Path, apart: bool, numbered: bool) -> None:
    rows: list[list[Any]] = []
    for i in range(2):
        head, where = NAMES[i * 2], WHERE[i]
        line = ["户主：", head, "住址：", where, "户号：", f"{i + 1}"] if apart else [f"户主：{head}    住址：{where}"]
        table = [["姓名", "与户主关系", "性别", "身份证号", "文化程度", "备注"]]
        table += [[head, "户主", "男", number(i * 2 + 1)], [NAMES[i * 2 + 1], "妻子", "女", number(i * 2 + 2)]]
        rows += [line, *([["序号", 11, 12][n], *row] if numbered else row for n, row in enumerate(table))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.names == NAMES[:4]
    assert [s.household_head for s in read.statements] == [NAMES[0]] * 2 + [NAMES[2]] * 2
    assert [s.place_texts for s in read.statements] == [(WHERE[0],)] * 2 + [(WHERE[1],)] * 2
    assert len({s.household for s in read.statements}) == 2
    assert read.codes() == []


def test_a_line_in_cells_without_marks_names_head_and_address(tmp_path: Path) -> None:
    rows: list[list[Any]] = []
    for i in range(2):
        head, where = NAMES[i * 2], WHERE[i]
        rows += [["家庭成员登记表"], ["户主", head, "", "", "家庭住址", where, "电话", "13900000011"]]
        rows += [["次序", "成员", "跟户主的关系", "性别", "身份证号"], [1, head, "本人", "男", number(i * 2 + 1)]]
        rows += [[2, NAMES[i * 2 + 1], "妻", "女", number(i * 2 + 2)], ["本户2人"], []]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.names == NAMES[:4]
    assert [s.household_head for s in read.statements] == [NAMES[0]] * 2 + [NAMES[2]] * 2
    assert [s.place_texts for s in read.statements] == [(WHERE[0],)] * 2 + [(WHERE[1],)] * 2


def test_a_row_of_a_head_is_no_line_over_others(tmp_path: Path) -> None:
    rows = [["关系", "姓名", "性别", "住址"], ["户主", NAMES[0], "男", "3村"], ["妻子", NAMES[1], "女", "3村"]]
    rows += [["户主", NAMES[2], "男", "4村"], ["妻子", NAMES[3], "女", "4村"]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).names == NAMES[:4]


def test_heads_of_one_name_at_two_addresses_are_two_households(tmp_path: Path) -> None:
    rows: list[list[Any]] = []
    for i, where in enumerate(WHERE):
        rows += [[f"户主：{NAMES[0]}    住址：{where}"], ["序号", "姓名", "与户主关系", "性别", "身份证号"]]
        rows += [[n, NAMES[n], "长子", "男", number(i * 2 + n)] for n in (1, 2)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    homes = [s.household for s in read.statements]
    assert homes[0] == homes[1] != homes[2] == homes[3]


@pytest.mark.parametrize("numbers", [["甲", "乙", 1, 2], ["（1）", "（2）", "（3）", "（4）"]])
def test_a_row_that_numbers_the_columns_as_forms_do(tmp_path: Path, numbers: list[Any]) -> None:
    rows = [["序号", "姓名", "身份证号", "案由"], numbers, [1, NAMES[0], number(1), "学经"]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.names == NAMES[:1]
    assert (2, "header") in read.skipped


def test_counts_by_town_are_no_persons(tmp_path: Path) -> None:
    towns = ["托克扎克镇", "兰干镇", "吾库萨克镇", "乌帕尔镇", "铁日木乡", "布拉克苏乡"]
    rows = [
        ["序号", "乡镇", "总人口", "收押人数", "判刑人数"],
        *([i, t, 9000 + i, 100 + i, 7] for i, t in enumerate(towns, 1)),
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.statements == []
    assert [code for _, code in read.codes()] == ["no_table"]


@pytest.mark.parametrize(
    "foot",
    [
        ["记录数：30"],
        ["注：以上数据仅供内部使用，不得外传。"],
        ["填表人：古丽", "", "审核人：李志强", "填表日期：2017年5月10日"],
    ],
)
def test_the_foot_of_a_query(tmp_path: Path, foot: list[str]) -> None:
    rows = [["身份证号", "姓名", "性别", "备注"], [number(1), NAMES[0], "男", ""], foot]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.names == NAMES[:1]
    assert read.codes() == []


@pytest.mark.parametrize("mark", ["同  上", "同"])
def test_as_above_with_its_spaces_or_cut_short(tmp_path: Path, mark: str) -> None:
    rows = [["姓名", "身份证号", "收押原因"], [NAMES[0], number(1), "学经"], [NAMES[1], number(2), mark]]
    assert [s.reason for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == ["学经"] * 2


@pytest.mark.parametrize("mark", ["以下空白", "（以下空白）", "此处空白", "以下无", "以下为空", "——以下空白——"])
@pytest.mark.parametrize("serial", ["", 3])
def test_below_the_last_row_nobody_stands(tmp_path: Path, mark: str, serial: object) -> None:
    rows = [["序号", "姓名", "身份证号"], [1, NAMES[0], number(1)], [2, NAMES[1], number(2)], [serial, mark, ""]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.names == NAMES[:2]
    assert read.codes() == []


def test_counts_in_a_table_whose_upper_row_names_kinds_alone(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["姓名", "身份证号", "", ""], [NAMES[0], number(0)], [NAMES[1], number(1)], []]
    rows += [["乡镇", "教培", "", "收监", ""], ["", "人数", "比例", "人数", "比例"]]
    rows += [["乌帕尔镇", "30", "2%", "12", "1%"], ["托克扎克镇", "40", "2%", "12", "1%"]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.names == NAMES[:2]
    assert {kind for row, kind in read.skipped if row > 4} == {"header", "total"}


@pytest.mark.parametrize(
    "line",
    [
        "二、在训学员",
        "三、请假学员",
        "二、转出学员",
        "二、新收学员",
        "三、死亡罪犯",
        "二、重点对象",
        "一、在校学员（3人）",
    ],
)
def test_a_line_over_a_group_of_people_is_nobody(tmp_path: Path, line: str) -> None:
    people = [[NAMES[i], number(i), "2017.5.3"] for i in range(6)]
    rows = [["名单"], ["姓名", "身份证号", "入教时间"], *people[:3], [line, "", ""], *people[3:]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert (read.names, read.codes()) == (NAMES[:6], [])
    assert (6, "note") in read.skipped
