"""A status or a note that says where somebody is held now goes before the camp of the column."""

from __future__ import annotations

import pytest

from service.records.reading.places.placeheld import facility_of

_CAMP = {"facility": "疏附县第一教培中心", "detained_on": "20170515"}


@pytest.mark.parametrize("field", ["status", "note"])
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("现押疏附县看守所", "疏附县看守所"),
        ("已移送起诉，现押疏附县看守所", "疏附县看守所"),
        ("已移送起诉，现押县看守所", "县看守所"),
        ("现在和田女子监狱服刑", "和田女子监狱"),
        ("已判刑6年，现在和田女子监狱", "和田女子监狱"),
        ("现羁押于疏附县看守所", "疏附县看守所"),
        ("现羁押于于田县看守所", "于田县看守所"),
        ("现已转押疏附县看守所", "疏附县看守所"),
        ("现在押于县看守所", "县看守所"),
        ("人现在县看守所", "县看守所"),
        ("现关县看守所（因涉嫌盗窃）", "县看守所"),
        ("现押县看守所，拟转阿克苏监狱", "县看守所"),
        ("目前在库尔勒监狱服刑", "库尔勒监狱"),
        ("转至库尔勒监狱服刑", "库尔勒监狱"),
    ],
)
def test_where_somebody_is_now(field: str, text: str, place: str) -> None:
    assert facility_of({**_CAMP, field: text}) == place


@pytest.mark.parametrize("field", ["status", "note"])
@pytest.mark.parametrize(
    "text",
    [
        "拟转看守所",
        "现拟转押县看守所",
        "待转至库尔勒监狱服刑",
        "曾押疏附县看守所",
        "其夫现押疏附县看守所",
        "丈夫被判刑，现在和田女子监狱服刑",
        "朋友被抓，现押县看守所",
        "艾力·买买提被抓，现押县看守所",
        "现不在县看守所",
        "现押县看守所，2018年9月已释放",
        "转至库尔勒监狱服刑，现已刑满释放",
        "现在县看守所工作",
        "现在看守所当协警",
        "据说现在和田监狱",
        "2014年被判刑，现押县看守所",  # three years before they were taken to the camp
        "现在疏附县第一教培中心学习",
    ],
)
def test_what_does_not_say_so(field: str, text: str) -> None:
    assert facility_of({**_CAMP, field: text}) == _CAMP["facility"]


def test_nobody_who_was_let_go_since() -> None:
    note = {"note": "现押疏附县看守所"}
    for told in ({"status": "2018.9.10结业返家"}, {"released_on": "2018.9.10"}, {"died_on": "2018.9.10"}):
        assert facility_of({**_CAMP, **note, **told}) == _CAMP["facility"]
