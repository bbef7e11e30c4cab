"""Tables about the kin of those who are held: whose the custody is, whose the number, and which way the tie goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import RelativeName
from service.records.reading.headers.meant import field_of
from service.records.reading.headers.whom import is_of_held
from tests.records.reading.tables import NAMES, Read, number, xlsx

KIN, HELD = NAMES[1], NAMES[0]  # a woman and a man


@pytest.mark.parametrize(
    ("who", "held"),
    [
        ("三类人员姓名", True), ("被收押人", True), ("在押人员", True), ("教培学员姓名", True), ("罪犯姓名", True),
        ("死者", True), ("Name of detainee", True), ("被告人", True),
        ("亲属姓名", False), ("学生姓名", False), ("户主", False), ("家中收押人员姓名", False), ("民警", False),
        ("境外人员", False), ("本人", False),
    ],
)  # fmt: skip
def test_who_is_held(who: str, held: bool) -> None:
    assert is_of_held(who) is held


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("与死者关系", "relative_relation"),
        ("与在押人员的关系", "relative_relation"),
        ("与三类人员关系", "relative_relation"),
        ("与户主关系", "relation"),
        ("同案犯刑期", None),
    ],
)
def test_headers(header: str, field: str | None) -> None:
    assert field_of(header) == field


_ROWS: list[tuple[list[str], list[Any]]] = [
    (
        ["亲属姓名", "性别", "身份证号", "三类人员姓名", "与三类人员关系", "三类人员类别", "收押时间", "关押地点"],
        [KIN, "女", number(2), HELD, "妻子", "判刑", "2018.10.10", "新疆第一监狱"],
    ),
    (
        ["姓名", "身份证号", "与收押人员关系", "收押人员姓名", "收押类别", "备注"],
        [KIN, number(2), "妻子", HELD, "教培", "2018年3月病亡"],
    ),
    (
        ["家属姓名", "身份证号", "被羁押人姓名", "与被羁押人关系", "羁押场所", "涉嫌罪名"],
        [KIN, number(2), HELD, "妻子", "县看守所", "寻衅滋事"],
    ),
    (["亲属姓名", "身份证号", "在押人员姓名", "关系", "判决结果"], [KIN, number(2), HELD, "妻子", "8年"]),
    (["姓名", "身份证号", "与死者关系", "死者姓名", "死亡时间"], [KIN, number(2), "妻子", HELD, "2018.3.1"]),
    (
        ["Name", "ID number", "Relation to detainee", "Name of detainee", "Camp", "Status"],
        ["Zeynep Tursun", number(2), "wife", "Memet Qadir", "Camp 3", "in camp"],
    ),
]


@pytest.mark.parametrize(("header", "row"), _ROWS)
def test_kin_are_not_held_and_the_tie_is_the_other_way(tmp_path: Path, header: list[str], row: list[Any]) -> None:
    titles = [["收押人员信息表"], ["2018年收押人员家属名册"]]
    for title in titles:
        one = Read(xlsx(tmp_path / "a.xlsx", [title, header, row, [*row[:1], number(4), *row[2:]]])).statements[0]
        assert (one.status, one.sentence, one.facility, one.reason) == (None, None, None, None)
        assert (one.detained_on, one.died_on) == (None, None)
        assert one.names == (row[0],)
        assert one.id_numbers[0].text == number(2)
        assert one.relatives == (RelativeName(HELD if HELD in row else "Memet Qadir", "husband"),)


def test_a_sister_who_is_a_man_has_no_tie(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "收押人员姓名", "与收押人员关系"], [NAMES[0], number(1), NAMES[1], "妹妹"]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.relatives == (RelativeName(NAMES[1]),)


def test_a_bare_relation_beside_the_held_says_not_to_whom(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "服刑人员姓名", "关系", "刑期"], [KIN, number(2), HELD, "妻子", "10年"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (one.relatives, one.status) == ((RelativeName(HELD),), None)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (["姓名", "身份证号", "收押时间", "家属姓名", "与被收押人关系"], [KIN, number(2), "2017.5.1", HELD, "丈夫"]),
        (
            ["学员姓名", "身份证号", "教培中心", "会见人姓名", "与学员关系"],
            [KIN, number(2), "第一教培中心", HELD, "丈夫"],
        ),
        (["姓名", "身份证号", "类别", "家中收押人员姓名", "关系"], [KIN, number(2), "教培", HELD, "丈夫"]),
        # nothing but the held has a number, or anything of a person's own
        (
            ["家属姓名", "与收押人员关系", "收押人员姓名", "身份证号", "收押时间"],
            [HELD, "丈夫", KIN, number(2), "2017.5.1"],
        ),
        (
            ["Name", "Relation to detainee", "Name of detainee", "ID number", "Camp"],
            [HELD, "husband", KIN, number(2), "Camp 3"],
        ),
    ],
)
def test_the_row_of_somebody_who_is_held_stays_so(tmp_path: Path, header: list[str], row: list[Any]) -> None:
    one = Read(xlsx(tmp_path / "a.xlsx", [header, row])).only
    assert one.status == "interned"
    assert one.names == (KIN,)
    assert [n.text for n in one.id_numbers] == [number(2)]
    assert one.relatives == (RelativeName(HELD, "husband"),)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            ["收押人员姓名", "收押时间", "亲属姓名", "性别", "身份证号", "与收押人员关系"],
            [HELD, "2017.5.1", KIN, "女", number(2), "妻子"],
        ),
        (
            ["户主姓名", "身份证号", "收押人员姓名", "与户主关系", "收押时间"],
            [KIN, number(2), HELD, "丈夫", "2017.5.1"],
        ),
    ],
)
def test_the_number_of_a_relative_is_not_the_persons(tmp_path: Path, header: list[str], row: list[Any]) -> None:
    more = [[number(10 + i) if v == number(2) else v for v in row] for i in range(3)]  # enough to guess a column by
    for one in Read(xlsx(tmp_path / "a.xlsx", [header, row, *more])).statements:
        assert (one.names, one.id_numbers, one.sex, one.status) == ((HELD,), (), None, "interned")


def test_whose_relation_stands_behind_who_came_for_the_dead(tmp_path: Path) -> None:
    for asks in ("家属签字人", "申报人", "领取人"):
        rows = [
            ["姓名", "身份证号", "死亡日期", asks, "与死者关系"],
            [NAMES[0], number(1), "2017.3.1", NAMES[1], "妻子"],
            [NAMES[2], number(3), "2017.4.1", NAMES[4], "儿子"],
        ]
        read = Read(xlsx(tmp_path / "a.xlsx", rows))
        assert [s.relatives for s in read.statements] == [
            (RelativeName(NAMES[1], "wife"),),
            (RelativeName(NAMES[4], "son"),),
        ]
        assert [s.relation for s in read.statements] == [None, None]


@pytest.mark.parametrize(
    ("asks", "related"),
    [
        ("境内亲属姓名", "亲属关系"),
        ("家属签字人", "与本人关系"),
        ("家属姓名", "与其关系"),
        ("亲属姓名", "家属关系"),
        ("国内亲属", "与本人的关系"),
    ],
)
def test_a_relation_behind_a_relative_is_the_relatives(tmp_path: Path, asks: str, related: str) -> None:
    rows = [
        ["姓名", "身份证号", "出境时间", asks, related],
        [NAMES[0], number(1), "2015.3.1", NAMES[1], "母亲"],
        [NAMES[2], number(3), "2016.4.1", NAMES[4], "父亲"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [s.relation for s in read.statements] == [None, None]
    assert [s.relatives for s in read.statements] == [
        (RelativeName(NAMES[1], "mother"),),
        (RelativeName(NAMES[4], "father"),),
    ]
