"""Terms of which a number is lost, or was never filled in: no term, and the damage told."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.terms.sentences import parse_sentence
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    "text",
    [
        "13年零_个月", "13年＿个月", "13年零－个月", "13年…个月", "13年零( )个月",
        "13年（  ）个月", "13年 个月", "13年空个月",
        "13年缺月", "十三年__个月", "13年零6_个月", "( )年6个月", "有期徒刑 年6个月", "判缺年",
        "…年6个月", "13 years __ months",
        "l3年", "1O年", "13年零1O个月", "13年零OO个月", "l3 years",
    ],
)  # fmt: skip
def test_a_gap_is_no_number(tmp_path: Path, text: str) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert (told.kind, told.months) == ("unreadable", None)
    rows = [["姓名", "身份证号", "收押时间", "刑期"], [NAMES[0], number(0), "2017.3.4", text]]
    assert Read(csv(tmp_path / "a.csv", rows)).codes() == [(2, "unreadable_sentence")]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("13年零六个月", 162),
        ("10 年 6 个月", 126),
        ("10年-6个月", 126),
        ("13年零0个月", 156),
        ("有期徒刑（5年）", 60),
        ("判刑 5年", 60),
        ("缺席判决10年", 120),
        ("13 years 6 months", 162),
    ],
)
def test_whole_terms_have_no_gap(text: str, months: int) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert told.months == months


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("已判刑##年", True),
        ("已判？年", True),
        ("判刑13年零_个月", True),
        ("丈夫判刑##年", False),
        ("曾判刑##年", False),
        ("拟判刑##年", False),
        ("预计判##年", False),
        ("住院##天", False),
    ],
)
def test_a_lost_term_of_a_note_is_told(tmp_path: Path, note: str, told: bool) -> None:
    rows = [["姓名", "身份证号", "收押时间", "备注"], [NAMES[0], number(0), "2017.3.4", note]]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert read.codes() == ([(2, "unreadable_sentence")] if told else [])
    assert read.only.sentence is None


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("人已死亡", "deceased"),
        ("人已判刑", "sentenced"),
        ("人已送教培", "interned"),
        ("此人已病故", "deceased"),
        ("家人已死亡", None),
        ("其父人已死亡", None),
        ("被害人已死亡", None),
    ],
)
def test_the_person_in_a_word(tmp_path: Path, note: str, status: str | None) -> None:
    rows = [["姓名", "身份证号", "备注"], [NAMES[0], number(0), note]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.status == status
