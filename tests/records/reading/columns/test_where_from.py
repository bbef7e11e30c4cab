"""Columns of from where people were brought: no place where they are now."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, csv, number

JAIL = "莎车县看守所"


def _read(folder: Path, title: str, header: str, status: str, place: str = JAIL, term: str = "8年") -> Read:
    rows = [[NAMES[i], number(i), "寻衅滋事", term, place, status] for i in range(4)]
    return Read(csv(folder / "a.csv", [[title], ["姓名", "身份证号", "罪名", "刑期", header, "目前情况"], *rows]))


@pytest.mark.parametrize(
    "header",
    [
        "何处押来", "押来单位", "送来单位", "来源", "从何处押来", "由哪里送来", "来自看守所", "转来监所", "来源看守所",
        "原羁押场所", "移送看守所", "交付单位", "送押看守所", "投牢前羁押场所", "入监前看守所", "看守所",
    ],
)  # fmt: skip
def test_in_a_register_of_a_prison(tmp_path: Path, header: str) -> None:
    read = _read(tmp_path, "新疆盖孜监狱收监罪犯底册", header, "在押")
    assert {s.facility for s in read.statements} == {"新疆盖孜监狱"}
    assert {s.status for s in read.statements} == {"sentenced"}


@pytest.mark.parametrize("header", ["何处押来", "送来单位", "由哪里送来", "来自看守所", "从哪个看守所转来"])
def test_nowhere_a_place_of_now(tmp_path: Path, header: str) -> None:
    assert {s.facility for s in _read(tmp_path, "判刑人员名册", header, "服刑").statements} == {None}


@pytest.mark.parametrize(
    "header", ["关在何处", "哪里关押", "送到何处", "押在何处", "看守所", "羁押看守所", "送往看守所"]
)
def test_what_asks_where_they_are(tmp_path: Path, header: str) -> None:
    assert field_of(header) == "facility"
    assert {s.facility for s in _read(tmp_path, "莎车县在押人员名册", header, "在押").statements} == {JAIL}


def test_held_as_a_convict(tmp_path: Path) -> None:
    read = _read(tmp_path, "莎车县人员名册", "关押地点", "在押", "喀什监狱")
    assert {s.status for s in read.statements} == {"sentenced"}


@pytest.mark.parametrize(("place", "term"), [(JAIL, "8年"), ("喀什监狱", "未判")])
def test_held_and_no_convict(tmp_path: Path, place: str, term: str) -> None:
    read = _read(tmp_path, "莎车县人员名册", "关押地点", "在押", place, term)
    assert {s.status for s in read.statements} == {"interned"}
