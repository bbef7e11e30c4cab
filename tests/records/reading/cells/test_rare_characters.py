"""Names of kin in characters that few names have: 布威麦尔耶姆, 早热姆."""

from __future__ import annotations

import pytest

from service.records.reading.cells.namedalone import named_alone


@pytest.mark.parametrize("name", ["布威麦尔耶姆", "早热姆", "热孜万古丽", "阿依谢姆古丽"])
def test_where_a_name_is_asked_for(name: str) -> None:
    assert [one.name for one in named_alone(name, asked=True)] == [name]


@pytest.mark.parametrize("text", ["在家务农", "村干部", "农民", "已故", "英吉沙县", "尔麻族", "无固定职业", "母亲"])
def test_other_words_are_no_names(text: str) -> None:
    assert named_alone(text, asked=True) == ()
