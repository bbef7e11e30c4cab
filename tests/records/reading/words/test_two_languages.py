"""Cells in two languages, names of months with their endings, French elisions, ages at what befell somebody."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.matching.values.places import resolve_place
from service.matching.values.relations import parse_relation
from tests.records.reading.tables import Read, csv


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("妻子 / ئايالى", "wife"),
        ("Wife / Ehefrau", "wife"),
        ("儿子 son", "son"),
        ("儿子\nson", "son"),
        ("xyz (妻子)", "wife"),
        ("配偶 / wife", "wife"),
        ("child / 儿子", "son"),
        ("养子或继子", "son"),
        # Two things, or one of which nobody knows what it is.
        ("父亲 / son", "other"),
        ("son / daughter", "other"),
        ("父/母", "other"),
        ("xyz / brother", "other"),
        ("друг / brother", "other"),
    ],
)
def test_a_relation_said_twice(text: str, code: str) -> None:
    assert parse_relation(text) == code


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2017-жылдын 24-июну", PartialDate(2017, 6, 24)),
        ("2017-жылдын 3-июлунда", PartialDate(2017, 7, 3)),
        ("2017 jyly zheltoqsan", PartialDate(2017, 12)),
        ("2017 jyly zheltoqsanda", PartialDate(2017, 12)),
        ("2018 jyly qazanda", PartialDate(2018, 10)),
    ],
)
def test_months_with_their_endings(text: str, date: PartialDate) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize("text", ["comté d'Uchturpan", "comté d’Uchturpan", "comté de Uchturpan"])
def test_a_place_behind_an_elision(text: str) -> None:
    assert resolve_place(text) == {"652927"}


@pytest.mark.parametrize(
    ("headers", "row", "births"),
    [
        ("Name,Age at arrest,Date of arrest", "Ekber Polat,57,2017-01", (PartialDate(1960, about=True),)),
        ("Name,Alter bei der Verhaftung,Verhaftet am", "Ekber Polat,57,Januar 2017", (PartialDate(1960, about=True),)),
        ("姓名,收押时年龄,收押时间", "艾克拜尔·帕拉提,57,2017.1.5", (PartialDate(1960, about=True),)),
        ("Name,Age at death,Date of death", "Ekber Polat,57,2019-01", (PartialDate(1962, about=True),)),
        ("Name,Age,Date of arrest", "Ekber Polat,57,2017-01", ()),  # of when that is, nobody says
        ("Name,Age at arrest,Born,Date of arrest", "Ekber Polat,57,1961,2017-01", (PartialDate(1961),)),
    ],
)
def test_an_age_at_what_befell_somebody(
    tmp_path: Path, headers: str, row: str, births: tuple[PartialDate, ...]
) -> None:
    assert Read(csv(tmp_path / "a.csv", [headers.split(","), row.split(",")])).only.births == births
