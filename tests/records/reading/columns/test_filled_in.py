"""Days of coming home below headers with brackets, and headers that say who fills them in."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading import Statement, read_tables
from tests.records.reading.tables import NAMES, csv, number, one_by_one

TITLE = "尼勒克镇团结社区在训人员家庭情况及意见汇总表"


def told(path: Path, header: str, cell: str, *more: tuple[str, str]) -> Statement:
    head = ["学员姓名", "身份证号", "培训学校", "进班时间", header, *(h for h, _ in more)]
    rows = [[TITLE], head]
    for i in range(4):
        beside = [c if i == 1 else "" for _, c in more]
        rows.append([NAMES[i], number(i), "疏附县第一教育培训中心", "2018.3.1", cell if i == 1 else "", *beside])
    events = one_by_one(read_tables(csv(path / "a.csv", rows)))
    statements = [e for e in events if isinstance(e, Statement)]
    assert statements[0].status == "interned"
    return statements[1]


@pytest.mark.parametrize(
    "header", ["回家时间（已结业的填）", "返家日期（仅结业人员）", "毕业时间（毕业学员填写）", "回家时间 öyge qaytqan"]
)
def test_what_stands_in_brackets_takes_nothing_from_a_day_of_release(tmp_path: Path, header: str) -> None:
    row = told(tmp_path, header, "2018.7.20")
    assert row.status == "released"
    assert row.released_on is not None
    assert row.released_on.month == 7


@pytest.mark.parametrize("cell", ["########", "18.2.30", "18年夏天", "√"])
def test_whoever_fills_in_what_only_the_freed_fill_in_was_let_go(tmp_path: Path, cell: str) -> None:
    row = told(tmp_path, "回家时间（已结业的填）", cell)
    assert row.status == "released"
    assert row.released_on is None
    assert cell == "√" or row.problems


@pytest.mark.parametrize("cell", ["未结业", "预计2019.5", "无", "否", "2018年未结业"])
def test_but_not_by_a_cell_that_says_no(tmp_path: Path, cell: str) -> None:
    assert told(tmp_path, "回家时间（已结业的填）", cell).status == "interned"


def test_damage_below_other_headers_frees_nobody(tmp_path: Path) -> None:
    for header in ("回家时间", "回家时间（预计）", "出所时间（出所者填）", "回家时间（未结业的填）"):
        assert told(tmp_path, header, "########").status == "interned"
    assert told(tmp_path, "回家时间（已结业的填）", "2018.7.20", ("目前状况", "在训")).status == "interned"


@pytest.mark.parametrize("header", ["离开教培中心时间", "出教培中心时间"])
def test_the_day_of_leaving_a_camp_is_no_day_of_detention(tmp_path: Path, header: str) -> None:
    row = told(tmp_path, header, "2018.7.20")
    assert row.detained_on is not None
    assert row.detained_on.month == 3
    assert row.status == "other"
