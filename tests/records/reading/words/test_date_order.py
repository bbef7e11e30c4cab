"""Which goes first in dates like 4/12/2017."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from service.records.reading.words.dateorder import writes_day_first
from tests.records.reading.tables import Read, csv

NAMES = ["Ablet Hoshur", "Gulnar Emet"]


@pytest.mark.parametrize(
    "header",
    [
        "Geburtsdatum", "Doğum tarihi", "Date de naissance", "Дата рождения", "Туған күні",
        "تۇغۇلغان ۋاقتى", "Tughulghan waqti", "Tug'ilgan sanasi", "Туулган күнү",
    ],
)  # fmt: skip
def test_the_language_of_the_header(tmp_path: Path, header: str) -> None:
    assert writes_day_first(header)
    rows = [["Name", header], [NAMES[0], "4/12/1977"], [NAMES[1], "05/11/1987"]]
    births = [s.births for s in Read(csv(tmp_path / "a.csv", rows)).statements]
    assert births == [(PartialDate(1977, 12, 4),), (PartialDate(1987, 11, 5),)]


@pytest.mark.parametrize("header", ["Datum der Festnahme", "Дата ареста", "Gözaltı tarihi", "Date d'arrestation"])
def test_days_of_detention_too(tmp_path: Path, header: str) -> None:
    rows = [["Name", header], [NAMES[0], "4/12/2017"], [NAMES[1], "05/11/2017"]]
    days = [s.detained_on for s in Read(csv(tmp_path / "a.csv", rows)).statements]
    assert days == [PartialDate(2017, 12, 4), PartialDate(2017, 11, 5)]


@pytest.mark.parametrize("header", ["Date of birth", "DOB", "出生日期", "Date of birth / Geburtsdatum", "Date"])
def test_others_leave_it_open(header: str) -> None:
    assert not writes_day_first(header)


def test_a_date_of_the_table_goes_before_the_language(tmp_path: Path) -> None:
    rows = [["Name", "Geburtsdatum"], [NAMES[0], "4/25/1977"], [NAMES[1], "05/11/1987"]]
    births = [s.births for s in Read(csv(tmp_path / "a.csv", rows)).statements]
    assert births[1] == (PartialDate(1987, 5, 11),)


def test_one_header_of_two_in_english_leaves_it_open(tmp_path: Path) -> None:
    rows = [["Isim", "Doğum tarihi", "Date of arrest"], [NAMES[0], "4/12/1977", "3/4/2017"]]
    rows += [[NAMES[1], "5/11/1987", "3/5/2017"]]
    assert {s.births for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {
        (PartialDate(1977),),
        (PartialDate(1987),),
    }
