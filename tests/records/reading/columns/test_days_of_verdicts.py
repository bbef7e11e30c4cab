"""Columns whose header says no more than that there was a verdict, and short words for peoples."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


def _read(path: Path, header: str, cells: list[str]) -> Read:
    rows = [[NAMES[i], number(i), cell, "盗窃"] for i, cell in enumerate(cells)]
    return Read(csv(path / "a.csv", [["姓名", "身份证号", header, "罪名"], *rows]))


@pytest.mark.parametrize("header", ["宣判", "下判", "定判", "一审宣判"])
def test_a_verdict_is_a_day_where_days_stand_below(tmp_path: Path, header: str) -> None:
    read = _read(tmp_path, header, ["2017.3.4", "2017.5.6", "2018.1.2"])
    assert [s.texts["sentenced_on"] for s in read.statements] == ["2017.3.4", "2017.5.6", "2018.1.2"]


def test_and_nothing_where_none_stand(tmp_path: Path) -> None:
    read = _read(tmp_path, "宣判", ["公开", "不公开", "公开"])
    assert not any("sentenced_on" in s.texts for s in read.statements)


@pytest.mark.parametrize("header", ["族", "种族", ""])
def test_short_words_for_peoples(tmp_path: Path, header: str) -> None:
    read = _read(tmp_path, header, ["维", "哈", "柯"])
    assert [s.ethnicity for s in read.statements] == ["维", "哈", "柯"]


def test_the_people_of_somebody_else_is_not_theirs(tmp_path: Path) -> None:
    read = _read(tmp_path, "家属族别", ["维", "哈", "回"])
    assert {s.ethnicity for s in read.statements} == {None}
