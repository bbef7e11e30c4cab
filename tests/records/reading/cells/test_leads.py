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


@pytest.mark.parametrize(
    "text",
    [
        "与在乌鲁木齐打工的同村人{}有电话联系", "曾做生意，合伙人{}在押", "与刑满释放人员{}为邻居",
        "同居人{}", "快牙对象为同村{}",
        "在家为妻弟{}", "与{}关系好", "学生：{}等", "与同监室的{}有联系", "与舅舅家的表哥{}常联系",
        "介绍人{}已判刑", "与本村村民{}等3人",
        "和巴扎里卖布的{}熟悉",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["木萨·喀迪尔", "吾布力喀斯木·玉苏普"])
def test_a_name_stands_behind_who_it_is(text: str, name: str) -> None:
    assert [one.name for one in relatives_in_text(text.format(name))] == [name]


@pytest.mark.parametrize("name", ["司马义·加帕尔", "居麦·友努斯", "叶尔兰·哈孜别克"])
def test_names_that_begin_with_such_characters_stay_whole(name: str) -> None:
    assert relatives_in_text(name) == (RelativeName(name),)
