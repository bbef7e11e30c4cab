"""刑满日期: the day of release of whom the row says 刑满释放, and of nobody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx


def _read(tmp_path: Path, headers: list[str], rows: list[list[Any]]) -> list[tuple[str | None, Any]]:
    own = [["姓名", "身份证号", *headers], *([NAMES[i], number(i), *row] for i, row in enumerate(rows))]
    read = Read(xlsx(tmp_path / "a.xlsx", own))
    return [(s.status, s.released_on and tuple(s.released_on[:3])) for s in read.statements]


@pytest.mark.parametrize("asks", ["刑满日期", "刑满时间", "期满日期", "刑期届满日期"])
@pytest.mark.parametrize("told", ["出监类别", "出监原因", "目前状态"])
def test_the_end_of_a_term_that_was_served(tmp_path: Path, asks: str, told: str) -> None:
    rows = [
        ["皮山监狱", "3年", "2018.1.20", "刑满释放"],
        ["和田监狱", "9年", "2019.1.20", "死亡"],
        ["和田监狱", "9年", "", "刑满释放"],
        ["和田监狱", "2年", "2018年2月28日", "刑满释放"],
    ]
    assert _read(tmp_path, ["服刑监狱", "原判", asks, told], rows) == [
        ("released", (2018, 1, 20)), ("deceased", None), ("released", None), ("released", (2018, 2, 28)),
    ]  # fmt: skip


@pytest.mark.parametrize("told", ["服刑", "在押", "减刑释放", "假释", "提前释放", "刑满后释放前病亡", "", "拟刑满释放"])
def test_the_end_of_a_term_that_was_not(tmp_path: Path, told: str) -> None:
    rows = [["皮山监狱", "3年", "2018.1.20", told], ["皮山监狱", "3年", "2018.2.20", "刑满释放"]]
    read = _read(tmp_path, ["服刑监狱", "原判", "刑满日期", "出监类别"], rows)
    assert [day for _, day in read] == [None, (2018, 2, 20)]


def test_a_day_that_does_not_exist_or_lies_ahead(tmp_path: Path) -> None:
    rows = [["皮山监狱", "3年", day, "刑满释放"] for day in ("2018.2.30", "2090.1.2", "不详")]
    assert _read(tmp_path, ["服刑监狱", "原判", "刑满日期", "出监类别"], rows) == [("released", None)] * 3


def test_a_day_of_release_beside_it_goes_first(tmp_path: Path) -> None:
    rows = [["皮山监狱", "3年", "2018.1.20", "2018.1.19", "刑满释放"]]
    headers = ["服刑监狱", "原判", "刑满日期", "释放日期", "出监类别"]
    assert _read(tmp_path, headers, rows) == [("released", (2018, 1, 19))]
