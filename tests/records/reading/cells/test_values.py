"""Damaged and odd values in otherwise sound tables: kept as read, reported with their place, never mended."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import PartialDate, RelativeName
from service.records.reading.cells.namecell import read_name_cell
from service.records.reading.cells.relatives import relatives_in_text
from service.records.reading.fates.statuses import parse_status
from service.records.reading.terms.sentences import parse_sentence
from tests.records.reading.tables import HEADER, NAMES, Read, number, row, xlsx


def changed(tmp_path: Path, column: int, value: Any) -> Read:
    values = row(1)
    values[column] = value
    return Read(xlsx(tmp_path / "a.xlsx", [HEADER, row(0), values, row(2)]))


@pytest.mark.parametrize(
    ("value", "code", "kind"),
    [
        (int(number(1)), "damaged_id", "damaged"),
        ("6.53121E+17", "damaged_id", "damaged"),
        (number(1)[:17] + ("1" if number(1)[17] != "1" else "2"), "bad_check", "whole_bad_check"),
        (number(1)[:16], "id_length", "partial"),
        (number(1)[:9] + "O" + number(1)[10:], "id_length", "partial"),
        ("待核实", "unreadable_id", None),
    ],
)
def test_damaged_numbers_are_reported_and_cost_nothing_else(
    tmp_path: Path, value: str | int, code: str, kind: str | None
) -> None:
    read = changed(tmp_path, 3, value)
    assert read.names == NAMES[:3]
    assert read.codes() == [(3, code)]
    problem = read.statements[1].problems[0]
    assert (problem.file, problem.sheet, problem.row, problem.column) == ("a.xlsx", "人员", 3, "身份证号")
    assert not any(c in problem.shape for c in "1234560")
    assert [i.kind for i in read.statements[1].id_numbers] == ([kind] if kind else [])


@pytest.mark.parametrize("dress", ["'{}", " {} ", "{}\u3000"])
def test_dressed_numbers_are_whole(tmp_path: Path, dress: str) -> None:
    read = changed(tmp_path, 3, dress.format(number(1)))
    assert read.statements[1].id_numbers[0].text == number(1)
    assert read.codes() == []


@pytest.mark.parametrize(
    ("value", "births", "codes"),
    [
        (42837, (PartialDate(2017, 4, 12), PartialDate(1960, 4, 12)), [(3, "birth_conflict")]),
        ("1960.2.30", (PartialDate(1960, 4, 12),), [(3, "impossible_date")]),
        ("不详", (PartialDate(1960, 4, 12),), []),
        ("1961", (PartialDate(1961), PartialDate(1960, 4, 12)), [(3, "birth_conflict")]),
        ("1960", (PartialDate(1960, 4, 12),), []),
    ],
)
def test_births(tmp_path: Path, value: Any, births: tuple[PartialDate, ...], codes: list[tuple[int, str]]) -> None:
    read = changed(tmp_path, 4, value)
    assert read.statements[1].births == births
    assert read.codes() == codes


def test_a_row_without_a_person_is_reported_and_stops_nothing(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [HEADER, row(0), [2, "???", "男", "??", "1960", "疏附县"], row(2)]))
    assert read.rows == [2, 4]
    assert [(p.row, p.code, p.lost) for p in read.problems] == [(3, "no_person", True)]


def test_a_number_without_a_name_is_kept(tmp_path: Path) -> None:
    read = changed(tmp_path, 1, None)
    assert read.codes() == [(3, "no_name")]
    assert read.statements[1].id_numbers[0].text == number(1)


def test_a_number_in_the_wrong_column(tmp_path: Path) -> None:
    values = row(1)
    values[3], values[5] = None, number(1)
    read = Read(xlsx(tmp_path / "a.xlsx", [HEADER, row(0), values]))
    assert read.codes() == [(3, "misplaced_id")]
    assert read.statements[1].id_numbers[0].text == number(1)


def test_sex_stated_against_the_number(tmp_path: Path) -> None:
    read = changed(tmp_path, 2, "女")
    assert read.codes() == [(3, "sex_conflict")]
    assert read.statements[1].sex == "f"


@pytest.mark.parametrize(
    ("text", "names", "notes"),
    [
        ("麦麦提·图尔荪（已注销）", ("麦麦提·图尔荪",), ("已注销",)),
        ("麦麦提·图尔荪 阿依古丽·热依木", ("麦麦提·图尔荪", "阿依古丽·热依木"), ()),
        ("麦麦提·图尔荪、阿依古丽·热依木", ("麦麦提·图尔荪", "阿依古丽·热依木"), ()),
        ("麦麦提·图尔荪\n阿依古丽·热依木", ("麦麦提·图尔荪", "阿依古丽·热依木"), ()),
        ("麦麦提 图尔荪", ("麦麦提 图尔荪",), ()),
        ("麦麦提·图尔荪（又名：麦提江）", ("麦麦提·图尔荪", "麦提江"), ()),
        ("麦麦提·图尔荪 Memet Tursun", ("麦麦提·图尔荪", "Memet Tursun"), ()),
        ("Tursun, Memet", ("Tursun, Memet",), ()),
        ("麦麦提·图尔荪（阿", ("麦麦提·图尔荪",), ("阿",)),
        ("—", (), ()),
    ],
)
def test_name_cells(text: str, names: tuple[str, ...], notes: tuple[str, ...]) -> None:
    cell = read_name_cell(text)
    assert (cell.names, cell.notes) == (names, notes)


@pytest.mark.parametrize(
    ("text", "months", "kind"),
    [
        ("15 years 11 months", 191, "term"), ("有期徒刑十五年", 180, "term"), ("12年6个月", 150, "term"),
        ("2年半", 30, "term"), ("18个月", 18, "term"), ("7", 84, "term"), ("10 лет", 120, "term"),
        ("无期徒刑", None, "life"), ("死缓", None, "death"), ("未判刑", None, "none"), ("待定", None, "unreadable"),
        ("2017年4月12日判处有期徒刑7年", 84, "term"), ("2017.4.12", None, "unreadable"),
        ("2018 жылы 8 жылға", 96, "term"), ("в 2018 году 8 лет", 96, "term"), ("2018 yılında 8 yıl", 96, "term"),
        ("2018 жылы", None, "unreadable"),
    ],
)  # fmt: skip
def test_sentences(text: str, months: int | None, kind: str) -> None:
    sentence = parse_sentence(text)
    assert sentence is not None
    assert (sentence.text, sentence.months, sentence.kind) == (text, months, kind)
    assert parse_sentence(" ") is None


@pytest.mark.parametrize(
    ("text", "status"),
    [("收押", "interned"), ("判刑5年", "sentenced"), ("已释放", "released"), ("病故", "deceased"), ("未判刑", "other"),
     ("осужден", "sentenced"), ("", None), ("甲类", "other")],
)  # fmt: skip
def test_status(text: str, status: str | None) -> None:
    assert parse_status(text) == status


def test_relatives_from_columns_and_text(tmp_path: Path) -> None:
    rows = [
        ["姓名", "父亲姓名", "配偶", "家庭成员"],
        [NAMES[0], NAMES[2], "无", f"长子：{NAMES[4]}，妹妹{NAMES[1]}；{NAMES[3]}"],
    ]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert set(one.relatives) == {
        RelativeName(NAMES[2], "father"), RelativeName(NAMES[4], "son"), RelativeName(NAMES[1], "sister"),
        RelativeName(NAMES[3], None),
    }  # fmt: skip
    assert one.father_names == (NAMES[2],)
    assert relatives_in_text("Father: Memet Tursun, brother Yusup Rozi") == (
        RelativeName("Memet Tursun", "father"), RelativeName("Yusup Rozi", "brother"),
    )  # fmt: skip


def test_households_of_a_register(tmp_path: Path) -> None:
    relations = ["户主", "妻", "长子", "户主", "次女"]
    rows = [["姓名", "身份证号", "与户主关系"], *([NAMES[i], number(i), r] for i, r in enumerate(relations))]
    homes = [s.household for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements]
    assert homes[0] == homes[1] == homes[2] != homes[3] == homes[4]


def test_ages_count_from_the_year_of_the_table(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["姓名", "年龄", "性别"], [NAMES[0], 45, "女"]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.births == ()
    assert Read(xlsx(tmp_path / "b.xlsx", [["2017年名单"], *rows])).only.births == (PartialDate(1972, about=True),)


@pytest.mark.parametrize("slip", [1, -1])
def test_a_row_that_slipped_by_a_column(tmp_path: Path, slip: int) -> None:
    slipped = ["", *row(1)] if slip == 1 else row(1)[1:]
    if slip == 1:
        slipped[0], slipped[1] = 2, ""
    read = Read(xlsx(tmp_path / "a.xlsx", [HEADER, row(0), slipped, row(2)]))
    one = read.statements[1]
    assert read.names == NAMES[:3]
    assert (one.sex, one.births, one.counties) == ("m", (PartialDate(1960, 4, 12),), ("653121",))
    assert read.codes() == [(3, "shifted")]
