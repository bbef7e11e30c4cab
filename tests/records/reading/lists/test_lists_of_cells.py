"""Lists of those in the cells of a remand centre, and rows in which people sign for those handed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


def _list(tmp_path: Path, title: str, header: str) -> Read:
    rows = [[title, "", ""], ["姓名", "身份证号", header], *([NAMES[i], number(i), f"{i}号"] for i in range(3))]
    return Read(csv(tmp_path / "a.csv", rows))


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("疏附县看守所监室人员（男）", "监室"),
        ("疏附县看守所各监室人员花名册", "备注"),
        ("疏附县看守所3号监室人员名单", "床位"),
        ("疏附县看守所在册人员", "编号"),
        ("疏附县看守所人员名单", "监室"),
    ],
)
def test_they_are_held_there(tmp_path: Path, title: str, header: str) -> None:
    read = _list(tmp_path, title, header)
    assert [(s.status, s.facility) for s in read.statements] == [("interned", "疏附县看守所")] * 3


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("疏附县看守所人员名单", "电话"),
        ("疏附县看守所人员名单", "职务"),
        ("疏附县看守所监室人员", "警号"),
        ("疏附县看守所监室管教人员名单", "监室"),
        ("疏附县看守所监室值班人员", "监室"),
        ("疏附县看守所出所监室人员", "监室"),
        ("疏附县看守所监室人员家属", "监室"),
        ("乌帕尔镇在册人员名单", "编号"),
    ],
)
def test_of_others_nothing_is_said(tmp_path: Path, title: str, header: str) -> None:
    assert [(s.status, s.facility) for s in _list(tmp_path, title, header).statements] == [(None, None)] * 3


@pytest.mark.parametrize(
    ("first", "second", "held"),
    [
        ("疏附县看守所监室人员（男）", "疏附县看守所监室人员（女）", "interned"),
        ("疏附县看守所监室人员", "喀什市看守所监室人员", None),
    ],
)
def test_two_lists_beside_each_other(tmp_path: Path, first: str, second: str, held: str | None) -> None:
    rows = [[first, "", "", "", second, "", ""], ["姓名", "身份证号", "监室", "", "姓名", "身份证号", "监室"]]
    rows += [[NAMES[i], number(i), "2监室", "", NAMES[i + 3], number(i + 3), "5监室"] for i in range(3)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.status for s in read.statements] == [held] * 6


@pytest.mark.parametrize(
    "foot",
    [
        ["移交人：", "", "接收人：", "第 1 页 共 1 页"],
        ["移交人", "接收人", "第1页", ""],
        ["移交单位（盖章）：", "", "接收单位（盖章）：", ""],
        ["移交民警：张伟", "", "接收民警：李强", "2018年1月16日"],
        ["经办人", "复核人", "负责人", ""],
        ["押送人：", "张伟", "接收人：", "李强"],
        ["签收人：", "", "", "2018.1.16"],
    ],
)
def test_who_signs_is_no_damaged_row(tmp_path: Path, foot: list[str]) -> None:
    rows = [
        ["姓名", "身份证号", "收押时间", "刑期"],
        *([NAMES[i], number(i), "2017.5.6", "5年"] for i in range(3)),
        foot,
    ]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert (read.names, read.codes(), read.skipped) == (NAMES[:3], [], {(1, "header"), (5, "note")})


@pytest.mark.parametrize("row", [["", "", "接收人", "判刑5年"], ["", "", "第1页", "5年"]])
def test_what_says_more_is_told(tmp_path: Path, row: list[str]) -> None:
    rows = [["姓名", "身份证号", "收押原因", "刑期"], *([NAMES[i], number(i), "讲经", "5年"] for i in range(3)), row]
    assert (5, "no_person") in Read(csv(tmp_path / "a.csv", rows)).codes()
