"""Reasons that are none of custody (暂住事由), and those that tell of it: why somebody does not come to work."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize("header", ["不在岗原因", "长期不在岗原因", "离岗原因", "缺勤原因", "未到岗原因", "旷工原因"])
@pytest.mark.parametrize("beside", [{}, {"停发工资时间": "2017.7"}, {"岗位": "教师"}, {"参加工作时间": "2009.9"}])
def test_the_list_of_staff_tells_it(tmp_path: Path, header: str, beside: dict[str, str]) -> None:
    rows = [["单位", "姓名", "身份证号", header, *beside]]
    told = ["收教", "判刑", "病假", "刑拘"]
    rows += [["木什乡中学", NAMES[i], number(i), word, *beside.values()] for i, word in enumerate(told)]
    read = Read(csv(tmp_path / "a.csv", rows)).statements
    assert [s.status for s in read] == ["interned", "sentenced", "other", "interned"]
    assert [s.reason for s in read] == [None] * 4


def test_those_who_work_where_others_are_held(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "警号", "所在监所", "状态"]]
    rows += [[NAMES[i], number(i), f"65{i}", "县看守所", "在岗"] for i in range(3)]
    read = Read(csv(tmp_path / "a.csv", rows)).statements
    assert [(s.status, s.facility) for s in read] == [(None, None)] * 3


@pytest.mark.parametrize(
    "header",
    [
        "暂住事由", "居住事由", "来访事由", "申请事由", "申请原因", "办证事由", "前往事由", "入住原因", "出差事由",
        "流动原因", "安置原因", "借阅事由", "来疆事由", "致困原因", "不合格原因",
    ],
)  # fmt: skip
def test_reasons_of_something_else(header: str) -> None:
    assert field_of(header) is None


@pytest.mark.parametrize("header", ["收押事由", "拘留原因", "教培原因", "主要原因", "推送原因", "事由"])
def test_reasons_of_custody(header: str) -> None:
    assert field_of(header) == "reason"


@pytest.mark.parametrize("header", ["入党时间", "学经时间", "享受低保时间", "任职时间", "参加工作年月", "出境日期"])
def test_old_days_are_no_births(tmp_path: Path, header: str) -> None:
    rows = [["姓名", "身份证号", header]]
    rows += [[NAMES[i], number(i), day] for i, day in enumerate(("1991.7", "1998.7", "2001.7", "2003.5"))]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [len(s.births) for s in read.statements] == [1] * 4
    assert read.codes() == []


@pytest.mark.parametrize("header", ["生于何年何月日期", "日期", "DOB2", "Tarix"])
def test_births_told_by_their_cells(tmp_path: Path, header: str) -> None:
    rows = [["姓名", "性别", header]]
    rows += [[NAMES[i], "男", day] for i, day in enumerate(("1961.7.2", "1978.7.3", "1991.7.4", "1983.5.5"))]
    assert [len(s.births) for s in Read(csv(tmp_path / "a.csv", rows)).statements] == [1] * 4


@pytest.mark.parametrize("header", ["送戒时间", "入戒日期", "送戒日期"])
def test_when_they_were_sent(header: str) -> None:
    assert field_of(header) == "detained_on"
