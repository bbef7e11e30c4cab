"""Bail that a note tells: who is on it is not held, wherever they were before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("7月4日取保候审", "other"),
        ("7月取保候审", "other"),
        ("2017年7月4日变更为取保候审", "other"),
        ("7月4日转取保候审", "other"),
        ("已办理取保候审", "other"),
        ("7月4日改为监视居住", "other"),
        ("申请取保候审", "interned"),
        ("拟取保候审", "interned"),
        ("不予取保候审", "interned"),
        ("取保候审期间再犯", "interned"),
        ("7月4日取保候审，9月收押", "interned"),
        ("2016年7月4日取保候审", "interned"),
        ("其妻7月4日取保候审", "interned"),
    ],
)
def test_who_is_on_bail_is_not_held(tmp_path: Path, note: str, status: str) -> None:
    rows = [
        ["姓名", "身份证号", "刑拘时间", "羁押场所", "备注"],
        [NAMES[0], number(0), "2017.6.20", "伽师县看守所", note],
    ]
    assert Read(csv(tmp_path / "a.csv", rows)).only.status == status
