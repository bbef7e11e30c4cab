"""Lists of children whose family is held: the custody is not the children's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.records.reading.kin.ofchildren import lists_children
from tests.records.reading.tables import NAMES, Read, number, xlsx

_CHILD = number(1, "20090412")
_CUSTODY = ["收押时间", "关押地点"]
_TOLD = ["2017.5.1", "喀什监狱"]


def _read(path: Path, title: str, headers: list[str], *rows: list[Any]) -> Read:
    return Read(xlsx(path / "a.xlsx", [[title], headers, *rows]))


def _fate(read: Read) -> list[Any]:
    return [(s.status, s.facility, s.detained_on and s.detained_on.year) for s in read.statements]


_NOTHING, _HELD = (None, None, None), ("sentenced", "喀什监狱", 2017)


@pytest.mark.parametrize("held", ["被收", "收押", "在押", "被教培", "服刑"])
def test_one_parent_is_held(tmp_path: Path, held: str) -> None:
    headers = ["姓名", "身份证号", f"{held}一方", f"{held}一方姓名", *_CUSTODY, "另一方姓名"]
    rows = [
        [NAMES[1], _CHILD, "父亲", NAMES[0], *_TOLD, NAMES[3]],
        [NAMES[5], number(2, "20080101"), "母亲", "马文英", *_TOLD, "马小伟"],
    ]
    read = _read(tmp_path, "2018年排查表", headers, *rows)
    assert _fate(read) == [_NOTHING] * 2
    assert [[(r.name, r.relation) for r in s.relatives] for s in read.statements] == [
        [(NAMES[0], "father"), (NAMES[3], "mother")],
        [("马文英", "mother"), ("马小伟", "father")],
    ]


def test_of_a_couple_the_other_is_no_parent(tmp_path: Path) -> None:
    headers = ["姓名", "身份证号", "被收一方", "被收一方姓名", "另一方姓名"]
    one = _read(tmp_path, "排查表", headers, [NAMES[1], _CHILD, "丈夫", NAMES[0], NAMES[3]]).only
    assert [(r.name, r.relation) for r in one.relatives] == [(NAMES[0], "husband"), (NAMES[3], None)]


def test_who_has_another_beside_stays_held(tmp_path: Path) -> None:
    headers = ["姓名", "身份证号", *_CUSTODY, "另一方姓名"]
    assert _fate(_read(tmp_path, "排查表", headers, [NAMES[0], number(0), *_TOLD, NAMES[3]])) == [_HELD]


@pytest.mark.parametrize(
    ("title", "children"),
    [
        ("多子女户主收教名册", False), ("超生子女人员名单", False), ("独生子女户收押人员名单", False),
        ("3个以上子女人员名册", False), ("多子女家庭留守儿童名单", False),
        ("困境儿童（父母一方被收）台账", True), ("孤儿花名册", True), ("收押人员子女名单", True),
        ("留守人员名单", True),
        ("服刑人员未成年子女排查表", True), ("父母双方收押儿童名单", True), ("某小学学生名单", True),
        ("未成年在押人员名单", False), ("收押未成年人名单", False), ("未成年犯名册", False), ("大学生名单", False),
        ("困境儿童家庭收押人员名单", False), ("在校学员花名册", False),
        ("外出人员及子女名单", False), ("收押人员名单", False),
        ("子女参加教培人员名单", False), ("留守老人", False),
    ],
)  # fmt: skip
def test_lists_of_children(title: str, children: bool) -> None:
    assert lists_children(title) is children


def test_no_child_of_such_a_list_is_held(tmp_path: Path) -> None:
    for title in ("困境儿童台账", "收押人员子女名单"):
        headers = ["姓名", "身份证号", *_CUSTODY]
        assert _fate(_read(tmp_path, title, headers, [NAMES[0], _CHILD, *_TOLD])) == [_NOTHING]


@pytest.mark.parametrize(
    ("title", "headers"),
    [
        ("未成年在押人员名单", ["姓名", "身份证号", *_CUSTODY]),
        ("困境儿童台账", ["被收押人员姓名", "身份证号", *_CUSTODY]),
        ("困境儿童台账", ["家长姓名", "身份证号", *_CUSTODY]),
        ("困境儿童台账", ["儿童姓名", "身份证号", "儿童收押时间", "儿童关押地点"]),
        ("收押人员子女情况表", ["姓名", "身份证号", *_CUSTODY, "子女姓名"]),
        ("收押人员子女情况表", ["姓名", "身份证号", *_CUSTODY, "子女数"]),
    ],
)
def test_who_is_said_to_be_held_is(tmp_path: Path, title: str, headers: list[str]) -> None:
    row = [NAMES[0], number(0, "19990101"), *_TOLD, NAMES[3]]
    assert _fate(_read(tmp_path, title, headers, row[: len(headers)])) == [_HELD]


_FAMILY = ["户主", "姓名", "与户主关系", "身份证号", *_CUSTODY]


def test_who_is_too_young_is_not_held_in_a_list_of_families(tmp_path: Path) -> None:
    rows = [[NAMES[0], NAMES[1], "女儿", _CHILD, *_TOLD], [NAMES[0], NAMES[0], "本人", number(2), *_TOLD]]
    assert _fate(_read(tmp_path, "家庭排查表", _FAMILY, *rows)) == [_NOTHING, _HELD]


@pytest.mark.parametrize(
    ("title", "headers", "born"),
    [
        ("家庭排查表", _FAMILY, "20020101"),
        ("收押人员花名册", _FAMILY, "20090412"),
        ("家庭排查表", ["户主", "收押人员姓名", *_FAMILY[2:]], "20090412"),
    ],
)
def test_whom_the_list_calls_held_is_so_at_any_age(tmp_path: Path, title: str, headers: list[str], born: str) -> None:
    row = [NAMES[0], NAMES[1], "女儿", number(1, born), *_TOLD]
    assert _fate(_read(tmp_path, title, headers, row)) == [_HELD]


def test_a_status_of_such_a_list_may_be_of_school(tmp_path: Path) -> None:
    headers = ["姓名", "身份证号", "现状"]
    told = [[NAMES[0], _CHILD, "在校"], [NAMES[1], number(2, "20080101"), "教培"]]
    assert [s.status for s in _read(tmp_path, "困境儿童台账", headers, *told).statements] == ["other", None]


@pytest.mark.parametrize(("header", "held"), [("爱人姓名", True), ("配偶", True), ("母亲姓名", False)])
def test_who_is_married_is_no_child(tmp_path: Path, header: str, held: bool) -> None:
    rows = [[NAMES[0], number(0), *_TOLD, NAMES[3]]]
    read = _read(tmp_path, "某小学学生名单", ["姓名", "身份证号", *_CUSTODY, header], *rows)
    assert _fate(read) == [_HELD if held else _NOTHING]
