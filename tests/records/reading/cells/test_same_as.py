"""同上: as the row above says, or the other address of the row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.records.reading.words.ditto import is_same_place
from tests.records.reading.tables import NAMES, Read, number, xlsx

A, B, C, D = (f"疏附县乌帕尔镇{n}村{n}组{n}号" for n in (1, 2, 3, 4))


def _places(path: Path, header: list[str], rows: list[list[Any]]) -> list[tuple[str, ...]]:
    people = [[NAMES[i], number(i + 1), *cells] for i, cells in enumerate(rows)]
    read = Read(xlsx(path / "a.xlsx", [["姓名", "身份证号", *header], *people]))
    for statement, cells in zip(read.statements, rows, strict=True):
        shown = list(statement.cells.values())[2 : 2 + len(cells)]
        assert shown == cells  # as they stand in the file
    assert read.problems == []
    return [s.place_texts for s in read.statements]


TWO = ["户籍地址", "现住地址"]


@pytest.mark.parametrize(
    "mark", ["同上", "〃", "同前", "同户籍地", "同左", "与户籍一致", "人户一致", "same", "Same as hukou"]
)
@pytest.mark.parametrize(
    "header",
    [
        TWO,
        ["户籍所在地", "现居住地"],
        ["户籍地", "居住地址"],
        ["户口所在地", "家庭住址"],
        ["address", "current residence"],
    ],
)
def test_the_other_address_of_the_row(tmp_path: Path, header: list[str], mark: str) -> None:
    rows = [[A, mark], [B, C], [D, mark], [C, mark]]
    assert _places(tmp_path, header, rows) == [(A,), (f"{B} {C}",), (D,), (C,)]


def test_a_column_between(tmp_path: Path) -> None:
    rows = [[A, "13900000000", B], [C, "13900000001", "同上"]]
    assert _places(tmp_path, ["户籍地址", "联系电话", "现住址"], rows) == [(f"{A} {B}",), (C,)]


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ([[A, B], ["同上", "同上"], ["同上", "同上"]], [(f"{A} {B}",)] * 3),  # a household
        ([[A, B], [A, "同上"]], [(f"{A} {B}",)] * 2),
        ([[A, B], ["", "同上"]], [(f"{A} {B}",), (B,)]),
        ([[A, "同上"], ["同上", "同上"]], [(A,), (A,)]),
        ([[A, "同户籍"], ["同上", "同上"]], [(A,), (A,)]),
        ([[A, B], ["同上", C], [D, "同上"], ["同上", "同上"]], [(f"{A} {B}",), (f"{A} {C}",), (D,), (D,)]),
        ([[A, "同上"], [B, C], [B, "同上"]], [(A,), (f"{B} {C}",), (B,)]),  # nobody can tell which
        ([["同现住址", B], [C, "同上"]], [(B,), (C,)]),
    ],
)
def test_as_above_or_as_before(tmp_path: Path, rows: list[list[Any]], places: list[tuple[str, ...]]) -> None:
    assert _places(tmp_path, TWO, rows) == places


@pytest.mark.parametrize(
    ("header", "rows", "places"),
    [
        (
            ["乡镇", "村"],
            [["乌帕尔镇", "3村"], ["同上", "同上"], ["同上", "4村"]],
            ["乌帕尔镇3村"] * 2 + ["乌帕尔镇4村"],
        ),
        (["村", "住址"], [["3村", A], ["3村", "同上"], ["4村", "同上"]], [f"{A}|3村", f"{A}|3村", "4村"]),
        (["户籍村", "现住址"], [["3村", "同上"], ["4村", "同上"]], ["3村", "4村"]),
        (["地址"], [[A], ["同上"], [B], ["〃"]], [A, A, B, B]),
        (["地址"], [["同上"], ["同户籍地"], [B]], ["", "", B]),
    ],
)
def test_one_address(tmp_path: Path, header: list[str], rows: list[list[Any]], places: list[str]) -> None:
    assert ["|".join(p) for p in _places(tmp_path, header, rows)] == places


def test_other_columns_mean_the_row_above(tmp_path: Path) -> None:
    header = ["户主姓名", "与户主关系", "父亲姓名", "教培中心", "入教时间", "处理结果", "备注"]
    first = [NAMES[0], "长子", NAMES[2], "县教培中心", "2017.5.1", "收押", "探亲"]
    rows = [["姓名", "身份证号", *header], [NAMES[1], number(1), *first], [NAMES[4], number(2), *["同上"] * 7]]
    one, other = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert (other.household_head, other.relatives) == (one.household_head, one.relatives)
    assert (other.facility, other.status, other.detained_on) == (one.facility, one.status, one.detained_on)
    assert list(other.cells.values())[2:] == ["同上"] * 7


def test_of_two_columns_of_custody_the_other_one_is_taken(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "人员类别", "目前状态"]]
    rows += [[NAMES[0], number(1), "教培", "判刑7年"], [NAMES[1], number(2), "收押", "同上"]]
    assert [s.status for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == ["sentenced", "interned"]


@pytest.mark.parametrize(
    "text", ["同心村", "同仁县", "和田市", "户籍地", "和平村", "3村", "与乐村", "同上村", "Same village 3"]
)
def test_places_are_not_taken_for_it(text: str) -> None:
    assert not is_same_place(text)
