"""Relatives without a dot in their names, in free text behind a word for kin."""

from __future__ import annotations

import pytest

from service.records.reading.cells.relatives import relatives_in_text

ID = "653222196001011234"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"父亲：卡德尔莫明，身份证号：{ID}", {"卡德尔莫明": "father"}),
        (f"父亲：莫明，身份证号：{ID}，母亲：亚森", {"莫明": "father"}),
        ("父亲：买买提库尔班，母亲：古丽扎尔·伊明", {"买买提库尔班": "father", "古丽扎尔·伊明": "mother"}),
        ("父亲：吐尔逊依明，1956年出生，农民", {"吐尔逊依明": "father"}),
        (f"父亲卡德尔莫明，{ID}", {"卡德尔莫明": "father"}),
        (f"父亲（卡德尔莫明，身份证号{ID}）", {"卡德尔莫明": "father"}),
        ("妻子：帕提古丽热依木 女 1970年生", {"帕提古丽热依木": "wife"}),
        (f"儿子：马小伟，身份证号码：{ID}", {"马小伟": "son"}),
        ("1.父亲：吐尔逊依明；2.哥哥：库尔班依布拉音；", {"吐尔逊依明": "father", "库尔班依布拉音": "brother"}),
        (f"父亲：卡德尔莫明身份证号：{ID}", {"卡德尔莫明": "father"}),
    ],
)
def test_names_without_a_dot_are_relatives(text: str, named: dict[str, str]) -> None:
    assert {r.name: r.relation for r in relatives_in_text(text)} == named


@pytest.mark.parametrize(
    "text",
    [
        "父亲：农民",
        "父亲：已故",
        "父亲：务农，母亲：家务",
        "父亲：退休教师，女",
        "父亲：墨玉县人",
        "父亲：阿訇",
        "母亲：维吾尔族",
        "父亲：喀什市",
        "父亲：吾库萨克镇，身份证号：无",
        "父亲：服刑",
        "父亲：不详，身份证号：不详",
        "父亲：身份证号：653222",
        "父亲：在家务农，男",
        "父亲：马小伟村",
        "父亲去世，母亲改嫁",
        "父亲身体健康，男孩两个",
        "父亲：阿克苏地区",
        "父亲：哈萨克族，男",
        "父亲：伊犁监狱服刑",
    ],
)
def test_what_is_no_name_names_nobody(text: str) -> None:
    assert relatives_in_text(text) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("父 马德明", [("马德明", "father")]),
        ("妻 李娜 13900000000", [("李娜", "wife")]),
        ("父 马德明 母 马玉花", [("马德明", "father"), ("马玉花", "mother")]),
        ("夫　王建国（在押）", [("王建国", "husband")]),
        ("长子 马小龙 读小学", [("马小龙", "son")]),
    ],
)
def test_a_space_before_a_name(text: str, told: list[tuple[str, str]]) -> None:
    assert [(one.name, one.relation) for one in relatives_in_text(text)] == told
    assert relatives_in_text(text, free=False) == ()  # a remark may say anything


@pytest.mark.parametrize(
    "text",
    ["父 健在", "父 于田", "女 高中", "妻 务农", "父 阿訇", "女 汉族", "父 白血病", "父 车祸", "子 成年", "父 马 德明"],
)
def test_a_space_before_something_else(text: str) -> None:
    assert relatives_in_text(text) == ()
