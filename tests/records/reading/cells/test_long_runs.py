"""Cells that repeat a word over and over are read like any other: no pattern looks for ways to part them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize("run", ["1" * 60, "女1" * 40, "收押" * 60, "因" * 90, "12." * 60, "1监区" * 40, "第一" * 50])
def test_a_run_is_told_as_it_stands(tmp_path: Path, run: str) -> None:
    headers = ["姓名", "身份证号", "入校时间", "目前在哪里", "关押地点", "怎么放的", "评议意见", "备注"]
    rows = [["疏附县第二教培中心学员名单"], headers]
    rows += [[NAMES[i], number(i), "2017.6.1", run, run, run, run, f"{run}转看守所。"] for i in range(3)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert len(read.statements) == 3
    assert {s.cells["目前在哪里"] for s in read.statements} == {run}
