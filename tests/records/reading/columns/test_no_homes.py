"""Where somebody died is no home; where a family comes from is none beside an address."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, number, xlsx


def _places(folder: Path, headers: list[str], row: list[str]) -> tuple[str, ...]:
    rows = [["姓名", "身份证号", *headers], *([NAMES[i], number(i), *row] for i in range(4))]
    statement = Read(xlsx(folder / "a.xlsx", rows)).statements[0]
    assert statement.counties == ("653121",)
    assert list(statement.cells.values())[2:] == row
    return statement.place_texts


@pytest.mark.parametrize(
    "header", ["死亡地点", "病亡地点", "死亡地", "去世地点", "身故地点", "安葬地点", "死亡地址", "死亡情况/死亡地点"]
)
def test_where_somebody_died(tmp_path: Path, header: str) -> None:
    assert _places(tmp_path, ["死亡日期", header], ["2018.5.1", "墨玉县人民医院"]) == ()


@pytest.mark.parametrize("header", ["死者住址", "死亡人员户籍地址", "死者家庭住址", "死亡人员住址"])
def test_where_the_dead_lived(header: str) -> None:
    assert field_of(header) == "address"


_HOME = "疏附县乌帕尔镇3村"


@pytest.mark.parametrize(
    ("headers", "row", "place"),
    [
        (["籍贯", "家庭住址"], ["新疆喀什", _HOME], _HOME),
        (["家庭住址", "籍贯"], [_HOME, "墨玉县"], _HOME),
        (["籍贯", "户籍地址"], ["墨玉县", _HOME], _HOME),
        (["基本情况/籍贯", "基本情况/现住址"], ["墨玉县", _HOME], _HOME),
        (["籍贯", "户籍所在地", "现住址"], ["墨玉县", _HOME, _HOME], _HOME),
        (["籍贯"], ["疏附县"], "疏附县"),
        (["籍贯", "文化程度"], ["疏附县", "小学"], "疏附县"),
    ],
)
def test_where_a_family_comes_from(tmp_path: Path, headers: list[str], row: list[str], place: str) -> None:
    assert _places(tmp_path, headers, row) == (place,)
