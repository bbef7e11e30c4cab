"""Headers that ask for the name as others write it, in the languages of lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import Read, csv, number

ASKED = (
    "Other spelling|Alternative spellings|Variant spelling|Also spelled|Andere Schreibweise|Namensvariante|"
    "Autre graphie|Variante orthographique|Иное написание|Варианты написания|Другое написание имени|"
    "Diğer yazılışı|Başka yazılış|Farklı yazım|Басқа жазылуы|Басқаша жазылуы|"
    "Basqa jazylýy|باسقا جازىلۋى|باشقا يېزىلىشى|"
    "Bashqa yézilishi|Башқа йезилиши|Boshqa yozilishi|Бошқа ёзилиши|Башка жазылышы|Otra grafía|Altra grafia|"
    "Annan stavning|Annen skrivemåte|Andere spelling|別表記|تهجئة أخرى|其他写法|另译"
)
ELSE = (
    "Other|Diğer bilgiler|Басқа мәлімет|Другое|Other relatives|Second job|Father's name, other spelling|"
    "Babasının diğer yazılışı|Written by|Письмо|Other documents|Diğer yazışmalar|Variant of charge"
)


@pytest.mark.parametrize("header", ASKED.split("|"))
def test_asked(header: str) -> None:
    assert field_of(header) == "alias"


@pytest.mark.parametrize("header", ELSE.split("|"))
def test_something_else(header: str) -> None:
    assert field_of(header) != "alias"


@pytest.mark.parametrize(
    "headers", [["Аты-жөні", "Басқа жазылуы"], ["Adı Soyadı", "Diğer yazılışı"], ["Full name", "Other spelling"]]
)
def test_the_name_in_chinese_of_some(tmp_path: Path, headers: list[str]) -> None:
    rows = [["№", *headers, "ID number"]]
    rows += [["1", "Төлеген Дәулет", "托列根·达吾列提", number(0)], ["2", "Жанар Ерлан", "", number(1)]]
    assert Read(csv(tmp_path / "a.csv", rows)).names == ["Төлеген Дәулет / 托列根·达吾列提", "Жанар Ерлан"]
