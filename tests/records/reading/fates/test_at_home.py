"""Measures at home that are told in the words of camps: nobody is held by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.statuses import parse_status
from tests.records.reading.tables import NAMES, Read, number, xlsx

FREE = (
    "帮教转化 社区帮教转化 教育转化帮教 帮扶教育转化 结对帮教转化 "
    "居家教育转化 由村委会教育转化 教育帮教转化 帮教、转化 落实帮教转化措施"
)
HELD = (
    "教育转化 集中帮教转化 送帮教转化中心 帮教转化中心 参加帮教转化班 教转 送教转中心帮教转化 社区送教育转化 "
    "帮教转化学员 在帮教转化基地学习 社区教育转化中心 帮教无效送教 强制帮教转化"
)


@pytest.mark.parametrize("text", FREE.split())
def test_a_measure_at_home_holds_nobody(text: str) -> None:
    assert parse_status(text) == "other"


@pytest.mark.parametrize("text", HELD.split())
def test_a_camp_is_one_whatever_it_is_called(text: str) -> None:
    assert parse_status(text) == "interned"


@pytest.mark.parametrize("note", ["妻子在教", "丈夫在押", "儿子服刑", "父亲被收押", "弟弟在学"])
def test_what_befell_kin_is_not_told_of_who_is_at_home(tmp_path: Path, note: str) -> None:
    rows = [["收教", "2017.9.11", ""], ["帮教转化", "", note], ["收教", "2017.9.12", note]]
    people = [[NAMES[i], number(i), *told] for i, told in enumerate(rows)]
    read = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号", "处置措施", "收教日期", "备注"], *people]))
    assert [s.status for s in read.statements] == ["interned", "other", "interned"]
