"""Chinese names of kin in free text, told by a birth or an age behind them; and 其哥, 该人的嫂."""

from __future__ import annotations

import pytest

from service.records.reading.cells.relatives import relatives_in_text


def test_a_chinese_name_before_a_birth_or_an_age() -> None:
    text = "家庭圈：父亲马福成，1948 年生；妻子苏桂花（1980年3月生）；儿子马建军，15 岁，初中生。"
    told = [(one.name, one.relation) for one in relatives_in_text(text)]
    assert told == [("马福成", "father"), ("苏桂花", "wife"), ("马建军", "son")]


@pytest.mark.parametrize(
    "text",
    [
        "父亲农民，母亲务农，60岁", "妻子患病，30岁；儿子上学，12岁", "母亲健在，1950年生", "父亲马某某，1950年生",
        "弟弟在家，20岁",
        "父亲陈旧伤，2010年", "母亲马氏，1950年生", "父亲王师傅，50岁", "母亲安好，60岁", "儿子尚小，3岁",
        "儿子高中，2001年生",
        "父亲高血压，1948年生效",
    ],
)  # fmt: skip
def test_no_word_is_a_name_for_that(text: str) -> None:
    assert relatives_in_text(text) == ()


@pytest.mark.parametrize("lead", ["其", "其哥", "他哥", "她的哥", "该人的哥", "本人哥", "该人哥哥", "其本人哥"])
def test_whose_brother_stands_before_the_word(lead: str) -> None:
    word = lead if "哥" in lead else lead + "哥"
    (one,) = relatives_in_text(f"离异，无子女；{word}阿卜力孜·麦提尼亚孜，木匠。")
    assert (one.name, one.relation) == ("阿卜力孜·麦提尼亚孜", "brother")


def test_others_are_no_kin() -> None:
    assert all(one.relation is None for one in relatives_in_text("与其他人阿里木·买买提来往"))
