"""Terms that stand alone beside a verdict, and terms with days, as registers of prisons count them."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.prisonterms import bare_term
from service.records.reading.terms.sentences import parse_sentence
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("17年10月00日", 214),
        ("11年06月00日", 138),
        ("04年00月00日", 48),
        ("00年10月00日", 10),
        ("有期徒刑17年10月00日", 214),
        ("17年10个月0天", 214),
        ("十七年十月零日", 214),
        ("3年06月00日，剥夺政治权利二年00月00日", 42),
        ("9年10月5日", 118),
        ("30年10月15日", 370),
        ("17年10月", 214),
        ("16年5月18日判刑7年", 84),
    ],
)
def test_years_months_and_days(text: str, months: int) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert told.months == months


@pytest.mark.parametrize("text", ["17年10月05日", "05年06月15日", "2017年10月5日", "00年00月00日"])
def test_what_may_be_a_day_is_no_term(text: str) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert told.kind == "unreadable"


@pytest.mark.parametrize(
    ("note", "months"),
    [
        ("10年6个月", 126),
        ("8年", 96),
        ("七年六个月", 90),
        ("9年；投送伊犁监狱", 108),
        ("一年半", 18),
        ("11 years", 132),
    ],
)
def test_a_note_of_a_term_alone(tmp_path: Path, note: str, months: int) -> None:
    rows = [["姓名", "身份证号", "处理结果", "备注"]]
    rows += [[NAMES[i], number(i), told, note] for i, told in enumerate(("判刑", "在押", "释放", "其父判刑"))]
    own, *others = Read(csv(tmp_path / "a.csv", rows)).statements
    assert own.sentence is not None
    assert own.sentence.months == months
    assert [s.sentence for s in others] == [None] * 3


@pytest.mark.parametrize(
    "note",
    "1年后释放|16年，投牢|2017年|10|10年以上|减刑9个月|3-5年|5年级|党龄5年|其父8年|2个孩子|15 days|判前表现一般".split(
        "|"
    ),
)
def test_other_notes(note: str) -> None:
    assert bare_term(note) is None
