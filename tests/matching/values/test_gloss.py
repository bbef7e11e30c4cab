from __future__ import annotations

import re

import pytest

from service.matching.values.gloss import LANGUAGES, glosses, vocabulary
from service.web.languages import LANGUAGES as PAGES

_SCRIPTS = {"ug": "[\u0600-\u06ff]", "kk": "[\u0400-\u04ff]", "ru": "[\u0400-\u04ff]", "zh": "[\u3400-\u9fff]"}


def test_words_are_found_where_they_stand_and_none_inside_a_longer_one() -> None:
    found = [gloss.word for gloss in glosses("疏附县教培中心", "参加非法宗教活动，出境未归", "同意结业")]
    assert found == ["教培中心", "参加非法宗教活动", "出境未归", "同意结业"]


def test_nothing_is_said_of_other_words() -> None:
    assert glosses("", "农民") == ()


def test_there_is_a_gloss_in_every_language_of_the_pages() -> None:
    assert set(LANGUAGES) == set(PAGES)
    for gloss in vocabulary().values():
        meanings = [gloss.meaning(code) for code in LANGUAGES]
        assert all(m and not m.endswith((".", "。")) and "%" not in m for m in meanings), gloss.word
        assert len(set(meanings)) == len(meanings), f"{gloss.word}: a language says what another says"


@pytest.mark.parametrize(("code", "script"), _SCRIPTS.items())
def test_each_stands_in_the_script_of_its_language(code: str, script: str) -> None:
    wrong = [gloss.word for gloss in vocabulary().values() if not re.search(script, gloss.meaning(code))]
    assert wrong == []


def test_a_language_that_is_not_there_is_answered_in_english() -> None:
    (gloss,) = glosses("监狱")
    assert gloss.meaning("xx") == gloss.meaning("en") == "prison, after a sentence"
