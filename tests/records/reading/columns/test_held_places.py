"""Where the lines over a table say that everybody in it is held."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.heldplaces import held_at
from service.records.reading.statement import Column
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

NAME = (Column(0, "姓名", "name", "header"), Column(1, "身份证号", "id", "header"))
VISITED = (Column(0, "学员姓名", "name", "header"), Column(1, "身份证号", "id", "header"))


@pytest.mark.parametrize(
    ("line", "place", "status"),
    [
        ("伽师县看守所在押人员名单", "伽师县看守所", "interned"),
        ("特克斯县看守所各监室在押人员名单", "特克斯县看守所", "interned"),
        ("特克斯县看守所部分在押人员名单", "特克斯县看守所", "interned"),
        ("喀什监狱各监区服刑人员名单", "喀什监狱", "sentenced"),
        ("附件2：墨玉县看守所羁押人员情况统计表", "墨玉县看守所", "interned"),
        ("墨玉县拘留所行政拘留人员登记表（2018年）", "墨玉县拘留所", "interned"),
        ("第三教培中心学员照片对照表", "第三教培中心", "interned"),
        ("伽师县第三职业技能教育培训中心学员花名册", "伽师县第三职业技能教育培训中心", "interned"),
        ("党校教培中心学员花名册", "党校教培中心", "interned"),
        ("乌苏监狱八监区服刑人员花名册", "乌苏监狱八监区", "sentenced"),
        ("乌苏监狱在押和田籍罪犯名册", "乌苏监狱", "sentenced"),
        ("乌帕尔镇在疏附县看守所关押人员名单", "疏附县看守所", "interned"),
        ("于田县看守所在押人员名单", "于田县看守所", "interned"),
        ("和田市第二教培中心2018年3月学员花名册", "和田市第二教培中心", "interned"),
        ("截止2018年4月底第四教培中心女学员名册", "第四教培中心", "interned"),
        ("墨玉县教培中心第二校区学员名单", "墨玉县教培中心第二校区", "interned"),
        ("疏附县公安局看守所2017年度在押人员统计表", "疏附县公安局看守所", "interned"),
    ],
)
def test_a_title_names_where_all_are_held(line: str, place: str, status: str) -> None:
    found = held_at([line], "Sheet1", "a.xlsx", NAME)
    assert found is not None
    assert (found.place, found.status) == (place, status)
    assert held_at([], line, "a.xlsx", NAME) == held_at([], "Sheet1", f"某县/{line}.xlsx", NAME) == found


@pytest.mark.parametrize(
    "line",
    [
        "吾库萨克镇送教培中心学员花名册",  # to several
        "吾库萨克镇教培中心学员花名册",
        "疏附县教培中心学员名单",
        "疏附县第一教培中心结业学员名单",
        "疏附县看守所转出人员名单",
        "特克斯县看守所出所人员登记表",
        "看守所在押人员花名册",  # which?
        "疏附县看守所人员名单",  # may work there
        "疏附县看守所民警名单",
        "疏附县各看守所在押人员名单",
        "疏附县看守所各监室民警名单",
        "疏附县第一教培中心教师名单",
        "疏附县看守所、拘留所在押人员名单",
        "第一教培中心和第二教培中心学员名单",
        "各监狱服刑人员名单",
        "新疆监狱服刑人员名单",
        "原乌苏监狱服刑人员名单",
        "乌苏监狱刑满释放人员名单",
        "疏附县看守所死亡人员名单",
        "第二教培中心拟结业学员名单",
        "转入第三教培中心学员名单",
        "第一教培中心学员家属名单",
        "疏附县公安局关于看守所在押人员情况统计表",
        "对第二看守所在押人员名单",
        "乌帕尔镇教培中心第二校区学员名单",
        "第一教培中心学员家属会见登记",  # whose names these are is not told
        "疏附县第三小学学员名单",
    ],
)
def test_other_titles_name_no_place(line: str) -> None:
    assert held_at([line], "Sheet1", "a.xlsx", NAME) is None


def test_all_lines_must_agree() -> None:
    title = "疏附县第三教培中心学员名单"
    assert held_at([title], "第三教培中心", "第三教培中心学员名单.xlsx", NAME) is not None
    assert held_at([title], "第四教培中心学员", "a.xlsx", NAME) is None
    assert held_at([title], "转出", "a.xlsx", NAME) is None
    assert held_at([title, "家属名单"], "Sheet1", "a.xlsx", NAME) is None
    assert held_at([title], "Sheet1", "a.xlsx", (*NAME, Column(2, "关押地点", "facility", "header"))) is None
    assert held_at(["第一教培中心学员家属会见登记"], "", "a.csv", VISITED) is not None


def test_the_place_over_a_list_is_told_of_those_who_are_there(tmp_path: Path) -> None:
    notes = ["", "2018年4月转乌苏监狱", "2018.3.4释放", "高血压"]
    rows = [["麦盖提县看守所在押人员名单"], ["姓名", "身份证号", "案由", "备注"]]
    rows += [[NAMES[i], number(i), "盗窃", note] for i, note in enumerate(notes)]
    for read in (Read(csv(tmp_path / "a.csv", rows)), Read(xlsx(tmp_path / "b.xlsx", rows))):
        assert [s.facility for s in read.statements] == ["麦盖提县看守所", "乌苏监狱", None, "麦盖提县看守所"]
        assert [s.status for s in read.statements][:3] == ["interned", "sentenced", "released"]


def test_a_ward_is_no_place_of_its_own(tmp_path: Path) -> None:
    rows = [["沙雅监狱服刑人员会见登记"], ["监区", "罪犯姓名", "身份证号", "刑期"]]
    rows += [[f"{i + 1}监区", NAMES[i], number(i), "7年"] for i in range(4)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert {(s.facility, s.status) for s in read.statements} == {("沙雅监狱", "sentenced")}
    assert [s.cells["监区"] for s in read.statements] == ["1监区", "2监区", "3监区", "4监区"]
    assert {s.facility for s in Read(csv(tmp_path / "b.csv", rows[1:])).statements} == {f"{i}监区" for i in range(1, 5)}


def test_a_line_over_other_people_ends_the_place(tmp_path: Path) -> None:
    rows = [["疏附县第三教培中心学员名单"], ["姓名", "身份证号", "原因"]]
    rows += [[NAMES[0], number(0), "学经"], ["二、转出人员"], [NAMES[1], number(1), "学经"]]
    assert [s.facility for s in Read(csv(tmp_path / "a.csv", rows)).statements] == ["疏附县第三教培中心", None]


@pytest.mark.parametrize("header", ["入学日期", "入校时间", "报到时间"])
def test_lines_tell_that_days_are_of_trainees(tmp_path: Path, header: str) -> None:
    rows = [["在训学员名单（截至4月30日）"], ["姓名", "身份证号", header, "班级"]]
    rows += [[NAMES[i], number(i), "2017.4.5", "3班"] for i in range(3)]
    assert {s.detained_on and s.detained_on.year for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {2017}
    for title in ("第三小学学生名单", "教培学员子女就学登记", "学员家属名单"):
        rows[0] = [title]
        assert {s.detained_on for s in Read(csv(tmp_path / "b.csv", rows)).statements} == {None}
