"""What a header says that its cells count."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.records.reading.headers.units import unit_of
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    ("header", "value", "months"),
    [
        ("刑期（月）", 18, 18),
        ("刑期/年", 3, 36),
        ("刑期/月", "30", 30),
        ("刑期（年）", 3, 36),
        ("刑期", 3, 36),
        ("刑期（月）", "3年", 36),
    ],
)
def test_terms_in_the_unit_of_their_header(tmp_path: Path, header: str, value: Any, months: int) -> None:
    rows = [["姓名", "身份证号", header], *([NAMES[i], number(i), value] for i in range(3))]
    statements = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.sentence and s.sentence.months for s in statements] == [months] * 3


def test_a_date_is_no_unit() -> None:
    headers = ("判刑年月", "刑期起止", "刑期(年)", "刑期/月数")
    assert [unit_of(h, "sentence") for h in headers] == ["", "", "年", "个月"]


def test_a_date_in_three_columns(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["姓名", "出生日期", "", "", "住址"], ["", "年", "月", "日", ""]]
    rows += [[NAMES[i], 1960, 4, "", "疏附县"] if i else [NAMES[i], 1960, 4, 12, "疏附县"] for i in range(3)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:D1", "E1:E2"]))
    assert read.names == NAMES[:3]
    assert [[(b.month, b.day) for b in s.births] for s in read.statements] == [[(4, 12)], [(4, None)], [(4, None)]]
    assert read.codes() == []
