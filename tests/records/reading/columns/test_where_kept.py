"""Headers that ask where somebody is as one speaks, beside what became of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx

ROWS = [
    ("在押服刑", "新疆第三监狱"),
    ("在家", ""),
    ("在教培中心学习", "疏附县第二教育培训中心"),
    ("外出打工", "昌吉市纺织厂"),
    ("看守所羁押", "疏附县看守所"),
    ("在上小学", "乡中心小学"),
    ("住院", "县人民医院"),
    ("结业回家", "疏附县第二教育培训中心"),
]


@pytest.mark.parametrize("header", ["待在啥地方", "人在哪个场所", "蹲在哪里", "呆在何处", "现待在什么地方", "押在哪儿"])
def test_places_of_custody_are_told_of_the_held_alone(tmp_path: Path, header: str) -> None:
    people = [[NAMES[i % len(NAMES)], number(i), *told] for i, told in enumerate(ROWS)]
    read = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号", "现状", header], *people]))
    told = [s.facility for s in read.statements]
    if header != "押在哪儿":  # of the held alone
        assert [told[n] for n in (1, 3, 5, 6)] == [None] * 4
    assert told[::2][:3] == ["新疆第三监狱", "疏附县第二教育培训中心", "疏附县看守所"]
    assert [s.status for s in read.statements][::2][:3] == ["sentenced", "interned", "interned"]


@pytest.mark.parametrize("header", ["人在何处", "现在哪里", "人在哪里"])
def test_where_somebody_was_does_not_hide_that_they_went_home(tmp_path: Path, header: str) -> None:
    told = [("县看守所", "回家了"), ("教培中心", ""), ("", "判刑了"), ("县看守所", "死了")]
    people = [[NAMES[i], number(i), "2017.4.1", *places] for i, places in enumerate(told)]
    read = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号", "被带走时间", header, "人到哪去了"], *people]))
    assert [s.status for s in read.statements] == ["released", "interned", "sentenced", "deceased"]
    assert read.statements[1].facility == "教培中心"
