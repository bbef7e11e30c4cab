"""Rows about the relatives of somebody abroad: whose state, and whose tie."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

STATES = ["教育培训", "已判刑", "刑事拘留"]
TOLD = ["interned", "sentenced", "interned"]


@pytest.mark.parametrize(
    ("headers", "abroad"),
    [
        ("国内亲属姓名|身份证号|{}姓名|国内亲属现状", "出境人员"),
        ("境内亲属姓名|身份证号|{}姓名|境内亲属现实状况", "境外人员"),
        ("亲属姓名|身份证号|{}姓名|亲属现状", "出国人员"),
        ("家属姓名|家属身份证号|{}姓名|家属现状", "未归人员"),
        ("境内亲属姓名|身份证号|{}姓名|境内亲属现状", "境外亲属"),
        ("亲属姓名|身份证号|{}姓名|亲属现状", "收押人员"),
    ],
)
def test_the_state_is_of_the_relative(tmp_path: Path, headers: str, abroad: str) -> None:
    rows = [headers.format(abroad).split("|"), *([NAMES[i], number(i), NAMES[5 - i], STATES[i]] for i in range(3))]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [(s.names[0], s.status) for s in read.statements] == list(zip(NAMES, TOLD, strict=False))


def test_the_state_of_the_other_is_not_theirs(tmp_path: Path) -> None:
    rows = [["境内亲属姓名", "身份证号", "境内亲属现状", "境外人员姓名", "境外人员现状"]]
    rows += [[NAMES[i], number(i), STATES[i], NAMES[5 - i], "在逃"] for i in range(3)]
    assert [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements] == TOLD


def test_kin_of_a_person_of_the_row_are_others(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "亲属姓名", "亲属现状", "亲属住址"]]
    rows += [[NAMES[i], number(i), NAMES[5 - i], STATES[i], "兰干镇3村"] for i in range(3)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [(s.status, s.place_texts) for s in read.statements] == [(None, ())] * 3


def _ties(tmp_path: Path, abroad: str, sexes: str, ties: list[str]) -> list[str | None]:
    rows = [["境内亲属姓名", "性别", "身份证号", f"{abroad}姓名", f"与{abroad}关系"]]
    rows += [[NAMES[i], sexes[i], number(2 * i + (sexes[i] == "男")), NAMES[5 - i], ties[i]] for i in range(3)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.relation for s in read.statements] == [None] * 3
    return [one.relation for s in read.statements for one in s.relatives]


@pytest.mark.parametrize("abroad", ["境外人员", "出境人员", "出国人员", "未归人员", "国外亲属"])
def test_the_tie_is_turned_round(tmp_path: Path, abroad: str) -> None:
    assert _ties(tmp_path, abroad, "男女男", ["儿子", "女儿", "哥哥"]) == ["parent", "parent", "sibling"]


def test_where_the_sexes_deny_it_nothing_is_said(tmp_path: Path) -> None:
    assert _ties(tmp_path, "境外人员", "男女男", ["儿子", "丈夫", "妻子"]) == [None] * 3
