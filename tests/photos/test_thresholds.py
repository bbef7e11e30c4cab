"""The measured numbers are there, explained, and within what the code can answer exactly."""

from __future__ import annotations

from dataclasses import fields

from service.photos.check import false_match_rate
from service.photos.kernels import WIDEST_RADIUS
from service.photos.reasons import NOTES, REASONS
from service.photos.thresholds import THRESHOLDS_FILE, Thresholds, thresholds


def test_every_number_is_in_the_file_with_a_word_on_it() -> None:
    lines = THRESHOLDS_FILE.read_text(encoding="utf-8").splitlines()
    for field in fields(Thresholds):
        (at,) = [i for i, line in enumerate(lines) if line.startswith(f"{field.name} =")]
        assert lines[at - 1].startswith("#") or "#" in lines[at], field.name


def test_the_radius_is_one_that_the_tables_answer() -> None:
    assert 0 < thresholds().point_radius <= WIDEST_RADIUS
    assert 0 < thresholds().view_radius <= WIDEST_RADIUS


def test_the_accepted_score_keeps_the_false_rate() -> None:
    assert false_match_rate(thresholds().least_score) <= 1.1e-5
    assert false_match_rate(0.0) == 1.0


def test_every_sentence_is_one() -> None:
    for sentence in [*REASONS.values(), *NOTES.values()]:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
