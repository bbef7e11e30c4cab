"""Kin below 子女去向, and Chinese names behind a word for kin: 父亲：马占彪，已故."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.cells.relatives import relatives_in_text
from tests.records.reading.tables import NAMES, Read, number, xlsx


def test_what_became_of_children_names_them(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "入教时间", "家庭情况", ""], ["", "", "", "配偶", "子女去向"]]
    rows += [[NAMES[0], number(), "2017.5.6", NAMES[1], "长子：艾力江·艾买尔江，判刑13年"]]
    rows += [[NAMES[2], number(1), "2017.5.6", NAMES[3], "无"]]
    found = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:B2", "C1:C2", "D1:E1"])).statements
    assert [(r.name, r.relation) for r in found[0].relatives] == [(NAMES[1], "spouse"), ("艾力江·艾买尔江", "son")]
    assert {s.status for s in found} == {"interned"}


def test_chinese_names_behind_a_word_for_kin() -> None:
    text = "父亲：马占彪，甘肃临夏人，已故；母亲：马秀花，现年78岁；妻子：冶玉梅，开餐馆；弟弟：马福江，在家。"
    told = [(one.name, one.relation) for one in relatives_in_text(text)]
    assert told == [("马占彪", "father"), ("马秀花", "mother"), ("冶玉梅", "wife"), ("马福江", "brother")]


@pytest.mark.parametrize(
    "text",
    ["父亲：高血压", "母亲：关节炎；父亲：白内障", "哥哥：马车夫", "长子：石河子务工", "妻子：单亲户", "弟弟：任教师"],
)
def test_what_kin_are_or_suffer_from_is_no_name(text: str) -> None:
    assert not relatives_in_text(text)
