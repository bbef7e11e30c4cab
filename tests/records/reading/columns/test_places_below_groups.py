"""采取措施 over 类型 and 地点: what was done, and where; and cells that say where somebody is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

PLACES = ["伊犁监狱", "特克斯县喀拉达拉镇教育培训点", "特克斯县看守所"]
DONE = ["收押", "收教", "刑拘"]


def _below(tmp_path: Path, group: str, leaves: list[str], rows: list[list[str]]) -> Read:
    top = [["", "", *[group] * len(leaves)], ["姓名", "身份证号", *leaves]]
    return Read(csv(tmp_path / "a.csv", [*top, *([NAMES[i], number(i), *row] for i, row in enumerate(rows))]))


@pytest.mark.parametrize(
    ("group", "kind", "where"),
    [
        ("采取措施", "类型", "地点"),
        ("处理情况", "措施", "场所"),
        ("处置情况", "方式", "关押地点"),
        ("现状", "状态", "地点"),
        ("打击处理情况", "结果", "所在地"),
    ],
)
def test_the_place_is_no_second_status(tmp_path: Path, group: str, kind: str, where: str) -> None:
    read = _below(tmp_path, group, [kind, where], [list(row) for row in zip(DONE, PLACES, strict=True)])
    assert [(s.status, s.facility) for s in read.statements] == [("interned", place) for place in PLACES]


def test_where_it_happened_is_no_place_held(tmp_path: Path) -> None:
    rows = [["收押", "兰干镇3村"], ["收教", "乌帕尔镇"], ["刑拘", "本村"]]
    read = _below(tmp_path, "采取措施", ["类型", "地点"], rows)
    assert [(s.status, s.facility) for s in read.statements] == [("interned", None)] * 3


def test_ticks_below_such_a_group_stay_ticks(tmp_path: Path) -> None:
    rows = [["√", "", ""], ["", "√", ""], ["", "", "√"]]
    read = _below(tmp_path, "现状", ["教培中心", "监狱", "在家"], rows)
    assert [s.status for s in read.statements] == ["interned", "sentenced", "other"]


@pytest.mark.parametrize("header", ["现在何处", "现在哪里", "目前在哪", "人在哪里", "身在何处"])
def test_a_place_with_its_parts(tmp_path: Path, header: str) -> None:
    held = {
        "疏附县第三教培中心2号楼": "interned",
        "疏附县第一教培中心（A区）": "interned",
        "疏附县看守所女2监室": "interned",
        "伊犁监狱二监区": "sentenced",
        "乌帕尔乡教育转化中心": "interned",
    }
    rows = [["姓名", "身份证号", header], *([NAMES[i], number(i), place] for i, place in enumerate(held))]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert {s.facility: s.status for s in read.statements} == held


@pytest.mark.parametrize("text", ["第三小学2班", "县医院2号楼", "兰干镇3村2组", "在内地务工", "疏附县教育局"])
def test_other_places_hold_nobody(tmp_path: Path, text: str) -> None:
    rows = [["姓名", "身份证号", "现在何处"], [NAMES[0], number(0), text], [NAMES[1], number(1), "县看守所"]]
    one = Read(csv(tmp_path / "a.csv", rows)).statements[0]
    assert (one.facility, one.status) == (None, "other")


def test_a_ward_alone_is_no_place(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "现服刑监狱", "监区"]]
    rows += [[NAMES[i], number(i), place, "5监区"] for i, place in enumerate(["喀什监狱", "#REF!", ""])]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.facility for s in read.statements] == ["喀什监狱 5监区", None, None]
    assert [s.texts["facility"] for s in read.statements][1:] == ["5监区", "5监区"]


@pytest.mark.parametrize("leaf", ["移送起诉日期", "提请批捕时间", "开庭日", "批准机关", "决定书号", "承办人"])
def test_days_offices_and_papers_below_measures_are_no_ticks(tmp_path: Path, leaf: str) -> None:
    rows = [["2017.4.2", "2017-7-20", "14年"], ["2017.4.3", "", ""]]
    top = [["", "", "强制措施及诉讼", "强制措施及诉讼", "判决"], ["姓名", "身份证号", "拘留日期", leaf, "刑期"]]
    read = Read(csv(tmp_path / "a.csv", [*top, *([NAMES[i], number(i), *row] for i, row in enumerate(rows))]))
    assert [s.status for s in read.statements] == ["sentenced", "interned"]
