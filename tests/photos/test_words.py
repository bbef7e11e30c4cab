"""What was done to a copy, in words."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from babel.messages.extract import extract_python

from benchmarks.photos.transforms import apply
from service.photos import KINDS, copy_check, words
from service.photos.words import AND, COMMA, WORDS, in_words


def test_every_code_has_words_that_the_extractor_finds() -> None:
    assert tuple(WORDS) == KINDS
    source = Path(words.__file__).read_bytes()
    found = {message for _, _, message, _ in extract_python(BytesIO(source), {"N_": None}, [], {})}
    assert {AND, COMMA, *WORDS.values()} <= found


@pytest.mark.parametrize(("kinds", "said"), [
    ((), ""),
    (("cropped",), "cropped"),
    (("mirrored", "cropped"), "cropped and mirrored"),
    (("cropped", "turned", "mirrored"), "cropped, turned and mirrored"),
    (("of a later version", "tilted"), "tilted"),
])  # fmt: skip
def test_words_stand_in_a_list(kinds: tuple[str, ...], said: str) -> None:
    assert in_words(kinds) == said


def test_each_word_is_translated() -> None:
    german = {"cropped": "beschnitten", "mirrored": "gespiegelt", AND: "%(words)s und %(last)s"}
    assert in_words(("cropped", "mirrored"), lambda text: german.get(text, text)) == "beschnitten und gespiegelt"


def test_a_picture_that_was_cropped_and_mirrored_is_called_so(portraits: list[np.ndarray]) -> None:
    verdict = copy_check(apply("cropped, mirrored", portraits[1], portraits, 5), portraits[1])
    assert in_words(verdict.kinds) == "cropped and mirrored"
