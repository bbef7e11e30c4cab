"""Words of warning: where they are due, and where they are not."""

from __future__ import annotations

import pytest
from flask import Flask

from service.jobs.query import birth_of
from service.matching.types import PartialDate
from service.searches.warnings import birth_warning, id_warning, reach_warning, spell_out_age
from service.store.clock import today


@pytest.mark.parametrize(
    "reach",
    [
        "+86 138 1234 5678",
        "008613812345678",
        "13812345678",
        "138-1234-5678",
        "my WeChat is aygul",
        "weixin aygul",
        "微信: aygul",
        "QQ 123456",
        "ئۈندىدار: ayguil",
        "a@qq.com",
        "a@mail.163.com",
        "a@sina.com.cn",
        "a@example.cn",
        "＋８６ 138 1234 5678",
    ],
)
def test_ways_that_may_be_read_in_china(app: Flask, reach: str) -> None:
    with app.test_request_context():
        assert reach_warning(reach)


@pytest.mark.parametrize(
    "reach",
    [
        "",
        "+90 555 123 45 67",
        "+7 701 138 12 34",
        "+49 171 3812345",
        "a@example.org",
        "a@example.com",
        "signal: aygul.86",
        "through my sister in Almaty, after 8 pm",
    ],
)
def test_other_ways(app: Flask, reach: str) -> None:
    with app.test_request_context():
        assert reach_warning(reach) is None


@pytest.mark.parametrize(
    "birth", ["", "1968", "about 1960", "14 March 1968", "58 years old", "58岁", "1960s", "35", "35 (~1991)"]
)
def test_births_that_are_understood(app: Flask, birth: str) -> None:
    with app.test_request_context():
        assert birth_warning(birth) is None


@pytest.mark.parametrize("birth", ["58", "in spring", "30 February 1968", "2968", "1868"])
def test_births_that_are_not(app: Flask, birth: str) -> None:
    with app.test_request_context():
        assert birth_warning(birth)


def test_a_birth_that_is_still_to_come(app: Flask) -> None:
    with app.test_request_context():
        assert birth_warning(str(today().year + 1))
        assert birth_warning(str(today().year)) is None


@pytest.mark.parametrize(
    ("number", "warned"),
    [
        ("", False),
        ("6531251960031400?? ?", False),
        ("65312519600314", False),
        ("653125196003140001", True),
        ("AB", True),
        ("653125196O03140001", True),  # kept as far as it can be read, but the family may know better
    ],
)
def test_id_numbers(app: Flask, number: str, warned: bool) -> None:
    with app.test_request_context():
        assert bool(id_warning(number)) == warned


def test_an_age_gets_its_year_and_a_year_nothing() -> None:
    assert spell_out_age("58 years old") == f"58 years old (~{today().year - 58})"
    assert spell_out_age(spell_out_age("58 years old")) == spell_out_age("58 years old")
    assert spell_out_age("35") == f"35 (~{today().year - 35})"
    assert birth_of(spell_out_age("35"), today().year) == PartialDate(today().year - 35, about=True)
    for text in ("1968", "about 1960", "", "in spring", "58"):
        assert spell_out_age(text) == text
