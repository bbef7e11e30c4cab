"""Headers that say which relative a column names, and whom a table of households is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading import Statement
from service.records.reading.headers.meant import field_of
from service.records.reading.kin.kinheaders import kin_word
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

OWN, KIN, OTHER = NAMES[0], NAMES[1], NAMES[4]


def _rows(path: Path, header: str, *rows: list[str]) -> list[Statement]:
    return [s for s in Read(csv(path / "a.csv", [header.split("|"), *rows])).statements if not s.beside]


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("长子", "长子"), ("次女姓名", "次女"), ("岳父", "岳父"), ("兄长", "兄长"), ("大儿子", "大儿子"), ("弟", "弟"),
        ("哥哥1", "哥哥"), ("其舅舅", "舅舅"), ("子女情况/长女", "长女"),
        ("长子现状", ""), ("女", ""), ("子", ""), ("性别/女", ""), ("儿子人数", ""), ("户主", ""), ("本人", ""),
        ("邻居", ""),
    ],
)  # fmt: skip
def test_words(header: str, word: str) -> None:
    assert kin_word(header) == word


@pytest.mark.parametrize(
    ("header", "relation"),
    [("长子", "son"), ("岳父", "parent_in_law"), ("兄", "brother"), ("妹", "sister"), ("大儿子", "son"),
     ("孙子", "grandchild"), ("舅舅", "uncle_aunt"), ("女婿", "child_in_law")],
)  # fmt: skip
def test_kin_in_columns(tmp_path: Path, header: str, relation: str) -> None:
    rows = [[OWN, number(i), KIN, "王伟"] for i in range(3)]
    for statement in _rows(tmp_path, f"姓名|身份证号|{header}|民警", *rows):
        assert [(r.name, r.relation) for r in statement.relatives] == [(KIN, relation)]


@pytest.mark.parametrize("cell", ["无", "2人", "在家", "已故", "务农"])
def test_cells_that_name_nobody(tmp_path: Path, cell: str) -> None:
    rows = [[OWN, number(i), cell, KIN] for i in range(3)]
    for statement in _rows(tmp_path, "姓名|身份证号|长子|次子", *rows):
        assert [r.name for r in statement.relatives] == [KIN]


@pytest.mark.parametrize("cell", ["在", "亡", "健在", "在世", "离异"])
def test_parents_of_whom_only_the_state_is_told(tmp_path: Path, cell: str) -> None:
    for statement in _rows(tmp_path, "姓名|身份证号|父亲|母亲", *([OWN, number(i), cell, cell] for i in range(3))):
        assert not statement.father_names
        assert not statement.relatives


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("长子姓名", "relatives_text"), ("岳父姓名", "relatives_text"), ("留守子女1", "children_names"),
        ("子女照料人", None), ("户主身份", None), ("婆家户主", None), ("何时离开户籍地", None), ("家住何处", "address"),
        ("户籍人员", None), ("停发原因", None), ("更名原因", None), ("外流原因", None), ("注销原因", "status"),
        ("注销户口类别", "status"), ("目前在哪", "status"), ("被监护人", "name"), ("被监护人身份证号", "id"),
        ("监护人身份证号", None), ("家庭成员及处置情况", "relatives_text"), ("其兄弟", "siblings_names"),
        ("收押原因", "reason"), ("户主姓名", "household_head"), ("房屋户主", "household_head"), ("现住何处", "address"),
    ],
)  # fmt: skip
def test_fields(header: str, field: str | None) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize("group", ["户主情况", "户主信息", "户主基本情况"])
@pytest.mark.parametrize("first", [True, False])
def test_the_people_of_the_head_is_not_the_persons(tmp_path: Path, group: str, first: bool) -> None:
    head, own = [KIN, "柯尔克孜"], [OWN, "维吾尔", number(1)]
    if first:
        rows = [[group, "", "家庭成员情况", "", ""], ["姓名", "民族", "姓名", "民族", "身份证号"], [*head, *own]]
        merges = ["A1:B1", "C1:E1"]
    else:
        rows = [["家庭成员情况", "", "", group, ""], ["姓名", "民族", "身份证号", "姓名", "民族"], [*own, *head]]
        merges = ["A1:C1", "D1:E1"]
    only = Read(xlsx(tmp_path / "a.xlsx", [*rows, rows[-1]], merges)).statements[0]
    assert (only.names, only.ethnicity, only.household_head) == ((OWN,), "维吾尔", KIN)


@pytest.mark.parametrize("who", ["出国人员", "在外人员", "务工人员", "涉访人员", "失联人员"])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_the_member_of_a_household(tmp_path: Path, who: str, count: int) -> None:
    found = _rows(tmp_path, f"户主|身份证号|{who}|与户主关系", *([KIN, number(i), OWN, "儿子"] for i in range(count)))
    assert [(s.names, s.household_head, s.relation, s.id_numbers) for s in found] == [((OWN,), KIN, "son", ())] * count


@pytest.mark.parametrize("who", ["责任人", "包户干部人员", "联系人", "入户人员"])
def test_staff_is_no_member(tmp_path: Path, who: str) -> None:
    found = _rows(tmp_path, f"户主|身份证号|{who}|与户主关系", *([KIN, number(i), OWN, "儿子"] for i in range(3)))
    assert not any(OWN in s.names for s in found)


@pytest.mark.parametrize("header", ["申报人|申报人与死者关系", "陪检人|陪检人与死者关系", "备注|报告人与死者关系"])
def test_a_relation_of_two_is_not_the_persons(tmp_path: Path, header: str) -> None:
    told = KIN if not header.startswith("备注") else ""
    found = _rows(tmp_path, f"死者姓名|身份证号|{header}", *([OWN, number(i), told, "儿子"] for i in range(3)))
    assert {s.relation for s in found} == {None}
    assert {(r.name, r.relation) for s in found for r in s.relatives} == ({(KIN, "son")} if told else set())


@pytest.mark.parametrize("cells", [["妻子", "电话"], ["父亲", "视频"], ["儿子", "备注"]])
def test_a_row_with_a_name_is_no_header(tmp_path: Path, cells: list[str]) -> None:
    rows = [["2018-02-11", OWN, f"A{i}", KIN, *cells] for i in range(3)]
    read = Read(csv(tmp_path / "a.csv", [["日期", "被会见人", "编号", "前来会见亲属", "亲属与其关系", "方式"], *rows]))
    assert read.names == [OWN] * 3


@pytest.mark.parametrize("cell", ["单亲收押", "双亲均被收押", "父亡母收押", "父亲服刑"])
def test_children_whose_parents_are_held(tmp_path: Path, cell: str) -> None:
    rows = [[OWN, number(i), cell, "寄养"] for i in range(4)]
    found = _rows(tmp_path, "困境儿童|身份证号|困境类型|安置方式", *rows)
    assert {s.status for s in found} <= {None, "other"}


@pytest.mark.parametrize("header", ["家属（关系）", "家庭关系", "亲属关系", "联系人及关系"])
def test_relatives_with_their_relation_below_one_header(tmp_path: Path, header: str) -> None:
    rows = [[OWN, number(i), f"{word}：{KIN}"] for i, word in enumerate(["妻子", "父亲", "女儿"])]
    told = [[(r.name, r.relation) for r in s.relatives] for s in _rows(tmp_path, f"姓名|身份证号|{header}", *rows)]
    assert told == [[(KIN, "wife")], [(KIN, "father")], [(KIN, "daughter")]]
