"""Columns about kin who are held: the custody behind them is not of the person of the row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.records.reading.kin.heldkin import names_held_kin
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    ("header", "held"),
    [
        ("收押亲属姓名", True), ("被收押父母姓名", True), ("家中被收押人员", True), ("服刑家属", True),
        ("亲属中服刑人员姓名", True),
        ("被教培父母", True), ("家庭收押人员姓名", True), ("收押人员亲属姓名", False), ("学员家属姓名", False),
        ("亲属姓名", False),
        ("收押人员姓名", False), ("收押时间", False), ("家庭成员", False), ("收押家属签字", False),
    ],
)  # fmt: skip
def test_headers(header: str, held: bool) -> None:
    assert names_held_kin(header) is held


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (["收押亲属姓名", "关系", "收押类别"], [NAMES[3], "妻子", "教培"]),
        (["被收押父母姓名", "关系", "收押时间"], [NAMES[3], "母亲", "2017.5.1"]),
        (["家中被收押人员", "关系", "收押时间", "关押地点"], [NAMES[3], "妻子", "2017.5.1", "县看守所"]),
        (["服刑家属姓名", "与本人关系", "刑期", "服刑监狱"], [NAMES[3], "妻子", "5年", "新疆第一监狱"]),
        (["亲属关押情况", "关押地点"], ["妻子古丽尼沙·托合提被关押", "县看守所"]),
        (["与三类人员关系", "三类人员类别", "关押地点"], ["父亲", "教培", "县看守所"]),
    ],
)
def test_the_person_of_the_row_is_not_held(tmp_path: Path, headers: list[str], cells: list[Any]) -> None:
    for title in ("收押人员登记表", "2018年排查表"):
        rows = [[title], ["姓名", "身份证号", *headers], *([NAMES[i], number(i), *cells] for i in (0, 2, 4))]
        for one in Read(xlsx(tmp_path / "a.xlsx", rows)).statements:
            assert (one.status, one.sentence, one.facility, one.detained_on) == (None, None, None, None)
            assert one.relation is None
            if cells[0] == NAMES[3]:
                assert [(r.name, r.relation) for r in one.relatives] == [
                    (NAMES[3], "mother" if "母亲" in cells else "wife")
                ]


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (["类别", "家中收押人员姓名", "关系"], ["教培", NAMES[3], "妻子"]),
        (["收押时间", "收押人员家属姓名", "关系"], ["2017.5.1", NAMES[3], "妻子"]),
        (["学员家属姓名", "关系", "教培中心"], [NAMES[3], "妻子", "第一教培中心"]),
        (["收押时间", "亲属收押情况", "关押地点"], ["2017.5.1", "", "县看守所"]),
        (["收押时间", "关押地点", "联系电话", "与收押人员关系"], ["2017.5.1", "县看守所", "139", "妻子"]),
        (["家属电话", "与学员关系", "收押时间"], ["139", "妻子", "2017.5.1"]),
    ],
)
def test_who_is_held_stays_so(tmp_path: Path, headers: list[str], cells: list[Any]) -> None:
    rows = [["姓名", "身份证号", *headers], *([NAMES[i], number(i), *cells] for i in (0, 2, 4))]
    assert [s.status for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == ["interned"] * 3


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (["子女姓名", "性别", "子女身份证号", "被收押人员姓名"], [NAMES[0], "女", number(1), NAMES[3]]),
        (["家属姓名", "家属身份证号", "性别", "三类人员姓名"], [NAMES[0], number(1), "女", NAMES[3]]),
        (["境内亲属姓名", "境内亲属身份证号", "境外人员姓名"], [NAMES[0], number(1), NAMES[3]]),
    ],
)
def test_who_has_the_number_is_the_person_of_the_row(tmp_path: Path, headers: list[str], cells: list[Any]) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [headers, *([*cells[:-1], NAMES[3 + i]] for i in range(3))]))
    assert [s.names for s in read.statements] == [(NAMES[0],)] * 3
    assert {s.id_numbers[0].text for s in read.statements} == {number(1)}
    assert {s.status for s in read.statements} == {None}
    assert [r.name for s in read.statements for r in s.relatives] == NAMES[3:6]


@pytest.mark.parametrize(
    "headers",
    [
        ["申请人", "申请人身份证号", "姓名"],
        ["送养人", "送养人身份证号", "儿童姓名"],
        ["购票人", "购票人身份证号", "姓名"],
        ["领款人", "领款人身份证号", "服刑人员姓名"],
    ],
)
def test_a_number_of_one_is_not_tied_to_another(tmp_path: Path, headers: list[str]) -> None:
    rows = [headers, *([NAMES[i], number(i), NAMES[5 - i]] for i in range(3))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [(s.names, s.id_numbers) for s in read.statements] == [((NAMES[5 - i],), ()) for i in range(3)]


def test_the_held_keep_their_own_number(tmp_path: Path) -> None:
    rows = [
        ["代领人", "代领人身份证号", "学员姓名", "身份证号"],
        *([NAMES[0], number(9), NAMES[i], number(i)] for i in (1, 2, 3)),
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [(s.names[0], s.id_numbers[0].text) for s in read.statements] == [(NAMES[i], number(i)) for i in (1, 2, 3)]


_HELD_MEMBERS = ["家中送教培成员", "家中服刑成员"]


@pytest.mark.parametrize("header", ["户主本人现状", "户主本人情况", "本人现状", "本人目前状态", "户主本人去向"])
def test_the_status_of_the_head_is_theirs(tmp_path: Path, header: str) -> None:
    told = ["教培", "在家务农", "服刑", "已病故", "已结业"]
    rows = [[NAMES[i], number(i), f"次子{NAMES[5]}", "无", cell] for i, cell in enumerate(told)]
    table = [["户主及家庭成员教培、服刑情况登记表"], ["户主姓名", "身份证号", *_HELD_MEMBERS, header], *rows]
    read = Read(xlsx(tmp_path / "a.xlsx", table))
    assert [s.status for s in read.statements] == ["interned", "other", "sentenced", "deceased", "released"]


@pytest.mark.parametrize("header", ["现状", "成员现状", "本人父亲现状", "被收押人员现状", "本人家属现状"])
def test_nor_is_that_of_the_members(tmp_path: Path, header: str) -> None:
    rows = [[NAMES[i], number(i), f"次子{NAMES[5]}", "无", "教培"] for i in range(4)]
    table = [["户主及家庭成员教培、服刑情况登记表"], ["户主姓名", "身份证号", *_HELD_MEMBERS, header], *rows]
    assert {s.status for s in Read(xlsx(tmp_path / "a.xlsx", table)).statements} == {None}


def test_members_lend_the_head_nothing(tmp_path: Path) -> None:
    rows = [[NAMES[i], number(i), f"次子{NAMES[5]}", f"弟弟{NAMES[4]}", ""] for i in range(4)]
    table = [["户主及家庭成员教培、服刑情况登记表"], ["户主姓名", "身份证号", *_HELD_MEMBERS, "户主本人现状"], *rows]
    assert {s.status for s in Read(xlsx(tmp_path / "a.xlsx", table)).statements} == {None}
