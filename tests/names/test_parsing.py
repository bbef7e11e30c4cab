"""Whole names: words, titles, patronymics, and names written in one run."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.names import display, parse


def written(text):
    return [part.written for part in parse(text).parts]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("吐尔逊·卡德尔", ["吐尔逊", "卡德尔"]),
        ("吐尔逊.卡德尔", ["吐尔逊", "卡德尔"]),
        ("吐尔逊 卡德尔", ["吐尔逊", "卡德尔"]),
        ("图尔荪卡迪尔", ["图尔荪", "卡迪尔"]),
        ("买买提艾力", ["买买提", "艾力"]),
        ("TuerxunKadeer", ["Tuerxun", "Kadeer"]),
        ("tursunqadir", ["tursun", "qadir"]),
        ("Abdu-Rahman Tursun", ["abdurahman", "Tursun"]),
        ("Ay gül", ["aygül"]),
        ("吐尔逊古丽", ["吐尔逊古丽"]),
        ("阿卜杜热合曼", ["阿卜杜热合曼"]),
        ("تۇرسۇن قادىر", ["تۇرسۇن", "قادىر"]),
    ],
)
def test_the_parts_of_a_name(text, parts):
    assert [part.lower() for part in written(text)] == [part.lower() for part in parts]


def test_the_other_ways_to_cut_a_name_are_kept():
    cuts = [[part.written for part in split] for split in parse("图尔荪卡迪尔").alternatives]
    assert ["图尔荪卡迪尔"] in cuts
    assert ["nur", "memet"] in [[p.written.lower() for p in split] for split in parse("Nur Memet").splits]
    assert ["nurmemet"] in [[p.written.lower() for p in split] for split in parse("Nur Memet").splits]


@pytest.mark.parametrize("text", ["Memet Haji", "Haji Memet", "买买提·阿吉", "Memet Damolla", "Sayın Memet"])
def test_titles_stand_apart(text):
    name = parse(text)
    assert len(name.parts) == 1
    assert len(name.titles) == 1


@pytest.mark.parametrize("text", ["Haji", "阿吉", "Imam"])
def test_a_name_that_is_nothing_but_a_title_is_a_name(text):
    name = parse(text)
    assert [part.written for part in name.parts] == [text]
    assert not name.titles


@pytest.mark.parametrize(
    ("text", "kind", "same_as"),
    [
        ("Турсунов", "surname", "Турсун"),
        ("Tursunova", "surname", "Tursun"),
        ("Серикович", "patronymic", "Серик"),
        ("Серікұлы", "patronymic", "Серік"),
        ("Болатқызы", "patronymic", "Болат"),
    ],
)
def test_endings_are_stripped_and_kept_as_kind(text, kind, same_as):
    part = parse(f"Nurlan {text}").parts[1]
    assert part.kind == kind
    assert part.forms == parse(same_as).parts[0].forms


def test_words_for_son_and_daughter_are_no_parts():
    name = parse("Nurlan Serik uly")
    assert [part.written for part in name.parts] == ["Nurlan", "Serik"]
    assert name.parts[1].kind == "patronymic"


@given(st.text(max_size=120))
def test_no_text_breaks_the_parser(text):
    name = parse(text)
    assert name.original == text
    assert isinstance(display(name), str)


@pytest.mark.parametrize("piece", ["买", "a", "ئ", "Ж", "买买提·", "Xi ", "\u0000", "🙂", "Ab", "ǆ", "𠀀"])
def test_ten_thousand_characters_are_read_at_once(piece):
    parse("Xi 买买提 Memet")  # the tables are read once
    start = time.process_time()
    parse(piece * (10_000 // len(piece)))
    assert time.process_time() - start < 1.0


def test_what_carries_no_letter_has_no_parts():
    assert parse("").parts == ()
    assert parse("12·34 ?!").parts == ()


@pytest.mark.parametrize("surname", ["Uygur", "Türkistanlı", "KAŞGARLI", "Öztürk", "Уйгур"])
def test_a_surname_taken_abroad_is_no_fathers_name(surname):
    name = parse(f"Tursun {surname}")
    assert [part.kind for part in name.parts] == ["given", "surname"]
    assert parse(surname).parts[0].kind == "given"
    assert [part.kind for part in parse(f"{surname} Tursun").parts] == ["given", "given"]


def test_a_given_name_is_no_surname_however_common_it_is_as_one():
    assert [part.kind for part in parse("Tursun Polat").parts] == ["given", "given"]


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        ("tursunqadir", ["tursun", "qadir"]),
        ("tuerxunkadeer", ["tuerxun", "kadeer"]),
        ("图尔荪卡迪尔", ["图尔荪", "卡迪尔"]),
    ],
)
def test_a_run_is_cut_where_names_begin_and_the_other_ways_are_doubted(run, parts):
    name = parse(run)
    assert [part.written for part in name.parts] == parts
    assert len(name.doubts) == len(name.alternatives)
    assert all(doubt > 0 for doubt in name.doubts)
    assert list(name.doubts) == sorted(name.doubts)
    assert name.doubted_splits[0] == (name.parts, 0.0)


def test_what_is_written_apart_is_hardly_in_doubt():
    assert parse("Tursun Qadir").doubts == ()
    assert parse("Nur Memet").doubts == (1.0,)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("T u r s u n", ["tursun"]),
        ("T U R S U N  Q A D I R", ["tursun", "qadir"]),
        ("吐 尔 逊·卡 德 尔", ["吐尔逊", "卡德尔"]),
        ("吐 尔 逊 卡 德 尔", ["吐尔逊", "卡德尔"]),
        ("M A Tursun", ["tursun"]),
        ("Abd ul Rahman Tursun", ["abdrahman", "tursun"]),
        ("Abd al-Rahman", ["abdrahman"]),
        ("买买提·吐尔逊（又名麦麦提）", ["买买提", "吐尔逊", "麦麦提"]),
        ("姓名：吐尔逊·卡德尔 男 维吾尔族", ["吐尔逊", "卡德尔"]),
        ("Maire Tursun née Qadir", ["maire", "tursun", "qadir"]),
        ("Mehmet Bey Tursun", ["mehmet", "tursun"]),
        ("Ismailkhan", ["ismailkhan"]),
    ],
)
def test_what_stands_around_a_name_and_between_its_letters(text, parts):
    assert [part.lower() for part in written(text)] == parts


@pytest.mark.parametrize("text", ["سەرىكۇلى", "سەرىكقىزى", "سەرىكئوغلى"])
def test_endings_in_arabic_letters_are_stripped(text):
    part = parse(f"نۇرلان {text}").parts[1]
    assert part.kind == "patronymic"
    assert part.normalised == "سەرىك"


def test_two_honorifics_in_one_word_are_honorifics():
    name = parse("亚森·喀日阿吉")
    assert [part.written for part in name.parts] == ["亚森"]
    assert [title.written for title in name.titles] == ["喀日阿吉"]
