"""Groups of headers that say nothing take nothing away, nor do spare columns; what a group says of others counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

_ROW = ["经核查，已送教育培训中心", "2017-06-22", "墨玉县第一教育培训中心"]


def _below(tmp_path: Path, group: str, leaves: list[str], cells: list[str]) -> Read:
    top = [["基本信息", "", group, *[""] * (len(leaves) - 1)], ["姓名", "身份证号", *leaves]]
    return Read(csv(tmp_path / "a.csv", [*top, *([NAMES[i], number(i), *cells] for i in range(4))]))


@pytest.mark.parametrize("group", ["其他", "其它信息", "案件信息", "处理情况", "基本信息", "相关情况"])
def test_measures_below_an_idle_group_are_read(tmp_path: Path, group: str) -> None:
    read = _below(tmp_path, group, ["核查措施", "入所时间", "羁押地"], _ROW)
    assert {(s.status, s.facility) for s in read.statements} == {("interned", "墨玉县第一教育培训中心")}


@pytest.mark.parametrize("group", ["亲属情况", "父亲信息", "同案人情况", "前科情况"])
def test_a_group_of_others_is_not_idle(tmp_path: Path, group: str) -> None:
    read = _below(tmp_path, group, ["核查措施", "入所时间", "羁押地"], _ROW)
    assert {(s.status, s.detained_on) for s in read.statements} == {(None, None)}


def test_the_report_keeps_the_whole_header(tmp_path: Path) -> None:
    read = _below(tmp_path, "其他", ["核查措施", "入所时间", "羁押地"], _ROW)
    assert "其他/核查措施" in read.statements[0].cells
    assert [c.header for c in read.tables[0].columns][2] == "其他/核查措施"


def test_a_spare_column_does_not_part_an_address(tmp_path: Path) -> None:
    def rows(header: str) -> list[list[str]]:
        head = ["姓名", "身份证号", "村", header, "组", "门牌号"]
        return [head, *([NAMES[i], number(i), "巴扎村", "1", "2", "7号"] for i in range(3))]

    read = Read(csv(tmp_path / "a.csv", rows("备用1")))
    assert {tuple(p.replace(" ", "") for p in s.place_texts) for s in read.statements} == {("巴扎村2组7号",)}


@pytest.mark.parametrize("sheet", ["尚未审结案件在押被告人名单", "未审结在押被告人"])
def test_a_sheet_of_who_was_not_tried_is_none_of_convicts(tmp_path: Path, sheet: str) -> None:
    head = ["序号", "被告人", "身份证号", "现羁押看守所"]
    rows = [head, *([i + 1, NAMES[i], number(i), "疏附县看守所"] for i in range(3))]
    read = Read(xlsx(tmp_path / "疏附县法院判决罪犯名册2017.xlsx", rows, sheet=sheet))
    assert {s.status for s in read.statements} == {"interned"}


def test_cells_below_the_lower_row_of_a_header_that_comes_again_count(tmp_path: Path) -> None:
    lower = ["姓名", "身份证号", "核查措施", "羁押地"]
    told = ["正在核查中", "正在核查中", "已判刑7年", "2018年1月已送教"]
    rows = [[NAMES[i], number(i), told[i], "墨玉县看守所" if i > 1 else ""] for i in range(4)]
    read = Read(csv(tmp_path / "a.csv", [["基本信息", "", "其他", ""], lower, *rows[:2], lower, *rows[2:]]))
    assert [s.sentence.months if s.sentence else None for s in read.statements] == [None, None, 84, None]


def test_cells_below_the_header_of_another_table_do_not(tmp_path: Path) -> None:
    rows = [[NAMES[i], number(i), "无", ""] for i in range(2)]
    other = ["姓名", "处理情况", "身份证号", "住址"]
    more = [[NAMES[i], "已判刑7年", number(i), "木什乡"] for i in range(2, 4)]
    read = Read(
        csv(
            tmp_path / "a.csv",
            [["基本信息", "", "其他", ""], ["姓名", "身份证号", "特长", "爱好"], *rows, other, *more],
        )
    )
    assert [c.field for c in read.tables[0].columns][2:] == [None, None]
    assert [s.sentence.months if s.sentence else None for s in read.statements] == [None, None, 84, 84]
