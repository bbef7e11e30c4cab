"""Each leaked collection has a profile, is told by its content, and an invented sample in its shape is read whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.records.tree import citizens, detained, register
from benchmarks.records.workbooks import write_xlsx
from service.records.reading import profiles, read_tables
from service.records.reading.headers.profiles import _shared, guess, headers_of_all
from tests.records.reading.tables import Read, csv, number, row, xlsx
from tests.support.leak import person

PRISONERS = [
    "No.",
    "Name",
    "Date of birth",
    "Ethnicity",
    "ID number",
    "Charge",
    "Address",
    "Length of sentence",
    "Prison",
]


def test_the_list_of_prisoners(tmp_path: Path) -> None:
    rows: list[list[Any]] = [PRISONERS]
    for n in range(6):
        one = person(n)
        rows.append([n + 1, one["姓名"], "1970-03-02", "Uyghur", one["身份证号"], "Preparing to commit terrorist acts",
                     one["户籍地址"], "15 years 11 months", "Wusu prison"])  # fmt: skip
    read = Read(xlsx(tmp_path / "prisoners.xlsx", rows))
    assert {t.profile for t in read.tables} == {"konasheher-prisoners"}
    assert [(s.sentence.months, s.status, s.facility) for s in read.statements if s.sentence] == [
        (191, "sentenced", "Wusu prison")
    ] * 6


def test_the_police_list(tmp_path: Path) -> None:
    header = ["编号", "姓名", "公民身份号码", "户籍所在地", "人员类别", "涉案类别", "列控时间"]
    rows = [[n, row(n)[1], number(n), "疏附县乌帕尔镇", "重点人员", "非法学经", "2011.5.2"] for n in range(8)]
    read = Read(csv(tmp_path / "list.csv", [header, *rows], "gb18030"))
    assert {t.profile for t in read.tables} == {"police-list-2008-2015"}
    assert {s.reason for s in read.statements} == {"非法学经"}
    assert all(s.detained_on is not None and s.detained_on.year == 2011 for s in read.statements)


def test_workbooks_of_the_police(tmp_path: Path) -> None:
    people = citizens(40)
    for make in (register, detained):
        write_xlsx(tmp_path / "a.xlsx", [make(people, 3)])
        read = Read(tmp_path / "a.xlsx")
        assert len(read.statements) == 40
        assert {t.profile for t in read.tables} == {"xpf-spreadsheets"}


def test_any_table_with_a_mapping(tmp_path: Path) -> None:
    rows = [["Wer", "Nr"], *([row(n)[1], number(n)] for n in range(3))]
    read = Read(csv(tmp_path / "a.csv", rows), mapping={"Wer": "name", "Nr": "id"}, profile="table")
    assert [t.profile for t in read.tables] == ["table"]
    assert len(read.statements) == 3


def test_a_profile_that_is_asked_for_is_taken(tmp_path: Path) -> None:
    read = Read(
        csv(tmp_path / "a.csv", [["姓名", "身份证号", "结论"], [row(0)[1], number(0), "死亡"]]), profile="karakax"
    )
    assert [c.reason for c in read.tables[0].columns] == ["header", "header", "profile"]
    assert read.only.status == "deceased"
    with pytest.raises(ValueError, match="no such profile"):
        list(read_tables(tmp_path / "a.csv", profile="nothing"))


def test_every_profile_says_what_it_is() -> None:
    assert {p.kind for p in profiles().values()} == {"tables", "pictures"}
    assert all(p.title and p.about for p in profiles().values())


@given(st.lists(st.sampled_from([*sorted(headers_of_all()), "基本情况/姓名", "序号", ""]), max_size=6), st.booleans())
def test_what_is_remembered_of_headers_hangs_on_no_title_and_no_file(headers: list[str], listed: bool) -> None:
    titles, file = (["某县名单"], "a.xlsx") if listed else ([], "b.csv")
    guess(headers, ["another title"], "another.pdf")
    remembered = guess(headers, titles, file)
    _shared.cache_clear()
    assert guess(headers, titles, file) == remembered
