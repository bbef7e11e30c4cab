"""Kin that cells list by their words, or below a header that is one word for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import RelativeName
from service.records.reading import Statement, read_tables
from service.records.reading.cells.relatives import relatives_in_text
from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import csv, number


def _kin(path: Path, header: str, cell: str) -> list[tuple[str, str | None]]:
    rows = [["姓名", "身份证号", header], ["马学礼", number(), cell], ["马学义", number(1), ""]]
    read = next(e for e in read_tables(csv(path / "家庭.csv", rows)) if isinstance(e, Statement))
    return [(one.name, one.relation) for one in read.relatives]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("马小龙、马小虎", ["马小龙", "马小虎"]),
        ("李明", ["李明"]),
        ("丁建国、丁建民", ["丁建国", "丁建民"]),
        ("阿孜古丽·吐尔地、米热班·吐尔地", ["阿孜古丽·吐尔地", "米热班·吐尔地"]),
        ("沙依劳别克", ["沙依劳别克"]),
        ("马小龙（在押），马小虎5岁", ["马小龙", "马小虎"]),
        ("1.马小龙2.马小虎", ["马小龙", "马小虎"]),
        ("阿米娜 祖农", ["阿米娜·祖农"]),
        ("马小龙，大学生", ["马小龙"]),
    ],
)
@pytest.mark.parametrize(("header", "relation"), [("儿子", "son"), ("女儿", "daughter"), ("弟弟", "brother")])
def test_every_name_below_one_word(tmp_path: Path, cell: str, names: list[str], header: str, relation: str) -> None:
    assert _kin(tmp_path, header, cell) == [(name, relation) for name in names]


@pytest.mark.parametrize(
    "cell",
    "无|未婚|2个|均已成年|在外打工|大学生|5岁|学生|毕业生|服刑|判刑5年|两个，在家|高中|康复|于田|阿訇|1人".split("|"),
)
def test_nobody_below_one_word(tmp_path: Path, cell: str) -> None:
    assert _kin(tmp_path, "儿子", cell) == []


@pytest.mark.parametrize("header", ["子女", "家庭成员情况"])
@pytest.mark.parametrize("cell", ["长女：王丽 次女：王娟", "长女：王丽次女：王娟", "1.长女：王丽 2.次女：王娟"])
def test_words_without_a_mark_between(tmp_path: Path, header: str, cell: str) -> None:
    assert _kin(tmp_path, header, cell) == [("王丽", "daughter"), ("王娟", "daughter")]


@pytest.mark.parametrize("cell", ["长女：无", "妻子：高中", "儿子：库尔勒", "儿子：大学生"])
def test_words_for_kin_and_no_name(tmp_path: Path, cell: str) -> None:
    assert _kin(tmp_path, "家庭成员情况", cell) == []


@pytest.mark.parametrize(
    ("headers", "field"),
    [
        ("妻子（丈夫）|丈夫（妻子）|妻（夫）|夫/妻|爱人（配偶）|妻子/丈夫|丈夫或妻子", "spouse_name"),
        ("哥哥（弟弟）|兄弟/姐妹|兄弟（姐妹）", "siblings_names"),
        ("子（女）|儿子/女儿", "children_names"),
        ("父（母）|父/母|父亲/母亲|岳父（母）", "relatives_text"),
    ],
)
def test_headers_of_two_kinds_of_kin(headers: str, field: str) -> None:
    assert {field_of(header) for header in headers.split("|")} == {field}


@pytest.mark.parametrize("header", ["丈夫（妻子）身份证号", "妻子(丈夫)职业", "儿子（几人）", "父/子"])
def test_headers_that_ask_something_else(header: str) -> None:
    assert field_of(header) is None


def test_no_parent_is_taken_for_the_other(tmp_path: Path) -> None:
    assert _kin(tmp_path, "父（母）", "艾力·买买提") == [("艾力·买买提", None)]


@pytest.mark.parametrize(
    "word", "同期|同时|先后|随后|此前|现已|目前|曾|正在|当年|去年|上月|同日|至今|日前|另案|依法|又".split("|")
)
def test_words_behind_a_name(word: str) -> None:
    found = relatives_in_text(f"其弟麦提尼亚孜·阿巴拜克日{word}送培")
    assert found == (RelativeName("麦提尼亚孜·阿巴拜克日", "brother"),)


@pytest.mark.parametrize("name", ["艾力·亦明", "艾力·先木西丁", "热合曼·早热木", "买买提·日孜", "古丽·尚娜"])
def test_names_with_such_characters(name: str) -> None:
    assert relatives_in_text(f"其弟{name}，在家") == (RelativeName(name, "brother"),)
