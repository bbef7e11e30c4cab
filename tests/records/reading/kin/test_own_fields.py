"""A header that begins with the word for the row's person asks for what is theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading import Statement
from tests.records.reading.tables import NAMES, Read, number, xlsx

HOME, OTHER = "莎车县阿热勒乡1村", "皮山县科克铁热克乡2村"
ONE, TWO = number(0), number(7, "19751103")


def _read(path: Path, header: list[str], cells: list[str]) -> Statement:
    own = [s for s in Read(xlsx(path / "a.xlsx", [["登记表"], header, cells])).statements if not s.beside]
    assert len(own) == 1
    return own[0]


@pytest.mark.parametrize("of", ["", "的"])
@pytest.mark.parametrize("who", ["孩子", "学生", "汇款人", "申请人", "存款人", "老人", "学员"])
def test_what_is_headed_by_the_word_for_the_person_is_theirs(tmp_path: Path, who: str, of: str) -> None:
    header = [f"{who}姓名", *(f"{who}{of}{w}" for w in ("性别", "身份证号", "出生日期", "民族", "家庭住址"))]
    header += ["父亲姓名", "父亲去向", "母亲姓名"]
    one = _read(tmp_path, header, [NAMES[0], "女", ONE, "1960.4.12", "维", HOME, NAMES[2], "判刑", NAMES[1]])
    assert (one.names, one.sex, one.status) == ((NAMES[0],), "f", None)
    assert [n.text for n in one.id_numbers] == [ONE]
    assert (one.ethnicity, len(one.births)) != (None, 0)
    assert HOME in one.place_texts


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (["学生姓名", "学生身份证号", "学生家长姓名", "学生家长身份证号", "学生家长住址"],
         [NAMES[0], ONE, NAMES[1], TWO, OTHER]),
        (["汇款人姓名", "汇款人身份证号", "收款人姓名", "收款人身份证号", "收款人住址"],
         [NAMES[0], ONE, NAMES[1], TWO, OTHER]),
        (["申请人姓名", "申请人身份证号", "申请人单位地址"], [NAMES[0], ONE, OTHER]),
        (["家属姓名", "家属住址", "服刑人员姓名", "身份证号"], [NAMES[1], OTHER, NAMES[0], ONE]),
        (["汇款人姓名", "家属住址", "身份证号"], [NAMES[0], OTHER, ONE]),
        (["申请人姓名", "申请人住址", "身份证号", "住址"], [NAMES[0], OTHER, ONE, HOME]),
    ],
)  # fmt: skip
def test_what_is_of_another_is_not(tmp_path: Path, header: list[str], cells: list[str]) -> None:
    one = _read(tmp_path, header, cells)
    assert (one.names, [n.text for n in one.id_numbers]) == ((NAMES[0],), [ONE])
    assert OTHER not in one.place_texts
