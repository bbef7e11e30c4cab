"""取保候审日期: who has such a day went out by it, unless the row tells a custody since."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

TAKEN = ["姓名", "身份证号", "刑拘日期", "批捕日期"]


def read(tmp_path: Path, headers: list[str], cells: list[list[str]]) -> list[str | None]:
    rows = [[*TAKEN, *headers], *([NAMES[i % 6], number(i), *some] for i, some in enumerate(cells))]
    return [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements]


@pytest.mark.parametrize(
    "header",
    [
        "取保候审日期",
        "取保日期",
        "取保时间",
        "监视居住日期",
        "取保候审开始时间",
        "变更为取保候审时间",
        "办案经过/取保候审日期",
    ],
)
def test_a_day_of_bail(tmp_path: Path, header: str) -> None:
    cells = [["2017.2.12", "", "2017.3.10"], ["2017.2.12", "2017.3.1", "2017年3月10日"], ["2017.2.12", "", "2017.2.12"]]
    assert read(tmp_path, [header], cells) == ["other"] * 3


def test_no_bail(tmp_path: Path) -> None:
    cells = [
        ["2017.2.12", "2017.3.10", "2017.3.1", "", ""],  # arrested since
        ["2017.2.12", "", "无", "", ""],
        ["2017.2.12", "", "—", "", ""],
        ["2017.2.12", "", "", "", ""],
        ["2017.2.12", "2017.3.41", "2017.4.1", "", ""],  # whichever day that was
        ["2017.2.12", "", "2017.3.10", "喀什监狱", ""],
        ["2017.2.12", "", "2017.3.10", "", "2017年6月1日收押于疏附县看守所"],
    ]
    told = read(tmp_path, ["取保候审日期", "现羁押地点", "备注"], cells)
    assert told == [*["interned"] * 5, "sentenced", "interned"]
    assert read(tmp_path, ["取保候审日期", "刑期"], [["2017.2.12", "", "2017.3.10", "3年"]]) == ["sentenced"]


@pytest.mark.parametrize("header", ["取保候审期限", "保证人取保日期", "拟取保候审日期", "取保候审解除日期"])
def test_other_headers(tmp_path: Path, header: str) -> None:
    assert read(tmp_path, [header], [["2017.2.12", "", "2017.3.10"]] * 3) == ["interned"] * 3


def test_a_day_of_another_measure(tmp_path: Path) -> None:
    headers = ["变更强制措施日期", "变更后强制措施"]
    cells = [["2017.2.12", "", "2017.3.10", "取保候审"], ["2017.2.12", "", "2017.3.10", "逮捕"]]
    assert read(tmp_path, headers, [*cells, *cells]) == ["other", "interned"] * 2
