"""Where trainees are: 教培分点, 二号点; and the place that is told after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


def read(tmp_path: Path, headers: list[str], told: list[tuple[str, ...]]) -> Read:
    rows = [["姓名", "身份证号", *headers]]
    rows += [[NAMES[i % 6], number(i), *cells] for i, cells in enumerate(told)]
    return Read(csv(tmp_path / "a.csv", rows))


@pytest.mark.parametrize("place", ["墨玉县奎牙镇教培分点", "二号点", "县教育分点", "墨玉县教培分中心"])
def test_a_part_of_a_camp_is_a_place(tmp_path: Path, place: str) -> None:
    told = [("2017.5.6", place, "收教"), ("2017.5.6", "在家", "结业")]
    found = read(tmp_path, ["收教日期", "现处何处", "处理结果"], told).statements
    assert [(s.status, s.facility) for s in found] == [("interned", place), ("released", None)]


def test_a_numbered_point_alone_is_no_camp(tmp_path: Path) -> None:
    found = read(tmp_path, ["现处何处"], [("二号点",), ("三号点",)]).statements
    assert {(s.status, s.facility) for s in found} == {("other", None)}


def test_who_still_learns_at_a_numbered_point_is_held(tmp_path: Path) -> None:
    found = read(tmp_path, ["送学时间", "学习地点", "目前状况"], [("2017.9.9", "二号点", "仍在校学习")])
    assert found.only.status == "interned"


@pytest.mark.parametrize(
    ("status", "place"),
    [
        ("判刑7年", "一号教育点"),  # the only place that the row names
        ("2018年2月判处有期徒刑8年，现在沙雅监狱服刑", "沙雅监狱"),
        ("2018 年 5月转墨玉县看守所羁押", "墨玉县看守所"),
        ("判刑3年，仍在教培点学习", "一号教育点"),
        ("哥哥判刑3年", "一号教育点"),
        ("继续培训", "一号教育点"),
    ],
)
def test_a_place_told_later_goes_before_the_camp(tmp_path: Path, status: str, place: str) -> None:
    assert (
        read(tmp_path, ["入教时间", "教育点", "目前状况"], [("2017.5.6", "一号教育点", status)]).only.facility == place
    )


def test_where_somebody_is_held_stays(tmp_path: Path) -> None:
    told = [("2017.5.6", "县教培中心", "判刑7年")]
    assert read(tmp_path, ["入教时间", "关押地点", "目前状况"], told).only.facility == "县教培中心"


@pytest.mark.parametrize(
    ("status", "place"),
    [
        ("批捕，羁押于皮山县看守所", "皮山县看守所"),
        ("刑事拘留，现押于皮山县看守所", "皮山县看守所"),
        ("曾被刑拘，羁押于皮山县看守所", "县教培中心"),
        ("建议逮捕，羁押于皮山县看守所", "县教培中心"),
    ],
)
def test_whoever_was_arrested_is_where_the_arrest_says(tmp_path: Path, status: str, place: str) -> None:
    found = read(tmp_path, ["送教时间", "教培中心", "目前情况"], [("2017.9.9", "县教培中心", status)])
    assert found.only.facility == place
