"""Years and months of a term in columns of their own, and what a case came to without a term."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number, xlsx


def _read(tmp_path: Path, years: Any, months: Any) -> Read:
    rows: list[list[Any]] = [
        ["姓名", "身份证号", "刑期", ""],
        ["", "", "年", "月"],
        [NAMES[0], number(), years, months],
    ]
    return Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:B2", "C1:D1"]))


@pytest.mark.parametrize(
    ("years", "months", "term"),
    [
        ("五", "二", 62),
        ("五", 0, 60),
        (5, 6, 66),
        ("", 18, 18),
        ("十五", "十一", 191),
        ("廿", "", 240),
        ("三", "无", 36),
    ],
)
def test_numerals_count_as_digits_do(tmp_path: Path, years: Any, months: Any, term: int) -> None:
    read = _read(tmp_path, years, months)
    assert read.only.sentence is not None
    assert (read.only.sentence.months, read.codes()) == (term, [])


@pytest.mark.parametrize(
    ("years", "months"),
    [("？", 6), (5, "？"), (5, "#"), (5, "####"), ("1?", 6), (5, "X"), ("l0", 6), (5, "不详"), ("不详", 6), ("?", "?")],
)
def test_what_is_left_beside_a_lost_part_is_no_term(tmp_path: Path, years: Any, months: Any) -> None:
    read = _read(tmp_path, years, months)
    assert read.only.sentence is not None
    assert (read.only.sentence.months, read.codes()) == (None, [(3, "unreadable_sentence")])


def test_an_error_beside_years_leaves_no_term(tmp_path: Path) -> None:
    read = _read(tmp_path, 5, "#REF!")
    assert read.only.sentence is not None
    assert read.only.sentence.months is None
    assert (3, "error_cell") in read.codes()


@pytest.mark.parametrize("header", ["刑期", "判决结果"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("不起诉", False), ("检察院决定不起诉", False), ("撤案", False), ("免予刑事处罚", False), ("无罪", False),
        ("缓刑", False), ("取保候审", False), ("2018年3月不起诉", False),
        ("缓刑？年", True), ("缓刑2年", True), ("不起诉5年？", True), ("##", True), ("拘役", True), ("5年？？月", True),
    ],
)  # fmt: skip
def test_what_has_no_term_is_no_damage(tmp_path: Path, header: str, text: str, told: bool) -> None:
    rows = [["姓名", "身份证号", "收押时间", header], [NAMES[0], number(0), "2017.3.4", text]]
    rows += [[NAMES[i], number(i), "2017.3.4", f"有期徒刑{i + 3}年"] for i in range(1, 6)]
    assert Read(csv(tmp_path / "a.csv", rows)).codes() == ([(2, "unreadable_sentence")] if told else [])
