"""Lists of visits: the row is about the one who is held, and those who came are kin."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import RelativeName
from tests.records.reading.tables import NAMES, Read, csv, number

HELD, VISITOR, OTHER = NAMES[0], NAMES[1], NAMES[4]
OF_HELD, OF_VISITOR = number(1, "19850101"), number(2, "19600202")


def _read(path: Path, header: str, *rows: list[str]) -> Read:
    return Read(csv(path / "a.csv", [header.split("|"), *rows]))


@pytest.mark.parametrize(
    "header",
    [
        "预约人|预约人身份证|会见对象|会见对象身份证|监区",
        "会见人|身份证号|被会见人|身份证号|会见室",
        "探视人姓名|探视人身份证号|被探视人姓名|被探视人身份证号|方式",
        "申请人|申请人证件号码|拟会见学员|学员证件号码|方式",
        "来访人|来访人身份证号|会见罪犯|会见罪犯身份证号|方式",
        "前来会见亲属|身份证号码|被会见人员|身份证号码|方式",
    ],
)
def test_who_is_visited_is_the_person(tmp_path: Path, header: str) -> None:
    read = _read(tmp_path, header, *([VISITOR, OF_VISITOR, HELD, OF_HELD, "视频"] for _ in range(3)))
    own = [s for s in read.statements if not s.beside]
    assert [s.names for s in own] == [(HELD,)] * 3
    assert {s.id_numbers[0].text for s in own if s.id_numbers} == {OF_HELD}
    assert {r.name for s in own for r in s.relatives} == {VISITOR}
    assert {s.detained_on for s in own} | {s.released_on for s in own} == {None}


@pytest.mark.parametrize(
    ("header", "relation"),
    [
        ("日期|被会见人|编号|前来会见亲属|亲属与其关系|会见方式", "wife"),
        ("日期|被探视人|编号|探视人|关系|探视方式", "wife"),
        ("日期|罪犯姓名|编号|会见家属|与罪犯关系|会见方式", "wife"),
        ("日期|学员姓名|编号|探视家属|称谓|探视方式", "wife"),
    ],
)
def test_what_the_visitor_is_to_them(tmp_path: Path, header: str, relation: str) -> None:
    read = _read(tmp_path, header, *(["2018-02-11", HELD, f"A00{i}", VISITOR, "妻子", "电话"] for i in range(3)))
    assert read.names == [HELD] * 3
    assert [s.relatives for s in read.statements] == [(RelativeName(VISITOR, relation),)] * 3
    assert {s.relation for s in read.statements} == {None}


def test_nobody_says_whose_relation_stands_behind_the_one_who_is_visited(tmp_path: Path) -> None:
    read = _read(
        tmp_path, "来访人|电话|会见对象|称呼|地点", *([VISITOR, "1360000", HELD, "儿子", "会见室"] for _ in range(3))
    )
    assert read.names == [HELD] * 3
    assert [s.relatives for s in read.statements] == [(RelativeName(VISITOR, None),)] * 3


@pytest.mark.parametrize("officer", ["申请人", "登记人", "会见人", "预约人", "接见人"])
def test_officers_beside_a_name_are_no_kin(tmp_path: Path, officer: str) -> None:
    read = _read(tmp_path, f"姓名|身份证号|{officer}|日期", *([HELD, OF_HELD, OTHER, "2017.3.3"] for _ in range(3)))
    assert all(s.names == (HELD,) and not s.relatives for s in read.statements)


def test_who_asks_for_something_else_visits_nobody(tmp_path: Path) -> None:
    cells = [VISITOR, OF_VISITOR, "低保", "2017.3.3"]
    read = _read(tmp_path, "申请人|身份证号|申请事项|批准日期", *(cells for _ in range(3)))
    assert all(not s.relatives and not s.beside for s in read.statements)


@pytest.mark.parametrize(
    "header",
    [
        "罪犯姓名|身份证号|会见人|会见人身份证号|关系",
        "服刑人员姓名|身份证号|通话对象|通话对象身份证号|关系",
        "学员姓名|学员身份证号|视频对象|证件|与学员关系",
        "在押人员|身份证号|探视人|探视人身份证号|关系",
    ],
)
def test_beside_the_name_of_the_held_the_others_are_kin(tmp_path: Path, header: str) -> None:
    only = _read(tmp_path, header, [HELD, OF_HELD, VISITOR, OF_VISITOR, "妻子"]).only
    assert only.names == (HELD,)
    assert [i.text for i in only.id_numbers] == [OF_HELD]
    assert only.relatives == (RelativeName(VISITOR, "wife"),)


def test_who_is_visited_in_the_camp_of_a_county_is_held_there(tmp_path: Path) -> None:
    rows = [["特克斯县教育培训中心学员亲属会见登记表"], ["学员姓名", "身份证号", "会见人", "与学员关系"]]
    rows += [[NAMES[i], number(i), NAMES[i + 1], "父亲"] for i in range(3)]
    told = {(s.status, s.facility) for s in Read(csv(tmp_path / "a.csv", rows)).statements}
    assert told == {("interned", "特克斯县教育培训中心")}
