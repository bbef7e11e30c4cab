"""Everyday words for kin (老伴, 老公, 媳妇, 爸, 妈), former spouses, and wives of sons."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import Read, csv, number


def _kin(path: Path, cell: str, sex: str = "男") -> list[tuple[str, str | None]]:
    rows = [["姓名", "性别", "身份证号", "家庭成员"], ["马学礼", sex, number(), cell], ["马学义", "男", number(1), ""]]
    return [(one.name, one.relation) for one in Read(csv(path / "a.csv", rows)).statements[0].relatives]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("老伴杨凤英，66岁", [("杨凤英", "spouse")]),
        ("媳妇苏丽，卖凉皮；弟弟白文杰", [("苏丽", "wife"), ("白文杰", "brother")]),
        ("老公伊布拉音·沙塔尔，2011年去世", [("伊布拉音·沙塔尔", "husband")]),
        ("爸玉素甫·巴克，保安；妈赛丽曼·赛都拉，保洁", [("玉素甫·巴克", "father"), ("赛丽曼·赛都拉", "mother")]),
        ("爹马德福，已故；小弟马成龙，上高中", [("马德福", "father"), ("马成龙", "brother")]),
        ("姥姥布维·艾山；女婿马龙", [("布维·艾山", "grandparent"), ("马龙", "child_in_law")]),
        ("爷吐尔逊·艾力；娃：马小龙", [("吐尔逊·艾力", "grandparent"), ("马小龙", "child")]),
        ("后妈马兰英；干爹马占山", [("马兰英", "step_parent"), ("马占山", "other")]),
    ],
)
def test_everyday_words_are_no_part_of_a_name(tmp_path: Path, cell: str, told: list[tuple[str, str]]) -> None:
    assert sorted(_kin(tmp_path, cell)) == sorted(told)


@pytest.mark.parametrize(
    "cell",
    "爸爸务农；妈妈去世；媳妇在家|爸爸 务农；妈妈 去世；媳妇 在家|爸车祸，妈高血压|媳妇安好，60岁|奶牛3头|娘家在伊宁县|"
    "老公石河子人|老公喀什；老婆和田|爹娘都没了|老伴病故|娃上学".split("|"),
)
def test_everyday_words_that_name_nobody(tmp_path: Path, cell: str) -> None:
    assert _kin(tmp_path, cell) == []


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (
            "前夫艾力.买买提（2014年离婚）；夫：牙生.库尔班，务工",
            [("艾力·买买提", "other"), ("牙生·库尔班", "husband")],
        ),
        ("丈夫艾力·买买提（2014年离婚）", [("艾力·买买提", "other")]),
        ("与妻子阿娜尔汗·依马木离婚", [("阿娜尔汗·依马木", "other")]),
        ("离婚丈夫：艾力·买买提", [("艾力·买买提", "other")]),
        ("妻子阿娜尔汗·依马木，2016年离婚后复婚", [("阿娜尔汗·依马木", "wife")]),
        ("妻子阿娜尔汗·依马木；姐姐布维·艾山，已离婚", [("阿娜尔汗·依马木", "wife"), ("布维·艾山", "sister")]),
    ],
)
def test_former_spouses_are_no_spouses(tmp_path: Path, cell: str, told: list[tuple[str, str]]) -> None:
    assert sorted(_kin(tmp_path, cell, "女")) == sorted(told)


@pytest.mark.parametrize(
    ("cell", "sex", "relation"),
    [
        ("媳妇马兰花；女儿马小花", "男", "wife"),
        ("媳妇马兰花；婆婆丁玉梅", "", "other"),
        ("儿子马占海；媳妇马兰花", "男", "other"),
        ("老伴杨凤英；媳妇马兰花", "男", "other"),
        ("媳妇马兰花", "女", "other"),
    ],
)
def test_whose_wife_is_told(tmp_path: Path, cell: str, sex: str, relation: str) -> None:
    assert ("马兰花", relation) in _kin(tmp_path, cell, sex)
