"""Lines in several scripts: nothing is lost, numbers stand where they belong, and the picture shows them."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from service.cards.drawing import share_picture
from service.cards.lines import is_right_to_left, runs_of, width, wrapped
from service.store.form import CardWish

LETTERS = st.text(st.sampled_from("abcД1234 -.,()«»ئۇيغۇر،؟麦提·"), max_size=40)


@given(LETTERS, st.booleans())
def test_every_letter_stands_in_one_run(text: str, right_to_left: bool) -> None:
    found = "".join(run.text for run in runs_of(text, right_to_left=right_to_left))
    assert sorted(found) == sorted(text)


@given(LETTERS)
def test_text_of_one_direction_stays_in_its_order(text: str) -> None:
    plain = "".join(c for c in text if not is_right_to_left(c))
    plain = "".join(c for c in plain if c not in "،؟")
    assert "".join(run.text for run in runs_of(plain, right_to_left=False)) == plain


def test_a_year_within_uyghur_stands_right_of_its_hyphen() -> None:
    seen = [run.text for run in runs_of("2017-يىلى", right_to_left=True)]
    assert seen == ["يىلى", "-", "2017"]


def test_a_uyghur_name_within_english_is_one_piece_from_the_right() -> None:
    seen = [run.text for run in runs_of("Ask for مەمەت تۇرسۇن.", right_to_left=False)]
    assert seen[-4:] == ["تۇرسۇن", " ", "مەمەت", "."]


@given(st.text(st.sampled_from("ab cd麦 ئۇ\n"), max_size=60))
def test_wrapping_loses_no_letter_and_is_never_too_wide(text: str) -> None:
    lines = wrapped(text, 120, lambda part: width(part, 30))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, 30) <= 120 for line in lines)


def _picture(sentence: str) -> Image.Image:
    return Image.open(io.BytesIO(share_picture(CardWish(("مەمەت",), sentence=sentence, language="ug"), None)))


@pytest.mark.parametrize("change", ["2018-يىلى ئاكام", "2017 يىلى ئاكام", "2017-يىلى ئاكا", "2017-يىلى ئاكام."])
def test_each_letter_digit_and_sign_is_drawn(change: str) -> None:
    """A font without digits would leave the year out, and nobody would notice."""
    assert ImageChops.difference(_picture("2017-يىلى ئاكام"), _picture(change)).getbbox() is not None
