"""A name that somebody took since: both are names of the person."""

from __future__ import annotations

import pytest

from service.records.reading.cells.namecell import read_name_cell

OLD, NEW = "加娜提·赛力克", "加娜古丽·赛力克"


@pytest.mark.parametrize("word", ["改名：", "更名为", "现名", "已改名为", "原名 ", "别名:", "后改名"])
def test_both_are_told(word: str) -> None:
    assert read_name_cell(f"{OLD}（{word}{NEW}）").names == (OLD, NEW)


def test_outside_of_brackets() -> None:
    assert read_name_cell(f"{OLD}，改名{NEW}").names == (OLD, NEW)


@pytest.mark.parametrize("note", ["改名", "2015年改名", "改名前的身份证已注销"])
def test_a_remark_on_it_names_nobody(note: str) -> None:
    assert read_name_cell(f"{OLD}（{note}）").names == (OLD,)
