"""离校时间 in a list of those who were let go is the day on which they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from tests.records.reading.tables import NAMES, Read, csv, number

_DAY = PartialDate(2018, 1, 19)


def _read(path: Path, title: str, headers: list[str], cells: list[str]) -> set[tuple[str | None, PartialDate | None]]:
    rows = [[title], ["姓名", "身份证号", *headers]]
    rows += [[NAMES[i], number(i), *cells] for i in range(4)]
    return {(s.status, s.released_on) for s in Read(csv(path / "a.csv", rows)).statements}


@pytest.mark.parametrize(
    "title",
    ["特克斯县解除教培（释放）人员名册", "特克斯县释放人员名册", "特克斯县解除教培人员名册", "特克斯县结业学员名册"],
)
@pytest.mark.parametrize("header", ["离校时间", "出校日期", "离开中心日期", "解教时间"])
def test_the_day_of_leaving_is_that_of_release(tmp_path: Path, title: str, header: str) -> None:
    assert _read(tmp_path, title, [header], ["2018.1.19"]) == {("released", _DAY)}
    places = ["教培中心", header]
    assert _read(tmp_path, title, places, ["特克斯县第一教培中心", "2018.1.19"]) == {("released", _DAY)}


def test_out_of_a_remand_centre(tmp_path: Path) -> None:
    title = "特克斯县看守所释放人员名册"
    assert _read(tmp_path, title, ["罪名", "出所时间"], ["盗窃", "2018.1.19"]) == {("released", _DAY)}


@pytest.mark.parametrize("title", ["特克斯县教培学员名册", "特克斯县教培学员离校名册", "特克斯县转出学员名册"])
def test_in_other_lists_they_only_left(tmp_path: Path, title: str) -> None:
    found = _read(tmp_path, title, ["教培中心", "离校时间"], ["特克斯县第一教培中心", "2018.1.19"])
    assert all((status, day) != ("released", _DAY) and day is None for status, day in found)


def test_what_the_row_says_goes_first(tmp_path: Path) -> None:
    title = "特克斯县释放人员名册"
    found = _read(tmp_path, title, ["教培中心", "离校时间", "现状"], ["特克斯县第一教培中心", "2018.1.19", "在押"])
    assert all(status != "released" and day is None for status, day in found)
    found = _read(tmp_path, title, ["服刑监狱", "离校时间"], ["喀什监狱", "2018.1.19"])
    assert {day for _, day in found} == {None}
