"""Terms that are ranges, bounds or days give no months; what their words say of custody stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.statement import Sentence
from service.records.reading.terms.sentences import parse_sentence
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    "text",
    [
        "3至5年", "3年至5年", "三年至五年", "三年以上十年以下", "10年以上", "十年以上有期徒刑", "2年以内", "不少于五年",
        "10余年", "10年多", "3至6个月", "6个月以上", "3 years to 5 years", "between 3 and 5 years", "over 10 years",
        "at least 10 years", "up to 10 years", "10 years or more", "от 3 лет до 5 лет", "более 10 лет",
        "не менее 10 лет", "10 yıldan fazla", "en az 10 yıl", "10 жылдан астам", "10 يىلدىن ئارتۇق", "10 yildin artuq",
        "10 йилдан ортиқ", "mehr als 10 Jahre", "mindestens 10 Jahre", "plus de 10 ans", "de 3 à 5 ans",
        "拘留15天", "15 days", "行政拘留十五日", "15 суток", "15 gün", "15 күн", "15 Tage",
    ],
)  # fmt: skip
def test_nothing_exact_is_invented(text: str) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert (told.text, told.months, told.kind) == (text, None, "unreadable")


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("判处7年，剥夺政治权利1年以上", 84), ("7 лет, до 2024 года", 84), ("приговор от 12.05.2018, 7 лет", 84),
        ("7 years and 6 months", 90), ("condamné à 8 ans", 96), ("7年，不满18岁", 84),
    ],
)  # fmt: skip
def test_what_stands_beside_a_term_is_no_bound(text: str, months: int) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert told.months == months


@pytest.mark.parametrize(
    ("text", "status"), [("10年以上", "sentenced"), ("行政拘留15天", "interned"), ("15天", "interned")]
)
def test_what_became_of_them(tmp_path: Path, text: str, status: str) -> None:
    rows = [["姓名", "身份证号", "收押时间", "刑期"], [NAMES[0], number(0), "2017.4.12", text]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (one.status, one.sentence and one.sentence.text) == (status, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("行政拘留15日", False), ("行政拘留十五天", False), ("行拘10日", False), ("司法拘留5日", False),
        ("处行政拘留15日，并处罚款500元", False), ("拘留15日", False), ("刑事拘留30日", False),
        ("行政拘留?日", True), ("行政拘留■日", True), ("拘役■个月", True), ("有期徒刑?年", True),
        ("行政拘留15日，后判有期徒刑?年", True),
    ],
)  # fmt: skip
def test_days_of_the_police_are_no_lost_term(tmp_path: Path, text: str, told: bool) -> None:
    rows = [["姓名", "身份证号", "拘留时间", "判决"], [NAMES[0], number(0), "2015.3.16", text]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [code for _, code in read.codes() if code == "unreadable_sentence"] == ["unreadable_sentence"] * told
    assert read.only.sentence is None or read.only.sentence.months is None


@pytest.mark.parametrize(
    ("header", "cell", "months"),
    [
        ("刑期（天）", "15", None),
        ("Sentence (days)", "15", None),
        ("Sentence (months)", "18", 18),
        ("Срок (мес.)", "18", 18),
    ],
)
def test_what_a_header_counts(tmp_path: Path, header: str, cell: str, months: int | None) -> None:
    rows = [["姓名", "身份证号", header], [NAMES[0], number(0), cell]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert one.sentence is not None
    assert one.sentence.months == months


def test_years_and_months_in_columns_of_their_own(tmp_path: Path) -> None:
    rows = [["Name", "ID number", "Sentence (years)", "Sentence (months)"], ["Memet Tursun", number(0), 3, 6]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert one.sentence is not None
    assert one.sentence.months == 42


@pytest.mark.parametrize("text", ["sentenced to 5 to 7 years", "осуждён на 5-7 лет", "被判3至5年", "判刑10年以上"])
def test_a_range_in_a_status_is_kept_and_told(tmp_path: Path, text: str) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号", "状态"], [NAMES[0], number(1), text]]))
    assert read.only.status == "sentenced"
    assert read.only.sentence == Sentence(text, None, "unreadable")
    assert read.codes() == [(2, "unreadable_sentence")]


@pytest.mark.parametrize("text", ["其父被判3至5年", "detained 5 to 7 years ago", "收押3至5天"])
def test_other_ranges_in_a_status_are_no_sentence(tmp_path: Path, text: str) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号", "状态"], [NAMES[0], number(1), text]]))
    assert read.only.sentence is None
