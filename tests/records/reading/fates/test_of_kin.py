"""A status that speaks of kin says it of them, and not of the person of the row."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.ofkin import without_kin
from tests.records.reading.tables import Read, csv, number


@pytest.mark.parametrize(
    ("status", "sentence", "expected"),
    [
        ("brother released, he is still in prison", "11 years", "sentenced"),
        ("his father was released, he is in prison", "5 years", "sentenced"),
        ("Her older sister was freed in 2019; she remains in the camp", "", "interned"),
        ("The husband is free but she is in prison", "7 years", "sentenced"),
        ("brother released", "5 years", "sentenced"),
        ("wife died in 2018, he is in a camp", "", "interned"),
        ("отец освобождён, он в тюрьме", "10 лет", "sentenced"),
        ("ağabeyi serbest bırakıldı, kendisi hâlâ cezaevinde", "6 yıl", "sentenced"),
        ("Bruder freigelassen, er ist noch im Lager", "", "interned"),
        ("son frère a été libéré, lui est au camp", "", "interned"),
        ("akisi qoyup bérildi, özi lagérda", "", "interned"),
        ("其弟已释放，本人在押", "", "interned"),
        ("父亲已释放，本人服刑中", "3年", "sentenced"),
        # of the person, whoever is spoken of beside
        ("released, lives with his brother", "", "released"),
        ("released to his family in 2019", "", "released"),
        ("My father was released in 2019", "", "released"),
        ("family was told that he died", "", "deceased"),
        ("wife says he was released", "", "released"),
        ("Mother of three, released in 2018", "", "released"),
        ("hala cezaevinde", "", "sentenced"),
        ("son durum: serbest bırakıldı", "", "released"),
        ("释放后与父亲同住", "", "released"),
    ],
)
def test_a_status_of_kin_is_not_the_persons(tmp_path: Path, status: str, sentence: str, expected: str) -> None:
    rows = [["Name", "Status", "Sentence"], ["Ahmet Turghun", status, sentence], ["Polat Semet", "released", ""]]
    read = Read(csv(tmp_path / "list.csv", rows, delimiter="\t"))
    assert read.statements[0].status == expected
    assert read.statements[0].texts["status"] == status


def test_a_term_of_kin_is_not_the_persons(tmp_path: Path) -> None:
    rows = [
        ["Name", "ID number", "Status"],
        ["Ahmet Turghun", number(), "brother sentenced to 5 years, he is in a camp"],
    ]
    read = Read(csv(tmp_path / "list.csv", rows, delimiter="\t"))
    assert (read.statements[0].status, read.statements[0].sentence) == ("interned", None)


@pytest.mark.parametrize(
    "text", ["husband and wife both detained", "father of four, in prison", "detained with his son"]
)
def test_who_is_counted_in_stays(text: str) -> None:
    assert without_kin(text) == text
