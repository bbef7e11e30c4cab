"""What was before the custody of a row, or is only planned, is none of its fields; headers by their parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx


@pytest.mark.parametrize(
    "header",
    "前科刑期 前科案由 前次判刑时间 上次入狱时间 历次判刑时间 既往刑期 曾判刑期".split()
    + "拟送教日期 拟收押地点 计划送教时间 申请收押日期 建议刑期 预计收押时间".split(),
)
def test_of_before_or_ahead(header: str) -> None:
    assert field_of(header) is None


@pytest.mark.parametrize(
    ("field", "headers"),
    [
        ("sentenced_on", "判决日 判刑日 宣判年月日 获刑时间 定罪日期 法院判决时间 终审日期 二审裁定日期 判处年份"),
        (
            "detained_on",
            "入狱时间 入狱日 羁押起始 收押年份 被带走日期 最初关押时间 第一次被抓时间 送进日期 抓人日期 到案日",
        ),
        ("sentence", "刑度 徒刑年限 判处 获刑 获刑年限 有期徒刑期限"),
        ("status", "处理结论 最终处理 最后处理结果 现处何处 目前身在何处 人员归宿"),
        ("facility", "所在中心 所属教培中心 所在监所 现在中心"),
    ],
)
def test_parts(field: str, headers: str) -> None:
    assert {h: field_of(h) for h in headers.split()} == dict.fromkeys(headers.split(), field)


@pytest.mark.parametrize(
    "header",
    "开庭时间 判决生效日期 服刑情况 宣判地点 判刑法院 量刑建议 下判法院 拟下判时间 研判时间 谈判时间".split()
    + "所在学校 就读学校 带走单位 到案地点 押送单位 处理单位 在押天数".split(),
)
def test_of_something_else(header: str) -> None:
    assert field_of(header) is None


@pytest.mark.parametrize("group", ["前科情况", "前科", "父亲信息", "母亲", "联系人"])
def test_below_a_group(tmp_path: Path, group: str) -> None:
    rows = [["姓名", "身份证号", "收押日期", group, None], [None, None, None, "刑期", "判刑时间"]]
    rows.append([NAMES[0], number(), "2017.3.1", "12年", "2009.1.1"])
    one = Read(xlsx(tmp_path / "a.xlsx", rows, merges=["A1:A2", "B1:B2", "C1:C2", "D1:E1"])).only
    assert (one.status, one.sentence, one.texts.get("sentenced_on")) == ("interned", None, None)


def test_an_earlier_term_beside_the_present_charge(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "前科案由", "前科刑期", "本次抓获日期", "本次案由"]]
    rows += [[NAMES[i], number(i), "盗窃", f"{i + 2}年", "2013.7.1", "非法传经"] for i in range(4)]
    found = Read(csv(tmp_path / "a.csv", rows)).statements
    assert [(s.status, s.sentence, s.reason) for s in found] == [("interned", None, "非法传经")] * 4


def test_two_ways_in(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "教培", None, "收押", None], [None, None, "中心", "入学日", "看守所", "日期"]]
    rows += [
        [NAMES[0], number(), "一中心", "2017.8.1", None, None],
        [NAMES[1], number(1), None, None, "县看守所", "2017.5.5"],
    ]
    found = Read(xlsx(tmp_path / "a.xlsx", rows, merges=["A1:A2", "B1:B2", "C1:D1", "E1:F1"])).statements
    assert [(s.facility, s.detained_on and s.detained_on.month) for s in found] == [("一中心", 8), ("县看守所", 5)]


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("送监单位", "县看守所"),
        ("收押机关", "看守所"),
        ("前罪罪名", "非法讲经"),
        ("既往案由", "非法讲经"),
        ("上次处理结果", "教培"),
        ("拟处置情况", "教培"),
    ],
)
def test_cells_do_not_say_otherwise(tmp_path: Path, header: str, cell: str) -> None:
    rows = [["姓名", "身份证号", "送监时间", header, "接收监狱", "刑期"]]
    rows += [[NAMES[i], number(i), "2018.1.5", cell, "且末监狱", "6年"] for i in range(4)]
    found = Read(csv(tmp_path / "a.csv", rows)).statements
    assert {(s.status, s.facility, s.reason) for s in found} == {("sentenced", "且末监狱", None)}


@pytest.mark.parametrize("header", ["长子刑期", "次子服刑监狱", "长女收押时间", "独子现状", "养子罪名"])
def test_of_sons_and_daughters(header: str) -> None:
    assert field_of(header) is None


@pytest.mark.parametrize("header", ["释放日期（预计）", "结业时间(拟)", "释放日期（到期）", "出所时间（计划）"])
def test_a_release_that_is_expected(tmp_path: Path, header: str) -> None:
    rows = [["姓名", "身份证号", "教育点", header]]
    rows += [[NAMES[i], number(i), "一中心", "2018.1.5"] for i in range(3)]
    found = Read(csv(tmp_path / "a.csv", rows)).statements
    assert {(s.status, s.released_on) for s in found} == {("interned", None)}


@pytest.mark.parametrize("header", ["投牢时间", "送监日期", "投送监狱时间", "何时投牢", "交付执行日期"])
def test_who_goes_to_prison_was_held_before(tmp_path: Path, header: str) -> None:
    rows = [
        ["姓名", "身份证号", "判决时间", header],
        *([NAMES[i], number(i), "2017.7.11", "2017.9.2"] for i in range(3)),
    ]
    rows.append([NAMES[3], number(3), "2017.7.11", "2017.9.31"])
    read = Read(csv(tmp_path / "a.csv", rows))
    assert {(s.status, s.detained_on) for s in read.statements} == {("sentenced", None)}
    assert read.codes() == [(5, "impossible_date")]
