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
    relations_in_pair,
)
from service.matching.values.sex import parse_sex


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("户主", "self"),
        ("长子", "son"),
        ("次女", "daughter"),
        ("三子", "son"),
        ("之子", "son"),
        ("妻", "wife"),
        ("儿媳", "child_in_law"),
        ("孙子", "grandchild"),
        ("母亲", "mother"),
        ("hanımı", "wife"),
        ("ئايالى", "wife"),
        ("сын", "son"),
        ("Wife", "wife"),
        ("12", "wife"),
        ("外孙女", "grandchild"),
        ("my brother", "brother"),
        ("әкесі", "father"),
        ("配偶", "spouse"),
        ("grandfather", "grandparent"),
        ("远房亲戚", "other"),
        ("其他", "other"),
        ("父子", "parent_or_child"),
        ("母女关系", "parent_or_child"),
        ("夫妻关系", "spouse"),
        ("夫妇", "spouse"),
        ("兄妹", "sibling"),
        ("堂兄弟", "cousin"),
        ("表兄妹", "cousin"),
        ("父母", "parent"),
        ("叔嫂", "sibling_in_law"),
        ("妯娌", "sibling_in_law"),
        ("祖孙", "other"),
        ("关系", "other"),
        ("28", "child_in_law"),
        ("25", "son"),
        ("38", "child_in_law"),
        ("90", "uncle_aunt"),
        ("93", "nephew_niece"),
        ("97", "other"),
        ("养子或继子", "son"),
        ("孙子、孙女或外孙子、外孙女", "grandchild"),
        ("其他儿子", "son"),
        ("其他亲属", "other"),
        ("长子之妻", "child_in_law"),
        ("儿子的妻子", "child_in_law"),
        ("妻弟", "sibling_in_law"),
        ("夫之父", "parent_in_law"),
        ("父亲的哥哥", "uncle_aunt"),
        ("弟弟之女", "nephew_niece"),
        ("再婚妻子", "wife"),
        ("生父", "father"),
        ("村里的朋友", "other"),
    ],
)
def test_words(text: str, code: str) -> None:
    assert parse_relation(text) == code


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
    assert parse_sex(text) in {"f", "m", None}
