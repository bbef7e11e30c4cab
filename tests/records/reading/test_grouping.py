"""Statements that share a sound ID number are one record; others are as many as their rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from service.matching.codec import decode_entry, encode
from service.matching.types import PartialDate, RecordEntry
from service.records.entries import columns_of, together
from service.records.reading import Grouper, Statement, household_key, record_id_of_number
from service.records.stored import fields_of
from tests.records.reading.tables import HEADER, NAMES, Read, number, row, xlsx


def _entry(stated: list[tuple[str, dict[str, Any]]], **portraits: Any) -> RecordEntry:
    files, fields = [file for file, _ in stated], [stated_by for _, stated_by in stated]
    flats = list(zip(*columns_of("s", ["0" * 32] * len(files), files, fields), strict=True))
    return decode_entry(encode(together("0" * 32, flats, **portraits)))


def keys(read: Read, source: str = "s") -> list[str]:
    grouper = Grouper(source)
    return [grouper.record_id(s) for s in read.statements]


def test_a_sound_number_makes_one_record_of_many_rows_and_files(tmp_path: Path) -> None:
    one = keys(Read(xlsx(tmp_path / "a.xlsx", [HEADER, row(0), row(0), row(1)])))
    two = keys(Read(xlsx(tmp_path / "b.xlsx", [HEADER, row(0)])))
    assert one[0] == one[1] == two[0] != one[2]
    assert all(len(k) == 32 and int(k, 16) >= 0 for k in one)
    read = Read(tmp_path / "a.xlsx").statements[0]
    assert record_id_of_number("s", read.id_numbers[0]) == one[0]
    assert keys(Read(tmp_path / "a.xlsx"), "other") != one


def test_ids_survive_rows_that_move_and_namesakes_stay_apart(tmp_path: Path) -> None:
    header = ["姓名", "性别", "出生日期"]
    a, b = [NAMES[0], "女", "1960"], [NAMES[1], "女", "1970"]
    first = keys(Read(xlsx(tmp_path / "a.xlsx", [header, a, b, a])))
    again = keys(Read(xlsx(tmp_path / "a.xlsx", [["名单"], header, b, a, a])))
    assert len(set(first)) == 3
    assert sorted(first) == sorted(again)


def test_unsound_numbers_never_join(tmp_path: Path) -> None:
    rows = [HEADER, row(0), row(1)]
    for values in rows[1:]:
        values[3] = "6.53121E+17"
    assert len(set(keys(Read(xlsx(tmp_path / "a.xlsx", rows))))) == 2


def test_merged_rows_are_one_record(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["姓名", "性别", "原因"], [NAMES[0], "女", "甲"], [None, None, "乙"]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A2:A3", "B2:B3"]))
    assert len(set(keys(read))) == 1


def test_merge_keeps_what_conflicts(tmp_path: Path) -> None:
    other = row(0)
    other[1], other[4] = NAMES[4], "1961.1.1"
    read = Read(xlsx(tmp_path / "a.xlsx", [HEADER, row(0), other]))
    entry = _entry([(s.file, fields_of(s)) for s in read.statements])
    assert entry.names == (NAMES[0], NAMES[4])
    assert entry.births == (PartialDate(1960, 4, 12), PartialDate(1961, 1, 1))
    assert entry.id_numbers == (number(0),)
    assert entry.counties == ("653121",)
    assert entry.household is None


def test_a_damaged_number_is_passed_on_as_its_known_digits() -> None:
    read = Statement("f", "s", 1, {}, {}, names=("x",))
    assert _entry([(read.file, fields_of(read))]).id_numbers == ()


def test_a_person_known_by_portrait_alone() -> None:
    entry = _entry([], photo_names=[f"{number(1)}_2018.jpg"])
    assert (entry.id_numbers, entry.sex, entry.counties) == ((number(1),), "m", ("653121",))
    assert entry.births == (PartialDate(1960, 4, 12),)


def test_household_keys_are_opaque_and_of_one_file(tmp_path: Path) -> None:
    rows = [["户号", *HEADER], [7, *row(0)], [7, *row(1)], [8, *row(2)]]
    a, b = Read(xlsx(tmp_path / "a.xlsx", rows)).statements, Read(xlsx(tmp_path / "b.xlsx", rows)).statements
    found = [household_key("s", s.file, s.household) for s in (*a, *b)]
    assert found[0] == found[1] != found[2]
    assert found[0] != found[3]
    assert all(k is not None and len(k) == 32 for k in found)
