"""不在家人员情况 in a register of households is about the persons of the rows, if none below names others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx

_LEAVES = ["人员现状", "入教（收押）时间", "所在场所", "刑期"]
_CELLS = ["判刑", "2017.4.12", "喀什监狱", "9年"]


def _register(
    tmp_path: Path, group: str, leaves: list[str], cells: list[str], more: tuple[str, str] = ("户号", "001")
) -> Read:
    own = ["家庭成员姓名", "与户主关系", "身份证号", more[0]]
    top = [[*own, group, *[""] * (len(leaves) - 1)], [*[""] * len(own), *leaves]]
    merges = [f"E1:{chr(ord('D') + len(leaves))}1", *(f"{c}1:{c}2" for c in "ABCD")]
    rows = [[NAMES[i], "长子", number(i), more[1], *cells] for i in range(4)]
    return Read(xlsx(tmp_path / "a.xlsx", [*top, *rows], merges))


@pytest.mark.parametrize(
    "group",
    [
        "不在家人员情况",
        "外出人员情况",
        "离家人员",
        "被收押人员情况",
        "收押、外出人员情况",
        "不在家情况",
        "在外人员去向情况",
    ],
)
def test_what_befell_the_members_is_theirs(tmp_path: Path, group: str) -> None:
    for one in _register(tmp_path, group, _LEAVES, _CELLS).statements:
        assert (one.status, one.facility) == ("sentenced", "喀什监狱")
        assert one.detained_on is not None
        assert one.sentence is not None
        assert one.sentence.months == 108


@pytest.mark.parametrize(
    ("leaf", "cell"),
    [("姓名", NAMES[5]), ("身份证号", number(7)), ("人员", NAMES[5]), ("系户主何人", "次子"), ("人数", "1")],
)
def test_a_group_that_names_others_is_about_them(tmp_path: Path, leaf: str, cell: str) -> None:
    read = _register(tmp_path, "不在家人员情况", [leaf, *_LEAVES], [cell, *_CELLS])
    assert {(s.status, s.facility, s.detained_on) for s in read.statements} == {(None, None, None)}


def test_nor_is_it_where_another_column_names_who_is_held(tmp_path: Path) -> None:
    read = _register(tmp_path, "不在家人员情况", _LEAVES, _CELLS, ("被收押亲属姓名", NAMES[5]))
    assert {(s.status, s.facility, s.detained_on) for s in read.statements} == {(None, None, None)}


def test_who_went_out_is_not_held(tmp_path: Path) -> None:
    read = _register(tmp_path, "外出人员情况", ["外出时间", "外出原因", "外出地点"], ["2017.3.4", "务工", "乌鲁木齐"])
    assert {(s.facility, s.detained_on) for s in read.statements} == {(None, None)}


def test_a_term_that_nobody_can_read_is_damage(tmp_path: Path) -> None:
    read = _register(tmp_path, "不在家人员情况", _LEAVES, [*_CELLS[:3], "?年"])
    assert {s.sentence.months for s in read.statements if s.sentence} == {None}
    assert {code for _, code in read.codes()} == {"unreadable_sentence"}


_HEADS = ["户主", "家庭成员", "与户主关系", "身份证号"]


def _beside_heads(tmp_path: Path, own: list[str], group: str) -> Read:
    top = [[*own, group, "", "", ""], [*[""] * 4, *_LEAVES]]
    rows = [[NAMES[5], NAMES[i], "长子", number(i), *_CELLS] for i in range(4)]
    return Read(xlsx(tmp_path / "a.xlsx", [*top, *rows], ["E1:H1", *(f"{c}1:{c}2" for c in "ABCD")]))


@pytest.mark.parametrize("group", ["不在家人员", "外出人员", "在外人员", "被收押人员", "收押收教人员", "离家人员信息"])
def test_the_member_may_be_named_beside_the_head(tmp_path: Path, group: str) -> None:
    for i, one in enumerate(_beside_heads(tmp_path, _HEADS, group).statements):
        assert one.names == (NAMES[i],)
        assert (one.facility, one.sentence and one.sentence.months) == ("喀什监狱", 108)


def test_members_without_columns_of_their_own_may_be_many(tmp_path: Path) -> None:
    read = _beside_heads(tmp_path, ["户主", "身份证号", "与户主关系", "家庭成员"], "不在家人员")
    assert {(s.facility, s.sentence) for s in read.statements} <= {(None, None)}
