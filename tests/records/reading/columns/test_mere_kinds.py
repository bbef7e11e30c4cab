"""Kinds of people that say nothing of a custody, the days of lists, and reasons of something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


def _read(tmp_path: Path, headers: list[str], *rows: list[str]) -> Read:
    told = [[NAMES[i], number(i), *row] for i, row in enumerate(rows)]
    return Read(csv(tmp_path / "a.csv", [["姓名", "身份证号", *headers], *told]))


@pytest.mark.parametrize(
    ("header", "cell", "status"),
    [
        ("从业状况", "农民", None), ("从业情况", "待业", None), ("人员属性", "老党员", None),
        ("人员类别", "涉稳", None),
        ("重点类别", "三非人员", None), ("人员类别", "收押家属", None), ("人员类别", "教培户", None),
        ("人员类型", "判刑家属", None), ("人员属性", "击毙家属", None), ("人员类别", "收押人员家属", None),
        ("人员属性", "教培", "interned"), ("人员类别", "刑满释放", "released"), ("人员类别", "在押", "interned"),
        ("人员类别", "出境未归", "other"), ("目前状况", "正常", "other"),
    ],
)  # fmt: skip
def test_a_kind_of_people_is_no_status(tmp_path: Path, header: str, cell: str, status: str | None) -> None:
    assert [s.status for s in _read(tmp_path, [header], [cell], [cell], [cell]).statements] == [status] * 3


@pytest.mark.parametrize("header", ["管控措施", "核查结果", "目前管控情况"])
def test_what_was_done_beside_a_kind(tmp_path: Path, header: str) -> None:
    rows = [["三非", "教育培训"], ["涉稳", "已收押"], ["收押家属", "在家务农"], ["涉稳", "社区管控"], ["三非", "教培"]]
    read = _read(tmp_path, ["重点类别", header], *rows)
    assert [s.status for s in read.statements] == ["interned", "interned", "other", "other", "interned"]


@pytest.mark.parametrize("header", ["列管时间", "纳管日期", "建档时间", "列入时间"])
def test_the_day_of_a_list_lets_nobody_go(tmp_path: Path, header: str) -> None:
    read = _read(tmp_path, ["列管类别", header], ["刑满释放", "2015-07-07"], ["涉稳", "2016-01-01"])
    assert all(s.released_on is s.detained_on is s.died_on is None for s in read.statements)


@pytest.mark.parametrize("header", ["申请事由", "人户分离原因", "无户口原因", "办证原因"])
def test_reasons_of_something_else(tmp_path: Path, header: str) -> None:
    assert all(s.reason is None for s in _read(tmp_path, [header], ["探亲"], ["经商"], ["旅游"]).statements)


def test_days_of_study_beside_camps(tmp_path: Path) -> None:
    rows = [["2017.4.3", "县教培中心"], ["2017.5.3", "第二教培中心"], ["2017.6.3", "县教培中心"]]
    assert all(s.detained_on for s in _read(tmp_path, ["学习时间", "学习地点"], *rows).statements)
    for cell in ("三个月", "2017.4-2017.8"):
        read = _read(tmp_path, ["学习时间", "学习地点"], *([cell, place] for _, place in rows))
        assert all(s.detained_on is None for s in read.statements)
    read = _read(tmp_path, ["学习时间", "学习地点"], *([day, "县职业高中"] for day, _ in rows))
    assert all(s.detained_on is None for s in read.statements)


def test_the_one_to_whom_all_are_related(tmp_path: Path) -> None:
    rows = [["申请人", "姓名", "与申请人关系", "身份证号", "住址"]]
    rows += [[NAMES[0], NAMES[i], kin, number(i), "3村"] for i, kin in enumerate(["本人", "妻子", "儿子"])]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.household_head for s in read.statements] == [NAMES[0]] * 3


@pytest.mark.parametrize("header", ["户主", "结亲户户主", "走访户户主姓名"])
def test_the_head_with_a_number_of_the_head(tmp_path: Path, header: str) -> None:
    rows = [[header, "户主身份证号", "住址"], *([NAMES[i], number(i), "3村"] for i in range(3))]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.names + tuple(n.text for n in s.id_numbers) for s in read.statements] == [
        (NAMES[i], number(i)) for i in range(3)
    ]
