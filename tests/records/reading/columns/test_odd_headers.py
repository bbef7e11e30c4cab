"""Columns below a header that asks nothing known: what their cells say beyond doubt, and what is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.records.reading.statement import Statement
from tests.records.reading.tables import NAMES, Read, number, xlsx

HOMES = ["江巴孜乡英买里村2组", "江巴孜乡巴什兰干村3组12号", "兰干镇3村", "兰干镇古勒巴格路12号"]
FATES = ["判刑", "在家", "教培", "外出务工"]
TERMS = ["有期徒刑12年", "7年6个月", "15年11个月", "9年，剥政3年"]
REASONS = ["去过土耳其", "穿戴吉里巴甫", "私办尼卡", "手机下载WhatsApp"]
PRISONS = ["喀什监狱", "疏附县看守所病区", "疏附县看守所女监区", "乌苏监狱"]
DAYS = ["2017.4.12", "2017.5.20", "2017.6.1", "2017.8.9"]


def _read(folder: Path, *columns: tuple[str, list[Any]]) -> list[Statement]:
    """Four persons with some columns more."""
    rows = [[NAMES[i], number(i), *(cells[i] for _, cells in columns)] for i in range(4)]
    return Read(xlsx(folder / "a.xlsx", [["姓名", "身份证号", *(header for header, _ in columns)], *rows])).statements


@pytest.mark.parametrize("header", ["甲栏", "事项乙", "乱七八糟", "丙"])
def test_cells_alone(tmp_path: Path, header: str) -> None:
    assert [s.place_texts for s in _read(tmp_path, (header, HOMES))] == [(home,) for home in HOMES]
    assert [s.facility for s in _read(tmp_path, (header, PRISONS))] == PRISONS
    assert [s.status for s in _read(tmp_path, (header, FATES))][::2] == ["sentenced", "interned"]
    assert [s.sentence and s.sentence.months for s in _read(tmp_path, (header, TERMS))] == [144, 90, 191, 108]
    assert [s.reason for s in _read(tmp_path, (header, REASONS))] == REASONS


def test_parts_of_a_home(tmp_path: Path) -> None:
    towns, villages, squads = ["兰干镇", "乌帕尔镇"] * 2, ["3村", "英买里村"] * 2, ["1小队", "二小队"] * 2
    for headers in (("甲栏", "村", "小队"), ("乡镇", "甲栏", "小队"), ("乡镇", "村", "甲栏")):
        read = _read(tmp_path, *zip(headers, (towns, villages, squads), strict=True))
        assert ["".join(s.place_texts).replace(" ", "") for s in read][:2] == [
            "兰干镇3村1小队",
            "乌帕尔镇英买里村二小队",
        ]


@pytest.mark.parametrize(
    "header",
    [
        "包联村", "驻村", "工作地", "会面处", "去过哪", "嫁往", "租房处", "结对户", "外甥的", "妻子那边", "值班处",
        "送出方", "推送自", "事发地段",
    ],
)  # fmt: skip
def test_places_of_something_else_are_no_home(tmp_path: Path, header: str) -> None:
    assert all(not s.place_texts for s in _read(tmp_path, (header, HOMES)))


@pytest.mark.parametrize(
    "header",
    ["弟弟怎样", "同案怎样", "拟怎么办", "探望谁", "前科", "以前", "干部意见", "建议", "家长", "帮扶内情"],
)
def test_fates_of_others_or_of_another_time_are_left_alone(tmp_path: Path, header: str) -> None:
    for cells in (FATES, TERMS, REASONS):
        for s in _read(tmp_path, (header, cells)):
            assert (s.status, s.sentence, s.reason) == (None, None, None)


@pytest.mark.parametrize("header", ["妻子", "联系人", "包户干部", "会见人", "父亲姓名"])
def test_what_stands_behind_the_name_of_another_may_be_theirs(tmp_path: Path, header: str) -> None:
    others = ["热依汗·买买提", "帕夏古丽·库尔班", "阿提古丽·卡迪", "米热古丽·图尔迪"]
    for cells in (HOMES, FATES, REASONS):
        for s in _read(tmp_path, (header, others), ("电话", ["13900000001"] * 4), ("甲栏", cells)):
            assert (s.place_texts, s.status, s.reason) == ((), None, None)


def test_counts_of_years_and_groups_of_a_class_say_nothing(tmp_path: Path) -> None:
    years, groups = ["12年", "7年6个月", "15年11个月", "9年"], ["1组", "2组", "3组", "1组"]
    assert all(s.sentence is None for s in _read(tmp_path, ("甲栏", years)))
    assert all(s.sentence for s in _read(tmp_path, ("判决日期", DAYS), ("甲栏", years)))
    rights = ["1年", "2年", "3年6个月", "5年"]  # of which they lose their rights
    assert all(s.sentence is None for s in _read(tmp_path, ("判决日期", DAYS), ("甲栏", rights)))
    assert all(s.place_texts == ("3村",) for s in _read(tmp_path, ("村", ["3村"] * 4), ("甲栏", groups)))


def test_a_group_of_headers_makes_no_fate_of_places_and_days(tmp_path: Path) -> None:
    def grouped(cells: list[str]) -> Read:
        rows = [[NAMES[i], number(i), FATES[0], cells[i]] for i in range(4)]
        top, below = ["姓名", "身份证号", "处置情况", None], [None, None, "人员类别", "甲栏"]
        return Read(xlsx(tmp_path / "a.xlsx", [top, below, *rows], ["A1:A2", "B1:B2", "C1:D1"]))

    assert [s.facility for s in grouped(PRISONS).statements] == PRISONS
    assert [s.reason for s in grouped(REASONS).statements] == REASONS
    assert all(s.sentence for s in grouped(TERMS).statements)
    assert all(s.status == "sentenced" for cells in (PRISONS, REASONS, DAYS) for s in grouped(cells).statements)
