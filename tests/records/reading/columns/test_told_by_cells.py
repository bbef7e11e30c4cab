"""Columns whose header says little, and whose cells tell what became of people: notes, 是否在家, 核查结果."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

DAYS = ["2017.4.12", "2017.5.3", "2017.6.20", "2017.7.1"]


def _statuses(tmp_path: Path, columns: dict[str, list[str]], title: str = "") -> list[str | None]:
    rows = [[title]] if title else []
    rows += [["姓名", "身份证号", *columns]]
    rows += [[NAMES[i], number(i), *(cells[i % len(cells)] for cells in columns.values())] for i in range(4)]
    return [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements]


@pytest.mark.parametrize("header", ["落实情况", "核查情况", "排查情况"])
def test_a_note_that_says_nothing_else(tmp_path: Path, header: str) -> None:
    told = ["已收", "未收", "已收押", "在逃"]
    columns = {"收押理由": ["戴面纱"], header: told}
    assert _statuses(tmp_path, columns, "应收尽收人员名单") == ["interned", "other", "interned", "other"]
    noted = ["已收到通知", "已入户走访", "家庭困难", "已收"]
    assert _statuses(tmp_path, {"收押理由": ["戴面纱"], header: noted}) == [None] * 4


@pytest.mark.parametrize("header", ["是否在家", "是否在村", "现是否在家", "清查结果", "审查结果"])
def test_more_than_yes_and_no(tmp_path: Path, header: str) -> None:
    assert _statuses(tmp_path, {header: ["教培", "判刑", "停职", "收押"]}) == [
        "interned", "sentenced", "other", "interned",
    ]  # fmt: skip
    assert _statuses(tmp_path, {header: ["是", "否", "是", "是"]}) == [None] * 4


@pytest.mark.parametrize("told", ["核查结果", "核实结果", "比对结果"])
def test_the_day_of_what_only_cells_tell(tmp_path: Path, told: str) -> None:
    rows = [["姓名", "身份证号", "推送原因", told, "处置时间"]]
    rows += [[NAMES[i], number(i), "使用快牙", ["教育转化", "刑拘"][i % 2], DAYS[i]] for i in range(4)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.detained_on and s.detained_on[:3] for s in read.statements] == [
        (2017, 4, 12), (2017, 5, 3), (2017, 6, 20), (2017, 7, 1),
    ]  # fmt: skip
