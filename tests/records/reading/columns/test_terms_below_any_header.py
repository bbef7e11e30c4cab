"""Terms under a header that no word tells: known by the words of the law, and never by a count of years alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

TERMS = [
    "有期徒刑9年，剥夺政治权利3年",
    "十二年六个月",
    "7.5年",
    "无期徒刑",
    "拘役六个月",
    "免予刑事处罚",
    "有期徒刑■■年",
]
MONTHS = [108, 150, 90, None, 6, None, None]
KINDS = ["term", "term", "term", "life", "term", "none", None]


def _read(folder: Path, header: str, cells: list[str]) -> Read:
    rows = [[NAMES[i % len(NAMES)], number(i), "2017.4.12", text] for i, text in enumerate(cells)]
    return Read(csv(folder / "a.csv", [["被告人", "身份证号", "刑拘日期", header], *rows]))


@pytest.mark.parametrize("header", ["判了什么", "怎么判的", "判了什么刑", "宣告内情", "主刑"])
def test_terms_are_read(tmp_path: Path, header: str) -> None:
    read = _read(tmp_path, header, TERMS)
    told = [s.sentence for s in read.statements]
    assert [one.months if one else None for one in told] == MONTHS
    assert [one.kind if one and one.kind != "unreadable" else None for one in told] == KINDS
    assert [s.status for s in read.statements][:6] == ["sentenced"] * 5 + ["released"]
    assert any(p.code == "unreadable_sentence" for s in read.statements for p in s.problems)


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("学制", ["3年", "2年", "3年", "5年"]),
        ("合同期", ["3年", "2年", "一年六个月"]),
        ("附加刑", ["剥夺政治权利3年", "剥夺政治权利5年", "罚金"]),
        ("检察院求刑", ["有期徒刑9年", "有期徒刑8年", "有期徒刑3年"]),
        ("同案犯咋判", ["有期徒刑9年", "有期徒刑8年", "有期徒刑3年"]),
        ("父亲判了什么", ["有期徒刑9年", "有期徒刑8年", "有期徒刑3年"]),
        ("以前判了什么", ["有期徒刑9年", "有期徒刑8年", "有期徒刑3年"]),
    ],
)
def test_other_years_are_no_sentence(tmp_path: Path, header: str, cells: list[str]) -> None:
    assert all(s.sentence is None for s in _read(tmp_path, header, cells).statements)


def test_crimes_are_no_terms(tmp_path: Path) -> None:
    read = _read(tmp_path, "判了什么", ["煽动分裂国家罪", "寻衅滋事罪", "参加恐怖组织罪"])
    assert all(s.sentence is None or s.sentence.months is None for s in read.statements)
