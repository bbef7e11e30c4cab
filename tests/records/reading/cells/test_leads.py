"""Names in free text, with words before them that no mark parts from them."""

from __future__ import annotations

import pytest

from service.matching.types import RelativeName
from service.records.reading.cells.relatives import relatives_in_text


@pytest.mark.parametrize(
    "text",
    [
        "曾跟随{}学经", "同村{}", "2015年跟随{}", "受教于{}", "同社区{}",
        "曾与{}一同出境", "经{}介绍", "听过{}讲经", "其师{}", "认识{}",
        "参加{}组织的活动", "同村的{}", "向{}学习", "曾经跟着{}",
    ],
)  # fmt: skip
def test_what_leads_up_to_a_name_is_no_part_of_it(text: str) -> None:
    assert relatives_in_text(text.format("喀迪尔·吾斯曼")) == (RelativeName("喀迪尔·吾斯曼"),)


@pytest.mark.parametrize("text", ["曾跟随{}", "同村的{}", "2015年跟随{}学经", "听过{}讲经"])
def test_before_a_name_with_rarer_characters(text: str) -> None:
    assert relatives_in_text(text.format("司马义·加帕尔")) == (RelativeName("司马义·加帕尔"),)


@pytest.mark.parametrize("name", ["曼苏尔·艾力", "拜合提亚尔·买买提", "曾丽·买买提", "听海·买买提", "其曼古丽·买买提"])
def test_names_that_begin_as_such_words_do(name: str) -> None:
    assert relatives_in_text(name) == (RelativeName(name),)


def test_two_in_one_text_and_one_whose_tie_is_told() -> None:
    text = "曾跟随喀迪尔·吾斯曼，同村伊斯拉木·阿卜杜拉；跟随父亲艾力·买买提学经"
    assert set(relatives_in_text(text)) == {
        RelativeName("喀迪尔·吾斯曼"), RelativeName("伊斯拉木·阿卜杜拉"), RelativeName("艾力·买买提", "father"),
    }  # fmt: skip
