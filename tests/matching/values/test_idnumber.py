from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.matching.types import PartialDate
from service.matching.values.idnumber import IdNumber, check_character, has_look_alikes, is_sound, normalise, parse_id

BODY = "65312119600412123"
WHOLE = BODY + check_character(BODY)
WITH_X = next(b + "X" for i in range(1000) if check_character(b := f"65312119600412{i:03d}") == "X")


def read(value: str | float) -> IdNumber:
    found = parse_id(value)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"'{WHOLE}",
        f" {WHOLE[:6]} {WHOLE[6:14]} {WHOLE[14:]} ",
        WHOLE.translate({48 + i: 0xFF10 + i for i in range(10)}),
        f"‘{WHOLE}",
        f"身份证号：{WHOLE}",
        f"{WHOLE}\u200b",
    ],
)
def test_whole_in_every_dress(text: str) -> None:
    number = read(text)
    assert (number.kind, number.text, number.sound) == ("whole", WHOLE, True)
    assert (number.region, number.birth, number.sex) == ("653121", PartialDate(1960, 4, 12), "m")


@pytest.mark.parametrize("last", ["x", "X", "Ⅹ", "×", "*", "＊", "Х"])
def test_every_way_to_write_the_check_character_x(last: str) -> None:
    assert read(WITH_X[:17] + last).text == WITH_X


def test_a_final_star_is_x_only_where_x_is_demanded() -> None:
    number = read(WHOLE[:17] + "*")
    assert (number.kind, number.known) == ("partial", WHOLE[:17] + "?")


def test_a_wrong_check_character_is_not_mended() -> None:
    wrong = BODY + ("1" if WHOLE[17] != "1" else "2")
    number = read(wrong)
    assert (number.kind, number.text, number.sound) == ("whole_bad_check", wrong, False)
    body = "65312119601345123"
    assert read(body + check_character(body)).kind == "whole_bad_check"  # right sum, no such day


def test_first_generation() -> None:
    number = read("653121600412123")
    assert (number.kind, number.known) == ("first_generation", "65312119600412123?")
    assert number.birth == PartialDate(1960, 4, 12)
    assert read("653121050412998").known[6:8] == "??"  # kept for people over a hundred


@pytest.mark.parametrize(
    ("value", "known"),
    [
        ("6.53121E+17", "653121????????????"),
        ("6.53121e17", "653121????????????"),
        ("6.53121196E+17", "65312119??????????"),  # the last digit shown may be rounded
        ("6.53121196004121E+17", "65312119600412????"),
        ("6.53121195704010E+17", "653121195704010???"),  # rounded up it would be of day 00
        ("6.53121195704010e+17", "653121195704010???"),
        ("6.5312119570401E+17", "65312119570401????"),
        ("6.53121196004120E+17", "6531211960041?????"),  # rounded up, perhaps, from 11 to 12
        ("6.53121196004013E+17", "65312119600401????"),
        (float(653121196004121000), "65312119600412????"),
        (6.531211960041212e17, "653121196004121???"),
        ("6.531211960041212E+17", "653121196004121???"),
        (float(653121196004121534), "653121196004121???"),
        (float(653121196501210000), "653121196501210???"),  # the fifteenth digit is 0, and so it was kept
        (float(653121197508200000), "653121197508200???"),  # the fourteenth as well
        (653121199912320000.0, "6531211999123?????"),  # no day: the last numbers of the 31st
        (6.5312119e17, "6531211???????????"),
    ],
)
def test_damaged_by_a_spreadsheet(value: str | float, known: str) -> None:
    number = read(value)
    assert (number.kind, number.known, number.sound) == ("damaged", known, False)
    assert number.region == "653121"


@given(st.integers(0, 992), st.integers(0, 9), st.booleans())
def test_what_survives_in_a_number_is_never_wrong(sequence: int, check: int, spreadsheet: bool) -> None:
    text = f"65312119600412{sequence:03d}{check}"
    stored = int(text[:15] + "000") if spreadsheet else int(text)
    for value in (float(stored), f"{stored:.14E}", f"{stored:.10E}", f"{stored:.5E}", repr(float(stored))):
        known = read(value).known
        assert known.startswith("653121")
        assert all(k in {t, "?"} for k, t in zip(known, text, strict=True))


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("653121", "653121????????????"),
        ("6531211960", "6531211960????????"),
        ("653121********1239", "653121????????1239"),
        ("…1239", "??????????????1239"),
        ("65312119920425#REF!", "65312119920425????"),
        ("65312119600412123", "65312119600412123?"),
        ("653121196004121", "653121196004121???"),
    ],
)
def test_parts_keep_their_places(text: str, known: str) -> None:
    number = read(text)
    assert (number.kind, number.known) == ("partial", known)


def test_a_piece_without_a_place() -> None:
    assert (read("2345").kind, read("2345").fragment) == ("partial", "2345")


@pytest.mark.parametrize("text", ["", "hello", "2017.4.12 ", "abc123", "-", "9" * 30, "000000000000000000"])
def test_no_number(text: str) -> None:
    found = parse_id(text)
    assert found is None or not found.sound


def test_normalise() -> None:
    assert normalise(" ６５３-121 x") == "653121X"


@given(st.text() | st.floats() | st.integers())
def test_never_raises(value: str | float) -> None:
    found = parse_id(value)
    if found is not None:
        assert len(found.known) == 18
        assert found.sex in {"f", "m", None}
        assert found.birth is None or found.birth.year >= 1870


@given(st.integers(0, 999), st.dates())
def test_every_whole_number_is_whole(sequence: int, day: object) -> None:
    body = f"653222{19600101 + sequence % 28}{sequence:03d}"
    text = body + check_character(body)
    assert read(text).sound
    damaged = text[:16] + str((int(text[16]) + 1) % 10) + text[17]
    assert read(damaged).kind == "whole_bad_check"


_DAYS = st.dates().map(lambda day: f"{day:%Y%m%d}") | st.sampled_from(["19000229", "20000229", "19601301", "18691231"])


@given(
    st.sampled_from(["653121", "110101", "990101", "65312a"]), _DAYS, st.integers(0, 999), st.sampled_from("0123X?x")
)
def test_what_is_sound_is_told_by_its_parts_as_well(region: str, day: str, sequence: int, last: str) -> None:
    body = f"{region}{day:0>8}{sequence:03d}"
    for end in {last, check_character(body) if body.isdigit() else last}:
        right = region in {"653121", "110101"} and end == check_character(body) and _is_day(f"{day:0>8}")
        assert is_sound(body + end) == right
        found = parse_id(body + end)
        assert right == (found is not None and found.sound and found.text == body + end)


def _is_day(digits: str) -> bool:
    try:
        return 1870 <= dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2035
    except ValueError:
        return False


@pytest.mark.parametrize("letter", ["O", "o", "l", "I", "〇", "Z", "/", "О", "Ｏ", "S", "B"])
@pytest.mark.parametrize("at", [2, 5, 7, 9, 10, 12, 13, 14, 16, 17])
def test_a_letter_in_the_place_of_a_digit_is_unknown_as_a_star_is(letter: str, at: int) -> None:
    for number in (WHOLE, WITH_X):
        known = f"{number[:at]}?{number[at + 1 :]}"
        found = read(f"{number[:at]}{letter}{number[at + 1 :]}")
        assert found == IdNumber(known, "partial", known)  # never repaired, whatever the check character demands
        assert not found.sound
        assert has_look_alikes(f"身份证号 {number[:at]}{letter}{number[at + 1 :]}")
        assert not has_look_alikes(f"ID: {number}")


@pytest.mark.parametrize(
    "text",
    ["653121/19600412123", "OOOO21196004121231", "6531211960O4421231", "653121196O0412123", "52650000MJ1234567X"],
)
def test_letters_in_anything_else_make_no_number(text: str) -> None:
    assert parse_id(text) is None


@pytest.mark.parametrize("mask", "*■█▇▓▒░●◆★")
def test_any_mark_hides_a_digit(mask: str) -> None:
    found = parse_id("6532221987060103" + mask * 2)
    assert found is not None
    assert (found.kind, found.known) == ("partial", "6532221987060103??")


@pytest.mark.parametrize("text", ["●", "★★★", "县医院●●"])
def test_marks_alone_are_no_number(text: str) -> None:
    assert parse_id(text) is None
