"""What a title or a sheet says of an end of custody goes before the name of a file of those who were held."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx

HELD = "特克斯县看守所在押人员花名册.xlsx"


def _read(path: Path, title: str, sheet: str, header: str) -> Read:
    rows = [[title], ["序号", "姓名", "身份证号", "罪名", header]]
    rows += [[str(i + 1), NAMES[i], number(i), "盗窃罪", f"2017.11.{3 + i}"] for i in range(4)]
    return Read(xlsx(path, rows, ["A1:E1"], sheet))


@pytest.mark.parametrize(
    ("title", "sheet", "header", "status"),
    [
        ("11月份刑满释放人员", "11月出所", "刑满释放日期", "released"),
        ("人员花名册", "释放人员", "释放日期", "released"),
        ("死亡人员名单", "表一", "时间", "deceased"),
    ],
)
def test_the_title_goes_before_the_file(tmp_path: Path, title: str, sheet: str, header: str, status: str) -> None:
    assert {s.status for s in _read(tmp_path / HELD, title, sheet, header).statements} == {status}


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("11月份即将刑满释放人员", HELD),
        ("下月刑满释放人员", HELD),
        ("预计释放人员", HELD),
        ("在押人员花名册", "释放人员名单.xlsx"),
    ],
)
def test_of_what_is_to_come_nobody_is_free(tmp_path: Path, title: str, file: str) -> None:
    read = _read(tmp_path / file, title, "表一", "刑满释放日期")
    assert "released" not in {s.status for s in read.statements}
    assert {s.released_on for s in read.statements} == {None}
