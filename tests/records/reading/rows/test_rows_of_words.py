"""Rows of words inside and above tables: the header of a table of counts, of a roster, the lower half of a header."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.records.reading.tables import HEADER, NAMES, Read, csv, number, row, xlsx

ABOVE: list[list[Any]] = [HEADER, *(row(i) for i in range(5))]


@pytest.mark.parametrize(
    "words",
    [
        ["村", "总人口", "收押人数", "教培人数", "判刑人数"],
        ["乡镇", "户数", "人数", "收押", "判刑"],
        ["单位名称", "应到人数", "实到人数", "请假", "备注"],
        ["村名", "户数", "收押", "判刑"],
        ["村", "人数"],
        ["Village", "Population", "Number detained", "Number sentenced"],
        ["Село", "Число жителей", "Кол-во задержанных"],
        ["كەنت", "ئائىلە سانى", "تۇتۇلغانلار سانى"],
    ],
)
@pytest.mark.parametrize("between", [[], [[]], [[], ["表三：各村人数统计"]]], ids=["nothing", "blank", "title"])
def test_a_table_of_counts_names_nobody(tmp_path: Path, words: list[str], between: list[list[Any]]) -> None:
    counts: list[list[Any]] = [[place, 912, 14, 55, 9][: len(words)] for place in ("英巴格村", "3村", "阿瓦提村")]
    below = [*between, words, *counts, [], ["合计", 2736, 42, 165, 27][: len(words)]]
    read = Read(xlsx(tmp_path / "a.xlsx", [*ABOVE, *below, [], HEADER, row(6)]))
    assert read.names == [NAMES[i] for i in (0, 1, 2, 3, 4, 0)]
    assert read.codes() == []
    assert len(read.skipped) == len(below) - below.count([]) + 2


def test_a_table_of_counts_with_two_rows_of_words(tmp_path: Path) -> None:
    words: list[list[Any]] = [["乡镇", "总人口", "收押人数", "", ""], ["", "", "男", "女", "总数"]]
    counts: list[list[Any]] = [["英巴格村", 912, 14, 5, 19], ["3村", 700, "14人", "-", 14], ["合计", 1612, 28, 5, 33]]
    read = Read(xlsx(tmp_path / "a.xlsx", [*ABOVE, [], *words, *counts]))
    assert (read.names, read.codes()) == ([NAMES[i] for i in range(5)], [])
    assert read.skipped == {(1, "header"), (8, "header"), (9, "header"), (10, "total"), (11, "total"), (12, "total")}


def test_the_last_person_stands_right_above_a_table_of_counts(tmp_path: Path) -> None:
    words = ["乡镇", "总人口", "收押人数"]
    read = Read(xlsx(tmp_path / "a.xlsx", [*ABOVE, ["", NAMES[5], "女"], words, ["3村", 912, 14]]))
    assert (read.names, read.codes()) == (NAMES, [])


def test_counts_without_labels_or_beside_them(tmp_path: Path) -> None:
    below: list[list[Any]] = [
        ["收押人数", "教培人数", "判刑人数"],
        [3, 4, 5],
        [],
        ["", "收押人数", 30, "", "教培人数", 20],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", [*ABOVE, *below]))
    assert (len(read.names), read.codes()) == (5, [])
    assert read.skipped == {(1, "header"), (7, "header"), (8, "total"), (10, "total")}


def test_persons_go_on_below_a_table_of_counts(tmp_path: Path) -> None:
    words = ["村", "总人口", "收押人数", "判刑人数"]
    read = Read(xlsx(tmp_path / "a.xlsx", [*ABOVE, words, ["3村", 912, 14, 9], row(5), [7, NAMES[0], "男"]]))
    assert read.names == [*NAMES, NAMES[0]]


@pytest.mark.parametrize("beside", [["日期", "星期", "带班领导", "协警"], ["值班时间", "周几", "司机", "警员"]])
def test_a_roster_does_not_name_its_header(tmp_path: Path, beside: list[str]) -> None:
    week = "一二三四五六"
    rows = [[f"2018.3.{i + 1}", week[i], NAMES[0], name] for i, name in enumerate(NAMES)]
    read = Read(xlsx(tmp_path / "a.xlsx", [["3月值班安排表"], beside, *rows]))
    assert read.rows == [3, 4, 5, 6, 7, 8]
    assert read.skipped == {(1, "title"), (2, "header")}


@pytest.mark.parametrize(
    "first",
    [
        [NAMES[5], "女", "", "3村"],
        ["李伟", "男", "不详", "4村"],
        ["王芳", "汉族", "无", "县城"],
        ["李时间", "打工", "内地", "县城"],
    ],
)
def test_the_first_person_of_a_list_is_no_header(tmp_path: Path, first: list[str]) -> None:
    rows = [[NAMES[i], "男" if i % 2 else "女", f"1960.4.1{i}", "3村"] for i in range(5)]
    read = Read(csv(tmp_path / "a.csv", [first, *rows]))
    assert read.rows == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("group", [["一组"], []])
def test_the_lower_half_of_a_header_repeated_names_its_other_columns(tmp_path: Path, group: list[str]) -> None:
    lower: list[Any] = [None, "姓名", "性别", "身份证号", None]
    rows: list[list[Any]] = [["序号", "被收押人员", None, None, "备注"], lower]
    rows += [[i + 1, NAMES[i], "男", number(i), ""] for i in (1, 3)]
    rows += [group] * bool(group) + [lower, [3, NAMES[0], "男", number(5), "女儿古丽尼沙·麦麦提，2016年生"]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:D1", "E1:E2"]))
    assert (len(read.tables), read.codes()) == (1, [])
    assert [tuple(r) for r in read.statements[-1].relatives] == [("古丽尼沙·麦麦提", "daughter")]


def test_what_stands_below_no_header_is_told(tmp_path: Path) -> None:
    header = ["序号", "姓名", "", "身份证号", ""]
    rows = [[i + 1, NAMES[i % 6], "x" if i == 90 else "", number(i), ""] for i in range(99)]
    assert Read(xlsx(tmp_path / "a.xlsx", [header, *rows])).codes() == [(92, "too_many_cells")]
    every = [[i + 1, NAMES[i], "", number(i), f"第{i}排"] for i in range(6)]
    assert Read(xlsx(tmp_path / "b.xlsx", [header, *every])).codes() == [(1, "no_header")]
