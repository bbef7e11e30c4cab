"""Lists of who sends, visits or asks for somebody who is held: those who come are free."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx

_CELLS = {
    "place": ["喀什监狱", "莎车县看守所", "乌苏监狱", "第三师监狱"],
    "other": NAMES[1:5],
    "tie": ["妻子", "父亲", "母亲", "儿子"],
    "term": ["10年", "8年", "5年", "12年"],
    "fate": ["判刑", "收押", "判刑", "判刑"],
    "day": ["2017.5.1", "2017.5.2", "2017.5.3", "2017.5.4"],
    "why": ["非法习武", "聚众扰乱社会秩序", "非法学经", "宗教极端"],
    "home": ["莎车县阿热勒乡1村"] * 4,
    "land": ["土耳其"] * 4,
    "told": ["判刑3年", "收押", "在家", "在家"],
}


def _read(path: Path, *columns: str, title: str = "2018年登记表") -> Read:
    """Rows under columns that are each written as 收款监所:place, behind a name and a number."""
    asked = [c.split(":") for c in columns]
    names, numbers, *more = asked
    rows = [[NAMES[i], number(i), *(_CELLS[kind][i] for _, kind in more)] for i in range(4)]
    return Read(xlsx(path / "a.xlsx", [[title], [names[0], numbers[0], *(h for h, _ in more)], *rows]))


@pytest.mark.parametrize(
    "columns",
    [
        ["汇款人姓名", "汇款人身份证号", "收款服刑人员:other", "与收款人关系:tie", "收款监所:place"],
        ["汇款人姓名", "汇款人身份证号", "收款人:other", "关系:tie", "所在监所:place"],
        ["寄送人姓名", "寄送人身份证号", "接收人姓名:other", "接收单位:place"],
        ["寄件人姓名", "寄件人身份证号", "寄往单位:place"],
        ["申请人姓名", "申请人身份证号", "会见监狱:place", "会见日期:day"],
        ["来访人姓名", "来访人身份证号", "探视监所:place", "罪名:why"],
        ["会见人姓名", "会见人身份证号", "会见单位:place", "刑期:term"],
        ["领取人姓名", "身份证号", "领取地点:place", "关系:tie"],
        ["汇款人姓名", "汇款人身份证号", "收款人:other", "目前状态:fate", "收押时间:day", "收押原因:why"],
        ["存款人", "身份证号", "监所:place"],
        ["联系人姓名", "身份证号", "在押亲属:other", "所在地:place", "状态:fate"],
    ],
)
def test_custody_is_not_of_who_sends_or_visits(tmp_path: Path, columns: list[str]) -> None:
    for one in _read(tmp_path, *columns).statements:
        told = (one.status, one.facility, one.sentence, one.detained_on, one.reason)
        assert told == (None, None, None, None, None)


def test_the_title_of_a_list_says_nothing_of_those_who_send(tmp_path: Path) -> None:
    read = _read(tmp_path, "汇款人姓名", "汇款人身份证号", "住址:home", title="服刑人员名单")
    assert {one.status for one in read.statements} == {None}


@pytest.mark.parametrize(
    "columns",
    [
        ["服刑人员姓名", "身份证号", "汇款人:other", "所在监所:place"],
        ["姓名", "身份证号", "会见人:other", "关系:tie", "关押地点:place"],
        ["家庭成员姓名", "身份证号", "关系:tie", "关押地点:place"],
        ["申请人姓名", "身份证号", "收押时间:day", "关押地点:place"],
        ["汇款人姓名", "身份证号", "收款国家:land", "处理结果:fate"],
        ["汇款人姓名", "身份证号", "收款监所:place", "汇款人现状:fate"],
    ],
)
def test_custody_of_the_persons_themselves_is_theirs(tmp_path: Path, columns: list[str]) -> None:
    read = _read(tmp_path, *columns).statements
    assert {one.status for one in read} <= {"sentenced", "interned"}


def test_the_number_behind_who_sends_is_not_that_of_the_held(tmp_path: Path) -> None:
    header = ["存款人", "身份证号", "服刑人员姓名", "关系", "关押场所"]
    rows = [[NAMES[i], number(i), NAMES[i + 1], "妻子", "喀什监狱"] for i in range(4)]
    read = Read(xlsx(tmp_path / "a.xlsx", [header, *rows]))
    assert read.names == NAMES[1:5]
    assert {len(one.id_numbers) for one in read.statements} == {0}
