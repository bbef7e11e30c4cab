"""批捕时间 beside 拘留时间 is no day of being taken, where the row does not tell that."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

_DAY = (2017, 2, 7)


def _first(folder: Path, headers: list[str], cells: list[str]) -> tuple[tuple[int, ...] | None, str | None]:
    rows = [["姓名", "身份证号", *headers, "羁押场所"], [NAMES[0], number(0), *cells, "霍城县看守所"]]
    rows += [[NAMES[i], number(i), *["2017.1.8", "2017.2.7"][: len(headers)], "霍城县看守所"] for i in (1, 2, 3)]
    one = Read(csv(folder / "a.csv", rows)).statements[0]
    return (one.detained_on[:3] if one.detained_on else None), one.status


@pytest.mark.parametrize("lost", ["#VALUE!", "######", "2017.2.30", "不详", ""])
@pytest.mark.parametrize("headers", [("拘留时间", "批捕时间"), ("刑拘日期", "批准逮捕日期"), ("入所时间", "批捕日期")])
def test_an_approval_is_not_the_day_asked_for_elsewhere(tmp_path: Path, headers: tuple[str, str], lost: str) -> None:
    assert _first(tmp_path, [*headers], [lost, "2017.2.7"]) == (None, "interned")
    assert _first(tmp_path, [*headers[::-1]], ["2017.2.7", lost]) == (None, "interned")


@pytest.mark.parametrize("lost", ["#VALUE!", "######", "2017.2.30"])
def test_nor_is_the_arrest_where_that_day_is_lost(tmp_path: Path, lost: str) -> None:
    assert _first(tmp_path, ["刑拘时间", "逮捕时间"], [lost, "2017.2.7"]) == (None, "interned")


def test_what_is_told_counts(tmp_path: Path) -> None:
    assert _first(tmp_path, ["拘留时间", "批捕时间"], ["2017.1.8", "2017.2.7"])[0] == (2017, 1, 8)
    assert _first(tmp_path, ["批捕时间"], ["2017.2.7"])[0] == _DAY  # nothing else asks
    assert _first(tmp_path, ["刑拘时间", "逮捕时间"], ["", "2017.2.7"])[0] == _DAY  # arrested at once, perhaps
    assert _first(tmp_path, ["刑拘时间", "入所时间"], ["", "2017.2.7"])[0] == _DAY
    assert _first(tmp_path, ["拘留时间", "批捕时间"], ["2017.1.8", "2017.2.30"])[0] == (2017, 1, 8)
