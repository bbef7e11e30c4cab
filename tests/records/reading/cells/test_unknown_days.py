"""A date that nobody knows is an empty cell, and no damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from tests.records.reading.tables import NAMES, Read, csv, number

_UNKNOWN = (
    "Unknown", "unknown", "UNKNOWN", "неизвестно", "Неизвестна", "белгісіз", "نامەلۇم", "不详", "未知", "不明",
    "bilinmiyor", "inconnu", "Inconnue", "unbekannt", "белгисиз", "noma'lum", "noma’lum", "намәлум", "namelum",
    "Not known", "Not Known", "date unknown", "Date not known", "дата неизвестна", "время неизвестно", "时间不详",
    "日期不详", "具体时间不详", "N/A",
    "unknown?", "нет данных", "keine Angabe", "بەلگىسىز", "tarih bilinmiyor", "Belirsiz",
    "不清楚", "Unbekannt.",
)  # fmt: skip


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("header", ["Date of birth", "Date detained", "Date of death", "Date sentenced"])
def test_an_unknown_day_is_no_damage(tmp_path: Path, header: str, numbered: bool) -> None:
    rows = [["Name", *["ID number"] * numbered, header]]
    rows += [[NAMES[0], *[number(i)] * numbered, text] for i, text in enumerate(_UNKNOWN)]
    read = Read(
        csv(tmp_path / "a.csv", [*rows, [NAMES[1], *[number(99, "20130504")] * numbered, "2013-05-04"]], delimiter="\t")
    )
    assert read.codes() == []
    *unknown, known = read.statements
    assert len(unknown) == len(_UNKNOWN)
    assert {(s.detained_on, s.died_on, s.status) for s in unknown} == {(None, None, None)}
    assert PartialDate(2013, 5, 4) in {*known.births, known.detained_on, known.died_on} or known.status == "sentenced"


def test_what_is_left_of_a_date_is_damage(tmp_path: Path) -> None:
    texts = ("19?5", "#REF!", "????", "someday", "unknown 2030s or so", "Memet")
    rows = [["Name", "Date detained"], *([NAMES[0], text] for text in texts)]
    codes = [code for _, code in Read(csv(tmp_path / "a.csv", rows, delimiter="\t")).codes()]
    told = ["unreadable_date", "error_cell", *["unreadable_date"] * (len(texts) - 3)]
    assert codes == told  # of the 2030s a year is read
