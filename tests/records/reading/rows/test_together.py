"""Several persons in one row, persons told in sentences, and sheets that go on without a header."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from service.records.reading import Grouper
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

MEN = [number(i) for i in (1, 3, 5)]
WOMEN = [number(i) for i in (2, 4, 6)]


@pytest.mark.parametrize("between", ["\n", "、", "/", "；"])
def test_as_many_numbers_as_names_are_as_many_persons(tmp_path: Path, between: str) -> None:
    rows: list[list[Any]] = [["序号", "姓名", "性别", "身份证号", "住址"]]
    for i in range(3):
        pairs = ((NAMES[i], NAMES[i + 3]), ("男", "女"), (MEN[i], WOMEN[i]))
        rows.append([i + 1, *(between.join(pair) for pair in pairs), "疏附县"])
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.names == [NAMES[0], NAMES[3], NAMES[1], NAMES[4], NAMES[2], NAMES[5]]
    assert [s.id_numbers[0].text for s in read.statements] == [n for pair in zip(MEN, WOMEN, strict=True) for n in pair]
    assert [s.sex for s in read.statements] == ["m", "f"] * 3
    assert {s.row for s in read.statements} == {2, 3, 4}
    assert read.statements[0].cells == read.statements[1].cells
    assert read.statements[0].cells["身份证号"] == between.join((MEN[0], WOMEN[0]))
    assert read.codes() == []


def test_one_name_with_two_numbers_keeps_both_and_joins_no_record(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号"], *([NAMES[i], f"{MEN[i]}/{WOMEN[i]}"] for i in range(3))]
    read = Read(xlsx(tmp_path / "a.xlsx", [*rows, [NAMES[4], MEN[0]]]))
    assert [n.text for n in read.statements[0].id_numbers] == [MEN[0], WOMEN[0]]
    assert read.codes() == [(2, "several_ids"), (3, "several_ids"), (4, "several_ids")]
    grouper = Grouper("x")
    assert len({grouper.record_id(s) for s in read.statements}) == 4


def test_persons_told_in_sentences(tmp_path: Path) -> None:
    lines = [
        f"{i + 1}、{NAMES[i]}，{'男' if i % 2 else '女'}，维吾尔族，1960年4月12日出生，身份证号：{number(i)}，"
        f"家住疏附县乌帕尔镇{i}村，因私自朝觐于2017年5月1日被送教培中心。"
        for i in range(4)
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", [["我村人员情况"], *([line] for line in lines), ["填表人：王某"]]))
    assert read.names == NAMES[:4]
    assert [s.id_numbers[0].text for s in read.statements] == [number(i) for i in range(4)]
    assert [s.place_texts for s in read.statements] == [(f"疏附县乌帕尔镇{i}村",) for i in range(4)]
    assert {str(b.year) for s in read.statements for b in s.births} == {"1960"}
    assert [dict(s.cells) for s in read.statements] == [{"column A": line} for line in lines]
    assert [p.code for p in read.problems] == ["no_table"]  # the last line, of which nobody can tell what it is


def test_a_text_without_numbers_states_nobody(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [["我村共有人员三百人，情况良好，没有发现问题，特此报告，请领导审阅。"]] * 3))
    assert read.statements == []
    assert [p.code for p in read.problems] == ["no_table"]


def _two_sheets(path: Path, second: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    first, more = book.active, book.create_sheet("续表")
    assert first is not None
    first.append(["序号", "姓名", "身份证号", "入教时间", "教育点", "原因"])
    for i in range(3):
        first.append([i + 1, NAMES[i], number(i), "2017.5.1", "县教培中心", "探亲"])
    for values in second:
        more.append(values)
    book.save(path)
    return path


def test_a_sheet_without_header_goes_on_with_the_one_before(tmp_path: Path) -> None:
    more = [[i + 1, NAMES[i], number(i), "2017.6.1", "疏附县看守所", "私自朝觐"] for i in range(3, 6)]
    read = Read(_two_sheets(tmp_path / "a.xlsx", more))
    later = read.statements[3:]
    assert [s.reason for s in later] == ["私自朝觐"] * 3
    assert [s.facility for s in later] == ["疏附县看守所"] * 3
    assert [s.detained_on and s.detained_on.month for s in later] == [6] * 3
    assert [c.header for c in read.tables[1].columns][:3] == ["序号", "姓名", "身份证号"]


def test_another_table_without_header_does_not(tmp_path: Path) -> None:
    more = [[number(i), NAMES[i], "疏附县乌帕尔镇", "其他"] for i in range(3, 6)]
    read = Read(_two_sheets(tmp_path / "a.xlsx", more))
    assert [s.reason for s in read.statements[3:]] == [None] * 3
    assert read.names == NAMES


def test_an_older_encoding_is_told_by_header_words(tmp_path: Path) -> None:
    rows = [["Фамилия", "Имя", "Пол", "Дата рождения"], ["Ахметов", "Ерлан", "м", "12.04.1960"]]
    for codec in ("cp1251", "koi8-r", "cp866"):
        read = Read(csv(tmp_path / f"{codec}.csv", [*rows, *rows[1:] * 3], codec))
        assert read.names == ["Ахметов Ерлан"] * 4
