"""A sentence of before is not the present one, and a reduction is no part of the term."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.told import told_sentence
from service.records.reading.terms.sentences import parse_sentence
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("五年 减刑9个月", 60),
        ("9年 减刑6个月", 108),
        ("十七年，累计减刑1年3个月", 204),
        ("8年6个月 减刑两次共10个月", 102),
        ("判刑5年，加刑6个月", 60),
        ("5 years, reduced by 9 months", 60),
        ("7 лет, сокращён на 6 месяцев", 84),
        ("10年减为9年", 108),
        ("原判10年，减刑为9年6个月", 114),
        ("有期徒刑三年六个月", 42),
        ("减刑9个月", None),
        ("减刑一年", None),
    ],
)
def test_by_how_much_a_term_was_reduced_is_not_added(text: str, months: int | None) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert told.months == months


@pytest.mark.parametrize("header", ["刑期变动", "刑期变更情况", "刑期变化"])
def test_a_reduction_in_a_column_of_its_own(tmp_path: Path, header: str) -> None:
    rows = [["姓名", "身份证号", "原判刑期", header], [NAMES[0], number(0), "五年", "减刑9个月"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert one.sentence is not None
    assert one.sentence.months == 60


@pytest.mark.parametrize(
    ("note", "months"),
    [
        ("曾判刑3年", None),
        ("2011年曾判刑3年", None),
        ("有前科，曾判刑3年", None),
        ("有前科，2011年判刑3年", None),
        ("前科：2010年判刑5年", None),
        ("曾于2013年被判刑3年", None),
        ("有前科，现判刑8年", 96),
        ("曾吸毒，判刑5年", 60),
        ("曾判刑3年，又判刑8年", 96),
        ("2017年判刑7年", 84),
    ],
)
def test_the_sentence_of_before(note: str, months: int | None) -> None:
    told = told_sentence(note, False)
    assert (told.months if told else None) == months


@pytest.mark.parametrize("note", ["曾判刑3年", "有前科，2011年判刑3年", "2009年判刑3年，2012年刑满释放"])
def test_who_is_held_was_sentenced_before(tmp_path: Path, note: str) -> None:
    rows = [["姓名", "身份证号", "状态", "备注"], [NAMES[0], number(0), "收押", note]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (one.status, one.sentence) == ("interned", None)
    rows = [["在训学员名单"], ["姓名", "身份证号", "班级", "备注"], [NAMES[0], number(0), "4班", "曾判刑3年"]]
    one = Read(xlsx(tmp_path / "b.xlsx", rows)).only
    assert (one.status, one.sentence) == ("interned", None)
