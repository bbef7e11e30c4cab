"""Chinese numerals of terms in every spelling; a number of which only a part can be read is none."""

from __future__ import annotations

import pytest

from service.records.reading.terms.sentences import parse_sentence


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("廿年", 240), ("廿五年", 300), ("卄年六个月", 246), ("有期徒刑念五年", 300), ("卅年", 360),
        ("贰拾伍年", 300), ("貳拾年", 240), ("参年六个月", 42), ("兩年", 24), ("一百二十个月", 120),
        ("五点五年", 66), ("参加非法组织判5年", 60), ("一二年三月被判5年", 60), ("1、5年", 60), ("2018.3.4 5年", 60),
    ],
)  # fmt: skip
def test_a_numeral_is_read_whole(text: str, months: int) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert (told.kind, told.months) == ("term", months)


@pytest.mark.parametrize(
    "text",
    [
        "皕五年", "百二十年", "什五年", "几5年", "V5年", "10.55年", "3 5年", "某年6个月",
        "三四年", "5、6年", "两三年", "十二三个月", "缓刑廿年",
    ],
)  # fmt: skip
def test_what_is_left_of_a_numeral_is_no_term(text: str) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert (told.kind, told.months) == ("unreadable", None)
