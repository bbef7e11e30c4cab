from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.matching.values.relations import RELATIONS, compatible, inverse, parse_relation, relation_sex
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
