"""Rows of a household whose held member has no name, and numbers between the names of head and member."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize("tie", ["系户主何人", "与户主关系"])
def test_custody_of_somebody_without_a_name_is_not_that_of_the_head(tmp_path: Path, tie: str) -> None:
    rows = [["户主姓名", "住址", tie, "收押时间", "羁押地点"]]
    rows += [[NAMES[i], "疏附县乌帕尔镇3村", "长子", "2017.4.1", "县看守所"] for i in range(3)]
    for one in Read(csv(tmp_path / "a.csv", rows)).statements:
        assert (one.status, one.facility, one.detained_on, one.relation) == (None, None, None, None)


def test_custody_of_the_heads_themselves_is_theirs(tmp_path: Path) -> None:
    rows = [["户主姓名", "住址", "与户主关系", "收押时间", "羁押地点"]]
    rows += [[NAMES[i], "疏附县乌帕尔镇3村", "本人", "2017.4.1", "县看守所"] for i in range(3)]
    assert {s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {"interned"}


def test_more_numbers_than_heads_are_those_of_the_members(tmp_path: Path) -> None:
    rows = [["户主", "身份证号", "姓名", "住址"]]
    rows += [[NAMES[0], number(i), NAMES[i], "疏附县乌帕尔镇3村"] for i in range(4)]
    found = Read(csv(tmp_path / "a.csv", rows)).statements
    assert [[n.text for n in s.id_numbers] for s in found] == [[number(i)] for i in range(4)]
    for row in rows[1:]:
        row[1] = number(0)
    assert not any(s.id_numbers for s in Read(csv(tmp_path / "a.csv", rows)).statements)
