"""Forms: labels beside their values, one person after another or one in each column. Everybody is invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import PartialDate, RelativeName
from tests.records.reading.tables import NAMES, Read, number, row, xlsx

FORM: list[list[Any]] = [
    ["收押人员登记表"],
    ["姓名", NAMES[0], "性别", "男", "照片"],
    ["民族", "维吾尔族", "出生日期", "1960.4.12"],
    ["身份证号", number(1), "是否党员", "否"],
    ["户籍地址", "疏附县乌帕尔镇3村"],
    ["收押时间", "2017.5.3", "收押原因", "非法学经"],
    ["备注", ""],
]


def test_a_form_is_one_person(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "form.xlsx", FORM))
    (person,) = read.statements
    assert (person.row, person.names, person.id_numbers[0].known) == (2, (NAMES[0],), number(1))
    assert person.place_texts == ("疏附县乌帕尔镇3村",)
    assert person.detained_on == PartialDate(2017, 5, 3)
    assert person.reason == "非法学经"
    assert person.cells["是否党员"] == "否"
    assert read.problems == []
    assert read.skipped == {(1, "title"), (3, "form"), (4, "form"), (5, "form"), (6, "form"), (7, "form")}


def test_forms_below_each_other_do_not_mix(tmp_path: Path) -> None:
    second: list[list[Any]] = [["姓名", NAMES[1]], ["身份证号", number(3)], ["原因", "探亲"]]
    read = Read(xlsx(tmp_path / "forms.xlsx", [*FORM, [], *second]))
    assert [(s.row, s.names[0], s.id_numbers[0].known) for s in read.statements] == [
        (2, NAMES[0], number(1)),
        (9, NAMES[1], number(3)),
    ]
    assert read.statements[1].place_texts == ()


def test_label_and_value_in_one_cell(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["登记卡"],
        [f"姓名：{NAMES[2]}", "性别：男"],
        [f"身份证号：{number(5)}"],
        ["住址：疏附县乌帕尔镇3村"],
    ]
    (person,) = Read(xlsx(tmp_path / "card.xlsx", rows)).statements
    assert person.names == (NAMES[2],)
    assert person.id_numbers[0].known == number(5)
    assert person.counties == ("653121",)


def test_the_family_below_a_form_are_relatives_and_no_persons(tmp_path: Path) -> None:
    family: list[list[Any]] = [["称谓", "姓名", "年龄"], ["妻子", NAMES[1], 40], ["儿子", NAMES[4], 12]]
    (person,) = Read(xlsx(tmp_path / "family.xlsx", FORM[:-1] + family)).statements
    assert {(r.name, r.relation) for r in person.relatives} == {(NAMES[1], "wife"), (NAMES[4], "son")}


def test_a_person_in_each_column(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["序号", 1, 2, 3],
        ["姓名", *NAMES[:3]],
        ["性别", "男", "女", "男"],
        ["身份证号", number(1), number(2), number(3)],
        ["原因", "探亲", "", "学经"],
    ]
    read = Read(xlsx(tmp_path / "turned.xlsx", rows))
    assert [(s.row, s.names[0], s.id_numbers[0].known, s.reason) for s in read.statements] == [
        (2, NAMES[0], number(1), "探亲"),
        (2, NAMES[1], number(2), None),
        (2, NAMES[2], number(3), "学经"),
    ]


def test_two_forms_beside_each_other_are_not_mixed(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["姓名", NAMES[0], "姓名", NAMES[1]],
        ["身份证号", number(1), "身份证号", number(2)],
        ["性别", "男", "性别", "女"],
    ]
    for person in Read(xlsx(tmp_path / "two.xlsx", rows)).statements:
        assert not (person.names == (NAMES[0],) and person.id_numbers and person.id_numbers[0].known == number(2))
        assert not (person.names == (NAMES[1],) and person.id_numbers and person.id_numbers[0].known == number(1))


def test_a_table_is_no_form(tmp_path: Path) -> None:
    header = ["序号", "姓名", "性别", "身份证号", "出生日期", "户籍地址"]
    read = Read(xlsx(tmp_path / "table.xlsx", [["名单"], header, *(row(i) for i in range(5))]))
    assert [s.row for s in read.statements] == [3, 4, 5, 6, 7]
    assert (2, "header") in read.skipped


@pytest.mark.parametrize(
    ("line", "relatives"),
    [
        (["家属姓名：麦麦提·尼亚孜", "与被拘留人关系：丈夫"], [("麦麦提·尼亚孜", "husband")]),
        (["监护人：马小伟", "关系：父亲"], [("马小伟", "father")]),
        (["通知家属：麦麦提·尼亚孜", "与本人关系：丈夫", "联系电话：13900000000"], [("麦麦提·尼亚孜", "husband")]),
        (["亲属姓名：麦麦提·尼亚孜", "与学员关系：丈夫", "民警姓名：王伟"], [("麦麦提·尼亚孜", "husband")]),
        (
            ["父亲：麦麦提·尼亚孜", "母亲：热娜·卡德尔"],
            [("麦麦提·尼亚孜", "father"), ("热娜·卡德尔", "mother")],
        ),
        (["民警姓名：王伟", "与本人关系："], []),
    ],
)
def test_relatives_in_lines_of_labels_and_values(
    tmp_path: Path, line: list[str], relatives: list[tuple[str, str]]
) -> None:
    rows: list[list[Any]] = []
    for i in (1, 3):
        rows += [
            ["拘留证（副本）"],
            [f"姓名：{NAMES[i]}", "性别：女"],
            [f"身份证号码：{number(2 * i)}"],
            ["案号：第5号", "办案单位：县公安局"],
        ]
        rows += [["收押时间：2017年5月1日"], line, []]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    told = tuple(RelativeName(*one) for one in relatives)
    assert [(s.names, s.relatives) for s in read.statements] == [((NAMES[i],), told) for i in (1, 3)]
    assert all(s.cells["案号"] == "第5号" for s in read.statements)


def test_labels_with_values_beside_them_name_relatives(tmp_path: Path) -> None:
    rows = [
        ["登记表"],
        ["姓名", NAMES[1], "性别", "女"],
        ["身份证号码", number(2), "住址", "乌帕尔镇3村"],
        ["家属姓名", NAMES[0], "与被拘留人关系", "丈夫"],
    ]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.relatives == (RelativeName(NAMES[0], "husband"),)
