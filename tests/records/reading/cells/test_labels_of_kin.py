"""子：阿依登 below 子女: the word before the colon is no part of the name."""

from __future__ import annotations

import pytest

from service.matching.types import RelativeName
from service.records.reading.rows.meaning import relatives_of


@pytest.mark.parametrize(
    ("text", "name", "tie"),
    [
        ("子：阿依登", "阿依登", "son"),
        ("子:阿依登", "阿依登", "son"),
        ("女：努尔兰", "努尔兰", "daughter"),
        ("长子：阿依登", "阿依登", "son"),
    ],
)
def test_the_label_goes(text: str, name: str, tie: str) -> None:
    assert relatives_of({"children_names": text}, ("叶尔肯",), None, None) == (RelativeName(name, tie),)


@pytest.mark.parametrize("text", ["子：务农", "子：服刑", "女：已婚", "子：无", "女：小学生", "子：在押", "女：不详"])
def test_what_is_said_of_a_child_is_no_name(text: str) -> None:
    names = [r.name for r in relatives_of({"children_names": text}, ("叶尔肯",), None, None)]
    assert text[2:] not in names
