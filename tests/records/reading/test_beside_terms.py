"""Years of something else beside a prison term are not of the term."""

from __future__ import annotations

import pytest

from service.records.reading.sentences import parse_sentence


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("20 years plus 5 years deprivation of political rights", 240),
        ("20 years and 5 years deprivation of political rights", 240),
        ("20 years + 5 years of deprivation of political rights", 240),
        ("20 years, 5 years' deprivation of political rights", 240),
        ("20 years (plus 5 years deprivation of political rights)", 240),
        ("15 years 6 months plus 5 years loss of political rights", 186),
        ("20 years, deprivation of political rights for 5 years", 240),
        ("20 years; deprived of political rights for 5 years", 240),
        ("20 лет и 5 лет лишения политических прав", 240),
        ("20 лет плюс 5 лет поражения в политических правах", 240),
        ("20 Jahre und 5 Jahre Aberkennung der politischen Rechte", 240),
        ("20 ans et 5 ans de privation des droits politiques", 240),
        ("20年，剥夺政治权利5年", 240),
        ("life plus deprivation of political rights for life", None),
    ],
)
def test_the_first_term(text: str, months: int | None) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert (told.months, told.kind) == (months, "life" if months is None else "term")


@pytest.mark.parametrize("text", ["20 years plus", "10 or 12 years", "20+ years", "5 years plus deprivation of rights"])
def test_what_may_be_longer_has_no_months(text: str) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert (told.months, told.kind) == (None, "unreadable")
