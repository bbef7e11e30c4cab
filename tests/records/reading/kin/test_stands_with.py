"""Lists that name nobody but kin of each other: the person is the one with whom the number stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading import Statement
from tests.records.reading.tables import NAMES, Read, number, xlsx

DAD, CHILD, AUNT, MUM, *_ = NAMES
YOUNG, OLD = number(2, "20100512"), number(2, "19450312")
GROWN = number(3, "19750101")


def _read(path: Path, header: list[str], cells: list[str]) -> Statement:
    own = [s for s in Read(xlsx(path / "a.xlsx", [["乌帕尔镇统计表"], header, cells])).statements if not s.beside]
    assert len(own) == 1
    return own[0]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (["子女姓名", "性别", "身份证号", "父亲姓名", "父亲状态", "母亲姓名"], [CHILD, "女", YOUNG, DAD, "判刑", MUM]),
        (
            ["父亲姓名", "父亲去向", "母亲姓名", "孩子姓名", "性别", "出生日期"],
            [DAD, "教培", MUM, CHILD, "女", "2010.5.12"],
        ),
        (["户主姓名", "子女姓名", "性别", "身份证号"], [DAD, CHILD, "女", YOUNG]),
        (["学生姓名", "性别", "身份证号", "家长姓名", "家长状态"], [CHILD, "女", YOUNG, DAD, "收押"]),
        (["学生姓名", "身份证号", "父亲姓名", "母亲姓名", "处理情况"], [CHILD, YOUNG, DAD, MUM, "判刑8年"]),
        (["老人姓名", "性别", "身份证号", "子女姓名", "子女现状"], [CHILD, "女", OLD, DAD, "判刑8年"]),
        (["妻子姓名", "身份证号", "丈夫姓名", "丈夫状态"], [CHILD, OLD, DAD, "判刑"]),
        (["子女姓名", "身份证号", "父亲姓名", "身份证号", "处理情况"], [CHILD, YOUNG, DAD, GROWN, "判刑"]),
        (["姓名", "身份证号", "户主姓名", "户主状态", "户主刑期"], [CHILD, YOUNG, DAD, "判刑", "8年"]),
        (["姓名", "身份证号", "家长", "家长去向"], [CHILD, YOUNG, DAD, "判刑8年"]),
    ],
)
def test_the_one_beside_the_number(tmp_path: Path, header: list[str], cells: list[str]) -> None:
    person = _read(tmp_path, header, cells)
    assert person.names == (CHILD,)
    assert {n.text for n in person.id_numbers} <= {YOUNG, OLD}
    assert DAD in {r.name for r in person.relatives}
    assert (person.status, person.sentence) == (None, None)  # of nobody but the kin


def test_a_father_with_the_number(tmp_path: Path) -> None:
    person = _read(tmp_path, ["父亲姓名", "身份证号", "母亲姓名", "子女姓名"], [DAD, GROWN, MUM, CHILD])
    assert (person.names, [r.relation for r in person.relatives]) == ((DAD,), ["spouse", "child"])


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (["子女姓名", "监护人", "身份证号", "父亲姓名"], [CHILD, AUNT, YOUNG, DAD]),
        (["身份证号", "子女姓名", "父亲姓名"], [YOUNG, CHILD, DAD]),
        (["子女", "身份证号", "父亲姓名"], [f"{CHILD}、{AUNT}", YOUNG, DAD]),
    ],
)
def test_in_doubt_nobody_is_named(tmp_path: Path, header: list[str], cells: list[str]) -> None:
    assert _read(tmp_path, header, cells).names == ()


def test_a_number_behind_the_wife_is_not_the_heads(tmp_path: Path) -> None:
    person = _read(tmp_path, ["户主姓名", "配偶姓名", "身份证号", "住址"], [DAD, MUM, GROWN, "3村"])
    assert (person.names, person.id_numbers) == ((DAD,), ())


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (["户主姓名", "身份证号", "户主状态", "户主刑期", "配偶姓名"], [DAD, GROWN, "判刑", "8年", MUM]),
        (["户主姓名", "户主身份证号", "户主现状", "配偶姓名"], [DAD, GROWN, "判刑8年", MUM]),
    ],
)
def test_what_became_of_the_head_whom_the_row_is_about(tmp_path: Path, header: list[str], cells: list[str]) -> None:
    person = _read(tmp_path, header, cells)
    assert person.sentence is not None
    assert (person.names, person.status, person.sentence.months) == ((DAD,), "sentenced", 96)


@pytest.mark.parametrize(
    ("who", "tie", "relation"),
    [
        ("抚养人", "与儿童关系", "grandparent"),
        ("监护人", "与孩子关系", "grandparent"),
        ("照料人姓名", "与被监护人关系", "grandparent"),
    ],
)
def test_who_looks_after_a_child(tmp_path: Path, who: str, tie: str, relation: str) -> None:
    person = _read(tmp_path, ["孤儿姓名", "性别", "身份证号码", who, tie], [CHILD, "女", YOUNG, AUNT, "外祖母"])
    assert person.relation is None
    assert [(r.name, r.relation) for r in person.relatives] == [(AUNT, relation)]


@pytest.mark.parametrize("who", ["学生", "孤儿", "留守儿童", "独居老人"])
def test_a_column_of_children_or_the_old(tmp_path: Path, who: str) -> None:
    header = ["班级", who, "性别", "身份证号", "父亲", "父亲情况", "现监护人", "监护人与学生关系"]
    person = _read(tmp_path, header, ["三1班", CHILD, "女", YOUNG, DAD, "收押", AUNT, "祖母"])
    assert (person.names, person.status, person.relation) == ((CHILD,), None, None)


@pytest.mark.parametrize("asked", ["不在家原因", "离家原因", "不在村原因", "离村原因"])
def test_why_somebody_is_not_at_home(tmp_path: Path, asked: str) -> None:
    rows = [["户主", "家庭成员", "与户主关系", "身份证号", asked], [DAD, DAD, "户主", number(1), "收押"]]
    rows += [[DAD, MUM, "妻", number(2), "嫁到外县"], [DAD, CHILD, "女", number(4), "内地务工"]]
    told = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [(s.status, s.reason) for s in told] == [("interned", None), ("other", None), ("other", None)]


def test_where_a_household_is_registered_is_no_status(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "人户状态", "备注"], [DAD, number(1), "人户一致", "2017.4收押，县看守所"]]
    person = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (person.status, person.facility) == ("interned", "县看守所")
