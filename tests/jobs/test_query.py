"""What of a form is compared."""

from __future__ import annotations

import pytest

from service.jobs.query import query_of
from service.store.form import SearchForm


@pytest.mark.parametrize(("typed", "year"), [("1991", 1991), ("2026", 2026), ("2027", None), ("1891", None)])
def test_a_birth_that_cannot_be_speaks_against_nobody(typed: str, year: int | None) -> None:
    birth = query_of(SearchForm(names=("Aygul",), birth=typed), (), 2026).birth
    assert (birth.year if birth else None) == year
