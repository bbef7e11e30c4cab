"""Several persons whom one row names, each with a number, and whose relation a column tells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.records.reading import Grouper
from tests.records.reading.tables import NAMES, Read, number, xlsx


def test_the_head_of_a_household_beside_its_members_is_a_person_too(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["户主姓名", "户主身份证号", "姓名", "与户主关系", "身份证号", "住址"]]
    home = "新疆疏附县乌帕尔镇3村"
    rows += [
        [NAMES[0], number(1), NAMES[1], "妻", number(10), home],
        [NAMES[0], number(1), NAMES[2], "长子", number(11), home],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [(s.names[0], s.id_numbers[0].text, s.row, s.beside) for s in read.statements] == [
        (NAMES[1], number(10), 2, False), (NAMES[0], number(1), 2, True), (NAMES[2], number(11), 3, False),
    ]  # fmt: skip
    head = read.statements[1]
    assert (head.relation, head.place_texts, head.status) == ("self", (home,), None)
    assert [(r.name, r.relation) for r in head.relatives] == [(NAMES[1], "wife")]
    assert len({s.household for s in read.statements}) == 1
    assert read.codes() == []


def test_a_head_with_a_row_of_its_own_is_stated_once(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["户主姓名", "户主身份证号", "姓名", "与户主关系", "身份证号"]]
    rows += [[NAMES[0], number(1), NAMES[0], "户主", number(1)], [NAMES[0], number(1), NAMES[2], "长子", number(11)]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [(s.names[0], s.beside) for s in read.statements] == [(NAMES[0], False), (NAMES[2], False)]


def test_one_row_for_each_household(tmp_path: Path) -> None:
    header = [
        "户主姓名",
        "户主身份证号码",
        "家庭住址",
        "配偶姓名",
        "配偶身份证号",
        "子女1姓名",
        "子女1身份证号",
        "联系人",
        "联系人身份证号",
    ]
    home = "新疆疏附县乌帕尔镇3村"
    values = [NAMES[0], number(1), home, NAMES[1], number(2), NAMES[2], number(3), NAMES[5], number(9)]
    read = Read(xlsx(tmp_path / "a.xlsx", [header, values]))
    assert read.names == NAMES[:3]
    assert [s.relation for s in read.statements] == ["self", "spouse", "child"]
    assert len({s.household for s in read.statements}) == 1
    assert {s.place_texts for s in read.statements} == {(home,)}
    assert {(r.name, r.relation) for r in read.statements[0].relatives} == {(NAMES[1], "spouse"), (NAMES[2], "child")}
    ids = [Grouper("list").record_id(s) for s in read.statements]
    assert len(set(ids)) == 3


def test_a_number_that_is_not_sound_makes_no_person_of_a_relative(tmp_path: Path) -> None:
    rows = [["户主姓名", "户主身份证号", "姓名", "身份证号"], [NAMES[0], "6.53121E+17", NAMES[1], number(10)]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).names == [NAMES[1]]


def test_the_relation_of_a_relative_is_not_that_of_the_person_to_the_head(tmp_path: Path) -> None:
    rows = [["被收押人姓名", "被收押人身份证号", "家属姓名", "与被收押人关系"], [NAMES[0], number(1), NAMES[1], "妻子"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (one.names, one.relation) == ((NAMES[0],), None)
    assert [(r.name, r.relation) for r in one.relatives] == [(NAMES[1], "wife")]


def test_a_guardian_under_a_group_of_headers_is_a_relative_with_the_relation(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["学生信息", None, "监护人信息", None, None],
        ["姓名", "身份证号", "姓名", "关系", "身份证号"],
        [NAMES[0], number(1, "20080412"), NAMES[1], "母亲", number(2)],
    ]
    one = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:B1", "C1:E1"])).only
    assert one.id_numbers[0].text == number(1, "20080412")
    assert [(r.name, r.relation) for r in one.relatives] == [(NAMES[1], "mother")]


def test_a_relative_of_the_very_same_name_stays(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "家庭成员"], [NAMES[0], number(1), f"弟弟：{NAMES[0]}，妻子{NAMES[1]}"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert {(r.name, r.relation) for r in one.relatives} == {(NAMES[0], "brother"), (NAMES[1], "wife")}


def test_acquaintances_are_named_without_the_word_for_them(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "社会关系"], [NAMES[0], number(1), f"邻居{NAMES[1]}，与同村村民{NAMES[2]}来往密切"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert [r.name for r in one.relatives] == NAMES[1:3]


def test_different_tables_with_an_empty_column_between_them(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["已判刑人员", None, None, None, "教培人员", None, None],
        ["姓名", "身份证号", "刑期", None, "姓名", "身份证号", "教育点"],
        [NAMES[0], number(1), "7年", None, NAMES[1], number(2), "第三教育点"],
        [NAMES[2], number(3), "9年", None, None, None, None],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:C1", "E1:G1"]))
    assert read.names == [NAMES[0], NAMES[1], NAMES[2]]
    assert [s.facility for s in read.statements] == [None, "第三教育点", None]


_HOUSEHOLDS = [  # 户号, 户主, 与户主关系, and whose household it is
    ("1", NAMES[0], "户主", 1), ("", "", "妻", 1), ("", "", "长子", 1),
    ("2", NAMES[3], "户主", 2), ("", "", "长女", 2),
    ("", NAMES[5], "户主", 3), ("", "", "妻", 3),
    ("4", NAMES[1], "户主", 4), ("", "", "儿媳", 4),
]  # fmt: skip


@pytest.mark.parametrize("columns", [(0, 1, 2), (0, 2), (0, 1)])
@pytest.mark.parametrize("every_row", [False, True])
@pytest.mark.parametrize("serial", [False, True])
def test_one_household_has_one_key_where_its_number_stands_in_its_first_row(
    tmp_path: Path, columns: tuple[int, ...], every_row: bool, serial: bool
) -> None:
    header = [*(("户号", "户主", "与户主关系")[i] for i in columns), "姓名", "身份证号", "住址"]
    heads = {home: head for _, head, relation, home in _HOUSEHOLDS if relation == "户主"}
    rows = []
    for i, (no, head, relation, home) in enumerate(_HOUSEHOLDS):
        told = (no, heads[home] if every_row or columns == (0, 1) else head, relation)
        place = f"疏附县乌帕尔镇{home}村" if relation == "户主" else ""
        rows.append([*(told[c] for c in columns), heads[home] if head else f"阿丽亚·买买提{i}", number(i), place])
    if serial:
        header, rows = ["序号", *header], [[i, *values] for i, values in enumerate(rows, 1)]
    read = Read(xlsx(tmp_path / "a.xlsx", [header, *rows]))
    keys = [s.household for s in read.statements]
    wanted = [home for *_, home in _HOUSEHOLDS]
    assert len(set(keys)) == len(set(zip(keys, wanted, strict=True))) == 4
    assert [k for k, home in zip(keys, wanted, strict=True) if home != 3] == [f"no {h}" for h in wanted if h != 3]
    assert read.ordinary > 0


def test_a_row_that_tells_nothing_of_its_household_goes_on_with_none(tmp_path: Path) -> None:
    rows = [
        ["户号", "与户主关系", "姓名", "身份证号"],
        ["1", "户主", NAMES[0], number(1)],
        ["", "", NAMES[1], number(2)],
    ]
    rows += [["无", "户主", NAMES[2], number(3)], ["2", "", NAMES[3], number(4)], ["", "妻", NAMES[4], number(5)]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [s.household for s in read.statements][:2] == ["no 1", None]
    assert [s.household for s in read.statements][3:] == ["no 2", "no 2"]


def test_the_number_of_a_head_in_the_first_row_is_the_key_of_all(tmp_path: Path) -> None:
    rows = [
        ["户主", "户主身份证", "与户主关系", "姓名", "身份证号"],
        [NAMES[0], number(1), "户主", NAMES[0], number(1)],
    ]
    rows += [["", "", "妻", NAMES[1], number(2)], ["", "", "长子", NAMES[2], number(3)]]
    rows += [[NAMES[3], "", "户主", NAMES[3], number(4)], ["", "", "妻", NAMES[5], number(6)]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    homes = [s.household for s in read.statements]
    assert len(set(homes[:3])) == len(set(homes[3:])) == 1
    assert homes[0] != homes[3]
