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


def _sick(tmp_path: Path, ill: str, header: str, cell: str) -> str | None:
    rows = [["姓名", "身份证号", "所在教培中心", "入校时间", ill, header]]
    rows += [[NAMES[0], number(0), "第四教培中心", "2017.6.2", "高血压", cell]]
    return Read(csv(tmp_path / "a.csv", rows)).only.status


@pytest.mark.parametrize("ill", ["患病情况", "病情", "疾病名称", "诊断", "所患疾病"])
@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("处理意见", "继续观察"),
        ("处置意见", "送县医院"),
        ("治疗意见", "校内治疗"),
        ("处理措施", "服药观察"),
        ("处理情况", "转院治疗"),
        ("目前情况", "中心内服药治疗"),
    ],
)
def test_care_beside_an_illness_is_no_fate(tmp_path: Path, ill: str, header: str, cell: str) -> None:
    assert _sick(tmp_path, ill, header, cell) == "interned"


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("释放", "released"),
        ("保外就医", "other"),
        ("建议保外就医", "other"),
        ("回家休养治疗", "released"),
        ("暂缓收押，送医", "other"),
        ("不宜羁押，住院", "other"),
        ("批评教育", "other"),
        ("抢救无效死亡", "deceased"),
        ("判刑", "sentenced"),
    ],
)
def test_what_says_more_than_care_is_kept(tmp_path: Path, cell: str, status: str) -> None:
    assert _sick(tmp_path, "患病情况", "处理意见", cell) == status


def test_care_of_somebody_of_whom_nothing_is_said_tells_nothing(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "患病情况", "处理意见"], [NAMES[0], number(0), "高血压", "继续观察"]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.status is None
    rows = [["姓名", "身份证号", "文化程度", "处理意见"], [NAMES[0], number(0), "小学", "继续观察"]]
    assert Read(csv(tmp_path / "b.csv", rows)).only.status == "other"
