"""Values that a cell states only with its header or its neighbours: ticks, boxes, units, halves of names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx


def test_three_header_rows_ticks_and_a_term_in_years_and_months(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["审判情况表"],
        ["序号", "姓名", "基本情况", "", "", "判决结果", ""],
        ["", "", "性别", "", "身份证号", "有期徒刑", ""],
        ["", "", "男", "女", "", "年", "月"],
        [1, NAMES[0], "√", "", number(1), 12, 6],
        [2, NAMES[1], "", "√", number(2), 7, ""],
        [3, NAMES[2], "", "√", number(4), "", 18],
    ]
    merges = ["A1:G1", "A2:A4", "B2:B4", "C2:E2", "C3:D3", "E3:E4", "F2:G2", "F3:G3"]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, merges))
    assert read.names == NAMES[:3]
    assert [s.sex for s in read.statements] == ["m", "f", "f"]
    assert [s.sentence and s.sentence.months for s in read.statements] == [150, 84, 18]
    assert read.statements[0].cells["基本情况/性别/男"] == "√"
    assert read.codes() == []


def test_status_ticked_below_its_words(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["姓名", "身份证号", "处理情况", "", ""], ["", "", "收押", "教培", "其他"]]
    rows += [[NAMES[0], number(1), "√", "", ""], [NAMES[1], number(2), "", "", "√"], [NAMES[2], number(3), "", "", ""]]
    statements = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:B2", "C1:E1"])).statements
    assert [s.status for s in statements] == ["interned", "other", None]


def test_a_number_with_a_digit_in_each_box(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["姓名", "公民身份号码", *[""] * 17, "户籍地"], ["", *range(1, 19), ""]]
    for i in range(4):
        digits: list[Any] = [int(c) if c.isdigit() else c for c in number(i)]
        rows.append([NAMES[i], *digits, "疏附县"])
    rows[-1][5] = ""  # one box stayed empty
    read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:S1", "T1:T2"]))
    assert read.names == NAMES[:4]
    assert [s.id_numbers[0].text for s in read.statements[:3]] == [number(i) for i in range(3)]
    assert read.codes() == [(6, "damaged_id")]
    assert {s.place_texts for s in read.statements} == {("疏附县",)}


@pytest.mark.parametrize(
    ("header", "cells", "name"),
    [
        (["Surname", "Given name"], ["Turghun", "Polat"], "Turghun Polat"),
        (["First name", "Last name"], ["Polat", "Turghun"], "Polat Turghun"),
        (["Фамилия", "Имя"], ["Ахметов", "Ерлан"], "Ахметов Ерлан"),
        (["Ad", "Soyad"], ["Polat", "Turghun"], "Polat Turghun"),
        (["Full name", "Surname"], ["Polat Turghun", "Turghun"], "Polat Turghun"),
        (["Ismi-familisi", "Kesilgen qamaq muddeti"], ["Polat Turghun", "7 yil"], "Polat Turghun"),
        (["Фамилия, имя, отчество", "Причина задержания"], ["Ахметов Ерлан", "намаз"], "Ахметов Ерлан"),
    ],
)
def test_halves_of_a_name(tmp_path: Path, header: list[str], cells: list[str], name: str) -> None:
    rows = [[*header, "ID card No."], *([*cells, number(i)] for i in range(3))]
    read = Read(csv(tmp_path / "a.csv", rows, delimiter=";"))
    assert read.names == [name] * 3
    assert read.codes() == []


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Alleged reason", "reason"),
        ("Current status", "status"),
        ("Detainee's date of birth", "birth"),
        ("تۇتۇلۇش سەۋەبى", "reason"),
        ("Email address", None),
        ("Marital status", "ignore"),
        ("Father's occupation", None),
        ("Current", None),
        ("主要亲属及表现情况", "relatives_text"),
        ("联系民警情况", None),
        ("收押类型", "status"),
        ("培训情况", None),
        ("转入单位", "facility"),
        ("转出单位", None),
        ("现在何处", "status"),
        ("所在乡（镇）村", "village"),
        ("乡镇村组", "village"),
    ],
)
def test_headers_with_words_that_ask_for_nothing_else(header: str, field: str | None) -> None:
    assert field_of(header) == field


def test_the_status_may_be_a_place(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "现在何处"]]
    rows += [[NAMES[i], number(i), text] for i, text in enumerate(["县第二看守所", "在家", "托克扎克镇教培中心"])]
    statements = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.facility for s in statements] == ["县第二看守所", None, "托克扎克镇教培中心"]
    assert [s.status for s in statements] == ["interned", "other", "interned"]


def test_the_number_of_a_row_in_a_database_is_no_id_number(tmp_path: Path) -> None:
    rows = [["ID", "姓名", "身份证号", "状态"], *([10000 + i, NAMES[i], number(i), "02 已判决"] for i in range(3))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [s.id_numbers[0].text for s in read.statements] == [number(i) for i in range(3)]
    assert {s.status for s in read.statements} == {"sentenced"}
    assert read.codes() == []
    mapped = Read(tmp_path / "a.xlsx", mapping={"ID": "id"})
    assert {s.cells["ID"] for s in mapped.statements if s.id_numbers} <= {"10000", "10001", "10002"}


def test_a_head_of_a_household_beside_a_number_is_the_person(tmp_path: Path) -> None:
    rows = [["序号", "户主姓名", "身份证号", "家庭人口"], *([i + 1, NAMES[i], number(i), 4] for i in range(3))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert (read.names, read.codes()) == (NAMES[:3], [])


def test_a_head_beside_the_numbers_of_members_is_not(tmp_path: Path) -> None:
    rows = [["户主姓名", "人口", "身份证号"], *([NAMES[0], NAMES[i], number(i)] for i in range(1, 5))]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).names == NAMES[1:5]


def test_names_with_their_numbers_below_a_header_of_both(tmp_path: Path) -> None:
    rows = [["班级", "学员（姓名/身份证号）", "教员"], *(["1班", f"{NAMES[i]}\n{number(i)}", "某某"] for i in range(3))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.names == NAMES[:3]
    assert [s.id_numbers[0].text for s in read.statements] == [number(i) for i in range(3)]
