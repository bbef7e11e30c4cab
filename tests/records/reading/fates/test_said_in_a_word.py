"""A status of one or two characters' length, as lists keep it: all that is said, or a part of something else."""

from __future__ import annotations

import pytest

from service.records.reading.fates.statuses import is_elsewhere, parse_status


@pytest.mark.parametrize(
    "text", "被抓 已抓 被抓走 抓获 押 拘押 收审 隔离审查 续培 严管 在中心 中心学习 转化中 在教培中心学习".split()
)
def test_held(text: str) -> None:
    assert parse_status(text) == "interned"


@pytest.mark.parametrize("text", "坐牢 已入狱 入狱服刑".split())
def test_in_prison(text: str) -> None:
    assert parse_status(text) == "sentenced"


@pytest.mark.parametrize("text", "拟收审 未抓 曾坐牢 未入狱 曾入狱，现在家 抓紧学习 严管车辆 押金".split())
def test_parts_of_something_else(text: str) -> None:
    assert parse_status(text) not in {"interned", "sentenced"}


@pytest.mark.parametrize("text", "批捕在逃 刑拘在逃 已批捕，在逃 刑拘，仍在逃 网上追逃 逮捕后在逃".split())
def test_wanted_and_on_the_run(text: str) -> None:
    assert parse_status(text) == "other"


@pytest.mark.parametrize("text", "批捕在逃 已批捕，在逃".split())
def test_on_the_run_whatever_day_stands_beside(text: str) -> None:
    assert is_elsewhere(text)


@pytest.mark.parametrize("text", "批捕在逃后被抓获 在逃人员已抓获，刑拘".split())
def test_caught_in_the_end(text: str) -> None:
    assert parse_status(text) == "interned"
