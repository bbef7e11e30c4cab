"""Terms of which a part cannot be read: neither the rest alone nor the other part is the term."""

from __future__ import annotations

import pytest

from service.records.reading.terms.lostterms import tells_unread_term
from service.records.reading.terms.sentences import parse_sentence


@pytest.mark.parametrize(
    "text",
    [
        "10年#个月", "10年零#个月", "十年?个月", "有期徒刑10年□个月", "10年1#个月", "10 years ? months",
        "? years 6 months",
        "10 лет ? мес", "10 yıl ? ay", "7年#月", "10年##", "#个月",
        "5年？？月", "5年？", "5年X月", "5年＊＊月", "5年XX个月", "5年○○月", "五年几个月",
        "5 年 ？？ 月", "5年6？月", "5年个月",
        "某年6个月", "△年6个月", "5年不详",
    ],
)  # fmt: skip
def test_no_exact_term(text: str) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert (told.kind, told.months) == ("unreadable", None)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("10年6个月", 126),
        ("十年六个月?", 126),
        ("2018?年判刑5年6个月", 66),
        ("有期徒刑7年，剥夺政治权利#年", 84),
        ("有期徒刑7年，剥夺政治权利2年？", 84),
        ("2018年??月判刑5年6个月", 66),
        ("16年?月被判7年", 84),
        ("5年十个月", 70),
        ("5年十二个月", 72),
    ],
)
def test_what_is_doubted_or_beside_the_term_leaves_it(text: str, months: int) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert told.months == months


def test_in_what_tells_of_more() -> None:
    assert tells_unread_term("2018年被判刑10年#个月，现在乌苏监狱")
    assert tells_unread_term("判处有期徒刑5年？？月，现在乌苏监狱")
    assert tells_unread_term("判刑5年?")
    assert not tells_unread_term("2018年被判刑10年6个月")
    assert not tells_unread_term("2018年??月被判刑10年")
