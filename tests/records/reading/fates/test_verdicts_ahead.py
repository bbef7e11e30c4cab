"""Whoever is to be sentenced is held, and not sentenced yet."""

from __future__ import annotations

import pytest

from service.records.reading.fates.statuses import parse_status

AHEAD = "to be sentenced|Will be sentenced soon|awaiting sentence|waiting to be sentenced|Awaiting her verdict|待判"
PASSED = (
    "said to be sentenced to 10 years|believed to be sentenced|used to be sentenced|sentenced, awaiting release|"
    "Sentenced to 7 years"
)


@pytest.mark.parametrize("text", AHEAD.split("|"))
def test_a_verdict_to_come(text: str) -> None:
    assert parse_status(text) == "interned"


@pytest.mark.parametrize("text", PASSED.split("|"))
def test_a_verdict_that_was_passed(text: str) -> None:
    assert parse_status(text) == "sentenced"
