"""What a column holds where its header is not plain: other scripts, two things in one, unknown words, no header."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.records.reading.tables import NAMES, Read, csv, number, xlsx


def test_the_same_name_in_another_script_is_no_relative(tmp_path: Path) -> None:
    rows = [["Name", "Name (Chinese)", "ID Number"], ["Memet Tursun", NAMES[0], number(1)], [None, NAMES[1], number(2)]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [s.names for s in read.statements] == [("Memet Tursun", NAMES[0]), (NAMES[1],)]
    assert all(s.relatives == () for s in read.statements)
    assert read.codes() == []


def test_name_and_number_in_one_column(tmp_path: Path) -> None:
    shapes = [f"{NAMES[0]}{number(0)}", f"{NAMES[1]}（{number(1)}）", f"{NAMES[2]}\n{number(2)}"]
    read = Read(xlsx(tmp_path / "a.xlsx", [["序号", "姓名及身份证号"], *([i, s] for i, s in enumerate(shapes, 1))]))
    assert read.names == NAMES[:3]
    assert [s.id_numbers[0].text for s in read.statements] == [number(i) for i in range(3)]


def test_headers_in_latin_uyghur(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["T/r", "Ismi", "Dadisining ismi", "Jinsi", "Tughulghan yili", "Kimlik nomuri", "Kesilgen muddet"]
    ]
    rows.append([1, "Memtimin", "Yasin", "er", 1960, number(1), "9 yil"])
    one = Read(csv(tmp_path / "a.csv", rows, delimiter=";")).only
    assert (one.names, one.father_names, one.sex) == (("Memtimin",), ("Yasin",), "m")
    assert one.sentence is not None
    assert one.sentence.months == 108


def test_a_header_of_words_that_nobody_knows_keeps_its_words(tmp_path: Path) -> None:
    rows = [["aaa", "bbb", "ccc"], *([NAMES[i], number(i), "x" * i] for i in range(5))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.names == NAMES[:5]
    assert [(c.header, c.field) for c in read.tables[0].columns] == [("aaa", "name"), ("bbb", "id"), ("ccc", None)]
    assert read.statements[4].cells["ccc"] == "xxxx"
    assert (1, "header") in read.skipped
    assert Read(tmp_path / "a.xlsx", mapping={"ccc": "reason"}).statements[4].reason == "xxxx"


def test_columns_without_a_header_are_kept_told_and_mapped_by_their_letter(tmp_path: Path) -> None:
    rows = [[NAMES[i], number(i), f"reason {i}"] for i in range(5)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [(c.header, c.field) for c in read.tables[0].columns] == [
        ("column A", "name"), ("column B", "id"), ("column C", None),
    ]  # fmt: skip
    assert read.statements[3].cells["column C"] == "reason 3"
    mapped = Read(tmp_path / "a.csv", mapping={"column C": "reason"})
    assert [s.reason for s in mapped.statements] == [f"reason {i}" for i in range(5)]
    between = [["姓名", "", "身份证号"], *([NAMES[i], f"here {i}", number(i)] for i in range(4))]
    assert Read(csv(tmp_path / "b.csv", between)).statements[1].cells["column B"] == "here 1"


def test_a_cell_beyond_the_last_header_is_still_one_too_many(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号"], *([NAMES[i], number(i)] for i in range(5)), [NAMES[5], number(5), "more"]]
    assert Read(csv(tmp_path / "a.csv", rows)).codes() == [(7, "too_many_cells")]


def test_one_header_that_was_said_makes_its_row_the_header(tmp_path: Path) -> None:
    rows = [["who", "when", "where"], *([NAMES[i], 1960 + i, "x"] for i in range(4))]
    read = Read(csv(tmp_path / "a.csv", rows), mapping={"who": "name"})
    assert read.names == NAMES[:4]
    assert (1, "header") in read.skipped
