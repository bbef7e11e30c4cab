"""Lists that relatives, groups and journalists keep, in alphabetic scripts: what headers ask, and what cells tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate, RelativeName
from service.records.reading.cells.namecell import read_name_cell
from service.records.reading.cells.namedalone import named_alone
from service.records.reading.fates.statuses import parse_status
from service.records.reading.headers.meant import field_of
from service.records.reading.terms.sentences import parse_sentence
from service.records.reading.words.bysound import sounds_like_name
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Victim’s status", "status"),
        ("Name of missing person", "name"),
        ("Testifier's relation to victim", "relative_relation"),
        ("Reported by", "relatives_text"),
        ("Кто сообщил", "relatives_text"),
        ("提供信息者", "relatives_text"),
        ("与受害人关系", "relative_relation"),
        ("Country of submitter", None),
        ("Relationship to me", "relation"),
        ("Lieu de détention", "facility"),
        ("Lieu d’origine", "address"),
        ("Lien de parenté avec la victime", "relative_relation"),
        ("Grund der Verhaftung", "reason"),
        ("Verschwunden seit", "detained_on"),
        ("Date of release", None),
        ("Age at time of detention", "age"),
        ("Babasının ismi", "father_name"),
        ("Ayali yaki éri", "spouse_name"),
        ("Father's occupation", None),  # nobody is named there
        ("За что забрали", "reason"),
        ("Кармалган убактысы", "detained_on"),
        ("Туғулған вақти", "birth"),
        ("Jaza merzimi", "sentence"),
        ("Туған жылы / Год рождения", "birth"),
        ("Time of admission", "detained_on"),
        ("Camp leader", None),
    ],
)
def test_headers_ask_what_their_words_ask_together(header: str, field: str | None) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("six and a half years", 78),
        ("sechseinhalb Jahre", 78),
        ("6 ans et demi", 78),
        ("altı buçuk yıl", 78),
        ("шесть с половиной лет", 78),
        ("twenty-five years in prison", 300),
        ("on beş yıl", 180),
        ("ئون بەش يىل", 180),
        ("15 жыл 11 айға сотталған", 191),
        ("11 Jahre 6 Monate Haft", 138),
        ("7 years (plus 3 years deprivation of political rights)", 84),
    ],
)
def test_terms_in_words(text: str, months: int) -> None:
    found = parse_sentence(text)
    assert found is not None
    assert (found.kind, found.months) == ("term", months)


@pytest.mark.parametrize("text", ["lebenslänglich", "perpétuité", "muddetsiz qamaq", "өмір бойына", "ömür boyu hapis"])
def test_for_life(text: str) -> None:
    found = parse_sentence(text)
    assert found is not None
    assert found.kind == "life"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Released under house arrest", "released"),
        ("на свободе", "released"),
        ("serbest bırakılmadı", "other"),  # was not
        ("не освобождён", "other"),
        ("босатылмаған", "other"),
        ("im Lager gestorben", "deceased"),
        ("погиб в заключении", "deceased"),
        ("قايتىس بولعان", "deceased"),
        ("сотталған", "sentenced"),
        ("bosatylǵan", "released"),
        ("в лагере", "interned"),
        ("wildlife", "other"),
    ],
)
def test_statuses(text: str, status: str) -> None:
    assert parse_status(text) == status


TOLD = (RelativeName("Satar Idris", "brother"),)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Satar Idris (Bruder)", TOLD),
        ("Satar Idris, brother", TOLD),
        ("Satar Idris - erkek kardeşi", TOLD),
        ("Satar Idris", (RelativeName("Satar Idris"),)),
        ("Satar Idris, Istanbul", ()),  # says something else: left to the reading of texts
        ("brother", ()),
        ("in Norway", ()),
    ],
)
def test_a_cell_of_a_relative_and_what_they_are(cell: str, told: tuple[RelativeName, ...]) -> None:
    assert named_alone(cell) == told


def test_one_name_in_two_alphabets_and_a_remark_in_another() -> None:
    assert read_name_cell("Ekber Polat (ئەكبەر پولات)").names == ("Ekber Polat", "ئەكبەر پولات")
    assert read_name_cell("Ekber Polat (учитель)").names == ("Ekber Polat",)
    assert read_name_cell("Ekber Polat (لاگېردا ئۆلگەن)").names == ("Ekber Polat",)


@pytest.mark.parametrize("text", ["ئەكبەر پولات", "Асқар Ерланұлы", "Gulnazar Wahap"])
def test_names_are_told_by_their_sound(text: str) -> None:
    assert sounds_like_name(text)


@pytest.mark.parametrize(
    "text", ["praying at home", "Kashgar City", "Prisoner", "поездка в Казахстан", "麦麦提·图尔荪", ""]
)
def test_other_words_are_no_names(text: str) -> None:
    assert not sounds_like_name(text)


def test_who_told_of_a_person_is_the_relative_that_the_next_column_says(tmp_path: Path) -> None:
    rows = [
        ["Victim", "Father", "Likely location", "Date of arrest", "Reported by", "Relation to victim", "Lives in"],
        ["Memet Tursun", "Tursun Qasim", "Yarkand County", "circa March 2017", "Aynur Memet", "daughter", "Istanbul"],
        ["Rena Polat", "unknown", "Kuchar County", "spring 2018", "Adil Idris", "husband", "Almaty"],
    ]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert read.names == ["Memet Tursun", "Rena Polat"]
    assert [s.relation for s in read.statements] == [None, None]  # no relation to the head of a household
    father, daughter = RelativeName("Tursun Qasim", "father"), RelativeName("Aynur Memet", "daughter")
    assert [s.relatives for s in read.statements] == [(father, daughter), (RelativeName("Adil Idris", "husband"),)]
    assert [s.detained_on for s in read.statements] == [PartialDate(2017, 3, about=True), PartialDate(2018)]
    assert [s.counties for s in read.statements] == [("653125",), ("652902",)]


def test_children_side_by_side_and_names_with_a_comma(tmp_path: Path) -> None:
    rows = [["Name", "Children", "Spouse"], ["Memet Tursun", "Adil Memet, Rena Memet und Aynur Memet", "Polat, Rena"]]
    one = Read(csv(tmp_path / "a.csv", rows, delimiter=";")).only
    children = [RelativeName(n, "child") for n in ("Adil Memet", "Rena Memet", "Aynur Memet")]
    assert list(one.relatives) == [RelativeName("Polat, Rena", "spouse"), *children]


def test_a_status_tells_when(tmp_path: Path) -> None:
    told = ["Detained since March 2017", "Died in custody, 21/05/2018", "Sentenced to 7 years", "Unknown as of 2019"]
    rows = [["Name", "ID", "Status"], *(["Memet Tursun", number(i), text] for i, text in enumerate(told))]
    found = Read(csv(tmp_path / "a.csv", rows, delimiter=";")).statements
    assert [s.detained_on for s in found] == [PartialDate(2017, 3), None, None, None]
    assert [s.died_on for s in found] == [None, PartialDate(2018, 5, 21), None, None]
    assert [s.sentence.months if s.sentence else None for s in found] == [None, None, 84, None]


def test_headers_that_nobody_knows_over_names_and_what_the_cells_say(tmp_path: Path) -> None:
    rows = [
        [
            "Wer",
            "Woher",
            "Tag der Festnahme durch Polizei",
            "Wie lange verurteilt wurde",
            "Dort",
            "Tante oder Onkel dort",
        ],
        ["Memet Tursun", "Yarkand", "12. April 2017", "11 Jahre", "Gefängnis Shayar", "weiß nichts"],
        ["Rena Polat", "Kuchar", "Mai 2018", "7 Jahre", "Gefängnis Tumxuk", ""],
        ["Adil Qasim", "Karakax", "2017", "6 Jahre 6 Monate", "Lager Nr. 3", ""],
    ]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert read.names == ["Memet Tursun", "Rena Polat", "Adil Qasim"]
    assert [s.detained_on for s in read.statements] == [
        PartialDate(2017, 4, 12),
        PartialDate(2018, 5),
        PartialDate(2017),
    ]
    assert [s.sentence.months if s.sentence else None for s in read.statements] == [132, 84, 78]
    assert read.statements[0].facility == "Gefängnis Shayar"


def test_a_bare_word_is_a_day_only_where_days_stand(tmp_path: Path) -> None:
    days = Read(csv(tmp_path / "a.csv", [["Name", "Sex", "Detained"], ["Memet Tursun", "m", "May 2017"]])).only
    assert days.detained_on == PartialDate(2017, 5)
    answers = Read(csv(tmp_path / "b.csv", [["Name", "Sex", "Detained"], ["Memet Tursun", "m", "yes"]]))
    assert (answers.only.detained_on, answers.codes()) == (None, [])


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Years spent in camp", "2 years"),
        ("Wife's prison", "Shayar Prison"),
        ("Date of release from camp", "May 2019"),
        ("Sentence of a relative", "10 years"),
        ("Interview date", "May 2019"),
    ],
)
def test_what_befell_others_or_later_is_not_what_befell_the_person(tmp_path: Path, header: str, cell: str) -> None:
    rows = [["Name", "Sex", header], *(["Memet Tursun", "m", cell] for _ in range(4))]
    one = Read(csv(tmp_path / "a.csv", rows)).statements[0]
    assert (one.sentence, one.facility, one.detained_on, one.status, one.reason) == (None, None, None, None, None)


def test_the_year_of_a_sentence_or_its_years(tmp_path: Path) -> None:
    for cells, months in ((["7 yil", "11 yil 6 ay"], [84, 138]), (["2017-yili", "2018-yili"], [None, None])):
        rows = [["Ismi", "Jinsi", "Késilgen yili"], *(["Memet Tursun", "er", cell] for cell in cells)]
        found = Read(csv(tmp_path / "a.csv", rows)).statements
        assert [s.sentence.months if s.sentence else None for s in found] == months


def test_the_same_name_in_other_scripts_by_its_cells(tmp_path: Path) -> None:
    rows = [["ФИО", "Chinese", "姓名", "Год рождения"], ["Мемет Турсун", "", NAMES[0], "1960"]]
    rows.append(["Айгуль Рахим", NAMES[1], NAMES[1], "1970"])
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.names for s in read.statements] == [("Мемет Турсун", NAMES[0]), ("Айгуль Рахим", NAMES[1])]


def test_titles_between_tables_and_words_under_a_group(tmp_path: Path) -> None:
    rows = [["Name", "DOB", "County"], ["Memet Tursun", "1960", "Yarkand"], [], ["B. In prison"]]
    rows += [["Name", "DOB", "Prison"], ["Rena Polat", "1970", "Shayar Prison"]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert (read.names, (4, "title") in read.skipped) == (["Memet Tursun", "Rena Polat"], True)
    rows = [["Name", "", "Sex", "County", "Detention", ""], ["Uyghur", "Chinese", "", "", "Date", "Place"]]
    rows += [["مەمەت تۇرسۇن", NAMES[0], "m", "Yarkand", "May 2017", "Shayar Prison"]]
    one = Read(xlsx(tmp_path / "b.xlsx", rows, ["A1:B1", "C1:C2", "D1:D2", "E1:F1"])).only
    assert (one.names, one.detained_on) == (("مەمەت تۇرسۇن", NAMES[0]), PartialDate(2017, 5))
    assert one.facility == "Shayar Prison"


def test_given_name_beside_name(tmp_path: Path) -> None:
    rows = [["Prénom", "Nom", "Né(e) en"], ["Hoshur", "Abdurehman", "1960"]]
    assert Read(csv(tmp_path / "a.csv", rows)).names == ["Hoshur Abdurehman"]


def test_whoever_a_list_of_relatives_names_is_the_person_of_the_row(tmp_path: Path) -> None:
    rows = [["Name of relative", "Relationship to me", "Taken away"], ["Memet Tursun", "my uncle", "2017-05-03"]]
    one = Read(csv(tmp_path / "a.csv", [*rows, ["Rena Polat", "aunt", ""]])).statements[0]
    assert (one.names, one.relation, one.detained_on) == (("Memet Tursun",), None, PartialDate(2017, 5, 3))
    rows = [["Глава семьи", "ФИО члена семьи", "Отношение к главе семьи"], ["Адил Касым", "Рена Полат", "жена"]]
    one = Read(csv(tmp_path / "b.csv", rows)).only
    assert (one.names, one.relation, one.household_head) == (("Рена Полат",), "wife", "Адил Касым")
