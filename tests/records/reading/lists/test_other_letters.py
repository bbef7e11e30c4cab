"""Lists that are not in Chinese: the same words in another alphabet of their language, and what their cells tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate, RelativeName
from service.matching.values.dates import parse_date
from service.matching.values.relations import parse_relation
from service.matching.values.sex import parse_sex
from service.matching.values.spelling import spellings
from service.names import listed_names
from service.records.reading.fates.statuses import parse_status
from service.records.reading.headers.knownheaders import is_exact
from service.records.reading.headers.meant import field_of
from service.records.reading.terms.sentences import parse_sentence
from service.records.reading.words.headerwords import kind_of_word
from service.records.reading.words.placelines import place_over_rows
from tests.records.reading.tables import Read, csv, number, xlsx


@pytest.mark.parametrize(
    "forms",
    [
        "خەۋەر хәвәр xewer",
        "хабарлаушы حابارلاۋشى habarlauşy habarlaýshy",
        "ұсталған ۇستالعان ustalǵan ūstalğan",
        "уақыты ۋاقىتى uaqyty ýaqyty",
        "түрмиси تۈرمىسى türmisi",
        "qamoqxona қамоқхона",
    ],
)
def test_one_word_in_the_alphabets_of_its_language(forms: str) -> None:
    first, *others = (set(spellings(form)) for form in forms.split())
    assert first
    assert all(first & other for other in others)


def test_short_words_and_chinese_have_no_rough_spelling() -> None:
    assert spellings("пол") == spellings("关押时间地点") == ()


def test_no_name_becomes_a_word_of_headers() -> None:
    """Qurban is a man, though құрбан is a victim."""
    names = [name for sex in ("m", "f") for name in listed_names(sex)]
    assert len(names) > 900
    assert {name for name in names if kind_of_word(name.casefold()) is not None} == {"Abla", "Zaman", "Uyghur"}
    assert not any(map(is_exact, names))


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Сәвәби", "reason"),
        ("Ūstalğan uaqyty", "detained_on"),
        ("Hibsga olingan vaqti", "detained_on"),
        ("Ҳибсга олинган санаси", "detained_on"),
        ("Хәвәр бәргүчи", "relatives_text"),
        ("حابارلاۋشى", "relatives_text"),
        ("Xabar bergan shaxs", "relatives_text"),
        ("Кабарлаган адам", "relatives_text"),
        ("Saqlanayotgan joyi", "facility"),
        ("قاي تۇرمەدە", "facility"),
        ("Äielı", "spouse_name"),
        ("Тағдыры", "status"),
        ("Өкүм", "sentence"),
        ("Chef d'accusation", "reason"),
        ("Ф.И.О. задержанного", "name"),
        ("تۋعان جىلى، ايى", "birth"),
        ("Origine ethnique", "ethnicity"),
        ("Округ", "county"),
        ("Место проживания / Округ", "address"),
        ("Ausweisnummer", "id"),
        ("Қосымша мәлімет", "note"),
    ],
)
def test_headers(header: str, field: str) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize(
    ("text", "sex"),
    [("男 / male", "m"), ("女(ئايال)", "f"), ("男ئەر", "m"), ("Kadın / 女", "f"), ("男/女", None), ("M?", None)],
)
def test_sex_in_two_languages(text: str, sex: str | None) -> None:
    assert parse_sex(text) == sex


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2017-жылдын 14-майы", PartialDate(2017, 5, 14)),
        ("2017 жылдың сәуірінде", PartialDate(2017, 4)),
        ("2017 jylğy 14 säuır", PartialDate(2017, 4, 14)),
        ("2017-yilning aprélida", PartialDate(2017, 4)),
        ("2017-يىلى ئاپرېلدا", PartialDate(2017, 4)),
        ("2017-يىلى 3-ئاي بىلەن 5-ئاي ئارىلىقىدا", PartialDate(2017)),  # some time between the two
        ("2017年3月至5月", PartialDate(2017)),
        ("ок. 1960", PartialDate(1960, about=True)),
        ("شامامەن 1960", PartialDate(1960, about=True)),
    ],
)
def test_dates(text: str, date: PartialDate) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("o‘n besh yil", 180),
        ("on bes jyl", 180),
        ("ўн беш йил", 180),
        ("un an", 12),
        ("15 ½ years", 186),
        ("10 (ten) years", 120),
        ("10-12 years", None),
        ("5 или 6 лет", None),
    ],
)
def test_terms(text: str, months: int | None) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert (told.months, told.kind) == (months, "term" if months else "unreadable")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ئۆيدە نەزەربەند", "other"),
        ("в данный момент под домашним арестом, домашний арест", "other"),
        ("en résidence surveillée", "other"),
        ("вафот этган", "deceased"),
        ("mal-mülkini bölüp qoydi", "other"),
        ("камакка алынган", "interned"),
        ("tutuklandı", "interned"),
    ],
)
def test_what_became_of_people(text: str, status: str) -> None:
    assert parse_status(text) == status


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("äkesı", "father"),
        ("отаси", "father"),
        ("o‘g‘li", "son"),
        ("синглиси", "sister"),
        ("немере ағасы", "cousin"),
        ("қайын інісі", "sibling_in_law"),
        ("قېيىن ئاتىسى", "parent_in_law"),
        ("petit frère", "brother"),
        ("halam", "uncle_aunt"),
        ("Mariam", "other"),  # nobody's mari
    ],
)
def test_words_for_relatives(word: str, relation: str) -> None:
    assert parse_relation(word) == relation


@pytest.mark.parametrize(
    ("line", "place"), [("5-kent", "5-kent"), ("Dorf 7", "Dorf 7"), ("село №3", "село №3"), ("7", None)]
)
def test_a_numbered_village_over_its_rows(line: str, place: str | None) -> None:
    assert place_over_rows(line) == place


def test_the_village_may_stand_where_heads_of_households_do(tmp_path: Path) -> None:
    header = ["ئائىلە باشلىقى", "ئىسىم-فامىلىسى", "كىملىك نومۇرى"]
    rows = [header, ["پولات", "پولات سابىر", number(1)], ["2-كەنت"], ["ئالىم", "ئالىم تۇردى", number(2)]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [s.place_texts for s in read.statements] == [(), ("2-كەنت",)]
    assert read.problems == []


def test_nom_and_prénom_are_one_name_in_either_order(tmp_path: Path) -> None:
    rows = [["Nom", "Prénom", "Année de naissance"], ["Sabir", "Patime", "1961"], ["Turdi", "Weli", "1970"]]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.names for s in read.statements] == [("Sabir Patime",), ("Turdi Weli",)]
    assert all(s.relatives == () for s in read.statements)


def test_prefecture_county_and_village_in_their_columns(tmp_path: Path) -> None:
    top = ["ФИО", "Место проживания", "", "", "Заявитель"]
    below = ["", "Округ", "Уезд", "Волость", ""]
    rows = [top, below, ["Сабир Полат", "округ Хотан", "уезд Каракаш", "волость Зава", "Алим Турди"]]
    rows.append(["Вали Турди", "округ Кашгар", "уезд Конашехер", "волость Опал", "Рена Турди"])
    read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:D1", "E1:E2"]))
    assert [s.counties for s in read.statements] == [("653222",), ("653121",)]
    assert all(len(s.place_texts) == 1 and s.place_texts[0].startswith("округ") for s in read.statements)
    assert read.statements[0].relatives == (RelativeName("Алим Турди"),)


def test_uzbek_names_of_counties(tmp_path: Path) -> None:
    header = ["F.I.Sh.", "Manzili"]
    rows = [header, ["Polat Sabir", "Xo‘tan viloyati, Qoraqosh tumani"], ["Alim Turdi", "Yorkent tumani"]]
    assert [s.counties for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == [("653222",), ("653125",)]
