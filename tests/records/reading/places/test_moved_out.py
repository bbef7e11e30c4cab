"""已转出 beside 转往何处: held where they were taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.places.movedout import was_moved
from tests.records.reading.tables import NAMES, Read, number, xlsx


def test_who_was_moved_to_another_camp_is_held_there(tmp_path: Path) -> None:
    rows = [
        ("墨玉县第三教育培训中心", "已转出"),
        ("", "在教"),
        ("和田地区教育培训中心", "已转出"),
        ("墨玉县看守所", "已结业"),
        ("和田监狱", "已转出"),
    ]
    people = [[NAMES[i], number(i), "2017.4.11", *told] for i, told in enumerate(rows)]
    read = Read(xlsx(tmp_path / "a.xlsx", [["学员姓名", "身份证号", "入校时间", "转往何处", "现状"], *people]))
    assert [s.status for s in read.statements] == ["interned", "interned", "interned", "released", "sentenced"]


@pytest.mark.parametrize(
    ("status", "place", "header"),
    [
        ("已转出", "墨玉县第一教育培训中心", "所在中心"),
        ("已转出", "县人民医院门诊", "转往何处"),
        ("已转出", "回村", "转往何处"),
        ("已结业", "墨玉县第三教育培训中心", "转往何处"),
        ("户口已转出", "墨玉县第三教育培训中心", "转往何处"),
    ],
)
def test_nothing_else_is_such_a_move(status: str, place: str, header: str) -> None:
    assert not was_moved({"status": status, "facility": place}, header)
    assert not was_moved({"status": "已转出", "facility": "和田监狱", "released_on": "2018.1.1"}, "转往何处")
