"""Places to which people were moved, and places with a name beside words for such places."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.places.toldplaces import told_facility
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("调往图木舒克监狱", "图木舒克监狱"),
        ("转往伊犁监狱", "伊犁监狱"),
        ("移送乌苏监狱", "乌苏监狱"),
        ("已投送新源监狱服刑", "新源监狱"),
        ("由巴楚监狱调往图木舒克监狱", "图木舒克监狱"),
        ("2018年3月转押奎屯监狱", "奎屯监狱"),
        ("调图木舒克监狱", "图木舒克监狱"),
        ("分流至和田监狱", "和田监狱"),
        ("换押疏勒县看守所", "疏勒县看守所"),
    ],
)
def test_moved(text: str, place: str) -> None:
    assert told_facility(text) == place


@pytest.mark.parametrize(
    "text",
    "转看守所|调出伊犁监狱|调离巴楚监狱|从伊犁监狱调回|其父调往伊犁监狱|拟调往伊犁监狱|未投送伊犁监狱|调往其他监狱|调往外省监狱|"
    "曾转往乌苏监狱|调监区|由伊犁监狱转入|建议调往伊犁监狱|调往图木舒克监狱后病亡|待投送乌苏监狱|准备移送伊犁监狱".split(
        "|"
    ),
)
def test_not_moved_there(text: str) -> None:
    assert told_facility(text) is None


def _facilities(path: Path, headers: list[str], *told: list[str]) -> list[tuple[str | None, str | None]]:
    rows = [["姓名", "身份证号", *headers], *([NAMES[i % len(NAMES)], number(i), *row] for i, row in enumerate(told))]
    return [(s.facility, s.status) for s in Read(csv(path / "a.csv", rows)).statements]


def test_a_place_with_its_name_goes_first(tmp_path: Path) -> None:
    found = _facilities(
        tmp_path,
        ["入所时间", "出所原因", "去向"],
        ["2017.1.2", "投送监狱", "伊犁监狱"],
        ["2017.1.2", "投送监狱", "送往乌苏监狱"],
        ["2017.1.2", "转教培", "特克斯县教培中心"],
        ["2017.1.2", "转看守所", "特克斯县看守所"],
        ["2017.1.2", "投送监狱", ""],
        ["2017.1.2", "投送监狱", "其父在伊犁监狱"],
        ["2017.1.2", "2018年3月转看守所", ""],
    )
    places = ["伊犁监狱", "乌苏监狱", "特克斯县教培中心", "特克斯县看守所", "监狱", "监狱", "看守所"]
    assert [place for place, _ in found] == places
    assert [status for _, status in found] == ["sentenced"] * 2 + ["interned"] * 2 + ["sentenced"] * 2 + ["interned"]


def test_a_note_names_it(tmp_path: Path) -> None:
    found = _facilities(
        tmp_path,
        ["羁押地点", "备注"],
        ["监狱", "现在伊犁监狱服刑"],
        ["监狱", "其兄在伊犁监狱"],
        ["监狱", "原在伊犁监狱"],
        ["疏附县看守所", "投送伊犁监狱"],
        ["疏附县看守所", "其兄投送伊犁监狱"],
        ["疏附县看守所", "拟投送伊犁监狱"],
    )
    assert found == [
        ("伊犁监狱", "sentenced"),
        ("监狱", "sentenced"),
        ("监狱", "sentenced"),
        ("伊犁监狱", "sentenced"),
        ("疏附县看守所", "interned"),
        ("疏附县看守所", "interned"),
    ]
