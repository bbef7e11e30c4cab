"""The day on which convicts came to the prison of the title, and where they were held before."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from service.records.reading.columns.takento import asks_former_place
from service.records.reading.headers.wherefrom import asks_where_before_prison
from tests.records.reading.tables import NAMES, Read, csv, number

JAIL = "莎车县看守所"


def _read(folder: Path, title: str, headers: list[str], cells: list[str]) -> Read:
    rows = [[NAMES[i], number(i), *cells] for i in range(4)]
    return Read(csv(folder / "a.csv", [[title], ["罪犯姓名", "身份证号", *headers], *rows]))


@pytest.mark.parametrize("title", ["新疆喀什监狱三监区服刑罪犯名册", "喀什监狱罪犯花名册"])
@pytest.mark.parametrize("header", ["入监日期", "入监时间", "收监时间", "入狱时间", "送监日期", "投牢时间"])
def test_the_day_they_came_is_no_day_of_detention(tmp_path: Path, title: str, header: str) -> None:
    read = _read(tmp_path, title, ["罪名", "刑期", header], ["寻衅滋事", "8年", "2017.9.20"])
    assert {(s.detained_on, s.status) for s in read.statements} == {(None, "sentenced")}
    assert all("喀什监狱" in (s.facility or "") for s in read.statements)


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("莎车县看守所在押人员名册", "入监日期"), ("莎车县教培中心学员名册", "入监日期"),
        ("莎车县人员名册", "入监时间"),
        ("喀什监狱罪犯花名册", "羁押时间"), ("喀什监狱罪犯花名册", "刑拘时间"),
    ],
)  # fmt: skip
def test_what_is_one_stays(tmp_path: Path, title: str, header: str) -> None:
    read = _read(tmp_path, title, ["罪名", header], ["寻衅滋事", "2017.9.20"])
    assert all(s.detained_on is not None for s in read.statements)


@pytest.mark.parametrize(
    "title",
    [
        "新疆喀什监狱三监区服刑罪犯基本情况及家属联络表", "喀什监狱罪犯及其家属联系方式登记表",
        "喀什监狱服刑人员及亲属通讯录",
    ],
)  # fmt: skip
def test_a_list_of_convicts_that_tells_of_their_families_too(tmp_path: Path, title: str) -> None:
    read = _read(tmp_path, title, ["刑期", "原羁押单位"], ["8年", JAIL])
    assert all("喀什监狱" in (s.facility or "") for s in read.statements)


@pytest.mark.parametrize("title", ["喀什监狱罪犯家属联络表", "喀什监狱罪犯及家属名册"])
def test_a_list_of_families_holds_nobody(tmp_path: Path, title: str) -> None:
    rows = [[NAMES[i], number(i), "13999000111"] for i in range(4)]
    read = Read(csv(tmp_path / "a.csv", [[title], ["姓名", "身份证号", "电话"], *rows]))
    assert {(s.facility, s.status) for s in read.statements} == {(None, None)}


def test_words_for_where_they_were_before() -> None:
    before = "原 此前 之前 送监前 入监前 投牢前 收监前 入狱前".split()
    asked = product(before, "羁押 关押 收押 看守 拘押 看押".split(), "单位 场所 地点 机关 看守所 地".split())
    for header in map("".join, asked):
        assert asks_former_place(header), header
        assert asks_where_before_prison(header), header


@pytest.mark.parametrize("header", ["原羁押单位", "送监前羁押地", "原关押场所", "此前羁押场所"])
def test_the_former_place_alone_is_no_place_of_those_held(tmp_path: Path, header: str) -> None:
    for title in ("莎车县服刑人员名册", "喀什、伽师等三所监狱服刑罪犯名册"):
        assert {s.facility for s in _read(tmp_path, title, ["刑期", header], ["8年", JAIL]).statements} == {None}


@pytest.mark.parametrize(
    ("title", "header"), [("莎车县刑满释放人员名册", "原羁押单位"), ("莎车县在押人员名册", "羁押单位")]
)
def test_other_lists_keep_the_place(tmp_path: Path, title: str, header: str) -> None:
    assert {s.facility for s in _read(tmp_path, title, ["刑期", header], ["8年", JAIL]).statements} == {JAIL}
