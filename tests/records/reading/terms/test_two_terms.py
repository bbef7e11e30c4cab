"""A row with two terms: the present one counts, and nothing is added up."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.terms.sentences import parse_sentence
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    ("former", "present"),
    [
        ("原刑期", "现刑期"),
        ("原判刑期", "减刑后刑期"),
        ("一审刑期", "二审刑期"),
        ("原判刑罚", "现刑期"),
        ("原判刑期", "刑期"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_present_term_counts(tmp_path: Path, former: str, present: str, turned: bool) -> None:
    terms = [former, "15年"], [present, "13年6个月"]
    (a, x), (b, y) = reversed(terms) if turned else terms
    read = Read(csv(tmp_path / "a.csv", [["姓名", "身份证号", a, b], [NAMES[0], number(), x, y]]))
    assert read.only.sentence is not None
    assert (read.only.sentence.months, read.only.status) == (162, "sentenced")


@pytest.mark.parametrize(("second", "cell"), [("剩余刑期", "3年6个月"), ("附加刑期", "3年"), ("余刑", "3年6个月")])
def test_what_is_no_term_of_its_own_adds_nothing(tmp_path: Path, second: str, cell: str) -> None:
    rows = [["姓名", "身份证号", "原判刑期", second], [NAMES[0], number(), "15年", cell]]
    sentence = Read(csv(tmp_path / "a.csv", rows)).only.sentence
    assert sentence is not None
    assert sentence.months == 180


@pytest.mark.parametrize("text", ["15年 13年6个月", "有期徒刑三年，另有五年六个月"])
def test_years_of_one_term_and_months_of_another_are_none(text: str) -> None:
    found = parse_sentence(text)
    assert found is not None
    assert (found.kind, found.months) == ("unreadable", None)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("5年 3个月", 63),
        ("15年6个月，剥夺政治权利3年", 186),
        ("13年6个月（原判15年）", 162),
        ("由15年减为13年6个月", 162),
    ],
)
def test_one_term_stays(text: str, months: int) -> None:
    found = parse_sentence(text)
    assert found is not None
    assert found.months == months


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("犯参加恐怖组织罪判10年，犯非法持有枪支罪判3年，决定执行有期徒刑12年", 144),
        ("有期徒刑三年，合并执行五年六个月", 66),
        ("数罪并罚，决定执行有期徒刑12年，剥夺政治权利3年", 144),
        ("一审十四年，二审十一年六个月", 138),
        ("一审14年，二审维持", 168),
        ("判10年，2018年3月交付执行", 120),
        ("判10年，监外执行2年", 120),
        ("判处5年，二审2018年3月维持", 60),
    ],
)
def test_what_was_decided_at_last_is_served(text: str, months: int) -> None:
    found = parse_sentence(text)
    assert found is not None
    assert (found.kind, found.months) == ("term", months)


@pytest.mark.parametrize("text", ["犯盗窃罪判3年，决定执行有期徒刑■■年", "一审判10年，二审■年"])
def test_of_a_last_term_that_is_lost_the_one_before_is_not_told(text: str) -> None:
    found = parse_sentence(text)
    assert found is not None
    assert (found.kind, found.months) == ("unreadable", None)
