"""Lists that relatives keep in their own alphabets: by village, by event, told by one person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import PartialDate, RelativeName
from service.matching.values.dates import parse_date
from service.matching.values.places import resolve_place
from service.matching.values.relations import parse_relation
from service.records.reading.fates.statuses import parse_status
from service.records.reading.headers.meant import field_of
from service.records.reading.headers.totheteller import is_to_the_teller
from service.records.reading.words.placelines import place_over_rows
from tests.records.reading.tables import Read, csv, number, xlsx


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Age in 2018", "age"),
        ("Возраст в 2018 году", "age"),
        ("Village / county", "address"),
        ("Brothers", "siblings_names"),
        ("قىزلىرى", "children_names"),
        ("Кем приходится заявителю", "relation"),
        ("Testifier's relation to victim", "relative_relation"),
    ],
)
def test_headers(header: str, field: str | None) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("5 X 2016", PartialDate(2016, 10, 5)),
        ("12.VIII.2018 г.", PartialDate(2018, 8, 12)),
        ("IV.2017", PartialDate(2017, 4)),
        ("32 IV 2017", None),
        ("Ward IX, 2017", PartialDate(2017)),
        ("2018 جىلى 7-اي", PartialDate(2018, 7)),
        ("2018 jyly 3-aı 5-kúni", PartialDate(2018, 3, 5)),
    ],
)
def test_dates(text: str, date: PartialDate | None) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Дөрбілжін ауданы, Ақсу ауылы", {"654221"}),  # a village called like a prefecture
        ("Ақсу ауылы, Дөрбілжін ауданы", {"654221"}),
        ("Jemeneı aýdany, Kókdala aýyly", {"654326"}),
        ("Dorf Besherik, Kreis Maralbeshi", {"653130"}),
        ("Chimbagh village Qaraqash county", {"653222"}),
        ("Aksu village, Konasheher", {"653121"}),
    ],
)
def test_a_village_called_like_a_county_is_none(text: str, codes: set[str]) -> None:
    assert resolve_place(text) == codes


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("şehit oldu", "deceased"),
        ("ölüp ketti", "deceased"),
        ("mort", "deceased"),
        ("mal-mülkini bölüp qoydi", "other"),
        ("iletişim kesildi", "other"),
        ("бостандыққа шықты", "released"),
        ("не отпустили", "other"),
        ("кесілген", "sentenced"),
        ("увели из дома", "interned"),
        ("ئېلىپ كېتىلدى", "interned"),
        ("qo'lga olingan", "interned"),
    ],
)
def test_what_became_of_people(text: str, status: str) -> None:
    assert parse_status(text) == status


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("halam", "uncle_aunt"), ("abim", "brother"), ("دادام", "father"), ("ئاكام", "brother"), ("singlim", "sister"),
        ("шешем", "mother"), ("cam", "other"),
    ],
)  # fmt: skip
def test_my_relatives(word: str, code: str) -> None:
    assert parse_relation(word) == code


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Besherik village, Tokkuzak township", True),
        ("1. Chimbagh village (8 people)", True),
        ("с. Шолак, волость Карагаш", True),
        ("چىمباغ كەنتى", True),
        ("Village: Besherik", True),
        ("С. Карим", False),  # an initial
        ("Memet Tursun", False),
        ("Memet Tursun (Besherik village)", False),
        ("village", False),
    ],
)
def test_lines_over_the_rows_of_one_place(text: str, place: bool) -> None:
    assert (place_over_rows(text) is not None) is place


def test_rows_by_village_where_names_stand_first(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Name", "Age in 2018", "Sex", "Detained", "Wife or husband"],
        ["Besherik village, Maralbeshi county"],
        ["Sumeyra Memet", 40, "female", "spring 2018", "Alim Qadir"],  # begins as a sum does
        ["Total: 1"],
        ["Chimbagh village, Qaraqash county"],
        ["Jamila Yasin", 30, "female", "May 2017", "Ekber Alim"],
        ["Grand total", "", "", "", "2"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [s.names for s in read.statements] == [("Sumeyra Memet",), ("Jamila Yasin",)]
    assert [s.births for s in read.statements] == [
        (PartialDate(1978, about=True),),
        (PartialDate(1988, about=True),),
    ]
    assert [s.counties for s in read.statements] == [("653130",), ("653222",)]


def test_a_list_told_by_one_person_is_no_form(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Relatives of Ekber Hoshur, as told in May 2021"],
        ["Name", "Relation to me", "Born", "Village / county", "What happened", "When", "Where now"],
        ["Hoshur Yasin", "father", 1964, "Chimbagh village, Qaraqash", "taken to a camp", "October 2018", ""],
        ["Zeynep Ghopur", "mother", 1970, "Chimbagh village, Qaraqash", "died in the camp", "7 May 2018", ""],
        ["Qadir Tursun", "uncle", 1958, "Chimbagh village, Qaraqash", "released", "June 2018", "at home"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [s.names for s in read.statements] == [("Hoshur Yasin",), ("Zeynep Ghopur",), ("Qadir Tursun",)]
    assert [s.status for s in read.statements] == ["interned", "deceased", "released"]
    # the day is that of what happened, and of nothing else
    assert [s.detained_on for s in read.statements] == [PartialDate(2018, 10), None, None]
    assert [s.died_on for s in read.statements] == [None, PartialDate(2018, 5, 7), None]


def test_what_the_person_is_to_the_teller_makes_the_teller_the_other_one(tmp_path: Path) -> None:
    assert is_to_the_teller("Relation to the testifier")
    assert not is_to_the_teller("Testifier's relation to victim")
    rows = [
        ["ФИО", "Пол", "Уезд", "Село", "Где находится сейчас", "Статус", "Заявитель", "Кем приходится заявителю"],
        ["Айнур Болат", "ж", "Текес", "Аксу", "лагерь в Текесе", "в лагере", "Серик Канат", "мать"],
        ["Ербол Болат", "м", "Текес", "Аксу", "тюрьма Усу", "осуждён", "Назира Канат", "дядя"],
    ]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.relatives for s in read.statements] == [
        (RelativeName("Серик Канат", "child"),),
        (RelativeName("Назира Канат", "nephew_niece"),),
    ]
    assert [s.relation for s in read.statements] == [None, None]
    assert [s.counties for s in read.statements] == [("654027",), ("654027",)]
    assert [s.facility for s in read.statements] == ["лагерь в Текесе", "тюрьма Усу"]


def test_two_scripts_under_a_group_and_a_column_of_man_or_woman(tmp_path: Path) -> None:
    rows = [
        ["姓名 ئىسمى", "身份证号 كىملىك نومۇرى", "ئەر-ئايال", "处理情况 بىر تەرەپ قىلىنىشى", ""],
        ["", "", "", "收押时间 قامالغان ۋاقتى", "原因 سەۋەبى"],
        ["阿米娜·吐尔洪", number(2), "ئايال", "2018年3月3日", "探亲"],
        ["热娜·卡德尔", number(4), "ئايال", "2017年9月1日", "其他"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, merges=["A1:A2", "B1:B2", "C1:C2", "D1:E1"]))
    assert [s.detained_on for s in read.statements] == [PartialDate(2018, 3, 3), PartialDate(2017, 9, 1)]
    assert [s.reason for s in read.statements] == ["探亲", "其他"]
    assert [(s.sex, s.relatives) for s in read.statements] == [("f", ()), ("f", ())]
