"""One way of writing what looks or means the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.names import normalise
from service.names.normal import LONGEST_TEXT, _in_steps, key


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("吐尔逊•卡德尔", "吐尔逊·卡德尔"),
        ("吐尔逊・卡德尔", "吐尔逊·卡德尔"),
        ("吐尔逊．卡德尔", "吐尔逊·卡德尔"),
        ("買買提·吐爾遜", "买买提·吐尔逊"),
        ("İlham", "ilham"),
        ("ＴＵＲＳＵＮ", "tursun"),
        ("تۇرســۇن", "تۇرسۇن"),
        ("Is’haq", "is'haq"),
        ("  Memet \t Tursun\n", "memet tursun"),
        ("ﺗﯘﺭﺳﯘﻥ", "تۇرسۇن"),
        ("زكی", "زكى"),
    ],
)
def test_what_looks_alike_is_written_alike(written, normal):
    assert normalise(written) == normal


@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=8))
def test_chinese_that_is_known_at_a_look_is_what_the_long_way_makes_of_it(text):
    assert normalise(text) == _in_steps(text)


@given(st.text(max_size=60))
def test_the_key_is_stable(text):
    assert key(key(text)) == key(text)


def test_no_more_than_the_longest_text_is_looked_at():
    assert len(normalise("ab" * LONGEST_TEXT)) == LONGEST_TEXT


def test_dots_and_spaces_do_not_reach_the_key():
    assert key("Abdu-Rahman") == key("abdu rahman") == "abdurahman"


@pytest.mark.parametrize(
    ("mixed", "plain"),
    [("Ахмəт", "ахмәт"), ("Əхмəт", "әхмәт"), ("Тursun", "tursun"), ("Tурсун", "турсун"), ("Кaдыр", "кадыр")],
)
def test_letters_that_only_look_alike_are_of_the_words_own_alphabet(mixed, plain):
    assert normalise(mixed) == plain


def test_two_alphabets_that_are_meant_stay():
    assert normalise("Tursun Турсун") == "tursun турсун"
    assert normalise("Emineлик") == "emineлик"


def test_arabic_heh_is_h_inside_a_word_and_e_at_its_end():
    assert normalise("إلهام") == normalise("إلھام")
    assert normalise("قدره").endswith("ە")
    assert key("عبد الرحمن") == key("عبدالرحمن")
