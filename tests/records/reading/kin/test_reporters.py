"""Who told of the person of a row: by headers that say so, and by cells where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, csv, xlsx

WHO = ["Tursun Ghopur", "Patigul Rehim", "Ekber Polat"]
TOLD = ["Amine Eziz", "Ismayil Hesen", "Mahinur Tursun"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Testimony by", "relatives_text"),
        ("Testimony given by", "relatives_text"),
        ("Témoignage de", "relatives_text"),
        ("Aussage von", "relatives_text"),
        ("Testimony", "note"),
        ("Tutqun bilen munasiwiti", "relative_relation"),
        ("تۇتقۇن بىلەن مۇناسىۋىتى", "relative_relation"),
        ("Тутқун билән мунасивити", "relative_relation"),
        ("Relation to detainee", "relative_relation"),
        ("Туыстық қатысы", "relation"),
        ("Родственная связь", "relation"),
    ],
)
def test_headers_of_who_told(header: str, field: str) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize(
    ("who", "what"),
    [
        ("Testimony by", "Relation to victim"),
        ("Heard through", "Relation to victim"),  # not known, but names stand right before the relation
        ("Reported by", "Xyz"),  # not known, but words for relatives stand beside who told
        ("Yollighuchi", "Tutqun bilen munasiwiti"),
    ],
)
def test_who_told_is_a_relative(tmp_path: Path, who: str, what: str) -> None:
    words = ["sister", "oghli", "wife"]
    rows = [[name, "2017", told, word] for name, told, word in zip(WHO, TOLD, words, strict=True)]
    read = Read(csv(tmp_path / "a.csv", [["Name", "Detained", who, what], *rows]))
    assert [tuple(r) for s in read.statements for r in s.relatives] == list(
        zip(TOLD, ["sister", "son", "wife"], strict=True)
    )


def test_an_official_before_the_relation_told_nothing(tmp_path: Path) -> None:
    rows = [[NAMES[i], NAMES[i + 3], "儿子"] for i in range(3)]
    read = Read(csv(tmp_path / "a.csv", [["姓名", "社区民警", "与被收押人关系"], *rows]))
    assert all(s.relatives == () for s in read.statements)


@pytest.mark.parametrize(
    "headers",
    [
        ["Who", "What happened"], ["Who is missing?", "What happened to them?"], ["谁", "发生了什么"],
        ["受害人", "证词"],
        ["Кто", "Что случилось"], ["Kim", "Ne oldu"], ["كىم", "نېمە بولدى"], ["Relative", "What happened"],
        ["Name", "What happened to him/her"],
    ],
)  # fmt: skip
def test_testimonies_of_two_columns(tmp_path: Path, headers: list[str]) -> None:
    rows = [headers, ["Abdulla Memet", "taken to a camp in 2017"], ["Patem Samet", "She was released in 2019"]]
    read = Read(xlsx(tmp_path / "a.xlsx", [*rows, ["Ayshem Turdi", "sentenced to 10 years in 2018"]]))
    assert read.names == ["Abdulla Memet", "Patem Samet", "Ayshem Turdi"]
    assert [s.status for s in read.statements] == ["interned", "released", "sentenced"]
