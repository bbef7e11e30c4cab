"""Lists of the sick, of which a column tells where patients were brought from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

PLACES = ["第四教培中心", "县看守所", "党校教培中心", "第一教培中心"]


@pytest.mark.parametrize("header", ["来源单位", "送诊单位", "所在单位", "送治单位", "患者来源", "来源"])
def test_where_patients_were_brought_from_is_where_they_are_held(tmp_path: Path, header: str) -> None:
    rows = [["患者姓名", "身份证号", header, "诊断", "转归"]]
    ends = ["治愈", "死亡", "好转", "抢救无效死亡"]
    rows += [[NAMES[i], number(i), PLACES[i], "肺结核", ends[i]] for i in range(4)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.facility for s in read.statements] == PLACES
    assert [s.status for s in read.statements] == ["interned", "deceased", "interned", "deceased"]


@pytest.mark.parametrize(
    ("name", "header", "cells"),
    [
        ("患者姓名", "来源单位", ["县医院", "乌帕尔镇卫生院", "第四教培中心", "县医院"]),
        ("民警姓名", "所在单位", PLACES),
        ("患者姓名", "陪护单位", PLACES),
        ("患者姓名", "付款单位", PLACES),
    ],
)
def test_other_units_are_no_place(tmp_path: Path, name: str, header: str, cells: list[str]) -> None:
    rows = [
        [name, "身份证号", header, "诊断", "床号"],
        *([NAMES[i], number(i), cells[i], "感冒", "3"] for i in range(4)),
    ]
    facilities = {s.facility for s in Read(csv(tmp_path / "a.csv", rows)).statements}
    assert facilities == ({None} if header != "陪护单位" and header != "付款单位" else facilities)


def test_where_somebody_works_is_no_place(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "来源单位", "联系电话"], *([NAMES[i], number(i), PLACES[i], ""] for i in range(4))]
    assert {s.facility for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {None}
