"""Periods of several parts in a title (2016年及以前) join no two kinds of people."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.everybody import status_in_title
from tests.records.reading.tables import NAMES, Read, csv, number

_PERIODS = ["2016年及以前", "2016年度及以前年度", "2016年底及之前", "2015、2016年", "2014年、2015年和2016年"]
_PERIODS += ["2017年第一、二季度", "2017年3、4月", "2017年3月及4月", "2016年12月31日及以前", "2017年以及往年"]
_PERIODS += ["历年", "2010-2016年", "截止2018年6月", "2017年度上半年", "近五年", "2018年以来新增"]


@pytest.mark.parametrize("period", _PERIODS)
def test_a_period_hides_nothing_of_a_title(period: str) -> None:
    assert status_in_title(f"特克斯县{period}刑满释放人员登记表") == "released"
    assert status_in_title(f"特克斯县{period}收押人员花名册") == "interned"


@pytest.mark.parametrize(
    "title",
    [
        "2016年及以前判刑、2017年收押人员名单",
        "2016年判刑及2017年释放人员名单",
        "2017年收押及以前释放人员名单",
        "2016年及以前刑满释放人员家属名单",
        "2018年及2019年拟释放人员名单",
        "2016年及以前释放人员重新收押名单",
        "2018年及以后刑满释放人员名单",  # whose term ends then may not be free yet
    ],
)
def test_two_kinds_and_those_to_come_are_not_told_of_all(title: str) -> None:
    assert status_in_title(title) is None


def test_all_of_such_a_list_were_let_go_though_a_day_or_a_term_is_lost(tmp_path: Path) -> None:
    rows = [["特克斯县2016年及以前刑满释放人员登记表"], ["姓名", "身份证号码", "判处罪名", "刑期", "刑满释放时间"]]
    rows += [[NAMES[0], number(0), "盗窃罪", "一年六个月", "2016.02.31"]]
    rows += [[NAMES[1], number(1), "盗窃罪", "#VALUE!", "2016/7/22"]]
    rows += [[NAMES[2], number(2), "盗窃罪", "2年", "2012年5月3日"]]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.status for s in read.statements] == ["released"] * 3
    assert [s.released_on is not None for s in read.statements] == [False, True, True]
