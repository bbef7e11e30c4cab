"""A village in letters may be called like a county, and names none."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.words.placelines import without_villages
from tests.records.reading.tables import Read, csv


@pytest.mark.parametrize(
    ("header", "text", "counties"),
    [
        ("Village", "Bostan", ()),
        ("Village", "Bostan village", ()),
        ("Address", "Bostan village", ()),
        ("Address", "Bostan kenti", ()),
        ("Address", "село Бостан", ()),
        ("Address", "Bostan village, Guma", ("653223",)),
        ("Village", "Bostan, Guma", ("653223",)),
        ("Village", "Guma county", ("653223",)),
        ("County", "Bostan", ("652829",)),
    ],
)
def test_the_county(tmp_path: Path, header: str, text: str, counties: tuple[str, ...]) -> None:
    rows = [["Name", header, "Sex"], ["Ablet Hoshur", text, "m"], ["Gulnar Emet", text, "f"]]
    path = tmp_path / "a.tsv"
    read = Read(csv(path, rows, delimiter="\t"))
    assert [s.counties for s in read.statements] == [counties] * 2
    assert [s.place_texts for s in read.statements] == [(text,)] * 2


def test_a_village_beside_its_township(tmp_path: Path) -> None:
    rows = [["Name", "County", "Village"], ["Ablet Hoshur", "Guma", "Bostan"], ["Gulnar Emet", "", "Bostan"]]
    assert [s.counties for s in Read(csv(tmp_path / "a.csv", rows)).statements] == [("653223",), ()]


def test_what_is_left_of_a_place() -> None:
    assert without_villages("Bostan village, Guma") == "Guma"
    assert without_villages("Guma county") == "Guma county"
    assert without_villages("阿瓦提村") == "阿瓦提村"
