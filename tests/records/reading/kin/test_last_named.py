"""Two persons in each row: a bare header belongs to the one who was named last before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.kin.kincolumns import OF_A_RELATIVE
from tests.records.reading.tables import NAMES, Read, csv, number

HELD, KIN = NAMES[0], NAMES[1]
OF_HELD, OF_KIN = number(1, "19850101"), number(2, "19600202")


def _read(path: Path, header: str, row: str) -> Read:
    return Read(csv(path / "a.csv", [header.split("|"), *([row.split("|")] * 3)]))


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "家属姓名|性别|民族|家属身份证号|家庭住址|与服刑人员关系|服刑人员姓名|服刑人员身份证号|刑期",
            f"{KIN}|女|回族|{OF_KIN}|乌帕尔镇3村|妻子|{HELD}|{OF_HELD}|9年",
        ),
        (
            "申请人|性别|民族|身份证号|住址|与学员关系|学员姓名|学员身份证号|教培中心",
            f"{KIN}|女|回族|{OF_KIN}|乌帕尔镇3村|妻子|{HELD}|{OF_HELD}|县教培中心",
        ),
        (
            "服刑人员姓名|服刑人员身份证号|刑期|家属姓名|性别|民族|家庭住址|与服刑人员关系",
            f"{HELD}|{OF_HELD}|9年|{KIN}|女|回族|乌帕尔镇3村|妻子",
        ),
    ],
)
def test_what_stands_behind_the_relative_is_the_relatives(tmp_path: Path, header: str, row: str) -> None:
    read = _read(tmp_path, header, row)
    own = [s for s in read.statements if not s.beside]
    assert [(s.names, s.id_numbers[0].text, s.sex) for s in own] == [((HELD,), OF_HELD, "m")] * 3
    assert {s.ethnicity for s in own} | {s.place_texts for s in own} == {None, ()}
    assert {(r.name, r.relation) for s in own for r in s.relatives} == {(KIN, "wife")}
    assert "sex_conflict" not in {code for _, code in read.codes()}


def test_what_stands_behind_the_one_who_is_held_is_theirs(tmp_path: Path) -> None:
    header = "会见人姓名|性别|民族|住址|与在押人员关系|在押人员姓名|性别|民族|身份证号"
    read = _read(tmp_path, header, f"{KIN}|女|回族|乌帕尔镇3村|妻子|{HELD}|男|维吾尔族|{OF_HELD}")
    own = [s for s in read.statements if not s.beside]
    assert [(s.names, s.sex, s.ethnicity) for s in own] == [((HELD,), "m", "维吾尔族")] * 3
    assert {s.id_numbers[0].text for s in own} == {OF_HELD}


def test_before_any_name_it_is_the_persons(tmp_path: Path) -> None:
    header = "性别|民族|家属姓名|与服刑人员关系|服刑人员姓名|服刑人员身份证号"
    read = _read(tmp_path, header, f"男|维吾尔族|{KIN}|妻子|{HELD}|{OF_HELD}")
    assert {(s.names, s.sex, s.ethnicity) for s in read.statements} == {((HELD,), "m", "维吾尔族")}
    assert not any(c.reason == OF_A_RELATIVE for t in read.tables for c in t.columns)


def test_the_number_behind_a_head_is_not_that_of_the_prisoner(tmp_path: Path) -> None:
    header = "户主|性别|身份证号|服刑人员姓名|与户主关系|服刑人员身份证号"
    read = _read(tmp_path, header, f"{KIN}|女|{OF_KIN}|{HELD}|丈夫|{OF_HELD}")
    own = [s for s in read.statements if not s.beside]
    assert [(s.names, s.id_numbers[0].text, s.sex) for s in own] == [((HELD,), OF_HELD, "m")] * 3


@pytest.mark.parametrize(
    ("written", "told"),
    [("6.53121E+17", True), ("6531211996**273663", True), (OF_KIN, False), ("无", False), ("13990000101", False)],
)
def test_a_damaged_number_of_a_relative_is_told(tmp_path: Path, written: str, told: bool) -> None:
    header = "姓名|身份证号|家属姓名|家属身份证号|关系"
    read = _read(tmp_path, header, f"{HELD}|{OF_HELD}|{KIN}|{written}|妻子")
    found = {(p.code, p.column) for s in read.statements for p in s.problems}
    assert found == ({("damaged_id", "家属身份证号")} if told else set())
    assert {s.id_numbers[0].text for s in read.statements if not s.beside} == {OF_HELD}
