"""Kin with a number, and a column that says what became of them: each a person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import PartialDate, RelativeName
from service.records.reading import Statement
from tests.records.reading.tables import NAMES, Read, number, xlsx

CHILD, FATHER, MOTHER = NAMES[1], NAMES[0], NAMES[3]


def _number(born: str, man: bool, i: int = 0) -> str:
    return number(100 + 2 * i + man, born)


_DAD, _MUM, _OWN = _number("19700101", True), _number("19720202", False), _number("20080303", False)


def _beside(path: Path, rows: list[list[Any]], merges: list[str] | None = None) -> list[Statement]:
    return [s for s in Read(xlsx(path / "a.xlsx", rows, merges or ())).statements if s.beside]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["学生姓名", "身份证号", "父亲姓名", "父亲身份证号", "父亲现状", "母亲姓名", "母亲身份证号", "母亲现状"],
            [CHILD, _OWN, FATHER, _DAD, "判刑10年", MOTHER, _MUM, "教培"],
        ],
        [
            ["姓名", "身份证号码", "母亲", "母亲证件号码", "母亲去向", "父亲", "父亲公民身份号码", "父亲处理情况"],
            [CHILD, _OWN, MOTHER, _MUM, "收押", FATHER, _DAD, "判处有期徒刑10年"],
        ],
        [
            ["学生姓名", "身份证号", "父亲", "", "", "母亲", "", ""],
            ["", "", "姓名", "身份证号", "情况", "姓名", "身份证号", "情况"],
            [CHILD, _OWN, FATHER, _DAD, "判刑10年", MOTHER, _MUM, "收押"],
        ],
        [
            ["学生姓名", "身份证号", "父亲信息", "", "", "母亲信息", "", ""],
            ["", "", "姓名", "身份证号码", "目前状况", "姓名", "身份证号码", "目前状况"],
            [CHILD, _OWN, FATHER, _DAD, "判刑10年", MOTHER, _MUM, "在押"],
        ],
    ],
)
def test_parents(tmp_path: Path, rows: list[list[Any]]) -> None:
    merges = ["A1:A2", "B1:B2", "C1:E1", "F1:H1"] if len(rows) == 3 else []
    found = {s.names[0]: s for s in _beside(tmp_path, rows, merges)}
    assert {name: s.status for name, s in found.items()} == {FATHER: "sentenced", MOTHER: "interned"}
    dad = found[FATHER]
    assert dad.sentence is not None
    assert dad.sentence.months == 120
    assert [n.text for n in dad.id_numbers] == [_DAD]
    assert (dad.relation, dad.household, dad.relatives) == (None, None, (RelativeName(CHILD, "daughter"),))


@pytest.mark.parametrize(
    ("name", "tie", "its_number", "fate"),
    [
        ("境内亲属姓名", "亲属关系", "亲属身份证号", "亲属现状"),
        ("国内亲属姓名", "与出国人员关系", "亲属身份证号", "亲属处置情况"),
        ("家属姓名", "与本人关系", "家属身份证号码", "家属去向"),
        ("亲属姓名", "关系", "亲属身份证号", "亲属目前状态"),
    ],
)
def test_kin_whose_tie_stands_beside(tmp_path: Path, name: str, tie: str, its_number: str, fate: str) -> None:
    rows = [["出国人员姓名", "身份证号", "前往国家", name, tie, its_number, fate]]
    rows += [[NAMES[i], number(i), "土耳其", FATHER, "父亲", _DAD, "收押"] for i in (2, 4)]
    for one, of in zip(_beside(tmp_path, rows), (2, 4), strict=True):
        assert (one.names, one.status, one.id_numbers[0].text) == ((FATHER,), "interned", _DAD)
        assert [r.name for r in one.relatives] == [NAMES[of]]


def test_where_and_since_when(tmp_path: Path) -> None:
    rows = [
        ["学生姓名", "身份证号", "父亲姓名", "父亲身份证号", "父亲状态", "父亲关押地点", "父亲收押时间"],
        [CHILD, _OWN, FATHER, _DAD, "收押", "县看守所", "2017.5.3"],
    ]
    (one,) = _beside(tmp_path, rows)
    assert (one.status, one.facility, one.detained_on) == ("interned", "县看守所", PartialDate(2017, 5, 3))


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (["父亲姓名", "父亲身份证号", "父亲现状"], [FATHER, _DAD, ""]),
        (["父亲姓名", "父亲身份证号", "父亲现状"], [FATHER, _DAD, "无"]),
        (["父亲姓名", "父亲身份证号", "父亲现状"], [FATHER, _DAD[:-1], "收押"]),
        (["父亲姓名", "父亲身份证号", "父亲现状"], [FATHER, "", "收押"]),
        (["父亲姓名", "父亲现状"], [FATHER, "收押"]),
        (["父亲姓名", "父亲身份证号", "父亲职业"], [FATHER, _DAD, "农民"]),
        (["父亲姓名", "父亲身份证号"], [FATHER, _DAD]),
        (["民警姓名", "民警身份证号", "民警现状"], [FATHER, _DAD, "在岗"]),
        (["父亲姓名", "母亲身份证号", "父亲现状"], [FATHER, _MUM, "收押"]),
    ],
)
def test_no_more_persons(tmp_path: Path, headers: list[str], cells: list[Any]) -> None:
    rows = [["学生姓名", "身份证号", *headers], [CHILD, _OWN, *cells]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [(s.names, s.status) for s in read.statements] == [((CHILD,), None)]
