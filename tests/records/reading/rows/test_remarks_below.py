"""Remarks alone in the column of names; second spellings, days of release, terms behind a place of custody."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.cells.namecell import read_name_cell
from service.records.reading.fates.told import told_sentence
from service.records.reading.rows.rowkinds import is_remark
from tests.records.reading.tables import Read, csv, number, xlsx


@pytest.mark.parametrize(
    "text",
    [
        "Corrections please to lists@example.org",
        "See www.example.org",
        "https://example.org/list",
        "This list is not complete yet",
        "Last changed by the committee in spring",
        "Просьба сообщать об ошибках координатору",
    ],
)
def test_a_remark_is_nobody(tmp_path: Path, text: str) -> None:
    assert is_remark(text)
    rows = [["Name", "Born", "Prison"], ["Polat Memet", "1970", "Aksu"], ["Imin Rozi", "1960", "Bay"], [], [text]]
    assert [s.names for s in Read(xlsx(tmp_path / "list.xlsx", rows)).statements] == [("Polat Memet",), ("Imin Rozi",)]


@pytest.mark.parametrize(
    "text",
    ["Polat Memet", "ablat abdulla ogli", "Abdulla ibn Memet", "Mehmet Emin Abdulla Hajim", "Gulnur", "Асан уулу Бек"],
)
def test_a_name_alone_is_somebody(tmp_path: Path, text: str) -> None:
    rows = [["Name", "Born", "Prison"], ["Polat Memet", "1970", "Aksu"], ["Imin Rozi", "1960", "Bay"], [text]]
    assert len(Read(xlsx(tmp_path / "list.xlsx", rows)).statements) == 3


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Nurgul Mamtimin (Nurgül Memtimin)", ("Nurgul Mamtimin", "Nurgül Memtimin")),
        ("Ghayrat Tiliwaldi (Gheyret Tiliwaldi)", ("Ghayrat Tiliwaldi", "Gheyret Tiliwaldi")),
        ("Qadir Emet [Kadir Amat]", ("Qadir Emet", "Kadir Amat")),
        ("Ahmet Turghun (Ahmet Turdi)", ("Ahmet Turghun",)),  # another person
        ("Ahmet Turghun (Released Now)", ("Ahmet Turghun",)),
        ("Ahmet Turghun (brother of Ali)", ("Ahmet Turghun",)),
        ("Ahmet Turghun (Urumqi)", ("Ahmet Turghun",)),
    ],
)
def test_a_second_spelling_in_brackets(cell: str, names: tuple[str, ...]) -> None:
    assert read_name_cell(cell).names == names


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("prison, 5 years", 60),
        ("Aksu Prison - 7 years", 84),
        ("prison (12 years)", 144),
        ("тюрьма, 10 лет", 120),
        ("türme, 6 yil", 72),
        ("camp, 2 years", None),
        ("prison, 2 years ago", None),
        ("prison, aged 40 years", None),
    ],
)
def test_a_term_behind_a_prison(text: str, months: int | None) -> None:
    told = told_sentence(text, True)
    assert (told.months if told else None) == months


@pytest.mark.parametrize(
    "header",
    [
        "Released",
        "Date of release",
        "Дата освобождения",
        "Tahliye tarihi",
        "Serbest bırakıldığı tarih",
        "Entlassungsdatum",
    ],
)
def test_a_day_of_release(tmp_path: Path, header: str) -> None:
    rows = [
        ["Name", "Born", header],
        ["Polat Memet", "1970", "2020-05"],
        ["Imin Rozi", "1960", ""],
        ["Ali Jan", "1960", "2094"],
    ]
    found = Read(csv(tmp_path / "list.csv", rows)).statements
    assert [s.status for s in found] == ["released", None, None]
    assert "2020-05" in found[0].texts["status"]


@pytest.mark.parametrize("header", ["Expected release", "Release from school"])
def test_no_day_of_release(tmp_path: Path, header: str) -> None:
    rows = [["Name", "Born", header], ["Polat Memet", "1970", "2020-05"], ["Imin Rozi", "1960", "2019"]]
    assert [s.status for s in Read(csv(tmp_path / "list.csv", rows)).statements] == [None, None]


def test_rows_without_a_number_above_those_with_one_are_told_of(tmp_path: Path) -> None:
    strange = ["Qwe", "Rtz", "Uio", "Pas", "Dfg"]
    rows = [
        strange,
        ["2021/2/1", "x@example.org", "Polat Memet", "", "Aksu"],
        ["2021/2/2", "y@example.org", "Imin Rozi", number(), "Bay"],
        ["2021/2/3", "z@example.org", "Ablet Emet", number(7), "Lop"],
        ["2021/2/4", "v@example.org", "Gulnur Hesen", number(9), "Guma"],
    ]
    read = Read(csv(tmp_path / "form.csv", rows))
    told = {s.row for s in read.statements} | {p.row for p in read.problems}
    assert {2, 3, 4, 5} <= told
