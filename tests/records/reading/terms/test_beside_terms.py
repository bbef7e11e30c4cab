"""Years of something else beside a prison term are not of the term."""

from __future__ import annotations

import pytest

from service.records.reading.terms.sentences import parse_sentence


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


@pytest.mark.parametrize(
    "text",
    [
        "20 yıl, artı 5 yıl siyasi haklardan mahrumiyet",
        "20 yıl ve 5 yıl siyasi haklardan yoksunluk",
        "20 жыл және 5 жыл саяси құқықтан айыру",
        "20 жыл, 5 жылға саяси құқығынан айырылды",
        "20 yil we 5 yil siyasiy hoquqidin mehrum qilish",
        "20 йил вә 5 йил сиясий һоқуқидин мәһрум қилиш",
        "20 يىل ۋە 5 يىل سىياسىي ھوقۇقىدىن مەھرۇم قىلىش",
    ],
)
def test_rights_in_turkic_languages(text: str) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert (told.months, told.kind) == (240, "term")


@pytest.mark.parametrize(
    "text",
    [
        "7 ans ½",
        "7 ans et ½",
        "7 лет ½",
        "7 years ½",
        "7 Jahre ½",
        "7 yıl ½",
        "7年½",
        "7½ years",
        "7 1/2 years",
        "7 years 1/2",
    ],
)
def test_a_half_behind_its_years(text: str) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert told.months == 90


def test_a_half_of_something_else() -> None:
    told = parse_sentence("7 years ½ of it suspended")
    assert told is not None
    assert told.months != 90
