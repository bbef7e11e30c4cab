"""Lists in Swedish, Norwegian, Dutch, Spanish, Italian, Japanese and Arabic, as people of those languages head them."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.freed import stated_status
from service.records.reading.headers.meant import field_of
from service.records.reading.terms.sentences import parse_sentence
from tests.records.reading.tables import Read, csv

_HEADERS = {
    "name": ("Personens namn", "Fullt navn", "Volledige naam", "Nombre completo", "Nome completo",
        "お名前", "الاسم الكامل"),
    "birth": ("Födelseår", "Fødselsår", "Geboortejaar", "Año de nacimiento", "Anno di nascita", "生年",
        "تاريخ الولادة"),
    "sex": ("Kön", "Kjønn", "Geslacht", "Sexo", "Sesso", "性別", "الجنس"),
    "address": ("Ursprungsort", "Hjemsted", "Woonplaats", "Lugar de residencia", "Residenza", "居住地", "العنوان"),
    "detained_on": (
        "Datum för gripandet", "När greps", "Dato for pågripelse", "Når arrestert", "Datum arrestatie",
        "Fecha del arresto", "Data dell'arresto", "逮捕日", "سنة الاعتقال",
    ),
    "facility": ("Fängelse eller läger", "Fengsel eller leir", "Kamp of gevangenis",
        "Lugar de detención", "Luogo di detenzione",
                 "収容先", "مكان الاحتجاز"),
    "sentence": ("Fängelsestraff", "Straff", "Strafmaat", "Pena", "Condanna", "量刑", "الحكم"),
    "status": ("Nuvarande situation", "Nåværende tilstand", "Huidige situatie", "Situación actual",
        "Situazione attuale",
               "安否", "الحالة"),
    "reason": ("Orsak till gripandet", "Grunn", "Reden", "Razón de la detención",
        "Motivo dell'arresto", "容疑", "التهمة"),
    "father_name": ("Faderns namn", "Fars navn", "Naam van de vader", "Nombre del padre",
        "Nome del padre", "父の名前", "اسم الوالد"),
    "note": ("Övrigt", "Merknader", "Opmerkingen", "Observaciones", "Osservazioni", "備考", "ملاحظات"),
}  # fmt: skip


@pytest.mark.parametrize(("field", "header"), [(f, h) for f, headers in _HEADERS.items() for h in headers])
def test_ordinary_headers(field: str, header: str) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize(
    "header",
    ["Datum för frigivning", "Fecha de liberación", "Fängelsedirektör", "Nombre del policía", "釈放日"],
)
def test_something_else_is_not_taken_for_one(header: str) -> None:
    assert field_of(header) is None


def test_dead_in_german_is_until_in_dutch() -> None:
    assert {stated_status(text) for text in ("tot", "tot 2019", "tot, 12.3.2019", "ist tot", "Im Lager, tot")} == {
        "deceased"
    }
    assert stated_status("tot nu toe vermist") == "other"
    assert stated_status("opgepakt, vast tot heden") == "interned"


_STATUS = {
    "released": ("frigiven 2019", "løslatt", "vrijgelaten", "puesta en libertad",
        "è stato rilasciato", "釈放", "أفرج عنه"),
    "sentenced": ("sitter i fängelse", "soner dom i fengsel", "in de gevangenis", "cumple condena",
        "in carcere", "服役中", "مسجون",
                  "condannato a morte", "dömd till döden", "condenado a muerte",
        "veroordeeld tot 17 jaar", "veroordeeld tot levenslang"),
    "interned": ("i läger", "i leir", "opgepakt", "detenido, sin condena", "internata", "拘束中", "قيد الاحتجاز"),
    "deceased": ("avliden", "døde i fengsel", "overleden", "falleció en el campo", "morto in carcere",
        "死亡", "توفي في السجن"),
    "other": ("inte frigiven", "ikke løslatt", "nog niet vrijgelaten", "no ha sido liberado",
        "non liberata", "未釈放",
              "لم يفرج عنه", "international student", "savnet", "deliberately unclear", "totally unknown"),
}  # fmt: skip


@pytest.mark.parametrize(("status", "text"), [(s, text) for s, texts in _STATUS.items() for text in texts])
def test_ordinary_statuses(status: str, text: str) -> None:
    assert stated_status(text) == status


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("8 år och 6 månader", 102),
        ("7 år og 3 måneder", 87),
        ("12 jaar en 2 maanden", 146),
        ("10 años y 5 meses", 125),
        ("9 anni e 4 mesi", 112),
        ("1 año", 12),
        ("15年6か月", 186),
        ("٨ سنوات", 96),
        ("11 سنة", 132),
    ],
)
def test_ordinary_terms(text: str, months: int) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert told.months == months


@pytest.mark.parametrize(
    "text", ["livstid", "livsvarig", "levenslang", "cadena perpetua", "ergastolo", "無期懲役", "مؤبد"]
)
def test_for_life(text: str) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert told.kind == "life"


def test_a_whole_list(tmp_path: Path) -> None:
    rows = [
        ["Naam", "Geslacht", "Geboortedatum", "Woonplaats", "Opgepakt op", "Straf", "Opmerkingen"],
        ["Polat Memet", "man", "3 mei 1970", "Kashgar", "maart 2018", "7 jaar", "leraar"],
        ["Gulnur Hesen", "vrouw", "1981", "Hotan", "2017", "onbekend", ""],
    ]
    first, second = Read(csv(tmp_path / "lijst.csv", rows)).statements
    assert (first.sex, second.sex) == ("m", "f")
    assert first.births[0][:3] == (1970, 5, 3)
    assert first.detained_on is not None
    assert first.detained_on[:2] == (2018, 3)
    assert (first.status, second.status) == ("sentenced", "interned")
