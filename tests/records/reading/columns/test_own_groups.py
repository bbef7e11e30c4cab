"""A header over the names and ID numbers of the rows' own persons, whatever its words: 户主及家庭成员基本情况."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.words.wholehouseholds import names_household
from tests.records.reading.tables import NAMES, Read, csv, number

_TIES = ["户主", "妻", "子"]


def _read(folder: Path, group: str, *beside: tuple[str, str, list[str]], tie: bool = True) -> Read:
    leaves = ["姓名", "与户主关系", "公民身份号码"] if tie else ["姓名", "民族", "公民身份号码"]
    told = [[NAMES[i], _TIES[i] if tie else "维吾尔族", number(i)] for i in range(3)]
    top = ["", *[above for above, _, _ in beside], *[group] * 3, "家庭住址"]
    bottom = ["序号", *[below for _, below, _ in beside], *leaves, ""]
    rows = [[i + 1, *[cells[i] for _, _, cells in beside], *told[i], "疏附县乌帕尔镇3村"] for i in range(3)]
    return Read(csv(folder / "a.csv", [top, bottom, *rows]))


def _people(read: Read) -> list[tuple[str, list[str | None]]]:
    return [(name, [n.known for n in s.id_numbers]) for name, s in zip(read.names, read.statements, strict=True)]


_OWN = [(NAMES[i], [number(i)]) for i in range(3)]
_OTHERS = [NAMES[3 + i] for i in range(3)]
_THEIRS = [number(50 + i) for i in range(3)]


@pytest.mark.parametrize(
    "group",
    [
        "户主及家庭成员基本情况",
        "户主、成员情况",
        "家庭主要成员及户主",
        "户主（含家庭成员）",
        "户主与家属",
        "户主/成员",
        "全家人员",
        "同户人员",
        "被登记人信息",
        "登记人员",
        "入户登记人口",
        "村干部填写",
    ],
)
@pytest.mark.parametrize("kin", ["", "配偶情况", "父亲"])
def test_below_it_are_the_persons_of_the_rows(tmp_path: Path, group: str, kin: str) -> None:
    beside = [(kin, "姓名", _OTHERS), (kin, "公民身份号码", _THEIRS)] if kin else []
    read = _read(tmp_path, group, *beside)
    assert _people(read) == _OWN
    assert [(s.relation, s.household_head) for s in read.statements] == [
        ("self", NAMES[0]), ("wife", NAMES[0]), ("son", NAMES[0]),
    ]  # fmt: skip
    assert [p.code for s in read.statements for p in s.problems] == []


@pytest.mark.parametrize(
    "group", ["户主及家庭成员基本情况", "被登记人", "入户登记人口", "本社区辖区内常住及流动人口信息登记"]
)
def test_without_a_tie_too(tmp_path: Path, group: str) -> None:
    assert _people(_read(tmp_path, group, tie=False)) == _OWN


def test_the_head_in_a_column_of_their_own(tmp_path: Path) -> None:
    read = _read(tmp_path, "户主及家庭成员", ("户主", "", [NAMES[0]] * 3))
    assert _people(read) == _OWN
    assert {s.household_head for s in read.statements} == {NAMES[0]}


@pytest.mark.parametrize("group", ["担保人信息", "见证人", "证人", "民警", "包户干部", "填表人", "登记人"])
def test_staff_and_those_who_vouch_are_nobody(tmp_path: Path, group: str) -> None:
    assert set(_read(tmp_path, group, tie=False).names) <= {""}


@pytest.mark.parametrize("group", ["户主及家庭成员基本情况", "登记人员", "同户人员"])
@pytest.mark.parametrize(("above", "below"), [("", "姓名"), ("教培人员", "姓名"), ("在押人员姓名", "")])
def test_where_another_column_names_the_person_the_group_is_of_kin(
    tmp_path: Path, group: str, above: str, below: str
) -> None:
    numbers = ("", "身份证号", _THEIRS) if not above or not below else (above, "身份证号", _THEIRS)
    read = _read(tmp_path, group, (above, below, _OTHERS), numbers)
    assert [p for p in _people(read) if p not in _OWN] == list(zip(_OTHERS, [[n] for n in _THEIRS], strict=True))
    assert not {s.relation for s in read.statements if s.names[0] in _OTHERS} & {"self", "wife", "son"}


@pytest.mark.parametrize(
    "group", ["户主", "户主信息", "户主家属", "户主配偶", "家庭成员", "父亲及母亲", "户主及联系人"]
)
def test_words_of_no_whole_household(group: str) -> None:
    assert not names_household(group)
