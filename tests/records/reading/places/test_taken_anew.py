"""Whom a note tells to have been taken anew: where and when they are held now, and not before the release."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from service.records.reading import Statement
from tests.records.reading.tables import NAMES, Read, csv, number

CAMP = "墨玉县第二教培中心"


def _read(folder: Path, note: str, let_go: str = "2019.1.10") -> Statement:
    header = ["姓名", "身份证号", "原教培中心", "入教时间", "结业时间", "备注"]
    row = [NAMES[0], number(), CAMP, "2017-11-23", let_go, note]
    return Read(csv(folder / "a.csv", [["墨玉县结业学员台账"], header, row])).only


@pytest.mark.parametrize(
    ("note", "place", "day"),
    [
        ("2019年2月又被刑拘，现羁押于墨玉县看守所", "墨玉县看守所", PartialDate(2019, 2)),
        ("2019年3月12日又被刑事拘留，羁押在墨玉县看守所", "墨玉县看守所", PartialDate(2019, 3, 12)),
        ("又被收押于墨玉县看守所", "墨玉县看守所", None),
        ("2019年2月又被刑拘", None, PartialDate(2019, 2)),
    ],
)
def test_the_new_custody_counts(tmp_path: Path, note: str, place: str | None, day: PartialDate | None) -> None:
    read = _read(tmp_path, note)
    assert (read.status, read.facility, read.detained_on, read.released_on) == ("interned", place, day, None)


@pytest.mark.parametrize(
    "note", ["", "父亲2019年2月又被刑拘，现羁押于墨玉县看守所", "在墨玉县看守所当协警", "曾于2014年羁押于墨玉县看守所"]
)
def test_without_one_the_first_stays(tmp_path: Path, note: str) -> None:
    read = _read(tmp_path, note)
    assert (read.status, read.facility, read.detained_on) == ("released", CAMP, PartialDate(2017, 11, 23))


def test_back_where_they_were_held_is_the_same_place(tmp_path: Path) -> None:
    read = _read(tmp_path, "2019年2月被送回教培中心")
    assert (read.status, read.facility) == ("interned", CAMP)


def test_whom_nobody_let_go_is_held_since_the_first_day(tmp_path: Path) -> None:
    header = ["姓名", "身份证号", "看守所", "收押时间", "状态", "备注"]
    row = [NAMES[0], number(), "墨玉县看守所", "2018.5.2", "在押", "2016年释放后又被收押"]
    read = Read(csv(tmp_path / "a.csv", [header, row])).only
    assert (read.facility, read.detained_on) == ("墨玉县看守所", PartialDate(2018, 5, 2))


def _read_now(folder: Path, now: str, let_go: str = "20180312") -> Statement:
    header = ["姓名", "身份证号", "释放前所在场所", "入所时间", "释放时间", "怎么放的", "目前在哪里"]
    row = [NAMES[0], number(), CAMP, "20170528", let_go, "结业", now]
    return Read(csv(folder / "a.csv", [["墨玉县已释放回归人员现状"], header, row])).only


@pytest.mark.parametrize("let_go", ["20180312", ""])
def test_where_they_are_now_may_tell_it(tmp_path: Path, let_go: str) -> None:
    read = _read_now(tmp_path, "2018年5月2日再次收押，现羁押于县看守所", let_go)
    assert (read.status, read.facility, read.detained_on) == ("interned", "县看守所", PartialDate(2018, 5, 2))


@pytest.mark.parametrize("now", ["在家务农", "协警", "儿子2018年5月2日再次收押，现羁押于县看守所"])
def test_what_tells_of_no_new_custody_leaves_the_first(tmp_path: Path, now: str) -> None:
    read = _read_now(tmp_path, now)
    assert (read.facility, read.detained_on) == (CAMP, PartialDate(2017, 5, 28))
