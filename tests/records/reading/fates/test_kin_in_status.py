"""What a status or a note in Chinese says of kin is never the person's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

OF_KIN = [
    "其父在伊犁监狱服刑",
    "其子被判刑",
    "丈夫在教培",
    "父亲、哥哥均被收押",
    "两个儿子在教培中心",
    "家中长子服刑",
    "大儿子因涉恐被判刑10年，现在乌苏监狱服刑",
    "有亲属被判刑",
    "亲属在押",
    "父被判刑，母在教培",
    "叔父吾守尔在监狱",
    "孙子在看守所收押",
    "一子服刑一女在家",
    "长子已释放",
    "其侄子被刑拘",
    "系在押人员艾力之妻",
    "收押人员家属",
    "服刑人员子女",
    "父母双方被收押，现由奶奶抚养",
    "因其父被判刑15年",
    "爱人2018年病亡",
]
OWN = {
    "父母均已去世，本人在教培": "interned",
    "丈夫判刑，本人收押": "interned",
    "已判刑，其妻在家": "sentenced",
    "夫妻双方均被收押": "interned",
    "女，在押": "interned",
    "家属举报后被抓获": "interned",
    "女子监狱服刑": "sentenced",
    "收押人员": "interned",
    "因父亲被判刑，送教培": "interned",
    "父亲去世，已释放": "released",
}


@pytest.mark.parametrize("header", ["现状", "备注", "人员类别", "处理结果", "说明"])
@pytest.mark.parametrize("cell", OF_KIN)
def test_the_fate_of_kin_is_not_the_persons(tmp_path: Path, header: str, cell: str) -> None:
    rows = [["姓名", "身份证号", header], [NAMES[0], number(0), cell], [NAMES[1], number(1), "在家"]]
    one = Read(csv(tmp_path / "a.csv", rows)).statements[0]
    assert (one.status, one.sentence, one.facility, one.detained_on, one.died_on) == (None, None, None, None, None)
    rows = [["收押人员花名册"], ["姓名", "身份证号", header, "收押时间"], [NAMES[0], number(0), cell, "2017.4.5"]]
    assert Read(csv(tmp_path / "b.csv", rows)).only.status == "interned"


@pytest.mark.parametrize("cell", OWN)
def test_what_is_said_of_the_person_beside_kin_stands(tmp_path: Path, cell: str) -> None:
    rows = [["姓名", "身份证号", "现状"], [NAMES[0], number(0), cell], [NAMES[1], number(1), "收押"]]
    assert Read(csv(tmp_path / "a.csv", rows)).statements[0].status == OWN[cell]
