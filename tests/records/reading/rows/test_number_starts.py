"""Of an ID number with a character too many, or a wrong one where it is cut off, the start is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.rows.numberstarts import start_of
from tests.records.reading.tables import NAMES, Read, csv


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("654027199007l8", "654027199007"),
        ("65402719900718l23", "65402719900718"),
        ("6531211960041200188", "65312119600412"),  # the day stands where it should
        ("6531211996004120018", "653121"),
        ("653121196004A2001X", "653121196004"),
        ("653121196013A2001X", "6531211960"),
        ("653121296013A2001X", "653121"),
        ("654027196803115+18", "65402719680311"),  # something strange stands late
        ("6531211977120345@1", "65312119771203"),
        ("65402719870515￥￥￥￥", "65402719870515"),  # nothing but garbage behind
        ("6540271987051512@@@@@@", "65402719870515"),
        ("653121197712+45612", "653121197712"),
        ("65312119771303=512", "6531211977"),
        ("65312119760********", "6531211976"),  # a star too many
        ("6531211977**********", "6531211977"),
        ("6531211977●●●●●●●●●", "6531211977"),
        ("6531212977**********", "653121"),
        ("653121*************", "653121"),
    ],
)
def test_the_start_is_kept(tmp_path: Path, text: str, known: str) -> None:
    read = Read(csv(tmp_path / "a.csv", [["姓名", "身份证号", "性别"], [NAMES[0], text, "男"]]))
    (number,) = read.statements[0].id_numbers
    assert (number.kind, number.known.rstrip("?")) == ("damaged", known)
    assert read.statements[0].counties == (known[:6],)
    assert read.codes() == [(2, "damaged_id")]


@pytest.mark.parametrize(
    "text",
    [
        "6599991996004120018",
        "6217001996004120018",
        "6531211996004120018123",
        "653121丢失",
        "653121",
        "653121abcdefgh",
        "6599991977**********",
        "65312119+7",
        "653121+19771203",
        "65312119771203（丢失）",
        "653121********************",
    ],
)
def test_no_start_is_made_up(text: str) -> None:
    assert start_of(text) is None


@pytest.mark.parametrize(("text", "counties"), [("653130196*05081？", ("653130",)), ("653130", ()), ("65313", ())])
def test_a_number_nearly_as_long_as_one_tells_the_county(tmp_path: Path, text: str, counties: tuple[str, ...]) -> None:
    read = Read(csv(tmp_path / "a.csv", [["姓名", "身份证号", "性别"], [NAMES[0], text, "男"]]))
    assert read.statements[0].counties == counties


def test_cut_off_behind_a_letter() -> None:
    found = start_of("6532221976O")
    assert found is not None
    assert found.known.rstrip("?") == "6532221976"
    assert [start_of(text) for text in ("653222976O", "1101011976O", "6532221976")] == [None] * 3
