"""Who was moved from the prison of the column to another, as a note says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


def _place(folder: Path, told: str, header: str = "服刑监狱", asked: str = "转监情况") -> str | None:
    rows = [[NAMES[i], number(i), "2017.5.16", "12年", "墨玉监狱", told if i == 0 else ""] for i in range(4)]
    read = Read(csv(folder / "a.csv", [["姓名", "身份证号", "刑拘时间", "刑期", header, asked], *rows]))
    assert {s.facility for s in read.statements[1:]} == {"墨玉监狱"}
    return read.statements[0].facility


@pytest.mark.parametrize(
    "told",
    [
        "2018.4调往沙雅监狱", "2018年4月调至沙雅监狱", "2018.4转监至沙雅监狱", "2018年2月由墨玉监狱转至沙雅监狱",
        "调沙雅监狱",
        "2018.4转押沙雅监狱", "2018.1调往和田监狱，2018.4调往沙雅监狱",
    ],
)  # fmt: skip
def test_the_later_place_counts(tmp_path: Path, told: str) -> None:
    assert _place(tmp_path, told) == _place(tmp_path, told, asked="备注") == "沙雅监狱"


@pytest.mark.parametrize(
    "told",
    [
        "拟调往沙雅监狱", "未调往沙雅监狱", "曾调往沙雅监狱", "2018.4调往沙雅监狱，后调回墨玉监狱",
        "2018.1由沙雅监狱转入",
        "其兄2018.4调往沙雅监狱", "2014.4调往沙雅监狱", "由和田监狱转至沙雅监狱", "2017.9由县看守所投送沙雅监狱",
        "待调往沙雅监狱",
        "2018.4调往其他监狱", "2018.4与同案犯调往沙雅监狱",
    ],
)  # fmt: skip
def test_what_tells_no_later_place(tmp_path: Path, told: str) -> None:
    assert _place(tmp_path, told) == _place(tmp_path, told, asked="备注") == "墨玉监狱"


def test_where_they_are_now_goes_before_a_note(tmp_path: Path) -> None:
    assert _place(tmp_path, "2018.4调往沙雅监狱", "现服刑监狱", "备注") == "墨玉监狱"
