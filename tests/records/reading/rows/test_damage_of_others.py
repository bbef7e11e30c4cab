"""Damage in what a row tells of somebody else than its person is told under its own column."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx

HEADER = ["姓名", "身份证号", "收押时间", "家属姓名", "家属身份证号", "家属出生年月"]
_NUMBER = number(1, "19810228")


def _told(tmp_path: Path, one: str, born: str) -> list[tuple[str, str]]:
    rows = [HEADER, [NAMES[0], number(3), "2017.5.3", NAMES[1], one, born]]
    return [(p.code, p.column) for p in Read(xlsx(tmp_path / "a.xlsx", rows)).statements[0].problems]


@pytest.mark.parametrize(
    "one", ["6532222002?128744X", "653222200201?8744X", "65322220020128744?", "653222*******8744X"]
)
def test_a_number_that_nobody_could_read(tmp_path: Path, one: str) -> None:
    assert _told(tmp_path, one, "1981.02") == [("damaged_id", "家属身份证号")]


@pytest.mark.parametrize(("born", "code"), [("1981.02.30", "impossible_date"), ("#REF!", "error_cell")])
def test_a_birth(tmp_path: Path, born: str, code: str) -> None:
    assert _told(tmp_path, _NUMBER, born) == [(code, "家属出生年月")]


@pytest.mark.parametrize(("one", "born"), [(_NUMBER, "1981.02"), ("无", "1981年2月"), ("13899?", "不详"), ("?", "")])
def test_no_damage(tmp_path: Path, one: str, born: str) -> None:
    assert _told(tmp_path, one, born) == []
