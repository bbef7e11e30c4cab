"""Lines over a table and among its rows that tell where all below them are held, or what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.records.reading.tables import HEADER, Read, csv, row, xlsx


def told(path: Path, rows: Sequence[Sequence[Any]], **options: Any) -> list[tuple[str | None, str | None]]:
    read = Read(csv(path / "名单.csv", rows), **options)
    assert not read.problems
    return [(s.status, s.facility) for s in read.statements]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("喀什监狱", "喀什监狱"),
        ("二、阿克苏监狱（2人）：", "阿克苏监狱"),
        ("关押地点：沙雅监狱", "沙雅监狱"),
        ("服刑单位：乌苏监狱", "乌苏监狱"),
        ("且末监狱服刑人员", "且末监狱"),
    ],
)
def test_a_line_of_a_place_tells_it_of_the_rows_below(tmp_path: Path, line: str, place: str) -> None:
    rows = [["疏附县籍服刑人员名册"], HEADER, row(0), [line], row(1), row(2), ["其他"], row(3)]
    assert told(tmp_path, rows) == [("sentenced", None), *[("sentenced", place)] * 2, ("sentenced", None)]


@pytest.mark.parametrize("line", ["第2页", "续表", "（接下页）", "注：身份证号须准确", "制表人：李某"])
def test_what_is_printed_between_rows_ends_no_line(tmp_path: Path, line: str) -> None:
    rows = [["服刑人员名册"], HEADER, ["沙雅监狱"], row(0), [line], row(1)]
    assert told(tmp_path, rows) == [("sentenced", "沙雅监狱")] * 2


def test_the_title_of_a_second_list_takes_the_place_of_the_first(tmp_path: Path) -> None:
    rows = [["疏附县第一看守所收押人员名单"], HEADER, row(0), ["疏附县教培中心三分校收押人员名单"], HEADER, row(1)]
    assert told(tmp_path, rows) == [("interned", "疏附县第一看守所"), ("interned", "疏附县教培中心三分校")]


@pytest.mark.parametrize("line", ["转喀什地区看守所", "送教培中心", "各监狱"])
def test_a_line_that_is_not_understood_ends_the_place_of_the_title(tmp_path: Path, line: str) -> None:
    rows = [["疏附县看守所在押人员名单"], HEADER, row(0), [line], row(1)]
    assert told(tmp_path, rows) == [("interned", "疏附县看守所"), ("interned", None)]


def test_a_word_alone_says_what_became_of_the_rows_below(tmp_path: Path) -> None:
    rows = [["重点人员名册"], HEADER, ["收押"], row(0), ["判刑："], row(1), ["在逃"], row(2), ["外出务工"], row(3)]
    assert [status for status, _ in told(tmp_path, rows)] == ["interned", "sentenced", None, None]


@pytest.mark.parametrize(
    ("titles", "status", "place"),
    [
        (["在校学员花名册", "单位：墨玉县第三教培中心"], "interned", "墨玉县第三教培中心"),
        (["填报单位：洛浦县看守所（盖章）  2017年8月", "在押人员名单"], "interned", "洛浦县看守所"),
        (["疏附县第五教培中心", "第三批学员登记表"], "interned", "疏附县第五教培中心"),
        (["沙雅监狱", "罪犯花名册"], "sentenced", "沙雅监狱"),
        (["墨玉县第二教培中心9月在校学员花名册"], "interned", "墨玉县第二教培中心"),
        (["图木舒克监狱第二季度服刑罪犯名册"], "sentenced", "图木舒克监狱"),
        (["墨玉县第一教培中心旧名单在校学员花名册"], "interned", "墨玉县第一教培中心"),
        # The office that fills in a list need not hold those in it.
        (["判刑人员名单", "填报单位：疏附县看守所"], "sentenced", None),
        (["收押人员名单", "填报单位：托克扎克镇派出所"], "interned", None),
        (["在押人员家属名册", "单位：疏附县看守所"], None, None),
        (["包户干部名册", "墨玉县第三教培中心"], None, None),
        (["墨玉县第二教培中心9月新聘教师名册"], None, None),
        (["墨玉县第一教培中心2018年结业学员名单"], "released", None),
    ],
)
def test_place_and_list_in_two_lines(tmp_path: Path, titles: list[str], status: str | None, place: str | None) -> None:
    assert told(tmp_path, [*([t] for t in titles), HEADER, row(0), row(1)]) == [(status, place)] * 2


def test_sheets_named_after_prisons(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "疏附县籍服刑人员.xlsx", [HEADER, row(0)], sheet="乌苏监狱"))
    assert (read.only.status, read.only.facility) == ("sentenced", "乌苏监狱")


def test_no_place_of_those_on_duty(tmp_path: Path) -> None:
    rows = [["值班人员安排表"], HEADER, ["沙雅监狱"], row(0), ["乌苏监狱"], row(1)]
    assert told(tmp_path, rows) == [(None, None)] * 2


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("送培学员名册", "interned"),
        ("在培人员统计表", "interned"),
        ("参培学员花名册", "interned"),
        ("解除教育培训人员名单", "released"),
        ("解除强制隔离戒毒人员花名册", "released"),
        ("拟解除教育培训人员名单", None),
        ("应送培未送培人员名单", None),
        ("护边员培训人员花名册", None),
    ],
)
def test_titles(tmp_path: Path, title: str, status: str | None) -> None:
    assert [s for s, _ in told(tmp_path, [[title], HEADER, row(0)])] == [status]


@pytest.mark.parametrize(
    ("title", "line", "status"),
    [
        ("乌帕尔镇死亡、判刑人员", "死亡人员", "deceased"),
        ("收押和判刑人员名单", "一、判刑人员", "sentenced"),
        ("拟收押、判刑人员名单", "收押人员", None),
        ("收押、判刑人员家属名单", "一、收押人员", None),
    ],
)
def test_a_title_of_two_kinds_of_people(tmp_path: Path, title: str, line: str, status: str | None) -> None:
    assert [s for s, _ in told(tmp_path, [[title], [line], HEADER, row(0)])] == [status]


@pytest.mark.parametrize("line", ["阿亚格村一组：", "（二）兰干村第一小队（3人）", "乌帕尔镇乌帕尔村3组"])
def test_a_group_of_a_village(tmp_path: Path, line: str) -> None:
    header, people = HEADER[:4], [row(0)[:4], row(1)[:4]]
    read = Read(csv(tmp_path / "a.csv", [["收押人员花名册"], header, [line], *people]))
    places = [s.place_texts for s in read.statements]
    assert places[0] == places[1] != ()
    assert places[0][0] in line
    assert "村" in places[0][0]
    assert [s.status for s in read.statements] == ["interned"] * 2


def test_still_in_class_below_the_name_of_a_camp(tmp_path: Path) -> None:
    camp = "和田县第三教育培训中心"
    others = ("和田县第三中学旧名单", f"{camp}学员家庭学生就学情况", f"{camp}教职工名册", "干部教育培训中心旧名单")
    for title, status in ((f"{camp}旧名单", "interned"), *((title, "other") for title in others)):
        read = Read(csv(tmp_path / "a.csv", [[title], [*HEADER, "现状"], [*row(0), "在校"], [*row(1), "已结业"]]))
        assert [s.status for s in read.statements] == [status, "released"]


def test_a_line_right_below_the_header_is_no_header(tmp_path: Path) -> None:
    rows = [["协警、辅警花名册"], HEADER, ["看守所"], row(0), ["国保大队"], row(1)]
    assert told(tmp_path, rows) == [(None, None)] * 2


@pytest.mark.parametrize("after", ["已判决", "已判决：", "二、判刑人员"])
def test_the_next_word_ends_what_the_last_one_said(tmp_path: Path, after: str) -> None:
    rows = [["打击处理人员情况"], HEADER, ["逮捕："], row(0), [after], row(1), ["其他"], row(2)]
    assert [s for s, _ in told(tmp_path, rows)][:2] == ["interned", "sentenced"]


@pytest.mark.parametrize(
    "title",
    [
        "干部培训中心参训学员名册",
        "农民工职业技能培训中心学员名册",
        "驾校培训中心学员名册",
        "就业创业培训中心在册学员名册",
    ],
)
def test_others_are_taught_too(tmp_path: Path, title: str) -> None:
    assert [place for _, place in told(tmp_path, [[title], HEADER, row(0)])] == [None]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("伊犁州监狱1-6月新收罪犯登记表", "伊犁州监狱"),
        ("新源监狱2018年第1季度在押罪犯名单", "新源监狱"),
        ("沙雅监狱截止2017年底服刑人员信息表", "沙雅监狱"),
    ],
)
def test_months_and_days_in_the_title_of_a_prison(tmp_path: Path, title: str, place: str) -> None:
    assert told(tmp_path, [[title], HEADER, row(0)]) == [("sentenced", place)]


def test_names_of_who_signs_in_cells_beside(tmp_path: Path) -> None:
    rows = [
        ["收押人员"],
        HEADER,
        row(0),
        ["负责人：", "吐尔逊江", "填报人：", "古丽尼沙"],
        ["审核人：", "艾尼瓦尔·买买提"],
    ]
    assert told(tmp_path, rows) == [("interned", None)]


@pytest.mark.parametrize("header", ["拟收押时间", "计划收押日期", "建议收押时间", "待收押时间"])
def test_a_day_that_is_planned_is_none(tmp_path: Path, header: str) -> None:
    read = Read(csv(tmp_path / "a.csv", [[*HEADER, header], [*row(0), "2017.9.1"], [*row(1), "2017.9.2"]]))
    assert [s.detained_on for s in read.statements] == [None, None]


def test_the_place_before_the_verdict_and_the_prison(tmp_path: Path) -> None:
    rows = [[*HEADER, "收押地点", "服刑监狱"], [*row(0), "县看守所", "沙雅监狱"], [*row(1), "县看守所", ""]]
    assert [place for _, place in told(tmp_path, rows)] == ["沙雅监狱", "县看守所"]
