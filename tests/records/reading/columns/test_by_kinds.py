"""Lists of who is away: a column of kinds tells the state, those beside it where, when and why of custody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import PartialDate
from tests.records.reading.tables import NAMES, Read, number, xlsx

KINDS = [
    ("在教", "县一中教培中心", "2017.4.18", "听讲经音频"),
    ("务工", "县教培中心食堂（厨师，合同工）", "2017.7.1", "村里介绍的活"),
    ("服刑", "沙雅监狱", "2017.3.2", "非法带经文学生"),
    ("外出", "县看守所", "2017.11.2", "探望儿子"),
    ("上学", "县第二教培中心旁中学", "2017.9.1", "读高一"),
    ("外出", "和田地区人民医院", "2017.11.12", "住院看病"),
]


def _read(
    tmp_path: Path,
    rows: list[tuple[str, ...]],
    kind: str = "类别",
    when: str = "外出（入教、收押）时间",
    why: str = "原因",
) -> Any:
    header = ["姓名", "身份证号", kind, "人在何处", when, why]
    people = [[NAMES[i % len(NAMES)], number(i), *told] for i, told in enumerate(rows)]
    return Read(xlsx(tmp_path / "不在村人员.xlsx", [header, *people]))


def test_a_place_never_overrules_the_kind(tmp_path: Path) -> None:
    told = [(s.status, s.facility) for s in _read(tmp_path, KINDS).statements]
    assert told == [
        ("interned", "县一中教培中心"),
        ("other", None),
        ("sentenced", "沙雅监狱"),
        ("other", None),
        ("other", None),
        ("other", None),
    ]


@pytest.mark.parametrize("when", ["外出/入教时间", "离村（收押、入教）时间", "收押（外出）时间"])
@pytest.mark.parametrize("why", ["原因", "不在村原因", "外出原因"])
def test_the_day_and_the_reason_are_of_those_held(tmp_path: Path, when: str, why: str) -> None:
    read = _read(tmp_path, KINDS, "人员类别", when, why).statements
    assert [s.detained_on for s in read] == [PartialDate(2017, 4, 18), None, PartialDate(2017, 3, 2), None, None, None]
    assert [s.reason for s in read] == ["听讲经音频", None, "非法带经文学生", None, None, None]


def test_a_day_that_does_not_exist_is_told_of_the_free_too(tmp_path: Path) -> None:
    read = _read(tmp_path, [KINDS[0], ("务工", "库尔勒", "2017.2.30", "打工"), KINDS[2]])
    assert [p.code for s in read.statements for p in s.problems] == ["impossible_date"]


def test_two_header_rows_and_a_group(tmp_path: Path) -> None:
    above = ["姓名", "身份证号", "不在村情况", "", "", ""]
    below = ["", "", "类别", "人在何处", "外出（入教、收押）时间", "原因"]
    people = [[NAMES[i], number(i), *told] for i, told in enumerate(KINDS)]
    merges = ["A1:A2", "B1:B2", "C1:F1"]
    read = Read(xlsx(tmp_path / "a.xlsx", [above, below, *people], merges)).statements
    assert [s.reason for s in read] == ["听讲经音频", None, "非法带经文学生", None, None, None]
    assert [s.status for s in read] == ["interned", "other", "sentenced", "other", "other", "other"]


def test_without_kinds_of_both_sorts_the_place_tells(tmp_path: Path) -> None:
    told = [("重点", "县教培中心", "2017.4.18", "x"), ("一般", "沙雅监狱", "2017.4.18", "x")]
    read = _read(tmp_path, told).statements
    assert [(s.status, s.detained_on) for s in read] == [("interned", None), ("sentenced", None)]


@pytest.mark.parametrize("why", ["收押原因", "列管原因"])
def test_a_reason_that_names_custody_alone_stays(tmp_path: Path, why: str) -> None:
    assert _read(tmp_path, KINDS, why=why).statements[1].reason == "村里介绍的活"


def test_a_word_of_custody_in_place_of_a_place_counts(tmp_path: Path) -> None:
    read = _read(tmp_path, [KINDS[0], ("外出", "收押", "2017.6.1", "听讲经音频"), KINDS[1]]).statements
    assert [s.status for s in read] == ["interned", "interned", "other"]


def test_a_column_of_now_tells_the_state(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "人员类别", "现状"]]
    rows += [
        [NAMES[i], number(i), *told] for i, told in enumerate([("务工", "服刑"), ("收押", "在押"), ("务工", "在家")])
    ]
    assert [s.status for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements][:2] == ["sentenced", "interned"]


@pytest.mark.parametrize(
    ("kind", "why", "told", "reason"),
    [
        ("释放回家", "事由", "收听境外广播", "收听境外广播"),
        ("结业", "原因", "听讲经音频", "听讲经音频"),
        ("释放回家", "原因", "刑满释放", None),
        ("释放回家", "外出原因", "照顾老人", None),
        ("务工", "事由", "村里介绍的活", None),
    ],
)
def test_why_somebody_was_held_stays_true_after_the_release(
    tmp_path: Path, kind: str, why: str, told: str, reason: str | None
) -> None:
    people = [*KINDS[:3], (kind, "", "", told), *KINDS[3:]]
    assert _read(tmp_path, people, why=why).statements[3].reason == reason


@pytest.mark.parametrize("where", ["人在哪个场所", "在什么地方", "所处单位"])
def test_a_school_of_children_is_no_place_of_custody(tmp_path: Path, where: str) -> None:
    rows = [("服刑", "和田监狱"), ("上学", "疏勒县实验学校"), ("培训中", "县教培中心"), ("上学", "镇中心小学")]
    rows += [("服刑", "沙雅监狱"), ("培训中", "县教培中心"), ("务农", "")]
    people = [[NAMES[i % len(NAMES)], number(i), *told] for i, told in enumerate(rows)]
    read = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号", "目前状况", where], *people]))
    assert [s.facility for s in read.statements if s.status == "other"] == [None] * 3
