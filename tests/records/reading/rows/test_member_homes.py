"""Registers by household whose first row alone says where all of it lives, in columns of townships and villages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx

HEADER = ["户号", "户主姓名", "姓名", "关系", "身份证号", "乡镇", "村", "门牌号"]
TOWN = ["乌帕尔镇", "幸福村", "27号"]
HOME = "乌帕尔镇幸福村 27号"


def read(path: Path, rows: list[tuple[str, str, str, list[str]]], columns: tuple[int, ...] = tuple(range(8))) -> Read:
    """``rows``: number and head of the household, relation, cells of the home."""
    whole: list[list[Any]] = [
        [no, head, NAMES[i], relation, number(i), *(home or [""] * 3)]
        for i, (no, head, relation, home) in enumerate(rows)
    ]
    return Read(xlsx(path / "a.xlsx", [[row[c] for c in columns] for row in (HEADER, *whole)]))


WITHOUT_NUMBERS, WITHOUT_HEADS = (1, 2, 3, 4, 5, 6, 7), (0, 2, 3, 4, 5, 6, 7)


@pytest.mark.parametrize("columns", [tuple(range(8)), WITHOUT_NUMBERS, WITHOUT_HEADS])
def test_members_live_where_the_first_row_of_their_household_says(tmp_path: Path, columns: tuple[int, ...]) -> None:
    rows = [
        ("1", NAMES[0], "户主", TOWN), ("", "", "妻子", []), ("", "", "长子", []),
        ("2", NAMES[3], "户主", ["乌帕尔镇", "团结村", "8号"]), ("", "", "儿媳", []),
    ]  # fmt: skip
    found = read(tmp_path, rows, columns)
    assert [s.place_texts for s in found.statements] == [(HOME,)] * 3 + [("乌帕尔镇团结村 8号",)] * 2
    assert len({s.household for s in found.statements}) == 2
    # Each cell stays as it stands.
    assert [s.cells["村"] for s in found.statements] == ["幸福村", "", "", "团结村", ""]


def test_rows_that_are_read_together_say_the_same(tmp_path: Path) -> None:
    rows = [("1", NAMES[0], "户主", TOWN), ("", "", "妻子", []), ("2", NAMES[3], "户主", []), ("", "", "长子", [])]
    found = read(tmp_path, rows, (0, 1, 2, 3, 4, 5, 6))
    assert [s.place_texts for s in found.statements] == [("乌帕尔镇幸福村",)] * 2 + [()] * 2
    assert found.ordinary == 4  # each the same as its statement


def test_numbers_of_houses_are_told_with_what_they_count(tmp_path: Path) -> None:
    found = read(tmp_path, [("1", NAMES[0], "户主", ["乌帕尔镇", "幸福村", "27"]), ("", "", "妻子", [])])
    assert found.statements[0].place_texts == found.statements[1].place_texts == (HOME,)


def test_a_home_of_ones_own_stays(tmp_path: Path) -> None:
    rows = [("1", NAMES[0], "户主", TOWN), ("", "", "长子", ["", "团结村", ""]), ("", "", "次子", [])]
    assert [s.place_texts for s in read(tmp_path, rows).statements] == [(HOME,), ("团结村",), (HOME,)]


def test_nothing_goes_over_to_another_household(tmp_path: Path) -> None:
    rows = [("1", NAMES[0], "户主", TOWN), ("2", NAMES[1], "户主", []), ("", "", "妻子", []), ("", "", "", [])]
    assert [s.place_texts for s in read(tmp_path, rows).statements] == [(HOME,), (), (), ()]
    rows = [("1", NAMES[0], "户主", TOWN), ("", "", "", []), ("", "", "妻子", []), ("3", "", "妻子", [])]
    assert [s.place_texts for s in read(tmp_path, rows).statements] == [(HOME,), (), (), ()]


def test_a_list_that_is_no_register_leaves_blank_homes_blank(tmp_path: Path) -> None:
    rows = [("", "", "户主", TOWN), ("", "", "妻子", [])]
    assert [s.place_texts for s in read(tmp_path, rows, (2, 3, 4, 5, 6, 7)).statements] == [(HOME,), ()]
    assert [s.place_texts for s in read(tmp_path, rows, (2, 4, 5, 6, 7)).statements] == [(HOME,), ()]


def test_what_is_lost_is_not_carried(tmp_path: Path) -> None:
    found = read(tmp_path, [("1", NAMES[0], "户主", ["乌帕尔镇", "#####", ""]), ("", "", "妻子", [])])
    assert found.statements[1].place_texts == ()
    assert [row for row, _ in found.codes()] == [2]
