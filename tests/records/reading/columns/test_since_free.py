"""Where and how those are who were let go: whatever it is, it takes the release back only where it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from service.records.reading.fates.sincefree import is_since_free
from service.records.reading.headers.acts import asks_where_now
from tests.records.reading.tables import NAMES, Read, csv, number

LIFE = ["镇卫星工厂缝纫车间", "县城送货", "已迁往甘肃老家", "在喀什学厨师", "不详"]
BACK = ["仍在中心", "县看守所", "2019年3月又被抓", "未结业", "失联", "继续学习"]


def _read(folder: Path, title: str, headers: list[str], cells: list[list[str]]) -> Read:
    rows = [[title]] if title else []
    people = [[NAMES[i % len(NAMES)], number(i), *one] for i, one in enumerate(cells)]
    return Read(csv(folder / "a.csv", [*rows, ["姓名", "身份证号", *headers], *people]))


@pytest.mark.parametrize(
    ("title", "day", "where"),
    [("墨玉县扎瓦镇结业学员跟踪帮教台账", "结业时间", "目前在哪里"), ("", "释放时间", "释放后去向")],
)
def test_whereabouts_leave_a_release_as_it_is(tmp_path: Path, title: str, day: str, where: str) -> None:
    headers = ["教培中心", "入教时间", day, where]
    read = _read(tmp_path, title, headers, [["第一教培中心", "2017.4.12", "2018.12.26", told] for told in LIFE])
    assert {(s.status, s.released_on) for s in read.statements} == {("released", PartialDate(2018, 12, 26))}


def test_custody_or_flight_takes_it_back(tmp_path: Path) -> None:
    headers = ["原教培中心", "入教时间", "结业时间", "目前在哪里"]
    cells = [["第一教培中心", "2017.4.12", "2018.12.26", told] for told in BACK]
    read = _read(tmp_path, "扎瓦镇结业学员台账", headers, cells)
    assert all(s.status != "released" and s.released_on is None for s in read.statements)


def test_who_served_a_term_is_free(tmp_path: Path) -> None:
    cells = [["3年", told] for told in (*LIFE, "失联", "2019年3月又被抓")]
    read = _read(tmp_path, "墨玉县刑满释放人员帮教台账", ["刑期", "目前去向"], cells)
    assert [s.status for s in read.statements] == ["released"] * 5 + ["other"] * 2


def test_beside_no_release_it_says_nothing(tmp_path: Path) -> None:
    headers = ["教培中心", "入教时间", "目前在哪里"]
    read = _read(tmp_path, "", headers, [["第一教培中心", "2017.4.12", told] for told in LIFE])
    assert "released" not in {s.status for s in read.statements}


@pytest.mark.parametrize(
    "text",
    [
        "被协警带走",
        "协警看守",
        "监狱保安",
        "看守所保洁",
        "刑警队",
        "曾任协警，后被抓",
        "已死亡",
        "取保候审",
        "转看守所",
        "派出所",
        "在校",
        "境外",
        "被带走",
        "不在家",
        "stitching",
    ],
)
def test_what_is_no_life_of_the_free(text: str) -> None:
    assert not is_since_free(text)


def test_headers_that_ask_where_somebody_is() -> None:
    assert all(map(asks_where_now, ["目前在哪里", "现在干什么", "结业后去向", "近况"]))
    assert not any(map(asks_where_now, ["现实表现", "处理结果", "人员类别"]))


@pytest.mark.parametrize(
    "job", ["协警", "县公安局辅警", "镇派出所保洁", "县法院门卫", "当协警，月薪2600", "快递收件员", "驾校教练"]
)
def test_work_with_a_word_of_custody_in_its_name(job: str) -> None:
    assert is_since_free(job)


def test_how_somebody_was_let_go_is_told_without_a_day(tmp_path: Path) -> None:
    headers = ["教培中心", "入教时间", "释放时间", "怎么放的", "目前在哪里"]
    rows = [["第一教培中心", "2017.5.16", "#VALUE!", "结业", told] for told in ("县医院保洁", "县看守所")]
    read = _read(tmp_path, "", headers, rows)
    assert [s.status for s in read.statements] == ["released", "interned"]


@pytest.mark.parametrize(
    ("how", "status"), [("转监视居住", "other"), ("变更为指定居所监视居住", "other"), ("监视居住期满解除", "released")]
)
def test_nobody_is_free_under_house_arrest(tmp_path: Path, how: str, status: str) -> None:
    headers = ["看守所", "收押时间", "释放时间", "怎么放的", "目前在哪里"]
    read = _read(tmp_path, "", headers, [["县看守所", "2017.7.30", "2018.6.1", how, "在家务农"]]).only
    assert (read.status, read.released_on is None) == (status, status == "other")
