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


_AT_WORK = ["现在何处何业", "现在哪里上班", "现在何处就业", "目前在哪里务工", "现在哪里干啥", "目前去了哪里打工"]


@pytest.mark.parametrize("header", [*_AT_WORK, "何处就业", "去了哪里务工", "何地务工", "现在干什么"])
def test_where_the_free_work_is_no_place_of_custody(tmp_path: Path, header: str) -> None:
    cells = ["在家养羊", "理发店学徒", "县工业园区电焊工", "外出务工（乌鲁木齐）"]
    rows = [
        ["姓名", "入教时间", "结业日期", header],
        *([n, "2018-02-11", "2018-12-10", c] for n, c in zip(_HAN, cells, strict=False)),
    ]
    read = Read(csv(tmp_path / "a.csv", rows)).statements
    assert [(s.status, s.facility) for s in read] == [("released", None)] * 4


@pytest.mark.parametrize("header", _AT_WORK)
def test_who_is_held_where_others_work(tmp_path: Path, header: str) -> None:
    cells = ["在家养羊", "县看守所", "县服装厂"]
    rows = [
        ["姓名", "入教时间", "结业日期", header],
        *([n, "2018-02-11", "2018-12-10", c] for n, c in zip(_HAN, cells, strict=False)),
    ]
    read = Read(csv(tmp_path / "a.csv", rows)).statements
    told = [("released", None), ("interned", "县看守所"), ("released", None)]
    assert [(s.status, s.facility) for s in read] == told


_HAN = ("买买提·图尔荪", "阿依古丽·热依木", "吐尔洪·肉孜", "古丽尼沙·托合提")


@pytest.mark.parametrize("header", ["现在何处", "关押在哪里", "现关押在何处", "送往何处", "在哪里服刑"])
def test_where_alone_still_asks_for_custody(header: str) -> None:
    assert field_of(header) in {"status", "facility"}
