"""What titles, groups, sheets and notes say became of people, and what they do not."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from sample.printed import print_table
from service.matching.types import PartialDate
from service.records.reading.columns.everybody import status_in_name, status_in_title
from service.records.reading.fates.told import told_status
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("疏附县托克扎克镇收押人员花名册", "interned"),
        ("特克斯县判刑人员情况统计表（2018年5月）", "sentenced"),
        ("附件2：疏附县结业学员名单", "released"),
        ("三、死亡人员（3人）", "deceased"),
        ("（二）已释放人员", "released"),
        ("2017年度刑满释放人员登记表", "released"),
        ("和田县在押人员名册", "interned"),
        ("疏附县看守所在押人员花名册", "interned"),
        ("疏附县2017年收押人员花名册（36人）", "interned"),
        ("教培中心结业学员花名册", "released"),
        ("喀什监狱释放人员名单", "released"),
        ("免予收押人员名单", None),
        ("不予收押人员名单", None),
        ("拟收押人员名单", None),
        ("收押人员花名册（已释放）", None),
        ("待判刑人员名单", None),
        ("收押人员家属名单", None),
        ("被判刑人员子女就学情况登记表", None),
        ("收押、判刑人员花名册", None),
        ("判刑和释放人员名单", None),
        ("重点人员花名册", None),
        ("填报单位：看守所", None),
    ],
)
def test_what_a_title_says_of_all_below_it(title: str, status: str | None) -> None:
    assert status_in_title(title) == status


@pytest.mark.parametrize(
    ("name", "status"),
    [("死亡", "deceased"), ("已释放", "released"), ("教培1", "interned"), ("Sheet1", None), ("名单", None)],
)
def test_what_the_name_of_a_sheet_says(name: str, status: str | None) -> None:
    assert status_in_name(name) == status


def _list(*rows: list[Any]) -> list[list[Any]]:
    return [list(row) for row in rows]


def test_a_line_ends_what_the_line_before_said_of_its_people(tmp_path: Path) -> None:
    people = [[i + 1, NAMES[i], number(i)] for i in range(4)]
    rows = _list(["一、收押人员（1人）"], ["序号", "姓名", "身份证号"], people[0], ["二、死亡人员（1人）"], people[1])
    rows += _list(["三、外出人员（2人）"], people[2], ["三组"], people[3])
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [s.status for s in read.statements] == ["interned", "deceased", None, None]


def test_titles_of_tables_one_below_the_other_are_their_own(tmp_path: Path) -> None:
    rows = _list(["释放人员名单"], ["序号", "姓名", "身份证号"], [1, NAMES[0], number(1)], [])
    rows += _list(["外出人员名单"], ["序号", "姓名", "身份证号", "户籍地址"], [1, NAMES[1], number(2), "疏附县"])
    assert [s.status for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == ["released", None]


def test_groups_over_tables_side_by_side(tmp_path: Path) -> None:
    rows = _list(
        ["在押人员", None, None, None, "已释放人员"],
        ["姓名", "身份证号", "收押时间", None, "姓名", "身份证号", "释放时间"],
        [NAMES[0], number(1), "2017.4.12", None, NAMES[1], number(2), "2018.1.5"],
        [NAMES[2], number(3), None, None, NAMES[3], number(4), None],
    )
    read = Read(xlsx(tmp_path / "a.xlsx", rows, merges=["A1:C1", "E1:G1"]))
    assert [s.status for s in read.statements] == ["interned", "released"] * 2


def test_a_title_says_nothing_that_a_row_says_otherwise(tmp_path: Path) -> None:
    rows = _list(["判刑人员名单"], ["姓名", "身份证号", "判决", "备注"])
    told = [("7年", None), (None, None), ("未判决", None), ("3年", "2018年2月10日刑满释放"), (None, "已死亡")]
    rows += [[NAMES[i], number(i), *one] for i, one in enumerate(told)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [s.status for s in read.statements] == ["sentenced", "sentenced", None, "released", "deceased"]


def test_released_people_were_held_and_sentenced_before(tmp_path: Path) -> None:
    rows = _list(["结业人员名单"], ["姓名", "身份证号", "教培中心", "入教时间", "刑期"])
    rows += [[NAMES[0], number(0), "一中心", "2017.4.12", "3年"]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.status == "released"


@pytest.mark.parametrize(
    ("title", "sheet", "status"),
    [
        ("在押人员家属名单", "收押", None),
        ("重点人员花名册", "死亡", "deceased"),
        ("服刑人员花名册", "名单", "sentenced"),
    ],
)
def test_a_title_of_other_people_goes_before_the_sheet(
    tmp_path: Path, title: str, sheet: str, status: str | None
) -> None:
    rows = _list([title], ["姓名", "身份证号", "收押时间"] if status == "sentenced" else ["姓名", "身份证号"])
    rows += [[NAMES[0], number(0), "2017.4.12"] if status == "sentenced" else [NAMES[0], number(0)]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows, sheet=sheet)).only.status == status


@pytest.mark.parametrize(
    ("header", "cell", "status"),
    [(["家属姓名", "与被收押人员关系"], [NAMES[3], "妻"], "interned"), (["与被收押人员关系"], ["妻"], None)],
)
def test_of_kin_who_are_the_rows_a_title_says_nothing(
    tmp_path: Path, header: list[str], cell: list[str], status: str | None
) -> None:
    rows = _list(["收押人员花名册"], ["姓名", "身份证号", *header], [NAMES[0], number(0), *cell])
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.status == status


def test_who_was_let_go_may_have_died_since(tmp_path: Path) -> None:
    rows = _list(["结业人员名单"], ["姓名", "身份证号", "备注"])
    rows += [[NAMES[i], number(i), note] for i, note in enumerate(("2019年3月病故", "其父2019年3月病故"))]
    assert [s.status for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == ["deceased", "released"]


@pytest.mark.parametrize(
    ("status", "taken", "note", "told"),
    [
        ("收押", "2017.4.12", "2018年2月10日释放", "released"),
        ("收押", "2017.4.12", "2018年1月因病死亡", "deceased"),
        (None, "2017.4.12", "已取保候审", "other"),
        ("2017年4月12日收押于疏附县看守所", None, "2018年2月释放", "released"),
        ("收押", "2017.4.12", "2012年释放", "interned"),
        ("收押", "2017.4.12", "2012年刑满释放人员", "interned"),
        ("判刑", None, "2018年1月刑满释放", "released"),
        ("收押", "2017.4.12", "其父2018年1月病亡", "interned"),
        ("收押", "2017.4.12", "未释放", "interned"),
        ("收押", "2017.4.12", "因涉嫌致人死亡", "interned"),
    ],
)
def test_a_note_of_what_came_after(tmp_path: Path, status: str | None, taken: str | None, note: str, told: str) -> None:
    rows = [["姓名", "身份证号", "处理情况", "收押时间", "备注"], [NAMES[0], number(1), status, taken, note]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.status == told


@pytest.mark.parametrize("field", ["处理情况", "备注"])
def test_all_that_a_sentence_tells_of_one_who_was_sentenced(tmp_path: Path, field: str) -> None:
    told = "2017年4月12日被疏附县公安局刑事拘留，2017年11月被判处有期徒刑7年，现服刑于喀什监狱"
    one = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号", field], [NAMES[0], number(1), told]])).only
    assert one.sentence is not None
    assert (one.status, one.sentence.months, one.facility) == ("sentenced", 84, "喀什监狱")
    assert one.detained_on == PartialDate(2017, 4, 12)


@pytest.mark.parametrize(
    "note", ["2017年9月因心脏病突发去世", "2017年12月在看守所因病医治无效死亡", "已于2018年1月病逝"]
)
def test_deaths_in_the_words_of_notes(note: str) -> None:
    assert told_status(note) is not None


def test_the_head_of_a_household_that_no_column_names(tmp_path: Path) -> None:
    kin = ["户主", "妻", "长子", "户主", "母亲"]
    rows = [["姓名", "与户主关系", "身份证号"], *([NAMES[i], kin[i], number(i)] for i in range(5))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.household_head for s in read] == [NAMES[0]] * 3 + [NAMES[3]] * 2
    assert len({s.household for s in read}) == 2


def test_a_household_whose_head_is_not_listed_has_none(tmp_path: Path) -> None:
    rows = [
        ["户号", "姓名", "与户主关系", "身份证号"],
        [1, NAMES[0], "户主", number(0)],
        [2, NAMES[1], "妻", number(1)],
    ]
    assert [s.household_head for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == [NAMES[0], None]


@pytest.mark.parametrize("foot", [["审批人（签字）：", "", "年   月   日"], ["单位（盖章）：", "2018年 月 日"]])
def test_a_foot_that_nobody_signed(tmp_path: Path, foot: list[str]) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "性别", "身份证号"], [NAMES[0], "男", number(1)], foot]))
    assert read.names == NAMES[:1]
    assert read.codes() == []


def test_the_next_page_goes_on_with_what_stood_over_the_last_rows(tmp_path: Path) -> None:
    people = [[str(i + 1), NAMES[i % 6], number(i)] for i in range(60)]
    rows = [*people[:5], ["二、死亡人员", "", ""], *people[5:]]
    print_table(tmp_path / "a.pdf", ["序号", "姓名", "身份证号"], rows, [90, 150, 200])
    read = Read(tmp_path / "a.pdf").statements
    assert len({s.sheet for s in read}) > 1
    assert [s.status for s in read] == [None] * 5 + ["deceased"] * 55


@pytest.mark.parametrize(
    "title", ["6531211960" * 8, "653121196004120017 653121196004120017", "一二三四五六七八九十" * 5]
)
def test_a_title_of_many_digits_takes_no_time(title: str) -> None:
    began = time.monotonic()
    assert (status_in_name(title), status_in_title(title)) == (None, None)
    assert time.monotonic() - began < 1
