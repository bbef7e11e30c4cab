"""A death that a text tells with where and how, and the day that is its day."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from service.records.reading.fates.afterwards import Afterwards, afterwards
from service.records.reading.fates.told import day_of_fate, told_status
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018.1.30在县医院病亡", PartialDate(2018, 1, 30)),
        ("2018年3月12日在监狱医院病亡", PartialDate(2018, 3, 12)),
        ("2018年3月在狱中死亡", PartialDate(2018, 3)),
        ("于医院去世", None),
        ("服刑期间死亡", None),
        ("经抢救无效死亡", None),
        ("2018.4送医途中死亡", PartialDate(2018, 4)),
        ("返村后死亡", None),
        ("已在境外死亡", None),
        ("羁押期间因病去世", None),
        ("2018年5月因肺癌在自治区人民医院去世", PartialDate(2018, 5)),
    ],
)
def test_where_somebody_died_stands_between_the_day_and_the_word(text: str, day: PartialDate | None) -> None:
    told = told_status(text)
    assert told is not None
    assert told[-1] in "亡世"
    assert day_of_fate(text, "deceased") == day


@pytest.mark.parametrize(
    "text",
    [
        "其父在医院去世",
        "致人死亡",
        "在他人死亡后",
        "因交通事故致一人死亡",
        "母亲在家中去世",
        "未死亡",
        "2018.1.5在县医院就医",
    ],
)
def test_of_somebody_else_or_of_no_death(text: str) -> None:
    assert told_status(text) is None


def test_a_note_of_a_death_in_a_hospital_beside_a_stage_of_the_case(tmp_path: Path) -> None:
    rows = [["在押人员名单"], ["姓名", "身份证号", "诉讼阶段", "备注"]]
    notes = ["2018.1.30在县医院病亡", "其母在县医院病亡", ""]
    rows += [[NAMES[i], number(i), "逮捕", note] for i, note in enumerate(notes)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [(s.status, s.died_on) for s in read] == [
        ("deceased", PartialDate(2018, 1, 30)),
        ("interned", None),
        ("interned", None),
    ]


@pytest.mark.parametrize("now", ["目前状况", "现状", "人员去向"])
def test_the_day_of_a_verdict_is_no_day_of_death(tmp_path: Path, now: str) -> None:
    rows = [["姓名", "身份证号", "处理结果", "处理时间", now]]
    told = [("判处无期徒刑", "2009.12.7", "已死亡"), ("判刑3年", "2010.8.25", "刑满释放")]
    told += [("刑事拘留", "2012.5.1", "在押"), ("教育释放", "2012.5.1", "已死亡")]
    rows += [[NAMES[i], number(i), *one] for i, one in enumerate(told)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.status for s in read] == ["deceased", "released", "interned", "deceased"]
    assert [s.died_on for s in read] == [None] * 4
    assert [s.texts.get("sentenced_on") for s in read] == ["2009.12.7", "2010.8.25", None, None]
    assert [s.detained_on for s in read] == [None, None, PartialDate(2012, 5, 1), None]


def test_the_day_of_the_one_status_is_still_a_day_of_death(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "处理结果", "处理时间"], [NAMES[0], number(0), "死亡", "2018.1.5"]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.died_on == PartialDate(2018, 1, 5)


@pytest.mark.parametrize(
    "way", ["所内死亡", "监内死亡", "狱内病亡", "羁押期间死亡", "看守所内病亡", "县医院病故", "自缢身亡", "非正常死亡"]
)
def test_a_death_by_which_somebody_left(way: str) -> None:
    assert afterwards(way) == Afterwards("deceased", at_once=True)


def test_a_death_outside_has_another_day() -> None:
    assert afterwards("保外就医死亡") == afterwards("返村后死亡") == Afterwards("deceased")


@pytest.mark.parametrize("text", ["所内死亡事件", "其父所内死亡", "同村人县医院病故", "同监室人员监内死亡", "自杀"])
def test_a_death_of_nobody_in_the_row(text: str) -> None:
    assert told_status(text) is None
    assert afterwards(text) is None
