"""Where a cell of a printed list goes on in the line below: a space in Latin and Cyrillic, and none elsewhere."""

from __future__ import annotations

import pytest

from service.records.reading.formats.drawn import with_line


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("No. 4", "Training Centre"),
        ("Went abroad", "(Saudi Arabia)"),
        ("Bostan Block", "1"),
        ("Performs well,", "suggest graduation"),
        ("Kashgar", "prison"),
        ("Хотан", "тюрьма"),
        ("Işık", "şehri"),
        ("12", "April 2017"),
        ("April 12,", "2017"),
        ("(brother)", "sentenced"),
        ("15", "years"),
        ("No.", "4"),
    ],
)
def test_apart(text: str, more: str) -> None:
    assert with_line(text, more) == f"{text} {more}"


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("65312119600412001", "X"),
        ("653121196004", "120012"),
        ("2017.", "4.12"),
        ("2017-04-", "12"),
        ("G", "1234567"),
        ("第4", "教培中心"),
        ("麦麦提", "(男)"),
        ("2017", "年4月"),
        ("1,", "234"),
        ("re-", "education"),
        ("", "Kashgar"),
    ],
)
def test_together(text: str, more: str) -> None:
    assert with_line(text, more) == text + more
