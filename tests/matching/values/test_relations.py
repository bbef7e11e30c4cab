from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.matching.types import Sex
from service.matching.values.relations import (
    RELATIONS,
    compatible,
    inverse,
    is_pair,
    parse_relation,
    relation_sex,
    relations_in_pair,
)
from service.matching.values.sex import parse_sex


@pytest.mark.parametrize(
    ("text", "code", "sex"),
    [
        ("户主", "self", None),
        ("长子", "son", "m"),
        ("次女", "daughter", "f"),
        ("三子", "son", "m"),
        ("之子", "son", "m"),
        ("妻", "wife", "f"),
        ("儿媳", "child_in_law", "f"),
        ("孙子", "grandchild", "m"),
        ("母亲", "mother", "f"),
        ("hanımı", "wife", "f"),
        ("ئايالى", "wife", "f"),
        ("сын", "son", "m"),
        ("Wife", "wife", "f"),
        ("12", "wife", "f"),
        ("外孙女", "grandchild", "f"),
        ("my brother", "brother", "m"),
        ("әкесі", "father", "m"),
        ("配偶", "spouse", None),
        ("grandfather", "grandparent", "m"),
        ("远房亲戚", "other", None),
        ("其他", "other", None),
        ("父子", "parent_or_child", None),
        ("母女关系", "parent_or_child", None),
        ("夫妻关系", "spouse", None),
        ("夫妇", "spouse", None),
        ("兄妹", "sibling", None),
        ("堂兄弟", "cousin", "m"),
        ("表兄妹", "cousin", None),
        ("父母", "parent", None),
        ("叔嫂", "sibling_in_law", None),
        ("妯娌", "sibling_in_law", None),
        ("祖孙", "other", None),
        ("关系", "other", None),
    ],
)
def test_words(text: str, code: str, sex: str | None) -> None:
    assert parse_relation(text) == code
    assert relation_sex(text) == sex


@pytest.mark.parametrize("text", ["", " ", "777", "x" * 50])
def test_no_relation(text: str) -> None:
    assert parse_relation(text) is None


def test_codes_read_as_themselves_and_have_inverses() -> None:
    for code in RELATIONS:
        assert parse_relation(code) == code
        assert inverse(code) in RELATIONS
        assert compatible(code, code)
    assert inverse("father", "f") == "daughter"
    assert inverse("son", "m") == "father"
    assert compatible("child", "son")
    assert not compatible("father", "wife")
    assert compatible("parent_or_child", "son")
    assert compatible("mother", "parent_or_child")
    assert not compatible("parent_or_child", "brother")


@pytest.mark.parametrize(
    ("word", "sex", "elder_by", "told"),
    [
        ("父女", "m", None, ("father", "daughter")),
        ("父女", "f", None, ("daughter", "father")),
        ("母子关系", "f", None, ("mother", "son")),
        ("父子", "m", 27, ("father", "son")),
        ("父子", "m", -27, ("son", "father")),
        ("母女", None, -20, ("daughter", "mother")),
        ("祖孙", "m", 50, ("grandparent", "grandchild")),
        ("祖孙", "f", -50, ("grandchild", "grandparent")),
        ("爷孙", "f", None, ("grandchild", "grandparent")),
        ("父子", "m", None, None),  # two men: either
        ("父子", None, None, None),
        ("父子", "m", 3, None),
        ("父女", "m", -27, None),  # a daughter is no man
        ("父女", "m", 3, None),
        ("父子", "f", 27, None),
        ("夫妻", "m", 3, None),
        ("父", "m", 27, None),
    ],
)
def test_who_is_who_of_a_pair(word: str, sex: Sex | None, elder_by: int | None, told: tuple[str, str] | None) -> None:
    assert relations_in_pair(word, sex, elder_by) == told
    assert is_pair(word) == (word not in {"夫妻", "父"})


@pytest.mark.parametrize(
    ("text", "sex"), [("女", "f"), ("Erkek", "m"), (" М ", "m"), ("ئايال", "f"), ("2", "f"), ("?", None)]
)
def test_sex(text: str, sex: str | None) -> None:
    assert parse_sex(text) == sex


@given(st.text())
def test_never_raises(text: str) -> None:
    assert parse_relation(text) in {*RELATIONS, None}
    assert relation_sex(text) in {"f", "m", None}
    assert parse_sex(text) in {"f", "m", None}
