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


_FARE = {
    "在家休养": ("released", None),
    "在家透析": ("released", None),
    "2018.10.22治愈后重新收教": ("interned", None),
    "2018.11.6又被刑拘，现羁押于特克斯县看守所": ("interned", "特克斯县看守所"),
    "2018.9.3病故": ("deceased", None),
}


@pytest.mark.parametrize("header", ["目前情况", "现情况", "现在情况", "目前状况"])
def test_how_those_fare_who_were_let_go_for_an_illness(tmp_path: Path, header: str) -> None:
    rows = [["因病解除教育培训人员回访台账"], ["姓名", "身份证号", "进班时间", "解除教培时间", "所患疾病", header]]
    rows += [[NAMES[i], number(i), "2018.2.26", "2018.6.1", "肺结核", text] for i, text in enumerate(_FARE)]
    read = Read(csv(tmp_path / "因病解除人员回访.csv", rows)).statements
    assert [(s.status, s.facility) for s in read] == list(_FARE.values())
    assert [s.released_on and s.released_on[:3] for s in read] == [(2018, 6, 1)] * 2 + [None] * 2 + [(2018, 6, 1)]
    assert [s.died_on and s.died_on[:3] for s in read] == [None] * 4 + [(2018, 9, 3)]


def test_what_is_done_about_an_illness_of_the_held_is_no_fate(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "收押时间", "所患疾病", "目前情况"]]
    rows += [[NAMES[i], number(i), "2018.2.26", "肺结核", text] for i, text in enumerate(["送医院治疗", "住院观察"])]
    assert [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements] == ["interned"] * 2


@pytest.mark.parametrize(
    ("header", "day", "died"),
    [
        ("结业时间", "2018.10.15", "2018.10.15"),  # on the day
        ("结业时间", "2019.10.15", "2018.11.2"),
        ("预计释放时间", "2018.10.15", "2018.11.2"),
        ("离所时间", "2018.10.15", "2018.11.2"),  # to wherever
        ("释放时间", "2018.10.15", ""),
        ("亲属释放时间", "2018.10.15", "2018.11.2"),
    ],
)
def test_no_release_before_a_death(tmp_path: Path, header: str, day: str, died: str) -> None:
    rows = [["姓名", "身份证号", "入教时间", header, "备注"], [NAMES[0], number(), "2017.5.1", day, f"{died}因病死亡"]]
    only = Read(csv(tmp_path / "a.csv", rows)).only
    assert (only.status, only.released_on) == ("deceased", None)
