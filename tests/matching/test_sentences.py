from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract_python

import service.matching.sentences as sentences
from service.matching.sentences import OF_MOST, SENTENCES, because
from service.matching.types import Evidence
from service.matching.weights import LEVELS, Weights


def test_every_level_has_a_sentence_and_no_sentence_is_idle() -> None:
    levels = {(weight.comparison, weight.level) for weight in Weights.load()}
    assert set(SENTENCES) == levels == {(c, level) for c, levels in LEVELS.items() for level in levels}


def test_sentences_are_found_by_the_extractor() -> None:
    source = Path(sentences.__file__).read_bytes()
    found = {message for _, _, message, _ in extract_python(BytesIO(source), {"N_": None}, [], {})}
    assert {*SENTENCES.values(), *OF_MOST.values()} <= found


def test_values_are_filled_in_after_translation() -> None:
    values: dict[str, str | int | float] = {"part": "تۇرسۇن", "other": "吐尔逊", "one_in": 410}
    text = because(Evidence("name", "close", 8.0, values), lambda text: text.replace("sounds like", "klingt wie"))
    assert "تۇرسۇن klingt wie 吐尔逊" in text
    assert "1 in 410 people" in text


def test_one_in_one_is_never_said() -> None:
    assert set(OF_MOST) == {kind for kind, sentence in SENTENCES.items() if "one_in" in sentence}
    values: dict[str, str | int | float] = {"part": "Tursun", "other": "653121", "mine": "653121", "one_in": 1}
    for comparison, level in OF_MOST:
        said = because(Evidence(comparison, level, 0.0, values))
        assert "most people" in said
        assert "1 in 1" not in said
        assert "1 in 2 people" in because(Evidence(comparison, level, 0.0, values | {"one_in": 2}))


def test_a_percent_sign_in_a_name_does_no_harm() -> None:
    assert "100%(x)s" in because(Evidence("name", "omitted", 0.0, {"part": "100%(x)s"}))


def test_what_an_old_candidate_lacks_is_shown_as_a_dash() -> None:
    assert "–" in because(Evidence("name", "same", 8.0, {}))


def test_placeholders_are_well_formed() -> None:
    for text in SENTENCES.values():
        assert not re.sub(r"%\(\w+\)s", "", text).count("%")


def test_counties_are_named() -> None:
    said = because(Evidence("place", "county", 3.0, {"mine": "653121", "other": "653121", "one_in": 8}))
    assert "653121" not in said
    assert "疏附县" in said
