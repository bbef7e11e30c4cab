from __future__ import annotations

from service.matching.values.gloss import WORDS, glosses


def test_words_are_found_where_they_stand_and_none_inside_a_longer_one() -> None:
    found = [word for word, _ in glosses("疏附县教培中心", "参加非法宗教活动，出境未归", "同意结业")]
    assert found == ["教培中心", "参加非法宗教活动", "出境未归", "同意结业"]


def test_nothing_is_said_of_other_words() -> None:
    assert glosses("", "农民") == ()


def test_every_gloss_is_a_sentence_without_an_end() -> None:
    assert all(meaning and not meaning.endswith(".") and "%" not in meaning for meaning in WORDS.values())
