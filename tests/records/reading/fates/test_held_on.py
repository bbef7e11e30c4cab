"""在训, 转押, 送监执行: words that say all of a fate where they stand alone, and not inside of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from service.records.reading.fates.afterwards import afterwards
from service.records.reading.fates.statuses import parse_status
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("在训", "interned"),
        ("在训中", "interned"),
        ("仍在训", "interned"),
        ("2017年4月在训", "interned"),
        ("在训（县党校教育点）", "interned"),
        ("已转押", "interned"),
        ("转押外地", "interned"),
        ("异地寄押", "interned"),
        ("换押", "interned"),
        ("已转押图木舒克监狱", "sentenced"),
        ("在训期间死亡", "deceased"),
        ("在训人员已结业", "released"),
        ("在训练", "other"),
        ("正在训诫", "other"),
        ("民兵在训练", "other"),
        ("原在训", "other"),
        ("不在训", "other"),
        ("未在训", "other"),
        ("拟转押", "other"),
        ("待转押", "other"),
    ],
)
def test_what_a_status_says_alone(text: str, status: str) -> None:
    assert parse_status(text) == status


@pytest.mark.parametrize("text", ["送监执行", "已送监执行", "收监执行", "投牢执行", "转监服刑", "交付监狱执行"])
def test_who_left_for_prison_is_sentenced(text: str) -> None:
    after = afterwards(text)
    assert after is not None
    assert after.status == "sentenced"


@pytest.mark.parametrize(
    "text", ["拟送监执行", "未送监执行", "监外执行", "暂予监外执行", "交付社区矫正执行", "送监探视"]
)
def test_who_did_not_is_not(text: str) -> None:
    after = afterwards(text)
    assert after is None or after.status != "sentenced"


def test_the_day_beside_it_is_of_detention(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "目前状态", "处置时间"]]
    rows += [[NAMES[0], number(0), "在训", "2017.6.20"], [NAMES[1], number(1), "判刑", "2017.7.1"]]
    first, second = Read(csv(tmp_path / "a.csv", rows)).statements
    assert (first.status, first.detained_on) == ("interned", PartialDate(2017, 6, 20))
    assert (second.status, second.detained_on) == ("sentenced", None)
