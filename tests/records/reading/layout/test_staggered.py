"""Tables beside each other that begin in different rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.records.reading.tables import NAMES, Read, number, xlsx

LEFT = ["序号", "姓名", "身份证号", "住址", "结业时间"]
RIGHT = ["序号", "姓名", "身份证号", "住址", "刑拘时间"]
HOME = "疏附县乌帕尔镇3村"


def _sheet(shift: int, between: str = "") -> list[list[Any]]:
    left: list[list[Any]] = [["已结业人员"], LEFT]
    left += [[i + 1, NAMES[i], number(i), HOME, "2018.6.1"] for i in range(3)]
    right: list[list[Any]] = [[] for _ in range(shift)] + [["刑拘在押人员（县看守所）"], RIGHT]
    right += [[i + 1, NAMES[i + 3], number(i + 3), HOME, "2018.10.1"] for i in range(3)]
    rows: list[list[Any]] = [["疏附县人员情况汇总"]]
    for i in range(max(len(left), len(right))):
        one = [*(left[i] if i < len(left) else []), *[""] * 5][:5]
        rows.append([*one, between, *(right[i] if i < len(right) else [])])
    return rows


def test_each_is_read_alone(tmp_path: Path) -> None:
    for shift in (0, 1, 2):
        read = Read(xlsx(tmp_path / f"{shift}.xlsx", _sheet(shift)))
        told = {s.names[0]: (s.row, s.status, s.facility, s.id_numbers[0].text) for s in read.statements}
        assert len(told) == 6
        for i in range(3):
            assert told[NAMES[i]] == (i + 4, "released", None, number(i))
            assert told[NAMES[i + 3]][:2] == (i + 4 + shift, "interned")
            assert told[NAMES[i + 3]][3] == number(i + 3)
            if shift:
                assert told[NAMES[i + 3]][2] == "县看守所"
        assert not read.problems
        assert not {row for row, _ in read.skipped} & {s.row for s in read.statements}


def test_every_row_that_is_no_person_is_told_once(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", _sheet(3)))
    skipped = [e.row for e in read.events if type(e).__name__ == "Skipped"]
    assert len(skipped) == len(set(skipped))
    assert {*skipped, *read.rows} == set(range(1, 10))


def test_a_column_that_is_blank_parts_no_table(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["姓名", "身份证号", "住址", "收押时间", "备注", "户主", "性别", "电话", "刑期"]]
    rows += [[NAMES[i], number(i), HOME, "2017.4.1", "", NAMES[0], "", "", "5年"] for i in range(3)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [(s.names, s.household_head, s.status) for s in read.statements] == [
        ((NAMES[i],), NAMES[0], "sentenced") for i in range(3)
    ]
