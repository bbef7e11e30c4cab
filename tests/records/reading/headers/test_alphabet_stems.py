"""Headers of lists in alphabets: whole names, what is asked of kin, where one was taken, statuses in several words."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.values.relations import parse_relation
from service.records.reading.cells.namecell import read_name_cell
from service.records.reading.headers.meant import field_of
from service.records.reading.words.headerwords import speaks_of_kin
from tests.records.reading.tables import Read, csv

PEOPLE = ["Adil Imin", "Gulnar Turghun", "Kamil Sultan"]
FIELDS = {
    "Тегі, аты, әкесінің аты": "name", "Familiyasi, ismi, otasining ismi": "name", "Ismi we familisi": "name",
    "Ana Adı": "mother_name", "Қачандин бери": "detained_on", "قاچاندىن بېرى": "detained_on",
    "Туғилган йили": "birth", "Késilgen kün": "sentenced_on", "سوتلانغان ۋاقتى": "sentenced_on",
    "تۇتۇپ تۇرۇلۇۋاتقان ئورنى": "facility", "ئىزاھ": "note", "Сведения": "note", "Re-arrest date": "detained_on",
    "Что с ним": "status",
}  # fmt: skip


@pytest.mark.parametrize("header", FIELDS)
def test_the_field_of_a_header(header: str) -> None:
    assert field_of(header) == FIELDS[header]


OF_KIN = [
    "Kocasının durumu", "Әкесінің жағдайы", "Статус мужа", "Дата ареста мужа", "Срок отца", "Haftort des Vaters",
    "Situation du mari", "Дадисиниң әһвали", "Ákesiniń jaǵdaıy", "Husband's status", "Estado del padre",
]  # fmt: skip


@pytest.mark.parametrize("header", OF_KIN)
@pytest.mark.parametrize("cells", [["sentenced", "in camp", "died"], ["03.06.2017", "08.01.2018", "25.12.2017"]])
def test_what_became_of_kin_is_not_the_persons(tmp_path: Path, header: str, cells: list[str]) -> None:
    rows = [["Name", header, "Children"], *([name, cell, "2"] for name, cell in zip(PEOPLE, cells, strict=True))]
    for one in Read(csv(tmp_path / "a.csv", rows)).statements:
        assert (one.status, one.detained_on, one.died_on, one.sentence) == (None, None, None, None)


@pytest.mark.parametrize("header", ["Durumu", "Жағдайы", "Статус", "Zustand", "Situation"])
def test_what_speaks_of_nobody_else(header: str) -> None:
    assert not speaks_of_kin(header)


@pytest.mark.parametrize(
    "header", ["Current situation", "Қазіргі халі", "Что с ним", "ھازىرقى ھالى", "Şu anki durumu", "Текущий статус"]
)
def test_two_columns_of_which_one_is_a_status(tmp_path: Path, header: str) -> None:
    rows = [["Name", header], *([name, cell] for name, cell in zip(PEOPLE, ["in camp", "died", "?"], strict=True))]
    told = [one.status for one in Read(csv(tmp_path / "a.csv", rows)).statements]
    assert told[:2] == ["interned", "deceased"]


def test_where_somebody_was_taken_is_no_place_beside_the_prison(tmp_path: Path) -> None:
    rows = [
        ["ئىسمى", "نەدە تۇتۇلغان", "قايسى تۈرمىدە"],
        *([f"{n} ئىمىن", "ئايرودروم", "قورلا تۈرمىسى"] for n in ("ئادىل", "كامىل")),
    ]
    assert [one.facility for one in Read(csv(tmp_path / "a.csv", rows)).statements] == ["قورلا تۈرمىسى"] * 2


def test_a_prison_in_a_county_is_no_home(tmp_path: Path) -> None:
    cells = ["тюрьма Урумчи", "тюрьма Хотан", "тюрьма Кульджа"]
    rows = [["ФИО", "Где отбывает"], *([name, cell] for name, cell in zip(PEOPLE, cells, strict=True))]
    read = Read(csv(tmp_path / "a.csv", rows)).statements
    assert [(one.facility, one.texts.get("address")) for one in read] == [(cell, None) for cell in cells]


def test_another_name_inside_a_word_is_none() -> None:
    assert read_name_cell("Ömer Karakaş").names == ("Ömer Karakaş",)
    assert read_name_cell("Ömer Can aka Omar").names == ("Ömer Can", "Omar")


@pytest.mark.parametrize(
    ("word", "relation"),
    [("eldest son", "son"), ("second daughter", "daughter"), ("старший сын", "son"), ("küçük kızı", "daughter"),
     ("үлкен ұлы", "son"), ("كىچىك قىزى", "daughter"), ("old neighbour", "other")],
)  # fmt: skip
def test_which_of_them_changes_nothing(word: str, relation: str) -> None:
    assert parse_relation(word) == relation


@pytest.mark.parametrize(
    "text", ["әлі босатылған жоқ", "ئازاد بولغان ئەمەس", "ozod qilingan emas", "қайтыс болған жоқ", "бошотулган эмес"]
)
def test_denied_in_a_word_of_its_own(tmp_path: Path, text: str) -> None:
    rows = [["Name", "Status"], [PEOPLE[0], text], [PEOPLE[1], "in camp"]]
    assert Read(csv(tmp_path / "a.csv", rows)).statements[0].status not in {"released", "deceased", "sentenced"}
