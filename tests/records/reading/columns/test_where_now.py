"""目前所在地: where each is now, cell by cell; and the named place beside a word for camps."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx


def _read(tmp_path: Path, headers: list[str], rows: list[tuple[str, ...]]) -> Read:
    people = [[NAMES[i % len(NAMES)], number(i), *told] for i, told in enumerate(rows)]
    return Read(xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号", *headers], *people]))


@pytest.mark.parametrize("header", ["目前所在地", "现所在地", "现在所在地点", "当前所在位置", "目前具体所在地"])
def test_a_camp_is_told_of_who_is_there_and_home_of_who_is_at_home(tmp_path: Path, header: str) -> None:
    rows = [
        ("收教", "2017.9.11", "疏附县第三教培中心"),
        ("列为关注", "", "家中"),
        ("收教", "2017.9.12", "在家务农"),
        ("网上追逃", "", "下落不明"),
        ("", "", "家中"),
        ("收教", "2017.9.13", "疏附县第一教培中心"),
    ]
    read = _read(tmp_path, ["处置措施", "收教日期", header], rows)
    assert [s.status for s in read.statements] == ["interned", "other", "other", "other", "other", "interned"]
    assert [s.facility for s in read.statements] == ["疏附县第三教培中心", *[None] * 4, "疏附县第一教培中心"]


@pytest.mark.parametrize("header", ["目前所在地", "单位所在地", "亲属目前所在地", "所在地"])
def test_where_people_live_or_others_are_is_no_fate(tmp_path: Path, header: str) -> None:
    place = "家中" if header == "目前所在地" else "疏附县第三教培中心"
    rows = [("封斋", place), ("蓄须", "外地"), ("朝觐", "家中")]
    assert [s.status for s in _read(tmp_path, ["列管原因", header], rows).statements] == [None] * 3


def test_a_camp_with_its_name_says_more_than_the_word_for_camps(tmp_path: Path) -> None:
    rows = [
        ("送学", "在教培中心学习", "疏附县一中心"),
        ("判刑", "在监狱服刑", "喀什监狱"),
        ("送学", "在教培中心学习", "县党校"),
        ("送学", "在教培中心学习", "县社区服务中心"),
        ("送学", "在家务农", "疏附县三中心"),
    ]
    read = _read(tmp_path, ["重点人员类型", "现状", "在何地"], rows)
    assert [s.facility for s in read.statements][:2] == ["疏附县一中心", "喀什监狱"]
    assert "社区" not in (read.statements[3].facility or "")
    assert read.statements[4].status == "other"
