"""Headers that ask where somebody is now, where they were born and how old they were when they were taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import Read, csv

_HELD = {
    "Détenu(e) à": ("centre de détention du comté", "camp de rééducation n° 2", "prison d'Aksou"),
    "Détenue à": ("centre de détention du comté", "camp de rééducation n° 2", "prison d'Aksou"),
    "Aufenthaltsort": ("Umerziehungslager Nr. 2", "Untersuchungsgefängnis", "Gefängnis Aksu"),
    "Hazir nede": ("nahiyilik qamaqxana", "2-nomurluq terbiyilesh merkizi", "Aqsu türmisi"),
    "ھازىر نەدە": ("ناھىيىلىك قاماقخانا", "لاگېر", "ئاقسۇ تۈرمىسى"),
    "Bulunduğu yer": ("ilçe tutukevi", "2 numaralı yeniden eğitim kampı", "Aksu cezaevi"),
}
_NAMES = ("Memet Tursun", "Ayshem Semet", "Rena Polat")


@pytest.mark.parametrize("header", _HELD)
def test_where_somebody_is_held(tmp_path: Path, header: str) -> None:
    rows = [
        ["Name", "Sex", "Status", header],
        *([n, "m", "alive", c] for n, c in zip(_NAMES, _HELD[header], strict=True)),
    ]
    read = Read(csv(tmp_path / "a.csv", rows, delimiter="\t")).statements
    assert [s.facility for s in read] == list(_HELD[header])
    assert [s.relatives for s in read] == [()] * 3


@pytest.mark.parametrize("header", ["Bulunduğu yer", "Hazir nede", "Aufenthaltsort"])
def test_where_somebody_is_by_what_its_cells_say(tmp_path: Path, header: str) -> None:
    rows = [["Name", "Sex", header], *([n, "m", "released"] for n in _NAMES)]
    read = Read(csv(tmp_path / "a.csv", rows, delimiter="\t")).statements
    assert [(s.status, s.facility) for s in read] == [("released", None)] * 3


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("تۇغۇلغان جايى (ناھىيە)", "county"),
        ("Место рождения (уезд)", "county"),
        ("تۇغۇلغان جايى", None),
        ("Қолға елинған вақти", "detained_on"),
        ("Tutuklandığı Sıradaki Yaşı", "age"),
        ("Возраст при задержании", "age"),
        ("Ұсталған кездегі жасы", "age"),
        ("Âge lors de la détention", "age"),
        ("Détenu", "name"),
    ],
)
def test_what_a_header_asks(header: str, field: str | None) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize("county", ["Nilqy", "Nylqy", "Nilka", "Nilqy audany"])
def test_nilka_in_latin_letters(tmp_path: Path, county: str) -> None:
    rows = [["Name", "County", "Village"], ["Memet Tursun", county, "Tilek"]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.counties == ("654028",)
