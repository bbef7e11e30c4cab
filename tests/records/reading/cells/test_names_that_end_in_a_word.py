"""Names of relatives that end in a character which elsewhere begins a clause: 帕太姆·玉素因."""

from __future__ import annotations

import pytest

from service.records.reading.cells.relatives import relatives_in_text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("母亲帕太姆·玉素因", "帕太姆·玉素因"),
        ("妻子：帕太姆·玉素因", "帕太姆·玉素因"),
        ("其母帕太姆·玉素因，农民", "帕太姆·玉素因"),
        ("父亲艾山·玉素甫因涉嫌犯罪被收押", "艾山·玉素甫"),
        ("其妻阿依古丽·艾山因病去世", "阿依古丽·艾山"),
    ],
)
def test_the_whole_name(text: str, name: str) -> None:
    assert [one.name for one in relatives_in_text(text, free=True)] == [name]
