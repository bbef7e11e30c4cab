"""Where people are beside what they do: of the free it is no place of custody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx

_HELD = [
    ("教培", "疏附县第二教培中心"),
    ("收押", "疏附县看守所"),
    ("判刑8年", "图木舒克监狱"),
    ("教培", "疏附县第四教培中心"),
]


def _read(path: Path, header: str, *told: tuple[str, str]) -> list[str | None]:
    rows = [["1", NAMES[i % len(NAMES)], "户主", number(i), *cells, "2017.6.1"] for i, cells in enumerate(_HELD)]
    rows += [["2", NAMES[i % len(NAMES)], "儿子", number(i + 9), *cells, ""] for i, cells in enumerate(told)]
    header_row = ["户号", "成员姓名", "与户主关系", "公民身份号码", "去向", header, "入教（收押）时间"]
    places = [s.facility for s in Read(xlsx(path / "a.xlsx", [header_row, *rows])).statements]
    assert places[: len(_HELD)] == [place for _, place in _HELD]
    return places[len(_HELD) :]


@pytest.mark.parametrize("header", ["去向地点", "所在场所", "不在家人员情况/所在场所", "关押、务工地点", "现在何处"])
def test_where_the_free_live_and_work(tmp_path: Path, header: str) -> None:
    told = [
        ("外出务工", "乌鲁木齐市"),
        ("上学", "兰干乡中心小学"),
        ("在家", "兰干乡1村"),
        ("经商（2016年起）", "喀什市大巴扎"),
    ]
    told += [("已外嫁", "疏勒县"), ("在读大学生", "石河子大学"), ("已释放", "喀什市")]
    assert _read(tmp_path, header, *told) == [None] * len(told)


def test_where_they_were_held_stays(tmp_path: Path) -> None:
    told = [("已结业回家", "疏附县第一教培中心"), ("在家务农", "疏附县第一教培中心"), ("收押", "疏附县党校")]
    assert _read(tmp_path, "所在场所", *told) == [place for _, place in told]
    assert _read(tmp_path, "关押地点", ("在家", "县党校")) == ["县党校"]


@pytest.mark.parametrize("kind", ["人员类别", "职业"])
def test_who_somebody_was_frees_nobody(tmp_path: Path, kind: str) -> None:
    rows = [[NAMES[i], number(i), what, "县党校", "2017.6.1"] for i, what in enumerate(["学生", "务农", "经商"])]
    read = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号", kind, "收押场所", "收押时间"], *rows]))
    assert [s.facility for s in read.statements] == ["县党校"] * 3
