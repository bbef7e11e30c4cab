"""The day of a list, by what stands over it."""

from __future__ import annotations

import pytest

from service.records.reading.words.listdays import Day, day_in_name, day_over


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["2008—2015年打击处理人员库（导出）", "导出单位：国保大队 导出日期：2015-12-31"], (2015, 12, 31)),
        (["2008—2015年打击处理人员库"], (2015, 1, 1)),
        (["截止2015年12月31日"], (2015, 12, 31)),
        (["截至2015年底"], (2015, 12, 28)),
        (["统计时间：2017年1月1日至2017年7月6日"], (2017, 7, 6)),
        (["数据截至：2018.05"], (2018, 5, 1)),
        (["制表日期： 2018-05-03 00:00:00"], (2018, 5, 3)),
        (["导出日期：42369"], (2015, 12, 31)),
        (["（2018年5月）"], (2018, 5, 1)),
        (["As of 2018-05-03"], (2018, 5, 3)),
        (["联系电话：13900002017"], None),
        (["2018年拟释放人员名单"], None),
        (["2016—2019年到期人员"], None),
        (["请于2018年5月3日前上报"], None),
        (["疏附县人员名单"], None),
    ],
)
def test_lines(lines: list[str], day: Day | None) -> None:
    assert day_over(lines) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [("打击处理人员2008-2015", (2015, 1, 1)), ("20151231导出", (2015, 12, 31)), ("2018年计划", None), ("名单1", None)],
)
def test_names(name: str, day: Day | None) -> None:
    assert day_in_name(name) == day
