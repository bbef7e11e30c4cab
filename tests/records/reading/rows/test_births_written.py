"""A birth that is written as the number says it is told from the text alone, as reading it would tell."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.matching.types import PartialDate
from service.records.reading.rows.block import _is_written
from service.records.reading.rows.meaning import stated_date

_FORMS = ["{}.{}.{}", "{}-{:02}-{:02}", "{}/{}/{:02}", "{}年{}月{}日", "{}年{:02}月{:02}日"]
_OTHERS = [
    "{}年{}-{}日",
    "{}.{}-{}",
    "{}年{}月{}",
    "{}年{}月",
    "{}年{}月{}日生",
    "{}.{}",
    "{}.{}.{}.",
    "{2}.{1}.{0}",
    "年",
]


@pytest.mark.parametrize("order", ["day", "month", "year", ""])
@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2029, 12, 31)), form=st.sampled_from(_FORMS))
def test_it_is_read_as_that_day(order: str, day: dt.date, form: str) -> None:
    text = form.format(day.year, day.month, day.day)
    assert _is_written(text, f"{day:%Y%m%d}")
    assert stated_date(text, False, order) == PartialDate(day.year, day.month, day.day)


@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2029, 12, 31)), form=st.sampled_from(_OTHERS))
def test_other_forms_are_left_to_reading(day: dt.date, form: str) -> None:
    assert not _is_written(form.format(day.year, day.month, day.day), f"{day:%Y%m%d}")


@given(day=st.dates(dt.date(1950, 1, 1), dt.date(1951, 3, 31)), form=st.sampled_from(_FORMS), apart=st.integers(1, 400))
def test_another_day_is_not_that_day(day: dt.date, form: str, apart: int) -> None:
    other = day + dt.timedelta(days=apart)
    assert not _is_written(form.format(other.year, other.month, other.day), f"{day:%Y%m%d}")
