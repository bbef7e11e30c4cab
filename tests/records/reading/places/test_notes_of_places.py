"""Notes that are a place and nothing else, and places behind a day in a status."""

from __future__ import annotations

import pytest

from service.records.reading.places.placeheld import facility_of


@pytest.mark.parametrize(
    ("status", "note", "place"),
    [
        ("收教", "县教育培训中心", "县教育培训中心"),
        ("在押", "特克斯县看守所", "特克斯县看守所"),
        ("在押", "关押地点：县看守所", "县看守所"),
        ("判刑", "奎屯监狱", "奎屯监狱"),
        ("在教", "2017年底入县第一教培中心", "县第一教培中心"),
        ("收教", "县教育转化中心", "县教育转化中心"),
        *((status, "县看守所", None) for status in ("常住", "已释放", "死亡", "取保候审", "在逃", "外出务工")),
        ("在押", "县看守所转乌苏监狱", None),
        *(("在押", note, None) for note in ("原县看守所", "拟送县看守所", "县看守所民警", "县医院", "其父县看守所")),
    ],
)
def test_beside_a_status(status: str, note: str, place: str | None) -> None:
    assert facility_of({"status": status, "note": note}) == place


def test_without_a_status_a_day_of_detention_says_that_they_are_held() -> None:
    assert facility_of({"note": "特克斯县看守所"}) is None
    assert facility_of({"note": "特克斯县看守所", "detained_on": "2017.6.3"}) == "特克斯县看守所"


@pytest.mark.parametrize(
    ("status", "place"),
    [
        ("在教，2017年底入县第一教培中心", "县第一教培中心"),
        ("在教，年底入县第一教培中心", "县第一教培中心"),
        ("在教，拟2018年初转入县教培中心", None),
    ],
)
def test_a_day_and_a_verb_are_no_part_of_the_place(status: str, place: str | None) -> None:
    assert facility_of({"status": status}) == place


@pytest.mark.parametrize(
    ("status", "note", "place"),
    [
        ("服刑", "喀什监狱，刑期7年", "喀什监狱"),
        ("服刑", "乌鲁木齐第五监狱，刑期13年6个月", "乌鲁木齐第五监狱"),
        ("在押", "县看守所，涉嫌危安", "县看守所"),
        ("判刑", "乌苏监狱（12年）", "乌苏监狱"),
        ("收教", "县教培中心;思想偏激", "县教培中心"),
        ("判刑", "关押地点：奎屯监狱，无期", "奎屯监狱"),
        ("已释放", "喀什监狱，刑期7年", None),
        ("常住", "喀什监狱，刑期7年", None),
        ("在逃", "喀什监狱，刑期7年", None),
        *(
            ("服刑", note, None)
            for note in (
                "其父喀什监狱，刑期7年",
                "喀什监狱，2018年释放",
                "喀什监狱，后转乌苏监狱",
                "喀什监狱，乌苏监狱",
                "原喀什监狱，刑期7年",
                "喀什监狱民警，刑期7年",
                "喀什监狱，丈夫刑期7年",
                "待送喀什监狱，刑期7年",
                "喀什监狱，病故",
            )
        ),
    ],
)
def test_how_a_note_begins(status: str, note: str, place: str | None) -> None:
    assert facility_of({"status": status, "note": note}) == place


def test_how_a_note_begins_moves_nobody() -> None:
    texts = {"status": "服刑", "facility": "乌苏监狱", "note": "喀什监狱，刑期7年"}
    assert facility_of(texts) == "乌苏监狱"
