"""Lists without a header: what stands over them, and columns of crimes and terms."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.unheaded import crime_or_term
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

TERMS = ["未决", "有期徒刑4年", "待判", "有期徒刑十三年", "无期徒刑", "拘役六个月"]
CRIMES = [
    "盗窃罪",
    "煽动民族仇恨、民族歧视罪",
    "宣扬恐怖主义、极端主义罪",
    "涉嫌分裂国家罪",
    "寻衅滋事罪",
    "故意伤害罪",
]


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("疏附县看守所在押人员", "interned"),
        ("疏附县在押人员名单", "interned"),
        ("乌帕尔镇刑满释放人员花名册", "released"),
        ("死亡人员名单", "deceased"),
        ("乌帕尔镇人员名单", None),
        ("在押人员家属名单", None),
    ],
)
def test_a_title_is_heard_where_there_is_no_header(tmp_path: Path, title: str, status: str | None) -> None:
    rows = [[title], *([i + 1, NAMES[i], "男", number(2 * i + 1), "疏附县乌帕尔镇3村"] for i in range(5))]
    for read in (Read(xlsx(tmp_path / "a.xlsx", rows, sheet="Sheet1")), Read(csv(tmp_path / "b.csv", rows))):
        assert {s.status for s in read.statements} == {status}
        assert read.tables[0].titles == (title,)
        assert (1, "title") in read.skipped


def test_crimes_and_terms_are_known_without_a_header(tmp_path: Path) -> None:
    rows = [["麦盖提县看守所在押人员"], *([NAMES[i], number(i), CRIMES[i], TERMS[i]] for i in range(6))]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.reason for s in read.statements] == CRIMES
    assert [s.sentence and s.sentence.months for s in read.statements] == [None, 48, None, 156, None, 6]
    assert [s.status for s in read.statements][:4] == ["interned", "sentenced", "interned", "sentenced"]
    assert {s.facility for s in read.statements} == {"麦盖提县看守所"}


@pytest.mark.parametrize(
    "cells",
    [
        ["4年", "5年", "7年", "3年"],  # of a school, or of a stay
        ["2017年", "2018年", "2016年"],
        ["受罪", "无", "遭罪"],
        ["有期徒刑", "农民", "工人", "牧民"],
        ["盗窃罪", "农民", "工人", "牧民"],
        ["有期徒刑4年", "无期徒刑"],
        ["未决", "未决", "未决"],
    ],
)
def test_other_cells_are_none(cells: list[str]) -> None:
    assert crime_or_term(cells, {"name", "id"}) is None
