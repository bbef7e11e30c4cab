"""What papers call somebody, in brackets behind the name, is another name of the person."""

from __future__ import annotations

import pytest

from service.records.reading.cells.namecell import read_name_cell

_NAME = "阿力木江·吾买尔"


@pytest.mark.parametrize(
    "word",
    "户口本名 户籍名 身份证名 户口名 证件名 实名 真名 经名 小名 本名 户口簿姓名 身份证上名字 真实姓名 登记名".split(),
)
def test_another_name(word: str) -> None:
    for text in (
        f"{_NAME}（{word}：阿力木·吾买尔）",
        f"{_NAME}({word}阿力木·吾买尔)",
        f"{_NAME} {word}：阿力木·吾买尔",
    ):
        assert read_name_cell(text).names == (_NAME, "阿力木·吾买尔")


@pytest.mark.parametrize(
    "note",
    "身份证遗失 户籍名下无房 真名不详 实名举报 户口本遗失 实名制登记 户口名册无 曾用名无 户籍名与身份证不一致".split(),
)
def test_a_remark_is_no_name(note: str) -> None:
    assert read_name_cell(f"{_NAME}（{note}）").names == (_NAME,)
