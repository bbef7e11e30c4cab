"""The police station of a register is an address only where nothing else tells one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    ("headers", "cells", "places"),
    [
        (["户籍地所属派出所", "户籍地址"], ["兰干镇派出所", "疏附县乌帕尔镇3村"], ("疏附县乌帕尔镇3村",)),
        (["户籍地址", "户籍派出所"], ["疏附县乌帕尔镇3村", "兰干镇派出所"], ("疏附县乌帕尔镇3村",)),
        (["户籍地派出所", "县", "乡镇"], ["兰干镇派出所", "疏附县", "乌帕尔镇"], ("疏附县乌帕尔镇",)),
        (["户籍所在地派出所", "现住址"], ["兰干镇派出所", "疏附县吾库萨克镇"], ("疏附县吾库萨克镇",)),
        (["户籍派出所"], ["兰干镇派出所"], ("兰干镇派出所",)),
        (["户籍派出所", "村"], ["兰干镇派出所", "3村"], ("兰干镇派出所", "3村")),
        (["户籍地址", "现住址"], ["疏附县乌帕尔镇3村", "兰干镇派出所"], ("疏附县乌帕尔镇3村 兰干镇派出所",)),
    ],
)
def test_stations(tmp_path: Path, headers: list[str], cells: list[str], places: tuple[str, ...]) -> None:
    rows = [["姓名", "身份证号", *headers], [NAMES[0], number(0), *cells]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.place_texts == places
