"""Lists of families who were visited or helped: the number is of whom it stands behind, not of the head elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


def _read(tmp_path: Path, who: str, tie: str, held: str = "被收押亲属姓名") -> Read:
    header = [who, "性别", "族别", "身份证号码", "户主", held, tie, "被收押亲属现状", "羁押地点"]
    rows = [
        [NAMES[1], "女", "维吾尔族", number(0, "19600412"), NAMES[0], NAMES[0], "长子", "判刑7年", "喀什监狱"],
        [NAMES[4], "男", "维吾尔族", number(1), "本人", NAMES[2], "长子", "教培", "县看守所"],
        [NAMES[2], "男", "维吾尔族", number(3), "本人", NAMES[5], "妻子", "收押", "县看守所"],
    ]
    return Read(csv(tmp_path / "a.csv", [header, *rows]))


@pytest.mark.parametrize(
    "who", ["受助家属姓名", "慰问对象姓名", "受访家属", "家属姓名", "领取人", "被慰问家属", "受助人"]
)
def test_the_name_before_the_number_is_the_person(tmp_path: Path, who: str) -> None:
    read = _read(tmp_path, who, "被收押亲属系本人的")
    assert read.names == [NAMES[1], NAMES[4], NAMES[2]]
    assert [s.household_head for s in read.statements] == [NAMES[0], NAMES[4], NAMES[2]]
    assert [s.id_numbers[0].text for s in read.statements] == [number(0), number(1), number(3)]
    assert {(s.status, s.facility, s.sentence) for s in read.statements} == {(None, None, None)}


@pytest.mark.parametrize(
    "tie",
    [
        "被收押亲属系本人的",
        "系本人何人",
        "是本人的",
        "与本人系",
        "被收押亲属与本人关系",
        "被收押人系本人的",
        "系受助家属的",
    ],
)
def test_what_the_held_is_to_the_person(tmp_path: Path, tie: str) -> None:
    read = _read(tmp_path, "受助家属姓名", tie)
    assert [[(r.name, r.relation) for r in s.relatives] for s in read.statements] == [
        [(NAMES[0], "son")], [(NAMES[2], "son")], [(NAMES[5], "wife")],
    ]  # fmt: skip
    assert {s.relation for s in read.statements} == {None}


@pytest.mark.parametrize("tie", ["与被收押人关系", "系被收押人员的", "本人系被收押亲属的", "与被收押亲属关系"])
def test_the_other_direction_is_turned_round(tmp_path: Path, tie: str) -> None:
    one = _read(tmp_path, "受助家属姓名", tie).statements[1]
    assert [(r.name, r.relation) for r in one.relatives] == [(NAMES[2], "parent")]


def test_a_yes_or_no_is_no_tie(tmp_path: Path) -> None:
    read = _read(tmp_path, "受助家属姓名", "被收押亲属系本人")
    assert {r.relation for s in read.statements for r in s.relatives} == {None}


def test_custody_of_nobody_named_is_not_the_family_s(tmp_path: Path) -> None:
    header = ["家属姓名", "性别", "身份证号", "户主", "收押时间", "关押地点"]
    rows = [[NAMES[i], "男", number(i), NAMES[5], "2017.5.1", "县看守所"] for i in range(4)]
    read = Read(csv(tmp_path / "a.csv", [header, *rows]))
    assert {(s.status, s.facility, s.detained_on) for s in read.statements} == {(None, None, None)}


def test_the_head_keeps_a_number_right_behind(tmp_path: Path) -> None:
    header = ["户主", "性别", "身份证号", "家属姓名"]
    read = Read(csv(tmp_path / "a.csv", [header, *([NAMES[i], "男", number(i), NAMES[5]] for i in range(4))]))
    assert read.names == NAMES[:4]
