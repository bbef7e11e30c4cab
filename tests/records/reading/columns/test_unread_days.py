"""Days on which custody ends: no field holds them, but one that does not exist is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.unreaddays import days_unread, holds_impossible_day
from service.records.reading.statement import Column
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

HEADERS = [
    "释放时间",
    "刑满时间",
    "预计释放",
    "拟释放日期",
    "起止日期",
    "刑期起止",
    "刑期止日",
    "到期时间",
    "结业时间",
    "解除时间",
    "出狱日期",
    "刑期届满日",
    "Expected release date",
    "Дата освобождения",
]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize(
    "cell", ["2022.2.31", "2022年2月30日", "20220231", "2017.3.4-2022.2.30", "2017.3.4至2022.4.31止"]
)
def test_an_impossible_day_of_release_is_told(tmp_path: Path, header: str, cell: str) -> None:
    rows = [
        ["姓名", "身份证号", "刑期", header],
        [NAMES[0], number(0), "5年", cell],
        [NAMES[1], number(1), "5年", "2022.3.3"],
    ]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [(p.code, p.column, p.row) for s in read.statements for p in s.problems] == [("impossible_date", header, 2)]
    assert read.statements[0].cells[header] == cell
    assert [s.status for s in read.statements] == ["sentenced", "sentenced"]


@pytest.mark.parametrize(
    "cell", ["2022.2.28", "2022", "2022.2", "五年", "", "不详", "1522022022231", "2017.3.4-2022.3.3"]
)
def test_other_texts_there_are_no_damage(tmp_path: Path, cell: str) -> None:
    rows = [
        ["姓名", "身份证号", "刑期", "释放时间"],
        [NAMES[0], number(0), "5年", cell],
        [NAMES[1], number(1), "5年", "2022"],
    ]
    assert Read(csv(tmp_path / "a.csv", rows)).codes() == []


@pytest.mark.parametrize(
    ("header", "day", "told"),
    [
        ("判决生效日期", "20171341", True),
        ("登记日期", "2017.2.30", True),
        ("转出时间", "2018-13-01", True),
        ("走访时间", "2018年4月31日", True),
        ("购车时间", "2022.2.31", True),
        ("Date of transfer", "2017-02-30", True),
        ("登记日期", "2017.2.28", False),
        ("登记时间", "9点", False),
        ("登记日期", "不详", False),
        ("农历日期", "2017.2.30", False),
        ("文号", "2017.2.30", False),
        ("联系电话", "20171341", False),
    ],
)
def test_days_that_are_not_read(tmp_path: Path, header: str, day: str, told: bool) -> None:
    rows = [["姓名", "身份证号", "刑期", header], [NAMES[0], number(0), "5年", day]]
    assert Read(csv(tmp_path / "a.csv", rows)).codes() == ([(2, "impossible_date")] if told else [])


def test_a_day_that_was_left_out_is_not_looked_at(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "刑期", "登记日期"], [NAMES[0], number(0), "5年", "2022.2.31"]]
    assert Read(csv(tmp_path / "a.csv", rows), mapping={"登记日期": ""}).codes() == []


@pytest.mark.parametrize("back", ["返校时间", "归校日期", "回校时间", "销假时间", "实际返校日期"])
def test_who_comes_back_was_on_leave(tmp_path: Path, back: str) -> None:
    rows = [["温宿县第四教培中心学员请假登记"], ["姓名", "身份证号", "离校时间", back, "事由"]]
    rows += [[NAMES[i], number(i), "2018.3.4", "2018.3.6", "父亲去世"] for i in range(3)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert {(s.status, s.released_on, s.reason) for s in read.statements} == {("interned", None, None)}


@pytest.mark.parametrize("term", ["戒毒期限", "强制戒毒期限", "强制隔离戒毒期限", "收容教育期限"])
def test_the_end_of_what_was_ordered_may_lie_ahead(tmp_path: Path, term: str) -> None:
    rows = [["姓名", "身份证号", "入所日期", term, "解除日期"]]
    rows += [[NAMES[i], number(i), "2017.3.4", "2年", "2099.3.4"] for i in range(3)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert {(s.status == "released", s.released_on) for s in read.statements} == {(False, None)}


@pytest.mark.parametrize("header", ["转送原因", "转监室原因", "换宿舍原因", "提解事由", "调号房原因"])
def test_why_somebody_is_moved_is_no_reason_of_custody(tmp_path: Path, header: str) -> None:
    rows = [["姓名", "身份证号", "入所日期", header]]
    rows += [[NAMES[i], number(i), "2017.3.4", "床位调整"] for i in range(3)]
    assert {s.reason for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {None}


def test_who_came_once_and_left_was_on_no_leave(tmp_path: Path) -> None:
    rows = [["温宿县第四教培中心学员名单"], ["姓名", "身份证号", "到校时间", "离校时间", "离校去向"]]
    rows += [[NAMES[i], number(i), "2017.3.4", "2018.3.6", "回家"] for i in range(3)]
    assert {s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {"released"}
    rows[1][2:4] = ["返校时间", "结业时间"]
    assert {s.status for s in Read(csv(tmp_path / "b.csv", rows)).statements} == {"released"}


def test_days_of_two_digits() -> None:
    assert all(map(holds_impossible_day, ("18.4.31", "17.2.30", "17-13-05", "18/6/31")))
    assert not any(map(holds_impossible_day, ("18.4.30", "31.12.18", "12.31.17", "16.2.29", "1.4.31", "18.4")))


@pytest.mark.parametrize(
    ("group", "first", "last"),
    [("刑期起止", "起日", "止日"), ("刑期起止", "自", "至"), ("服刑期限", "起始", "终止"), ("刑期起止", "起", "终")],
)
def test_an_impossible_day_of_a_term_is_told(tmp_path: Path, group: str, first: str, last: str) -> None:
    rows = [
        ["姓名", "身份证号", "原判刑期", group, "", "罪名"],
        ["", "", "", first, last, ""],
        [NAMES[0], number(0), "5年", "2017.2.30", "2022.2.28", "寻衅滋事"],
        [NAMES[1], number(1), "5年", "2017.3.3", "2022.3.2", "寻衅滋事"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"]))
    assert [(p.code, p.row) for s in read.statements for p in s.problems] == [("impossible_date", 3)]


@pytest.mark.parametrize("header", ["来自", "至亲", "家庭情况/自", "禁止事项"])
def test_what_asks_for_no_day_of_a_term(header: str) -> None:
    assert not days_unread([Column(0, header, None, "unknown header")])
